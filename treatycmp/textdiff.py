"""The words of two texts compared: tokens, edits, moved passages, similarity.

A token is a word or a sign with the white space behind it, so that the tokens
of a text are its characters, every one. Texts are compared in a normalised
form (quotation marks, dashes and spaces of one kind) and printed as they are.
For any two texts, kept, removed and moved-away words rebuild the left one
exactly; kept, added and moved-here words the right one.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein, Opcode

ISLAND_WORDS = 2
"""So few kept words are given up between two changes that have as many words at least: in
"[-by -]{+from +}the [-enemy-]{+State+}" the lone "the" only breaks the reader's eye."""

SLIGHT_WORDS = 4
"""So few are given up there if none of them is weighty ("and of all the")."""

WEIGHTY_LETTERS = 5
"""Shorter words ("the", "with", "any") say little about whether two passages are one.
In East Asian scripts, where a word is a few signs long, every word is weighty."""

MOVE_WORDS = 6
"""The shortest passage that is called moved. Shorter ones recur by chance: "interests of
both peoples and" stands in the preambles of 1961 and 2024, which share little else."""

MOVE_WEIGHTY = 2
"""How many weighty words a moved passage must have."""

_SEED = 5
"""So many tokens in a row that stand once in either text show where a passage went. What
stands more often is a formula, not a move."""

