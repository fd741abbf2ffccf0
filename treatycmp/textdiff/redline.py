"""Two texts -> the edits between them, in reading order."""

from collections.abc import Iterable, Iterator, Sequence

from treatycmp.textdiff.blocks import (
    Block,
    blocks_of,
    from_sentence_starts,
    hand_over_spaces,
    opcodes,
    trimmed,
    without_islands,
)
from treatycmp.textdiff.changes import Added, Edit, Kept, MovedAway, MovedHere, Removed
from treatycmp.textdiff.cut import Text, cut
from treatycmp.textdiff.moves import Passage, find_moves


def edits(left: str, right: str) -> tuple[Edit, ...]:
    """What was kept, removed, added and moved between two texts, in reading order."""
    before, after = cut(left), cut(right)
    moves = find_moves(before, after)
    still_before, still_after = _without_moved(before, after, moves)
    blocks = blocks_of(opcodes(still_before.keys, still_after.keys))
    blocks = from_sentence_starts(blocks, still_before, still_after)
    blocks = without_islands(blocks, before, after)
    blocks = trimmed(blocks, still_before.keys, still_after.keys)
    hand_over_spaces(blocks, before.tokens, after.tokens)
    return tuple(_edits(blocks, moves, before.tokens, after.tokens))


def _without_moved(left: Text, right: Text, moves: Sequence[Passage]) -> tuple[Text, Text]:
    """The texts, with the keys of moved passages made unlike, so that none is kept in part.

    Of two sentences that changed places, each "The Parties shall" would be kept otherwise.
    """
    return (
        _masked(left, [(move.before, move.length) for move in moves], "<moved>"),
        _masked(right, [(move.after, move.length) for move in moves], "<here>"),
    )


def _masked(text: Text, places: Iterable[tuple[int, int]], mask: str) -> Text:
    """The text with `mask`, which no token is, for the keys at these places."""
    keys = list(text.keys)
    for start, length in places:
        keys[start : start + length] = [mask] * length
    return text._replace(keys=keys)


def _edits(
    blocks: Iterable[Block],
    moves: Sequence[Passage],
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
