"""A comparison as a table: a row a topic, a column a treaty, then the verdict or the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from treatycmp.comparison import Comparison, Row
from treatycmp.model import Source
from treatycmp.passages import ALL, QUOTED
from treatycmp.rendering.citation import cite
from treatycmp.rendering.table import Cell, Column, Line, Mark, Span, Table, plain
from treatycmp.rendering.tables.parts import Footnotes, cell_lines, kinds_notes
from treatycmp.rendering.view import View
from treatycmp.verdicts import Step, Verdict, Wording

TEXT_WEIGHT = 3
"""A column of treaty text gets three times the room of a column of verdicts."""


def comparison_table(result: Comparison, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `diff` shows."""
    footnotes = Footnotes(sources, wanted=view.cite)
    verdicts = view.verdict if view.verdict is not None else result.notes is None
    rows = tuple(_row(row, result, footnotes, verdicts) for row in result.rows)
    return Table(
        title=result.notes.title if result.notes else "",
        columns=tuple(_columns(result, verdicts)),
        rows=rows,
        notes=tuple(_notes(result, sources, verdicts)),
        footnotes=footnotes.lines(),
    )


def _columns(result: Comparison, verdicts: bool) -> Iterator[Column]:
    yield Column("Topic" if result.by == "topic" else "Article", weight=0)
    for head in result.treaties:
        yield Column(head.name, weight=TEXT_WEIGHT)
    if result.notes:
        yield Column(result.notes.column, weight=1)
    if verdicts:
        yield Column("Verdict", weight=1)


def _row(row: Row, result: Comparison, footnotes: Footnotes, verdicts: bool) -> tuple[Cell, ...]:
    mixed = result.rendering in (ALL, QUOTED)
    texts = [
        cell_lines(cell, head, footnotes, name_source=mixed)
        for cell, head in zip(row.cells, result.treaties, strict=True)
    ]
    noted = [(plain(row.note),) if row.note else ()] if result.notes else []
    return ((plain(row.heading),), *texts, *noted, *([_verdicts(row)] if verdicts else []))


def _verdicts(row: Row) -> Cell:
    if row.series is None:
        return tuple(line for step in row.steps for line in _verdict(step, named=False))
    lines = [line for step in row.steps for line in _verdict(step, named=True)]
    measured = any(step.wording == row.series.wording for step in row.steps)
    return (*lines, *_verdict(row.series, named=True, again=measured))


def _verdict(step: Step, *, named: bool, again: bool = False) -> Iterator[Line]:
    """The verdict in bold, and beside or under it what it rests on, unless that is said `again`."""
    name = f"{step.before} → {step.after}: " if named else ""
    spans = [Span(name)] if name else []
    spans.append(Span(step.label, Mark.LABEL))
    if step.verdict is Verdict.UNKNOWN:
        spans.append(Span(f" ({step.rule})", Mark.NOTE))
    measured = "" if again else _measured(step)
    if named and measured:
        spans.append(Span(f" ({measured})", Mark.NOTE))
    yield tuple(spans)
    if measured and not named:
        yield plain(measured, Mark.NOTE)


def _measured(step: Step) -> str:
    wording = step.wording
    if wording is None or wording.similarity is None:
        return ""
    if step.verdict is Verdict.RESTORED and wording.verdict is not Verdict.SAME:
        return f"{wording.verdict}, {_likeness(wording)}"
    return _likeness(wording)


def _likeness(wording: Wording) -> str:
    floor = wording.noise_floor
    beside = f"; two wordings of {floor.ref}: {floor.similarity:.2f}" if floor else ""
    return f"similarity {wording.similarity:.2f}{beside}"


def _notes(result: Comparison, sources: Mapping[str, Source], verdicts: bool) -> Iterator[Line]:
    cells = [cell for row in result.rows for cell in row.cells]
    yield from kinds_notes((p for cell in cells for p in cell.passages), sources)
    if result.notes:
        work = cite(result.notes.source, sources)
        yield plain(f"Headings, notes and absences as printed in: {work}.", Mark.NOTE)
    steps = [step for row in result.rows for step in (*row.steps, row.series) if step is not None]
    if verdicts and any(step.wording and step.wording.similarity is not None for step in steps):
        yield plain(_similarity_note(steps), Mark.NOTE)


def _similarity_note(steps: list[Step]) -> str:
    floors = any(step.wording and step.wording.noise_floor for step in steps)
    beside = (
        " Beside it, how alike the two least alike complete wordings of one article are:"
        " so much difference translators alone can make."
        if floors
        else ""
    )
    return (
        "Verdicts compare the base text of each treaty. Similarity: the words that two texts share"
        f" in order, from 0 to 1.{beside}"
    )
