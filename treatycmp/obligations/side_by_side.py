"""Codings -> obligations side by side: a block a topic, a row a part, a cell a treaty.

Each treaty is compared with the nearest earlier one that has a clause on the topic. A value
is called added or dropped only where the other treaty's wording was seen; else it is undecided.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from treatycmp import textdiff
from treatycmp.alignment import Slot, by_topic
from treatycmp.coding import (
    Apparatus,
    Codebook,
    Coded,
    Coding,
    Commitment,
    NoCommitment,
    Part,
    Standing,
)
from treatycmp.model import ClauseRef, Kind, Presence, Topic, Treaty
from treatycmp.obligations.agreement import Agreement, agreements
from treatycmp.passages import Head, head


class Difference(StrEnum):
    """How a part of one treaty stands to that part of an earlier one."""

    SAME = "same"
    """The same values in the same words, or none in both."""
    REWORDED = "same, in other words"
    """The same values, carried by other words of the same hand."""
    SAME_VALUE = "same value"
    """The same values, but the words of one are a report's or another hand's."""
    CHANGED = "different"
    """A value was added or dropped."""
    UNKNOWN = "unknown"
    """The wording of one of them was not seen."""


class Located(NamedTuple):
    """A value in its clause."""

    ref: ClauseRef
    label: str
    """How a table names the clause."""
    heading: str
    """How a table names the value."""
    coded: Coded
    suggested: bool = False


class PartCell(NamedTuple):
    """What the clauses of one treaty on one topic state of one part."""

    treaty: str
    standing: Standing
    values: tuple[Located, ...] = ()
    none: tuple[str, ...] = ()
    """Labels of the clauses that were seen and state none, where of others it is not so."""
    unknown: tuple[str, ...] = ()
    """Labels of the clauses of which it is not known."""


class PartStep(NamedTuple):
    """A part of one treaty against that part of an earlier one."""

    before: str
    after: str
    difference: Difference
    added: tuple[str, ...] = ()
    """Values of the later treaty that the earlier one was seen not to state."""
    dropped: tuple[str, ...] = ()
    """Values of the earlier treaty that the later one's clauses were seen not to state."""
    undecided: tuple[str, ...] = ()
    """Values that one states, and of which nothing is known in the other."""


class PartRow(NamedTuple):
    """One part through the treaties."""

    part: Part
    heading: str
    cells: tuple[PartCell, ...]
    """One a treaty, in their order."""
    steps: tuple[PartStep, ...]
    """One for each treaty with a clause on the topic that has an earlier one to compare with."""


class TopicCell(NamedTuple):
    """The clauses of one treaty on one topic, and what was judged of them."""

    treaty: str
    presence: Presence
    reason: str
    """For an absence or an unknown: one sentence."""
    attested_by: tuple[str, ...]
    commitments: tuple[Commitment, ...] = ()
    without: tuple[NoCommitment, ...] = ()
    uncoded: tuple[str, ...] = ()
    """Labels of the clauses that nobody has judged."""


class Block(NamedTuple):
    """One topic through the treaties, part by part."""

    topic: str
    heading: str
    cells: tuple[TopicCell, ...]
    rows: tuple[PartRow, ...]


class Obligations(NamedTuple):
    """What treaties oblige, side by side."""

    treaties: tuple[Head, ...]
    blocks: tuple[Block, ...]
    agreements: tuple[Agreement, ...] = ()
    """How this coding stands to that of others."""

    def differs(self) -> bool:
        """Whether any part was seen to differ."""
        return any(
            step.difference in (Difference.CHANGED, Difference.REWORDED)
            for block in self.blocks
            for row in block.rows
            for step in row.steps
        )


def oblige(
    treaties: Sequence[Treaty], topics: Iterable[Topic], apparatus: Apparatus
) -> Obligations:
    """The obligations of treaties on topics that at least one of them has a clause on."""
    alignment = by_topic(treaties, topics)
    rows = [row for row in alignment.rows if any(slot.clauses for slot in row.slots)]
    blocks = []
    for row in rows:
        cells = tuple(_topic_cell(slot, apparatus.coding(slot.treaty)) for slot in row.slots)
        parts = tuple(_part_row(part, cells, apparatus.codebook) for part in Part)
        blocks.append(Block(topic=row.key, heading=row.heading, cells=cells, rows=parts))
    return Obligations(
        treaties=tuple(map(head, treaties)),
        blocks=tuple(blocks),
        agreements=tuple(agreements(treaties, apparatus)),
    )