_MATRIX_BITS = 1_600_000_000
"""200 megabytes: two texts of 40,000 words."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a\ufe00-\ufe2f"
)
"""Accents, vowel points and vowel signs: they belong to the letter before them."""
_EAST_ASIAN = "\u2e80"
"""From here on, scripts write a word in a few signs."""
_SAME_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
    | {"‐": "-", "‑": "-", "–": "-", "—": "-", "…": "..."}
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")
)
_PASSAGE_ENDS = frozenset(".;!?。")
_NEUTRAL_WORDS = frozenset({"a", "an", "the", "contracting"})
"""Words whose coming and going leaves a provision as it was."""


class Kept(NamedTuple):
    """A passage that stands in both texts; the two may differ in signs and spaces."""

    before: str
    after: str


class Removed(NamedTuple):
    """A passage of the left text alone."""

    before: str
    after: str = ""


class Added(NamedTuple):
    """A passage of the right text alone."""

    after: str
    before: str = ""


class MovedAway(NamedTuple):
    """A passage of the left text that stands elsewhere in the right one."""

    before: str
    number: int
    """Pairs it with the `MovedHere` of the same number; counted from 1."""
    after: str = ""


class MovedHere(NamedTuple):
    """A passage of the right text that stands elsewhere in the left one."""

    after: str
    number: int
    before: str = ""


Edit = Kept | Removed | Added | MovedAway | MovedHere


class _Text(NamedTuple):
    """A text in three lists of one length."""

    tokens: list[str]
    keys: list[str]
    ends: list[bool]
    """Whether a sentence, an item or a paragraph ends with the token."""


class _Block(NamedTuple):
    """A run of tokens that both texts have, or what one has in place of what the other has."""

    equal: bool
    a: int
    """Left from `a` to `b`, right from `c` to `d`."""
    b: int
    c: int
    d: int


def _token_pattern(letter: str, sign: str) -> re.Pattern[str]:
    word = rf"{letter}+(?:['’‐‑\u00ad-]{letter}+)*"
    return re.compile(rf"(?:{word}|\[(?:\.\.\.|…)\]|\.\.\.|{sign})\s*|\s+")


_LATIN_ALONE = re.compile("[\0-\u02ff\u2000-\u20cf]*")
_LATIN_TOKEN = _token_pattern(r"[^\W_]", r"\S")


@cache
def _any_token() -> re.Pattern[str]:
    """For all other scripts; compiled only where one occurs, as that takes some milliseconds."""
    return _token_pattern(rf"(?:[^\W_{_CJK}][{_MARKS}]*)", rf"[{_CJK}][{_MARKS}]*|\S")


def tokens(text: str) -> list[str]:
    """Words and signs, each with the white space behind it; joined they are `text` again.

    A Chinese or Japanese sign is a token; `...` and `[...]` are one sign.
    """
    if text.isascii() or _LATIN_ALONE.fullmatch(text):
        return _LATIN_TOKEN.findall(text)
    return _any_token().findall(text)


def key(token: str) -> str:
    """The form in which a token is compared: signs of one kind, no white space, NFC."""
    plain = token.rstrip()
    if plain.isascii():
        return plain
    plain = plain.translate(_SAME_SIGNS).rstrip()
    if plain.isascii():
        return plain
    import unicodedata  # a megabyte, not needed for a plain text

    return unicodedata.normalize("NFC", plain)


def words(text: str) -> list[str]:
    """The words of a text for scoring: compared forms, in lower case, without signs."""
    return [plain.casefold() for plain in map(key, tokens(text)) if _is_word(plain)]


def similarity(left: Sequence[str], right: Sequence[str]) -> float:
    """How alike two word lists are, from 0 (no word in common) to 1 (the same).

    Twice the length of the longest common subsequence over the summed lengths
    (normalised Indel similarity, RapidFuzz). It was chosen on the shipped
    treaties: `tests/benchmarks/similarity.py` prints it beside the alternatives.
    """
    return Indel.normalized_similarity(left, right)


def same_words(left: str, right: str) -> bool:
    """Whether two texts are the same but for signs and spaces of another kind."""
    return _compared(left) == _compared(right)


def same_content(left: str, right: str) -> bool:
    """Whether two texts have the same words, in any order.

    Capitals, punctuation, articles and "Contracting" (of Party) do not count.
    """
    return _content(left) == _content(right)


def edits(left: str, right: str) -> tuple[Edit, ...]:
    """What was kept, removed, added and moved between two texts, in reading order."""
    before, after = _text(left), _text(right)
    moves = _moves(before, after)
    still_before, still_after = _without_moved(before, after, moves)
    blocks = _blocks(opcodes(still_before.keys, still_after.keys))
    blocks = _from_sentence_starts(blocks, still_before, still_after)
    blocks = _without_islands(blocks, before, after)
    blocks = _trimmed(blocks, still_before.keys, still_after.keys)
    _hand_over_spaces(blocks, before.tokens, after.tokens)
    return tuple(_edits(blocks, moves, before.tokens, after.tokens))


def opcodes(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Opcode]:
    """How one token sequence becomes the other, with as many tokens kept as can be.

    RapidFuzz's longest common subsequence: where two sentences have changed places, it
    keeps the longer one. Its matrix of a bit a pair of tokens would fill the memory on texts
    as long as books; for these, Levenshtein's, which pairs off different words instead.
    """
    fits = len(left) * len(right) <= _MATRIX_BITS
    return list(LCSseq.opcodes(left, right) if fits else Levenshtein.opcodes(left, right))


def _text(text: str) -> _Text:
    cut = tokens(text)
    keys = [key(token) or " " for token in cut]  # RapidFuzz: an empty string is a null character
    return _Text(cut, keys, list(map(_ends_passage, cut)))


def _compared(text: str) -> list[str]:
    return [plain for plain in map(key, tokens(text)) if plain]


def _content(text: str) -> list[str]:
    return sorted(word for word in words(text) if word not in _NEUTRAL_WORDS)


def _is_word(token: str) -> bool:
    return token[:1].isalnum()


def _is_weighty(token: str) -> bool:
    return len(token) >= WEIGHTY_LETTERS or token >= _EAST_ASIAN


def _word_count(run: Iterable[str]) -> int:
    """How many words a run has; of Chinese and Japanese, two signs count as one."""
    real = list(filter(_is_word, run))
    signs = sum(len(token) == 1 and token >= _EAST_ASIAN for token in real)
    return len(real) - signs + signs // 2


def _ends_passage(token: str) -> bool:
    return token[0] in _PASSAGE_ENDS or "\n" in token


class _Passage(NamedTuple):
    """A run of tokens that stands in both texts."""

    before: int
    after: int
    length: int


def _moves(left: _Text, right: _Text) -> list[_Passage]:
    """Passages of both texts that cannot all be kept where they stand: the shorter ones.

    They are in the order of the right text, and none overlaps another.
    """
    passages = sorted(_disjoint(_common_passages(left, right)))
    reordered = sorted(passages, key=lambda passage: passage.after)
    if passages == reordered:
        return []
    before, after = (
        [passage for passage in order for _ in range(passage.length)]
        for order in (passages, reordered)
    )
    steps = [step for step in opcodes(before, after) if step.tag == "equal"]
    kept = {passage for step in steps for passage in before[step.src_start : step.src_end]}
    return [passage for passage in reordered if passage not in kept]


def _disjoint(passages: Iterable[_Passage]) -> Iterator[_Passage]:
    """Of passages that overlap, the longer one."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for passage in sorted(passages, key=lambda p: (-p.length, p.before)):
        from_left = range(passage.before, passage.before + passage.length)
        from_right = range(passage.after, passage.after + passage.length)
        if taken_left.isdisjoint(from_left) and taken_right.isdisjoint(from_right):
            taken_left.update(from_left)
            taken_right.update(from_right)
            yield passage


def _common_passages(left: _Text, right: _Text) -> Iterator[_Passage]:
    """The passages around common seeds that are worth naming."""
    for run in _runs(left, right):
        passage = _whole_sentences(run, left.ends)
        if _is_worth_naming(left.keys[passage.before : passage.before + passage.length]):
            yield passage


