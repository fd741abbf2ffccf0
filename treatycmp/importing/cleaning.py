"""What is done to the characters of every file: controls go, spaces are one, letters composed.

Nothing else: a letter that looks wrong is a doubt (`suspicion`), never mended.
"""

import re
import unicodedata
from collections.abc import Iterator

from treatycmp.importing.lines import Change, Edit, Place
from treatycmp.importing.tracing import Cut, Traced

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]+")
"""C0 controls, line breaks of other systems, and byte order marks within a text."""

_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Those of them that part lines or pages."""

_SPACES = re.compile(r"[^\S\n]+")

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}

_WORD = re.compile(r"\S+")


def without_controls(text: Traced) -> Traced:
    """Control characters go; one that parts lines becomes a line break, unless there is one."""

    def cuts() -> Iterator[Cut]:
        whole = text.text
        for run in _CONTROL.finditer(whole):
            inner = whole[run.start() - 1 : run.start()] not in ("", "\n") and (
                whole[run.end() : run.end() + 1] not in ("", "\n")
            )
            parts = inner and any(mark in _BREAKS for mark in run[0])
            yield Cut(run.start(), run.end(), "\n" if parts else "", Change.CONTROL)

    return text.revised(cuts())


def with_single_spaces(text: Traced) -> Traced:
    """White space within lines becomes one space each; at the ends of lines it goes."""

    def cuts() -> Iterator[Cut]:
        whole = text.text
        for run in _SPACES.finditer(whole):
            at_edge = whole[run.start() - 1 : run.start()] in ("", "\n") or (
                whole[run.end() : run.end() + 1] in ("", "\n")
            )
            if at_edge:
                yield Cut(run.start(), run.end(), "", Change.SPACES)
            elif run[0] != " ":
                yield Cut(run.start(), run.end(), " ", Change.SPACES)

    return text.revised(cuts())


def composed(text: Traced) -> Traced:
    """Letters in the composed form of Unicode (NFC), so that equal words are equal.

    Ligatures of type (`ﬁ`), which PDF files have and NFC leaves, are written as their letters.
    """

    def cuts() -> Iterator[Cut]:
        for word in _WORD.finditer(text.text):
            normal = unicodedata.normalize("NFC", word[0]).translate(_LIGATURES)
            if normal != word[0]:
                yield Cut(word.start(), word.end(), normal, Change.NORMALISED)

    if unicodedata.is_normalized("NFC", text.text) and not _LIGATURE.search(text.text):
        return text
    return text.revised(cuts())


def cleaned(text: Traced) -> Traced:
    """All of it, in order."""
    return composed(with_single_spaces(without_controls(text)))


def cleaned_line(text: str, place: Place) -> tuple[str, tuple[Edit, ...]]:
    """The same for one line of a format whose white space means nothing."""
    traced = cleaned(Traced(text, lambda _: place))
    return traced.text, tuple(traced.edits())
