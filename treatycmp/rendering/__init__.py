"""Results -> text: every result becomes one neutral table, every format shows any table.

`FORMATS` is the one registry: the command line takes its choices and file
endings from it. A format's module is loaded when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from treatycmp.errors import OutputError, UnknownNameError
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
    results: tuple[str, ...] = ()
    """The types of results that it can show; empty for all."""


FORMATS: dict[str, Format] = {
    "table": Format("terminal", (), "for reading in a terminal"),
    "markdown": Format("markdown", (".md", ".markdown"), "a GitHub-flavoured table, never wrapped"),
    "csv": Format("csv", (".csv",), "for spreadsheets"),
    "tsv": Format("tsv", (".tsv", ".tab"), "for spreadsheets and shell tools"),
    "json": Format("json", (".json",), "every field, for programs; data/schema/output.json"),
    "html": Format("html", (".html", ".htm"), "a page, or with --fragment a table to paste"),
    "latex": Format("latex", (".tex",), "a document, or with --fragment a longtable to paste"),
    "page": Format("page", (".html", ".htm"), "a page to click through", ("Report",)),
    "svg": Format("svg", (".svg",), "a picture to scale and print", ("Matrix", "Similarity")),
    "png": Format("png", (".png",), "a picture of dots", ("Matrix", "Similarity")),
}

_TABLES = {
    "Bibliography": "overviews",
    "Catalogue": "overviews",
    "Collation": "collation",
    "Comparison": "comparison",
    "Concordance": "concordance",
    "Matrix": "matrix",
    "Reading": "reading",
    "Report": "report",
    "Similarity": "similarity",
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
    """The text of a result in the text format of that name.

    Args:
        result: what a command produced.
        name: a key of `FORMATS`.
        sources: the sources that the result refers to, for notes and footnotes.
        view: what the table shows beside the texts.
        layout: what the reader's medium asks for.

    Raises:
        UnknownNameError: there is no such format.
        OutputError: the format cannot show such a result, or is no text.

    """
    content = produce(result, name, sources=sources, view=view, layout=layout)
    if isinstance(content, bytes):
        raise OutputError(f"The format {name!r} is no text; use `produce`, which gives its bytes.")
    return content


def produce(
    result: Result,
    name: str,
    *,
    sources: tuple[Source, ...] = (),
    view: View | None = None,
    layout: Layout | None = None,
) -> str | bytes:
    """A result in the format of that name: a text, or the bytes of a file that is none.

    See `render` for the arguments and the errors.
    """
    if name not in FORMATS:
        raise UnknownNameError("format", name, FORMATS)
    form = FORMATS[name]
    kind = type(result).__name__
    if form.results and kind not in form.results:
        raise OutputError(_unfit(name, kind))
    module = import_module(f"treatycmp.rendering.formats.{form.module}")
    content: str | bytes
    if name == "json":
        content = module.render(result, sources)
    elif form.results:
        # A format of its own for these results shows more of them than a table has.
        content = module.render(result, sources, view or View())
    else:
        table = to_table(result, sources=sources, view=view)
        content = module.render(table, layout or Layout())
    return content


def _unfit(name: str, kind: str) -> str:
    shown = " or ".join(f"`{result.lower()}`" for result in FORMATS[name].results)
    fit = [other for other, form in FORMATS.items() if not form.results or kind in form.results]
    return f"The format {name!r} shows only a {shown}; choose from {', '.join(fit)}."


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


def format_for(path: str, kind: str = "") -> str | None:
    """The name of the format that a file's ending chooses for a type of result, or None.

    One for just such results comes first, as a page does before a table in HTML.
    """
    lower = path.lower()
    fit = [name for name, form in FORMATS.items() if lower.endswith(form.endings or ("\0",))]
    return max(fit, key=lambda name: kind in FORMATS[name].results, default=None)
