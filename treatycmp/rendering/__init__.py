"""Results -> text: every result becomes one neutral table, every format shows any table.

`FORMATS` is the one registry: the command line takes its choices and file
endings from it. A format's module is loaded when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from treatycmp.errors import UnknownNameError
from treatycmp.rendering.table import Layout, Table
from treatycmp.rendering.view import View

if TYPE_CHECKING:
    from treatycmp.model import Source
    from treatycmp.rendering.results import Result


class Format(NamedTuple):
    """A way to show results."""

    module: str
    """In `treatycmp.rendering.formats`; it has a function `render`."""
    endings: tuple[str, ...]
    """File endings that choose it."""
    about: str


FORMATS: dict[str, Format] = {
    "table": Format("terminal", (), "for reading in a terminal"),
    "markdown": Format("markdown", (".md", ".markdown"), "a GitHub-flavoured table, never wrapped"),
    "csv": Format("csv", (".csv",), "for spreadsheets"),
    "tsv": Format("tsv", (".tsv", ".tab"), "for spreadsheets and shell tools"),
    "json": Format("json", (".json",), "every field, for programs; data/schema/output.json"),
    "html": Format("html", (".html", ".htm"), "a page, or with --fragment a table to paste"),
    "latex": Format("latex", (".tex",), "a document, or with --fragment a longtable to paste"),
}

_TABLES = {
    "Bibliography": "overviews",
    "Boilerplate": "corpus",
    "Built": "corpus",
    "Catalogue": "overviews",
    "Collation": "collation",
    "Comparison": "comparison",
    "Concordance": "concordance",
    "Explanation": "imports",
    "Imports": "imports",
    "Lineage": "corpus",
    "Nearness": "corpus",
    "Novelty": "corpus",
    "Reading": "reading",
    "Reuse": "corpus",
    "Suggestions": "overviews",
    "Treaty": "treaty",
    "Vocabulary": "overviews",
}
"""The module of `treatycmp.rendering.tables` for each type of result."""


def render(
    result: Result,
    name: str = "markdown",
    *,
    sources: tuple[Source, ...] = (),
    view: View | None = None,
    layout: Layout | None = None,
) -> str:
    """The text of a result in the format of that name.

    Args:
        result: what a command produced.
        name: a key of `FORMATS`.
        sources: the sources that the result refers to, for notes and footnotes.
        view: what the table shows beside the texts.
        layout: what the reader's medium asks for.

    Raises:
        UnknownNameError: there is no such format.

    """
    if name not in FORMATS:
        raise UnknownNameError("format", name, FORMATS)
    module = import_module(f"treatycmp.rendering.formats.{FORMATS[name].module}")
    if name == "json":
        text: str = module.render(result, sources)
    else:
        table = to_table(result, sources=sources, view=view)
        text = module.render(table, layout or Layout())
    return text


def to_table(
    result: Result, *, sources: tuple[Source, ...] = (), view: View | None = None
) -> Table:
    """The neutral table of a result; see `render` for the arguments."""
    kind = type(result).__name__
    module = import_module(f"treatycmp.rendering.tables.{_TABLES[kind]}")
    table: Table = getattr(module, f"{kind.lower()}_table")(
        result, {source.key: source for source in sources}, view or View()
    )
    return table


def format_for(path: str) -> str | None:
    """The name of the format that a file's ending chooses, or None."""
    lower = path.lower()
    return next(
        (name for name, form in FORMATS.items() if lower.endswith(form.endings or ("\0",))), None
    )
