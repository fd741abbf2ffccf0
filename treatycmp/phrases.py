"""Phrases that data files look for in a text: words, endings left open, a few words between.

A phrase is words with blanks between them. `*` at the end of a word stands for any ending,
`...` for up to `GAP` words. Capitals and signs do not count. This is less than a regular
expression on purpose: a lawyer can write it, and no phrase can take long.
"""

import re
from functools import cache

GAP = 30
"""Words that `...` may stand for: from "armed attack" to "render" in 2024/4 are 24."""

MAX_GAPS = 2
"""More in one phrase are refused: each multiplies the time that a hostile text may take."""


def find(phrase: str, text: str) -> str:
    """The words of `text` that a phrase first matches, as they stand there; or nothing."""
    match = _pattern(phrase).search(text)
    return match[0] if match else ""


def first(phrases: tuple[str, ...], text: str) -> str:
    """The words of `text` that the first phrase with a match has; or nothing."""
    return next(filter(None, (find(phrase, text) for phrase in phrases)), "")


def suggested(phrases: tuple[str, ...], unless: tuple[str, ...], text: str) -> str:
    """The words that the first of `phrases` matches, where none of `unless` matches any."""
    return "" if first(unless, text) else first(phrases, text)


def gaps(phrase: str) -> int:
    """How many `...` a phrase has."""
    return phrase.split().count("...")


def is_phrase(phrase: str) -> bool:
    """Whether a phrase begins and ends in a word and has no more gaps than can be searched."""
    pieces = phrase.split()
    return (
        bool(pieces)
        and "..." not in (pieces[0], pieces[-1])
        and all(piece == "..." or re.search(r"\w", piece) for piece in pieces)
        and gaps(phrase) <= MAX_GAPS
    )


def stands_in(words: str, text: str) -> bool:
    """Whether `words` stand in `text` as they are, not as part of other words.

    White space of any kind counts as one blank; capitals and signs do count.
    """
    wanted = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if re.match(r"\w", words.strip()) else ""
    after = r"(?!\w)" if re.search(r"\w$", words.strip()) else ""
    return bool(wanted) and re.search(f"{before}{wanted}{after}", text) is not None


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    pieces: list[str] = []
    for piece in phrase.split():
        if piece == "...":
            pieces.append(rf"(?:\W+\w+){{0,{GAP}}}?")
        else:
            between = r"\W+" if pieces else ""
            pieces.append(between + _word(piece))
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)", re.IGNORECASE)


def _word(piece: str) -> str:
    letters = r"\W+".join(map(re.escape, re.findall(r"\w+", piece)))
    return letters + (r"\w*" if piece.endswith("*") else "")