def _is_worth_naming(passage: Sequence[str]) -> bool:
    return _word_count(passage) >= MOVE_WORDS and sum(map(_is_weighty, passage)) >= MOVE_WEIGHTY


class _Run(NamedTuple):
    """A run of tokens, as long as can be, that stands in both texts."""

    start: int
    end: int
    """Places in the left text."""
    offset: int
    """What to add for the places in the right one."""
    first: int
    last: int
    """Where its first and its last seed begin."""


def _runs(left: _Text, right: _Text) -> Iterator[_Run]:
    """The runs around common seeds, each once."""
    for offset, seeds in _common_seeds(left, right).items():
        at = 0
        while at < len(seeds):
            start, end = _extent(seeds[at], offset, left.keys, right.keys)
            behind = bisect_left(seeds, end, at)
            yield _Run(start, end, offset, first=seeds[at], last=seeds[behind - 1])
            at = behind


def _common_seeds(left: _Text, right: _Text) -> dict[int, list[int]]:
    """Where in the left text, within a sentence, seeds of both begin: a list an offset."""
    here, there = _seeds(left.keys), _seeds(right.keys)
    places: dict[int, list[int]] = {}
    for seed, at in here.items():
        if seed in there and True not in left.ends[at : at + _SEED - 1]:
            places.setdefault(there[seed] - at, []).append(at)
    return places


