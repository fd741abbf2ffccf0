"""Results show themselves in notebooks, without knowing that they do.

Jupyter asks a value for `_repr_html_` and `_repr_markdown_`. Results stand to
the left of rendering and cannot give them: the package's face hands them on
when it hands out the functions that make results. The command line never asks.
"""

import sys
from typing import Any

from treatycmp.rendering import TABLES, render
from treatycmp.rendering.table import Layout

_HOMES = {
    "Bibliography": "overviews",
    "Catalogue": "overviews",
    "Citations": "citations",
    "Collation": "collation",
    "Comparison": "comparison",
    "Concordance": "concordance",
    "Reading": "reading",
    "Suggestions": "topics",
    "Treaty": "model",
    "Vocabulary": "overviews",
}
"""The module of each type of result."""

assert _HOMES.keys() == TABLES.keys()


def attach() -> None:
    """Give the two methods to the types of result that are loaded, each once."""
    for kind, home in _HOMES.items():
        result: Any = getattr(sys.modules.get(f"treatycmp.{home}"), kind, None)
        if result is not None and not hasattr(result, "_repr_html_"):
            result._repr_html_ = _html
            result._repr_markdown_ = _markdown


def _html(result: Any) -> str:
    """A table to stand within a page; sources by their keys, which is all that a result holds."""
    return render(result, "html", layout=Layout(standalone=False))


def _markdown(result: Any) -> str:
    return render(result, "markdown")
