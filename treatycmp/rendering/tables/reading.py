"""The texts of one article, topic or reference: a row a treaty."""

from __future__ import annotations

from collections.abc import Mapping

from treatycmp.model import Source
from treatycmp.passages import ALL, QUOTED
from treatycmp.reading import Reading
from treatycmp.rendering.table import Column, Table, plain
from treatycmp.rendering.tables.parts import Footnotes, cell_lines, kinds_notes
from treatycmp.rendering.view import View


def reading_table(result: Reading, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `show article`, `show topic` and `show REF` print."""
    footnotes = Footnotes(sources, wanted=view.cite)
    mixed = result.rendering in (ALL, QUOTED)
    rows = tuple(
        ((plain(head.name),), cell_lines(cell, head, footnotes, name_source=mixed))
        for cell, head in zip(result.cells, result.treaties, strict=True)
    )
    return Table(
        title=result.subject,
        columns=(Column("Treaty", weight=1), Column("Text", weight=3)),
        rows=rows,
        notes=tuple(kinds_notes((p for c in result.cells for p in c.passages), sources)),
        footnotes=footnotes.lines(),
    )