def _seeds(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The passages of `_SEED` tokens that stand in a text just once, with their places."""
    passages = list(zip(*(keys[n:] for n in range(_SEED)), strict=False))
    counts = Counter(passages)
    return {passage: at for at, passage in enumerate(passages) if counts[passage] == 1}


def _extent(at: int, offset: int, left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """From where to where the texts are the same around a seed."""
    start, end = at, at + _SEED
    while start > max(0, -offset) and left[start - 1] == right[start - 1 + offset]:
        start -= 1
    while end < min(len(left), len(right) - offset) and left[end] == right[end + offset]:
        end += 1
    return start, end


def _whole_sentences(run: _Run, ends: Sequence[bool]) -> _Passage:
    """The part of a run from the sentence of its first seed to that of its last.

    Sentences often begin alike ("The Parties shall"): a passage does not take along
    the beginning of the next one.
    """
    start, end = run.first, run.last + _SEED
    while start > run.start and not ends[start - 1]:
        start -= 1
    while end < run.end and not ends[end - 1]:
        end += 1
    return _Passage(start, start + run.offset, end - start)


def _without_moved(left: _Text, right: _Text, moves: Sequence[_Passage]) -> tuple[_Text, _Text]:
    """The texts, with the keys of moved passages made unlike, so that none is kept in part.

    Of two sentences that changed places, each "The Parties shall" would be kept otherwise.
    """
    return (
        _masked(left, [(move.before, move.length) for move in moves], "<moved>"),
        _masked(right, [(move.after, move.length) for move in moves], "<here>"),
    )


def _masked(text: _Text, places: Iterable[tuple[int, int]], mask: str) -> _Text:
    """The text with `mask`, which no token is, for the keys at these places."""
    keys = list(text.keys)
    for start, length in places:
        keys[start : start + length] = [mask] * length
    return text._replace(keys=keys)


def _blocks(steps: Iterable[Opcode]) -> list[_Block]:
    """Equal and changed runs in turn."""
    blocks: list[_Block] = []
    for step in steps:
        equal = step.tag == "equal"
        _append(blocks, _Block(equal, step.src_start, step.src_end, step.dest_start, step.dest_end))
    return blocks


def _append(blocks: list[_Block], block: _Block) -> None:
    """Add a block unless it is empty; one of the same sort as the last becomes one with it."""
    if block.a == block.b and block.c == block.d:
        return
    if blocks and blocks[-1].equal == block.equal:
        blocks[-1] = blocks[-1]._replace(b=block.b, d=block.d)
    else:
        blocks.append(block)


def _from_sentence_starts(blocks: Iterable[_Block], left: _Text, right: _Text) -> list[_Block]:
    """The blocks, with what is merely removed or added shifted to the start of a sentence.

    Sentences often begin alike: "The Parties shall {+meet. The Parties shall +}consult."
    says the same as "{+The Parties shall meet. +}The Parties shall consult."
    """
    nothing = _Block(True, 0, 0, 0, 0)
    end = len(left.keys), len(right.keys)
    padded = [nothing, *blocks, _Block(True, end[0], end[0], end[1], end[1])]
    shifted: list[_Block] = []
    for at in range(1, len(padded) - 1):
        kept, change, following = padded[at - 1 : at + 2]
        by = 0 if change.equal else _shift(kept, change, following, left, right)
        padded[at - 1] = kept._replace(b=kept.b + by, d=kept.d + by)
        padded[at] = _Block(change.equal, *(place + by for place in change[1:]))
        padded[at + 1] = following._replace(a=following.a + by, c=following.c + by)
    for block in padded:
        _append(shifted, block)
    return shifted


def _shift(kept: _Block, change: _Block, following: _Block, left: _Text, right: _Text) -> int:
    """How far to shift a removal or an addition so that it begins where a sentence does."""
    if change.a < change.b and change.c < change.d:
        return 0
    text, start, end = (
        (left, change.a, change.b) if change.a < change.b else (right, change.c, change.d)
    )
    keys = text.keys
    back, ahead = 0, 0
    while back < kept.b - kept.a and keys[start - back - 1] == keys[end - back - 1]:
        back += 1
    while ahead < following.b - following.a and keys[start + ahead] == keys[end + ahead]:
        ahead += 1
    places = range(start - back, start + ahead + 1)
    starts = [place - start for place in places if place == 0 or text.ends[place - 1]]
    return min(starts, key=abs, default=0)


def _without_islands(blocks: Sequence[_Block], left: _Text, right: _Text) -> list[_Block]:
    """The blocks, those changes joined that only a few slight words part."""
    joined: list[_Block] = []
    for at, block in enumerate(blocks):
        if block.equal and 0 < at < len(blocks) - 1:
            island = left.keys[block.a : block.b]
            around = (_size(blocks[at - 1], left, right), _size(blocks[at + 1], left, right))
            block = block._replace(equal=not _is_island(island, min(around)))
        _append(joined, block)
    return joined


def _size(block: _Block, left: _Text, right: _Text) -> int:
    """How many words a change has, on the side where it has more."""
    return max(
        _word_count(left.keys[block.a : block.b]), _word_count(right.keys[block.c : block.d])
    )


def _is_island(run: Sequence[str], around: int) -> bool:
    """Whether a kept run is too slight to stand between changes of `around` words."""
    count = _word_count(run)
    if count > min(around, SLIGHT_WORDS):
        return False
    return count <= ISLAND_WORDS or not any(map(_is_weighty, run))


def _trimmed(blocks: Sequence[_Block], left: Sequence[str], right: Sequence[str]) -> list[_Block]:
    """The blocks, with the words in which a joined change begins or ends alike kept again."""
    trimmed: list[_Block] = []
    for at, (equal, a, b, c, d) in enumerate(blocks):
        start, end = 0, 0
        if not equal and at > 0:
            while start < min(b - a, d - c) and left[a + start] == right[c + start]:
                start += 1
        if not equal and at < len(blocks) - 1:
            while end < min(b - a, d - c) - start and left[b - end - 1] == right[d - end - 1]:
                end += 1
        _append(trimmed, _Block(True, a, a + start, c, c + start))
        _append(trimmed, _Block(equal, a + start, b - end, c + start, d - end))
        _append(trimmed, _Block(True, b - end, b, d - end, d))
    return trimmed


def _hand_over_spaces(blocks: Sequence[_Block], before: list[str], after: list[str]) -> None:
    """Give the space behind kept words to the change that follows, where one text has none.

    "security in the East." against "security." thus reads "security[- in the East-]."
    """
    for kept, change in pairwise(blocks):
        if kept.equal and _ends_in_space(before[kept.b - 1]) != _ends_in_space(after[kept.d - 1]):
            _hand_over(before, kept.b, change.b)
            _hand_over(after, kept.d, change.d)


def _ends_in_space(token: str) -> bool:
    return token[-1].isspace()


def _hand_over(run: list[str], start: int, end: int) -> None:
    """Move the space before `start` behind it, if anything stands between there and `end`."""
    if start < end:
        word = run[start - 1].rstrip()
        run[start] = run[start - 1][len(word) :] + run[start]
        run[start - 1] = word


def _edits(
    blocks: Iterable[_Block],
    moves: Sequence[_Passage],
    before: Sequence[str],
    after: Sequence[str],
) -> Iterator[Edit]:
    away = {move.before: (move.length, number) for number, move in enumerate(moves, 1)}
    here = {move.after: (move.length, number) for number, move in enumerate(moves, 1)}
    for equal, a, b, c, d in blocks:
        if equal:
            yield Kept("".join(before[a:b]), "".join(after[c:d]))
            continue
        for text, number in _pieces(before, a, b, away):
            yield MovedAway(text, number) if number else Removed(text)
        for text, number in _pieces(after, c, d, here):
            yield MovedHere(text, number) if number else Added(text)


def _pieces(
    run: Sequence[str], start: int, end: int, moved: dict[int, tuple[int, int]]
) -> Iterator[tuple[str, int]]:
    """The text of a changed run in pieces: each with the number of its move, or 0."""
    for at in [at for at in range(start, end) if at in moved]:
        length, number = moved[at]
        if start < at:
            yield "".join(run[start:at]), 0
        yield "".join(run[at : at + length]), number
        start = at + length
    if start < end:
        yield "".join(run[start:end]), 0