def _topic_cell(slot: Slot, coding: Coding) -> TopicCell:
    refs = {clause.ref for clause in slot.clauses}
    labels = {
        clause.ref: article.label((clause.ref.clause or "",))
        for article in slot.articles
        for clause in article.clauses
    }
    return TopicCell(
        treaty=slot.treaty,
        presence=slot.presence,
        reason=slot.reason,
        attested_by=slot.attested_by,
        commitments=tuple(found for found in coding.commitments if found.ref in refs),
        without=tuple(found for found in coding.none if found.ref in refs),
        uncoded=tuple(labels[c.ref] for c in slot.clauses if c.ref not in coding.judged),
    )


def _part_row(part: Part, topic_cells: Sequence[TopicCell], codebook: Codebook) -> PartRow:
    cells = tuple(_part_cell(part, cell, codebook) for cell in topic_cells)
    return PartRow(
        part=part,
        heading=codebook.part(part).heading,
        cells=cells,
        steps=tuple(_steps(part, cells, topic_cells)),
    )


def _part_cell(part: Part, cell: TopicCell, codebook: Codebook) -> PartCell:
    values = tuple(
        Located(
            ref=commitment.place,
            label=commitment.label,
            heading=codebook.heading(part, coded.value),
            coded=coded,
            suggested=commitment.suggested,
        )
        for commitment in cell.commitments
        for coded in commitment.part(part).values
    )
    known = {
        standing: tuple(c.label for c in cell.commitments if c.part(part).standing is standing)
        for standing in Standing
    }
    unknown = (*known[Standing.UNKNOWN], *cell.uncoded)
    if values:
        return PartCell(cell.treaty, Standing.STATED, values, known[Standing.NONE], unknown)
    if unknown or cell.presence is Presence.UNKNOWN:
        return PartCell(cell.treaty, Standing.UNKNOWN, (), known[Standing.NONE], unknown)
    return PartCell(cell.treaty, Standing.NONE)


def _steps(
    part: Part, cells: Sequence[PartCell], topic_cells: Sequence[TopicCell]
) -> Iterator[PartStep]:
    """Each cell with a clause against the nearest earlier one with a clause."""
    earlier: tuple[PartCell, bool] | None = None
    for cell, topic_cell in zip(cells, topic_cells, strict=True):
        if topic_cell.presence is not Presence.PRESENT:
            continue
        now = (cell, _is_open(topic_cell))
        if earlier is not None:
            yield _step(earlier, now)
        earlier = now


def _is_open(cell: TopicCell) -> bool:
    """Whether a clause may state what nobody has seen or judged."""
    return (
        bool(cell.uncoded)
        or any(not found.seen or found.suggested for found in cell.commitments)
        or any(not found.seen for found in cell.without)
    )


def _step(earlier: tuple[PartCell, bool], later: tuple[PartCell, bool]) -> PartStep:
    (before, before_open), (after, after_open) = earlier, later
    old, new = _by_value(before), _by_value(after)
    gained = tuple(value for value in new if value not in old)
    lost = tuple(value for value in old if value not in new)
    undecided = (*(gained if before_open else ()), *(lost if after_open else ()))
    added = () if before_open else gained
    dropped = () if after_open else lost
    return PartStep(
        before=before.treaty,
        after=after.treaty,
        difference=_difference(before, after, changed=bool(added or dropped), open_=undecided),
        added=added,
        dropped=dropped,
        undecided=undecided,
    )


def _by_value(cell: PartCell) -> dict[str, list[Located]]:
    found: dict[str, list[Located]] = {}
    for located in cell.values:
        found.setdefault(located.coded.value, []).append(located)
    return found


def _difference(
    before: PartCell, after: PartCell, *, changed: bool, open_: Sequence[str]
) -> Difference:
    if changed:
        return Difference.CHANGED
    if open_ or Standing.UNKNOWN in (before.standing, after.standing):
        return Difference.UNKNOWN
    coded = [located.coded for located in (*before.values, *after.values)]
    if any(c.kind is Kind.REPORT for c in coded) or len({c.source for c in coded}) > 1:
        return Difference.SAME_VALUE
    old, new = _by_value(before), _by_value(after)
    same = all(_same_words(old[value], new[value]) for value in old)
    return Difference.SAME if same else Difference.REWORDED


def _same_words(old: Sequence[Located], new: Sequence[Located]) -> bool:
    """Whether each passage of one stands in the other as well, small words apart."""
    pairs = ((old, new), (new, old))
    return all(
        any(textdiff.same_content(found.coded.text, other.coded.text) for other in others)
        for ours, others in pairs
        for found in ours
    )
