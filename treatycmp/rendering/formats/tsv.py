"""Tab-separated values: as CSV, with tabs between the fields."""

from __future__ import annotations

from treatycmp.rendering.formats.csv import separated
from treatycmp.rendering.table import Layout, Table


def render(table: Table, layout: Layout) -> str:
    """The table as TSV; the paragraphs of a cell are lines of one quoted field."""
    return separated(table, layout, "\t")
