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
    from treatycmp.loading.ignore import ignoring
    from treatycmp.matrices import matrix
    from treatycmp.model import ClauseRef
    from treatycmp.overviews import bibliography, catalogue, vocabulary
    from treatycmp.rendering import render, to_table
    from treatycmp.textdiff import edits, similarity
    from treatycmp.topics import suggest
    from treatycmp.verbs.align import align, explain
    from treatycmp.verbs.cite import cite
    from treatycmp.verbs.commitments import (
        codebook,
        commitment_changes,
        commitments,
        evaluate,
        load_coding,
        suggest_commitments,
    )
    from treatycmp.verbs.corpus import build_corpus, lineage_of, near_clause, novelty_of
    from treatycmp.verbs.diff import diff
    from treatycmp.verbs.names import find
    from treatycmp.verbs.report import report
    from treatycmp.verbs.show import show_article, show_clause, show_topic
    from treatycmp.verbs.similarity import similarities
    from treatycmp.verbs.timeline import timeline

__all__ = [
    "ClauseRef",
    "TreatycmpError",
    "akoma_ntoso",
    "align",
    "bibliography",
    "build_corpus",
    "catalogue",
    "cite",
    "codebook",
    "collate",
    "commitment_changes",
    "commitments",
    "diff",
    "edits",
    "evaluate",
    "explain",
    "find",
    "ignoring",
    "inspect",
    "lineage_of",
    "load",
    "load_coding",
    "matrix",
    "near_clause",
    "novelty_of",
    "render",
    "report",
    "search",
    "show_article",
    "show_clause",
    "show_topic",
    "similarities",
    "similarity",
    "suggest",
    "suggest_commitments",
    "timeline",
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
    "ignoring": "loading.ignore",
    "matrix": "matrices",
    "ClauseRef": "model",
    "render": "rendering",
    "to_table": "rendering",
    "edits": "textdiff",
    "inspect": "lint",
    "similarity": "textdiff",
    "suggest": "topics",
    "cite": "verbs.cite",
    "codebook": "verbs.commitments",
    "commitment_changes": "verbs.commitments",
    "commitments": "verbs.commitments",
    "evaluate": "verbs.commitments",
    "load_coding": "verbs.commitments",
    "suggest_commitments": "verbs.commitments",
    "align": "verbs.align",
    "explain": "verbs.align",
    "build_corpus": "verbs.corpus",
    "lineage_of": "verbs.corpus",
    "near_clause": "verbs.corpus",
    "novelty_of": "verbs.corpus",
    "diff": "verbs.diff",
    "find": "verbs.names",
    "report": "verbs.report",
    "show_article": "verbs.show",
    "show_clause": "verbs.show",
    "show_topic": "verbs.show",
    "timeline": "verbs.timeline",
    "similarities": "verbs.similarity",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"treatycmp.{_HOMES[name]}"), name)
    import_module("treatycmp.notebook").attach()
    return value
