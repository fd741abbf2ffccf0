"""Compare treaties clause by clause.

    >>> import treatycmp
    >>> library = treatycmp.load()
    >>> comparison = treatycmp.diff(library, "1961", "2024")
    >>> print(treatycmp.render(comparison, "markdown", sources=library.sources))

Names are loaded when they are used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from treatycmp.collation import collate
    from treatycmp.concordance import search
    from treatycmp.errors import TreatycmpError
    from treatycmp.exporting.akn import akoma_ntoso
    from treatycmp.lint import inspect
    from treatycmp.loading import load
    from treatycmp.model import ClauseRef
    from treatycmp.overviews import bibliography, catalogue, vocabulary
    from treatycmp.rendering import render, to_table
    from treatycmp.textdiff import edits, similarity
    from treatycmp.topics import suggest
    from treatycmp.verbs.diff import diff
    from treatycmp.verbs.names import find
    from treatycmp.verbs.show import show_article, show_clause, show_topic

__all__ = [
    "ClauseRef",
    "TreatycmpError",
    "akoma_ntoso",
    "bibliography",
    "catalogue",
    "collate",
    "diff",
    "edits",
    "find",
    "inspect",
    "load",
    "render",
    "search",
    "show_article",
    "show_clause",
    "show_topic",
    "similarity",
    "suggest",
    "to_table",
    "vocabulary",
]

_HOMES = {
    "akoma_ntoso": "exporting.akn",
    "bibliography": "overviews",
    "catalogue": "overviews",
    "vocabulary": "overviews",
    "collate": "collation",
    "search": "concordance",
    "TreatycmpError": "errors",
    "load": "loading",
    "ClauseRef": "model",
    "render": "rendering",
    "to_table": "rendering",
    "edits": "textdiff",
    "inspect": "lint",
    "similarity": "textdiff",
    "suggest": "topics",
    "diff": "verbs.diff",
    "find": "verbs.names",
    "show_article": "verbs.show",
    "show_clause": "verbs.show",
    "show_topic": "verbs.show",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"treatycmp.{_HOMES[name]}"), name)
