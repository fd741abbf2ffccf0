"""What a search found: a row a wording."""

from __future__ import annotations

from collections.abc import Mapping

from treatycmp.concordance import Concordance, Hit
from treatycmp.model import Source
from treatycmp.rendering.citation import listed
from treatycmp.rendering.table import Cell, Column, Line, Mark, Span, Table, plain
from treatycmp.rendering.tables.parts import kinds_notes
from treatycmp.rendering.view import View


def concordance_table(result: Concordance, sources: Mapping[str, Source], view: View) -> Table:
    """The table that `search` prints."""
    return Table(
        title="",
        columns=(Column("Place", weight=1), Column("Wording", weight=1), Column("Words", weight=4)),
        rows=tuple(_row(hit) for hit in result.hits),
        lead=(_summary(result),),
        notes=tuple(kinds_notes((hit.passage for hit in result.hits), sources)),
    )


def _summary(result: Concordance) -> Line:
    wanted = listed([f"“{phrase}”" for phrase in result.phrases])
    if not result.hits:
        return plain(f"{wanted}: not found in {result.searched} wordings.")
    count = sum(hit.times for hit in result.hits)
    times = "once" if count == 1 else f"{count} times"
    return plain(f"{wanted}: {times}, in {len(result.hits)} of {result.searched} wordings.")


def _row(hit: Hit) -> tuple[Cell, ...]:
    passage = hit.passage
    opening, closing = ("“", "”") if passage.kind == "quotation" else ("", "")
    text = tuple(
        Span(" ".join(piece.text.split("\n")), Mark.HIT if piece.hit else Mark.PLAIN, passage.lang)
        for piece in hit.pieces
    )
    return (
        ((Span(str(passage.ref), Mark.LABEL),),),
        (plain(passage.source or str(passage.kind)),),
        ((Span(opening), *text, Span(closing)) if opening else text,),
    )
