"""Alignment -> a comparison: what each treaty says, and what became of it in the next."""

from collections.abc import Mapping
from typing import NamedTuple

from treatycmp.alignment import AlignedRow, Alignment, By
from treatycmp.cells import Cell, cell, with_changes
from treatycmp.model import NotedCell, NotedRow, Notes, Treaty
from treatycmp.passages import WORKING, Head, head
from treatycmp.verdicts import Judge, Step, Verdict


class Row(NamedTuple):
    """One topic, or one article number, through the treaties."""

    key: str
    heading: str
    cells: tuple[Cell, ...]
    steps: tuple[Step, ...]
    """Between each treaty and the next."""
    series: Step | None
    """From the first treaty to the last; None where there are only two."""
    note: str = ""
    """The note of the source asked for."""


class NotesHead(NamedTuple):
    """A published comparison whose notes stand in the last column."""

    source: str
    title: str
    """The table's own title; empty where ours is not that table."""
    column: str
    remark: str


class Comparison(NamedTuple):
    """Treaties compared."""

    by: By
    rendering: str
    treaties: tuple[Head, ...]
    rows: tuple[Row, ...]
    notes: NotesHead | None = None

    def unknown(self) -> tuple[str, ...]:
        """Headings of the rows on which some verdict is unknown."""
        return tuple(
            row.heading
            for row in self.rows
            if any(step.verdict is Verdict.UNKNOWN for step in row.steps)
        )

    def suggested(self) -> tuple[str, ...]:
        """Headings of the rows on which some verdict rests on a suggestion alone."""
        return tuple(row.heading for row in self.rows if any(step.suggested for step in row.steps))

    def differs(self) -> bool:
        """Whether any verdict says that something changed; one that rests on a suggestion cannot.

        Which clauses belong together is then a guess, and what differs may be the guess.
        """
        steps = (step for row in self.rows for step in (*row.steps, *filter(None, (row.series,))))
        undecided = (None, Verdict.SAME, Verdict.UNKNOWN)
        return any(step.verdict not in undecided and not step.suggested for step in steps)


def compare(
    alignment: Alignment,
    *,
    rendering: str = WORKING,
    notes: Notes | None = None,
    words: bool = False,
) -> Comparison:
    """Compare aligned treaties.

    Args:
        alignment: the treaties and their rows.
        rendering: `working`, `quoted`, `all` or a source key: which wording the cells show.
        notes: a published comparison whose headings, notes and absences to show; with
            `rendering` its source, cells quote just the articles that it quotes.
        words: whether to compute the word differences of the wordings shown.

    """
    treaties = {treaty.id: treaty for treaty in alignment.treaties}
    rows = tuple(
        _row(row, alignment.by, treaties, rendering, notes, words) for row in alignment.rows
    )
    headings = dict(notes.treaties) if notes else {}
    return Comparison(
        by=alignment.by,
        rendering=rendering,
        treaties=tuple(head(treaty, headings.get(treaty.id, "")) for treaty in alignment.treaties),
        rows=rows,
        notes=_notes_head(notes, rendering, treaties) if notes else None,
    )


def _notes_head(notes: Notes, rendering: str, treaties: Mapping[str, Treaty]) -> NotesHead:
    same = rendering == notes.source and set(treaties) == {name for name, _ in notes.treaties}
    return NotesHead(
        source=notes.source,
        title=notes.title if same else "",
        column=notes.column,
        remark=notes.remark,
    )


def _row(
    row: AlignedRow,
    by: By,
    treaties: Mapping[str, Treaty],
    rendering: str,
    notes: Notes | None,
    words: bool,
) -> Row:
    noted = next((n for n in notes.rows if n.topic == row.key), None) if notes else None
    as_printed = notes is not None and notes.source == rendering
    cells = [
        cell(
            slot,
            treaties[slot.treaty],
            rendering,
            _noted_cell(noted, slot.treaty),
            as_printed=as_printed,
        )
        for slot in row.slots
    ]
    if words:
        cells = list(with_changes(cells))
    judge = Judge(row, by, treaties)
    return Row(
        key=row.key,
        heading=noted.heading if noted else row.heading,
        cells=tuple(cells),
        steps=tuple(judge.step(i, i + 1) for i in range(len(cells) - 1)),
        series=judge.step(0, len(cells) - 1) if len(cells) > 2 else None,
        note=noted.note if noted else "",
    )


def _noted_cell(row: NotedRow | None, treaty: str) -> NotedCell | None:
    return next((cell for cell in row.cells if cell.treaty == treaty), None) if row else None
