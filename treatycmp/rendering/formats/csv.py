"""Comma-separated values: the header and the rows, for a spreadsheet or another program.

Title, lead, notes and footnotes are left out, and so are the marks of labels,
notes and search hits: a cell holds its words, with a redline's brackets.
"""

from __future__ import annotations

import csv
import io
import re

from treatycmp.rendering.formats.inline import bracketed, tidy, visible
from treatycmp.rendering.table import Cell, Layout, Table

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
"""What a spreadsheet would take for the start of a formula; some read the wide signs too."""


def render(table: Table, layout: Layout) -> str:
    """The table as CSV; the paragraphs of a cell are lines of one quoted field."""
    return separated(table, layout, ",")


def separated(table: Table, layout: Layout, delimiter: str) -> str:
    """The table with `delimiter` between its fields."""
    output = io.StringIO()
    if layout.bom:
        output.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(output, delimiter=delimiter, lineterminator="\n")
    writer.writerow([_inert(visible(column.heading)) for column in table.columns])
    writer.writerows([[_inert(_text(cell)) for cell in row] for row in table.rows])
    return output.getvalue()


def _text(cell: Cell) -> str:
    return "\n".join("".join(map(bracketed, tidy(line))) for line in cell)


def _inert(text: str) -> str:
    """Text that a spreadsheet shows and never runs."""
    return f"'{text}" if _FORMULA.match(text) else text
