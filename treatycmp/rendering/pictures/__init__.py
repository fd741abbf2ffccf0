"""Pictures of results: heat maps that say what was measured and what was left out.

Matplotlib draws them, an extra of 60 megabytes that no other format needs.
The same result gives the same bytes: no date, no random names.
"""

from __future__ import annotations

from typing import TypeAlias

from treatycmp.errors import MissingExtraError
from treatycmp.matrices import Matrix
from treatycmp.measures import Similarity

Pictured: TypeAlias = Matrix | Similarity


def picture(result: Pictured, kind: str) -> bytes:
    """The picture of a result as `svg` or `png`.

    Raises:
        MissingExtraError: Matplotlib is not installed.
    """
    try:
        from treatycmp.rendering.pictures import canvas
    except ModuleNotFoundError as error:
        raise MissingExtraError("Pictures", "pictures") from error
    sheet: canvas.Canvas
    if isinstance(result, Matrix):
        from treatycmp.rendering.pictures.matrix import draw_matrix

        sheet = draw_matrix(result)
    else:
        from treatycmp.rendering.pictures.similarity import draw_similarity

        sheet = draw_similarity(result)
    return sheet.save(kind)
