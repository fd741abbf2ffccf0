"""PNG: a picture of dots, for programs that take no other."""

from __future__ import annotations

from treatycmp.model import Source
from treatycmp.rendering.pictures import Pictured, picture


def render(result: Pictured, sources: tuple[Source, ...], provenance: str = "") -> bytes:
    """The picture of a matrix, of similarities or of novelty as PNG."""
    return picture(result).save("png", provenance)
