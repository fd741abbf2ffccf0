"""SVG: a picture to scale and print, its letters drawn as outlines."""

from __future__ import annotations

from treatycmp.model import Source
from treatycmp.rendering.pictures import Pictured, picture


def render(result: Pictured, sources: tuple[Source, ...], provenance: str = "") -> str:
    """The picture of a matrix, of similarities or of novelty as SVG."""
    return picture(result).save("svg", provenance).decode("utf-8")
