"""CSV and TSV, read back by the standard library."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rendering.nasty import NASTY, seen, tables
from treatycmp.rendering.formats import csv as csv_format
from treatycmp.rendering.formats import tsv as tsv_format
from treatycmp.rendering.table import Column, Layout, Mark, Span, Table, plain

RENDERERS = pytest.mark.parametrize(
    ("render", "delimiter"),
    [(csv_format.render, ","), (tsv_format.render, "\t")],
    ids=["csv", "tsv"],
)
FORMULA_SIGNS = tuple("=+-@＝＋－＠")


def read(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def field(text: str) -> str:
    """How a spreadsheet is to be given a text."""
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) else text


def fields(table: Table) -> list[list[str]]:
    headings = [field(seen(plain(column.heading))) for column in table.columns]
    return [headings, *([field("\n".join(map(seen, c))) for c in row] for row in table.rows)]


@RENDERERS
def test_nasty_table_reads_back(render, delimiter):
    """Header and rows come back with every word, and nothing else does."""
    assert read(render(NASTY, Layout()), delimiter) == fields(NASTY)


@settings(max_examples=50)  # tables are big
@given(tables(), st.booleans())
def test_any_table_reads_back(table: Table, tabs: bool):
    """Whatever the words, a reader gets the same cells, and a spreadsheet none to run."""
    render, delimiter = (tsv_format.render, "\t") if tabs else (csv_format.render, ",")

    found = read(render(table, Layout()), delimiter)

    assert found == fields(table)
    assert not any(cell.lstrip().startswith(FORMULA_SIGNS) for row in found for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " \r=1", "＝1"])
def test_formulas_are_text(text):
    """An apostrophe keeps a spreadsheet from running a cell."""
    output = csv_format.render(Table("", (Column("A"),), (((plain(text),),),)), Layout())

    assert output.splitlines()[1].startswith("'")


def test_fields_and_lines():
    """Lines end with one line feed; a cell of several paragraphs is quoted; calls are left out."""
    call = Span("", Mark.FOOTNOTE, number=1)
    table = Table(
        title="Title",
        columns=(Column("Topic"), Column("1961")),
        rows=(((plain("Help", Mark.LABEL),), ((Span("aid"), call), plain("more", Mark.REMOVED))),),
        lead=(plain("Lead."),),
        notes=(plain("Note."),),
        footnotes=(plain("Source."),),
    )

    assert csv_format.render(table, Layout()) == 'Topic,1961\nHelp,"aid\n[-more-]"\n'
    assert tsv_format.render(table, Layout()) == 'Topic\t1961\nHelp\t"aid\n[-more-]"\n'


@RENDERERS
def test_byte_order_mark(render, delimiter):
    """The mark stands first where it is asked for, and nowhere else."""
    with_mark = render(NASTY, Layout(bom=True))

    assert with_mark == "\ufeff" + render(NASTY, Layout())
    assert with_mark.encode().startswith(b"\xef\xbb\xbf")
