"""Obligations -> sentences: what each treaty adds and drops, in words that can be pasted."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from treatycmp.alignment import number_list
from treatycmp.coding import Coded, Part
from treatycmp.model import ClauseRef, Kind, Presence, Treaty
from treatycmp.obligations.side_by_side import (
    Block,
    Located,
    Obligations,
    PartRow,
    PartStep,
    TopicCell,
)
from treatycmp.verdicts import succeed

NOUNS = {
    Part.DUTY: "a duty",
    Part.TRIGGER: "a trigger",
    Part.THRESHOLD: "a threshold",
    Part.ADDRESSEE: "an addressee",
    Part.RECIPROCITY: "reciprocity",
    Part.STRENGTH: "a binding verb",
    Part.TIMING: "a time",
    Part.MEANS: "a means",
    Part.CONDITIONS: "a condition",
    Part.ATOP: "an ATOP obligation",
}
"""What a sentence calls a value of the part."""


class ChangeKind(StrEnum):
    """What a sentence says."""

    ADDS = "adds"
    DROPS = "drops"
    UNDECIDED = "undecided"
    """One treaty states a value, and of the other nothing is known."""
    NO_CLAUSE = "no clause"
    """A topic on which an earlier treaty had a clause and this one has none."""
    NEW_CLAUSE = "new clause"
    """A topic on which this treaty has a clause and the last one had none."""


class Change(NamedTuple):
    """One change of what is owed."""

    topic: str
    heading: str
    """How a table names the topic."""
    part: Part | None
    """None where it is about a clause as a whole, or about several parts."""
    kind: ChangeKind
    before: str
    """The treaty compared with."""
    after: str
    value: str
    """A value of the codebook; empty where it is about a clause as a whole."""
    refs: tuple[ClauseRef, ...]
    """The clauses that state it, or whose clause is meant."""
    sentence: str


class ChangeList(NamedTuple):
    """What changed from treaty to treaty."""

    treaties: tuple[str, ...]
    changes: tuple[Change, ...]
    kinds: tuple[Kind, ...] = ()
    """Whose words the sentences hold."""


def changes(obligations: Obligations, treaties: Sequence[Treaty]) -> ChangeList:
    """Every addition, drop and open question, in the order of topics, treaties and parts."""
    by_id = {treaty.id: treaty for treaty in treaties}
    found = tuple(
        change
        for block in obligations.blocks
        for change in (*_of_clauses(block, by_id), *_of_parts(block, by_id))
    )
    kinds = {
        located.coded.kind
        for block in obligations.blocks
        for row in block.rows
        for cell in row.cells
        for located in cell.values
    }
    return ChangeList(
        treaties=tuple(head.id for head in obligations.treaties),
        changes=found,
        kinds=tuple(kind for kind in Kind if kind in kinds),
    )


def _of_clauses(block: Block, treaties: dict[str, Treaty]) -> Iterator[Change]:
    """Clauses that went and came, between treaties of one succession."""
    for place, cell in enumerate(block.cells):
        line = [
            c for c in block.cells[:place] if succeed(treaties[c.treaty], treaties[cell.treaty])
        ]
        if not line:
            continue
        last, owners = line[-1], [c for c in line if c.presence is Presence.PRESENT]
        topic = block.heading.lower()
        if cell.presence is Presence.ABSENT and last.presence is Presence.PRESENT:
            sources = f" ({', '.join(cell.attested_by)})" if cell.attested_by else ""
            sentence = (
                f"{cell.treaty} has no clause on {topic}{sources};"
                f" {last.treaty} has ({_list(_refs(last))})."
            )
            yield _of_clause(block, ChangeKind.NO_CLAUSE, last, cell, _refs(last), sentence)
        if cell.presence is Presence.PRESENT and last.presence is Presence.ABSENT:
            again = " again" if owners else ""
            sentence = (
                f"{cell.treaty} has a clause on {topic}{again} ({_list(_refs(cell))});"
                f" {last.treaty} has none."
            )
            yield _of_clause(block, ChangeKind.NEW_CLAUSE, last, cell, _refs(cell), sentence)


def _of_clause(
    block: Block,
    kind: ChangeKind,
    before: TopicCell,
    after: TopicCell,
    refs: tuple[ClauseRef, ...],
    sentence: str,
) -> Change:
    return Change(
        topic=block.topic,
        heading=block.heading,
        part=None,
        kind=kind,
        before=before.treaty,
        after=after.treaty,
        value="",
        refs=refs,
        sentence=sentence,
    )


def _of_parts(block: Block, treaties: dict[str, Treaty]) -> Iterator[Change]:
    for place in range(max((len(row.steps) for row in block.rows), default=0)):
        for row in block.rows:
            yield from _of_step(block, row, row.steps[place], treaties)
        yield from _undecided(block, [(row, row.steps[place]) for row in block.rows])


def _of_step(
    block: Block, row: PartRow, step: PartStep, treaties: dict[str, Treaty]
) -> Iterator[Change]:
    before, after = treaties[step.before], treaties[step.after]
    old, new = _values(row, step.before), _values(row, step.after)
    noun = NOUNS[row.part]
    follows = succeed(before, after)
    for value in step.added:
        verb = (
            f"{after.id} adds {noun}" if follows else f"{after.id}, unlike {before.id}, has {noun}"
        )
        sentence = f"{verb}, {_stated(new[value])}.{_caveat(before)}"
        yield _change(block, row, ChangeKind.ADDS, step, value, new[value], sentence)
    for value in step.dropped:
        verb = (
            f"{after.id} drops {noun}"
            if follows
            else f"{after.id}, unlike {before.id}, lacks {noun}"
        )
        sentence = f"{verb}, {_stated(old[value])}.{_caveat(after)}"
        yield _change(block, row, ChangeKind.DROPS, step, value, old[value], sentence)


def _undecided(block: Block, steps: Sequence[tuple[PartRow, PartStep]]) -> Iterator[Change]:
    """One sentence for all that one treaty states and nobody knows of the other."""
    for side in ("after", "before"):
        parts: list[str] = []
        refs: dict[ClauseRef, None] = {}
        for row, step in steps:
            owner = step.after if side == "after" else step.before
            stated = _values(row, owner)
            other = _values(row, step.before if side == "after" else step.after)
            values = [v for v in step.undecided if v in stated and v not in other]
            if values:
                names = ", ".join(stated[value][0].heading for value in values)
                parts.append(f"{row.heading.lower()} ({names})")
                refs |= {found.ref: None for value in values for found in stated[value]}
        if parts:
            _, step = steps[0]
            owner, unseen = (
                (step.after, step.before) if side == "after" else (step.before, step.after)
            )
            yield Change(
                block.topic, block.heading, None, ChangeKind.UNDECIDED, step.before, step.after, "",
                tuple(refs),
                f"Not known: whether {unseen} has what {owner} states of {'; '.join(parts)}.",
            )  # fmt: skip


def _change(
    block: Block,
    row: PartRow,
    kind: ChangeKind,
    step: PartStep,
    value: str,
    located: Sequence[Located],
    sentence: str,
) -> Change:
    return Change(
        topic=block.topic,
        heading=block.heading,
        part=row.part,
        kind=kind,
        before=step.before,
        after=step.after,
        value=value,
        refs=tuple(found.ref for found in located),
        sentence=sentence,
    )


def _values(row: PartRow, treaty: str) -> dict[str, list[Located]]:
    found: dict[str, list[Located]] = {}
    for cell in row.cells:
        for located in cell.values if cell.treaty == treaty else ():
            found.setdefault(located.coded.value, []).append(located)
    return found


def _stated(located: Sequence[Located]) -> str:
    """The value, its words and where they stand."""
    places = "; ".join(
        f"{_words(found.coded)} ({found.ref}{_standing(found)})" for found in located
    )
    heading = located[0].heading
    says_it = all(found.coded.text.casefold() == heading.casefold() for found in located)
    return places if says_it else f"{heading}: {places}"


def _words(coded: Coded) -> str:
    return f"“{coded.text}”" if coded.kind is Kind.QUOTATION else coded.text


def _standing(found: Located) -> str:
    marks = []
    if found.coded.kind is Kind.REPORT:
        marks.append("as reported")
    if found.coded.source:
        marks.append(found.coded.source)
    if found.suggested:
        marks.append("suggested")
    return "".join(f", {mark}" for mark in marks)


def _caveat(treaty: Treaty) -> str:
    """What keeps a drop from being the last word."""
    if not treaty.unread:
        return ""
    verb = "was" if len(treaty.unread) == 1 else "were"
    return f" {number_list(treaty.unread)} of {treaty.id} {verb} not read."


def _refs(cell: TopicCell) -> tuple[ClauseRef, ...]:
    return (*(found.place for found in cell.commitments), *(found.place for found in cell.without))


def _list(refs: Sequence[ClauseRef]) -> str:
    return ", ".join(map(str, refs))
