"""The inverted index in memory: for a program that asks many questions of one store.

One question is answered by DuckDB from the file before this could be loaded; of many, each takes a
tenth of the time here. Both give the same wordings in the same order.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from treatycmp.importing.libraries import library

if TYPE_CHECKING:
    from treatycmp.corpus.store import Store


class Index:
    """Which wordings have a word, as arrays of NumPy."""

    def __init__(self, store: "Store") -> None:
        self._numpy = library("numpy", "Many questions to a corpus", "corpus")

        counts = store.column("SELECT frequency FROM feature ORDER BY feature")
        self._ends = self._numpy.concatenate(([0], self._numpy.cumsum(counts)))
        self._postings = store.column(
            "SELECT wording - 1 AS at FROM posting ORDER BY feature, wording"
        )
        self._sizes = store.column("SELECT size FROM wording ORDER BY wording")

    def nearest(
        self, features: Sequence[int], size: int, k: int, among: Sequence[int] | None
    ) -> list[tuple[int, float, tuple[int, ...]]]:
        """The k wordings with the greatest Jaccard, each with its score and the shared features.

        Args:
            features: the words asked for that the store has, the rarest first.
            size: how many distinct words are asked for.
            k: how many wordings; ties go by their numbers.
            among: the numbers of the wordings that may be found; None for all.
        """
        numpy = self._numpy
        if not features:
            return []
        lists = [self._postings[self._ends[f - 1] : self._ends[f]] for f in features]
        shared = numpy.bincount(numpy.concatenate(lists), minlength=len(self._sizes))
        if among is not None:
            allowed = numpy.zeros(len(shared), dtype=bool)
            allowed[numpy.asarray(among, dtype=int) - 1] = True
            shared = numpy.where(allowed, shared, 0)
        scores = shared / (self._sizes + size - shared)
        least = numpy.partition(scores, -k)[-k] if k < len(scores) else 0.0
        best = numpy.flatnonzero((scores >= least) & (shared > 0))
        best = best[numpy.lexsort((best, -scores[best]))][:k]
        best_list, words = best.tolist(), self._words(features, lists, best)
        return [
            (at + 1, score, shared_words)
            for at, score, shared_words in zip(best_list, scores[best].tolist(), words, strict=True)
        ]

    def _words(
        self, features: Sequence[int], lists: Sequence[Any], best: Any
    ) -> list[tuple[int, ...]]:
        """Those of the features that each of these wordings has."""
        found: list[list[int]] = [[] for _ in best]
        for feature, postings in zip(features, lists, strict=True):
            places = postings.searchsorted(best)
            places[places == len(postings)] = 0
            for which in self._numpy.flatnonzero(postings[places] == best).tolist():
                found[which].append(feature)
        return [tuple(features) for features in found]
