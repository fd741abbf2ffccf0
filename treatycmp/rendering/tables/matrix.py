"""A matrix as a table: a row a topic, a column a treaty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from treatycmp.matrix import Matrix, MatrixCell, MatrixRow, change, similarity
from treatycmp.model import Presence, Source
from treatycmp.rendering.table import Cell, Column, Line, Mark, Span, Table, plain
from treatycmp.rendering.view import View
from treatycmp.verdicts import Step

MEASURED = (
    "The number is the similarity of the base texts to those of the treaty before, or, where a"
    " clause was restored, to those it came back from: the words that two texts share in order,"
    " from 0 to 1."
)
PRESENCE = (
    "Absent: a source says so, or every article was read. Unknown: not every article was read,"
    " and nothing is concluded from it."
)
UNSEEN = (
    "Not compared: the wording of one of the two is known from reports only. Such articles are left"
    " out of what is measured."
)


def matrix_table(result: Matrix, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `matrix` shows."""
    columns = [Column("Topic" if result.by == "topic" else "Article", weight=0)]
    columns += [Column(head.name, weight=1) for head in result.treaties]
    if len(result.treaties) > 2:
        columns.append(Column(span_of(result), weight=1))
    return Table(
        title="",
        columns=tuple(columns),
        rows=tuple(map(_row, result.rows)),
        notes=tuple(plain(note, Mark.NOTE) for note in notes(result)),
    )


def span_of(result: Matrix) -> str:
    """The heading over the steps from the first treaty to the last."""
    return f"{result.treaties[0].id} → {result.treaties[-1].id}"


def notes(result: Matrix) -> Iterator[str]:
    """What was measured and what was left out, as far as this matrix needs it."""
    if any(similarity(step) is not None for step in result.steps()):
        yield MEASURED
    if any(cell.presence is not Presence.PRESENT for row in result.rows for cell in row.cells):
        yield PRESENCE
    wordings = [step.wording for step in result.steps() if step.wording is not None]
    if any(wording.similarity is None or wording.partial for wording in wordings):
        yield UNSEEN


def _row(row: MatrixRow) -> tuple[Cell, ...]:
    series = [tuple(_step(row.series))] if row.series is not None else []
    return ((plain(row.heading),), *map(_cell, row.cells), *series)


def _cell(cell: MatrixCell) -> Cell:
    opening = (Span(str(cell.presence), Mark.LABEL),)
    places = ", ".join(cell.places)
    first: Line = (*opening, Span(f": {places}")) if places else opening
    return (first, *_step(cell.step))


def _step(step: Step | None) -> Iterator[Line]:
    said = change(step)
    measured = similarity(step)
    if said:
        yield plain(said if measured is None else f"{said}, {measured:.2f}")
