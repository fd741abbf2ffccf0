"""What a corpus answers, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from treatycmp.corpus.build import Built
from treatycmp.corpus.near import Hit, Nearness
from treatycmp.corpus.store import Place
from treatycmp.model import Kind, Source
from treatycmp.rendering.table import Cell, Column, Line, Mark, Span, Table, plain
from treatycmp.rendering.view import View

SHOWN_WORDS = 40
"""So many words of a text are shown in a table; JSON has all."""

SHOWN_SHARED = 8
"""So many of the shared words, the rarest first."""

SHOWN_PLACES = 3
"""So many of the clauses with the same wording are named."""

SHOWN_PROBLEMS = 20


def built_table(result: Built, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus build` prints."""
    counts = (result.treaties, result.clauses, result.wordings)
    parts = (result.read, result.kept, result.removed, len(result.problems))
    what = "Articles" if result.unit == "article" else "Clauses"
    headings = ("Treaties", what, "Different wordings", "Read", "Unchanged", "Removed", "Problems")
    return Table(
        title="",
        columns=(Column("Corpus", weight=1), *(Column(name, weight=0) for name in headings)),
        rows=(
            (
                (plain(result.store, Mark.LABEL),),
                *((plain(f"{count:,}"),) for count in (*counts, *parts)),
            ),
        ),
        notes=tuple(_told(result.problems)),
    )


def nearness_table(result: Nearness, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `corpus near` prints: a row a wording."""
    asked = result.asked or f"“{cut(result.text)}”"
    none = "" if result.hits else " None shares a word with it."
    return Table(
        title="",
        columns=(
            Column("Clause", weight=2),
            Column("Treaty", weight=2),
            Column("Score", weight=0),
            Column("Words shared", weight=0),
            Column("Text", weight=4),
            Column("Rarest words shared", weight=2),
        ),
        rows=tuple(
            _wording_row(list(hits)) for _, hits in groupby(result.hits, key=lambda hit: hit.group)
        ),
        lead=(plain(f"Nearest to {asked} among {result.among:,} different wordings.{none}"),),
        notes=(plain(_MEASURED[result.measure], Mark.NOTE),) if result.hits else (),
    )


_MEASURED = {
    "phrases": "Words shared: of the distinct words in either wording, the share in both (Jaccard);"
    " it decides what is near. Score: the same of stems and pairs of neighbouring stems, with the"
    " opening words weighed again; it decides the order.",
    "words-jaccard": "Score: of the distinct words in either wording, the share in both (Jaccard).",
    "mapping-bits": "Words shared: of the distinct words in either wording, the share in both; it"
    " decides what is near. Score: 1 minus the Jaccard distance over grams of five characters,"
    " as in Mapping BITs; it decides the order.",
}


def _wording_row(hits: Sequence[Hit]) -> tuple[Cell, ...]:
    first = hits[0]
    return (
        tuple(_refs(hits)),
        treaty_cell(first.place),
        (plain(f"{first.score:.2f}"),),
        (plain(f"{first.words_shared:.2f}"),),
        text_cell(first.place, first.text),
        (plain(", ".join(first.shared[:SHOWN_SHARED])),),
    )


def _refs(hits: Sequence[Hit]) -> Iterator[Line]:
    for hit in hits[:SHOWN_PLACES]:
        yield plain(hit.ref, Mark.LABEL)
    if len(hits) > SHOWN_PLACES:
        yield plain(f"and {len(hits) - SHOWN_PLACES} more", Mark.NOTE)
    if hits[0].carriers > 1:
        yield plain(f"{hits[0].carriers} treaties carry this word for word", Mark.NOTE)


def treaty_cell(place: Place) -> Cell:
    """The treaty of a place: title or id, date and parties."""
    lines = [plain(place.title or place.treaty)]
    if place.signed:
        lines.append(plain(f"signed {place.signed}"))
    if place.parties:
        lines.append(plain(", ".join(place.parties)))
    return tuple(lines)


def text_cell(place: Place, text: str) -> Cell:
    """The beginning of a text, with what it is where it is no quotation."""
    quoted = place.kind == Kind.QUOTATION
    shown = f"“{cut(text)}”" if quoted else cut(text)
    heading = (plain(place.heading, Mark.LABEL),) if place.heading else ()
    remark = () if quoted else (Span(" (working rendering)", Mark.NOTE),)
    return (*heading, (Span(shown, Mark.PLAIN, place.lang), *remark))


def cut(text: str, words: int = SHOWN_WORDS) -> str:
    """The first words of a text in one line; an ellipsis where more follow."""
    parts = text.split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


def _told(problems: Sequence[str]) -> Iterator[Line]:
    for problem in problems[:SHOWN_PROBLEMS]:
        yield plain(f"Not read: {problem}", Mark.NOTE)
    if len(problems) > SHOWN_PROBLEMS:
        more = len(problems) - SHOWN_PROBLEMS
        yield plain(f"{more} more: in --format json, or in the store's table `source`.", Mark.NOTE)
