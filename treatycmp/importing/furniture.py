"""The furniture of pages: running heads and feet, page numbers, found because they repeat."""

import re
from collections import Counter
from collections.abc import Sequence

from treatycmp.importing.lines import Change
from treatycmp.importing.paragraphs import begins_with_label

EDGE = 3
"""Lines at the head and at the foot of a page that can be furniture."""

_REPEATED = 3
"""Pages on which a line must stand to be a running head."""

_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,7}")

MARKED_NUMBER = re.compile(
    r"""(?: [-–—]\s{0,3}\d{1,4}\s{0,3}[-–—]      # - 12 -
        | [-–—]\s{0,3}[ivxlc]{1,7}\s{0,3}[-–—]
        | \[\s?[Pp]age\s\d{1,4}\s?\]
        | (?:[Pp]age|PAGE|[Pp]agina|[Pp]ágina|[Ss]eite|[Сс]тр\.|[Сс]траница)\s{1,3}\d{1,4}
            (?:\s?(?:of|de|von|van|sur|из|/)\s?\d{1,4})?
    )""",
    re.VERBOSE,
)
"""What is a page number wherever it stands alone on a line."""

_DIGITS = re.compile(r"\d+")


def furniture(
    pages: Sequence[Sequence[str]], edges: Sequence[tuple[int, int]] | None = None
) -> list[dict[int, Change]]:
    """Which lines of each page are furniture, by their index on it.

    A line is a page number where the lines in its place on other pages count on with the
    pages; a running head where the same words stand at the same edge of three pages, any number
    in them being that of the page. Only the outermost lines are looked at.

    Args:
        pages: the lines of each page, from top to bottom, none of them blank.
        edges: how many lines at the head and at the foot of each page can be furniture;
            None for `EDGE` of each.

    """
    found: list[dict[int, Change]] = [{} for _ in pages]
    edges = edges or [(EDGE, EDGE)] * len(pages)
    _find_marked(pages, found)
    for _ in range(EDGE):  # what stands behind a head that was found is outermost then
        heads = _find_outermost(pages, found, edges, foot=False)
        feet = _find_outermost(pages, found, edges, foot=True)
        if not heads and not feet:
            break
    return found


def _find_marked(pages: Sequence[Sequence[str]], found: list[dict[int, Change]]) -> None:
    for lines, here in zip(pages, found, strict=True):
        for index in (*range(min(EDGE, len(lines))), *range(max(0, len(lines) - EDGE), len(lines))):
            if MARKED_NUMBER.fullmatch(lines[index]):
                here[index] = Change.PAGE_NUMBER


def _find_outermost(
    pages: Sequence[Sequence[str]],
    found: list[dict[int, Change]],
    edges: Sequence[tuple[int, int]],
    *,
    foot: bool,
) -> bool:
    """Find heads (or feet) among the lines that are outermost now; whether there were any."""
    outer: dict[int, int] = {}
    for page, lines in enumerate(pages):
        order = range(len(lines) - 1, -1, -1) if foot else range(len(lines))
        left = [index for index in order if index not in found[page]]
        if left and abs(left[0] - order[0]) < edges[page][foot] and len(left) > 1:
            outer[page] = left[0]
    kinds: Counter[tuple[str, str]] = Counter()
    keys = {page: _keys(pages[page][index], page) for page, index in outer.items()}
    for own in keys.values():
        kinds.update(own)
    more = False
    for page, own in keys.items():
        words = own[0][0] if own else ""
        needed = 2 if words == "#" else _REPEATED
        if any(kinds[key] >= needed for key in own):
            found[page][outer[page]] = Change.PAGE_NUMBER if words == "#" else Change.PAGE_HEAD
            more = True
    return more


def _keys(line: str, page: int) -> list[tuple[str, str]]:
    """What the line has in common with those of its kind on other pages.

    Its words, with `#` for each number, and the numbers; of one at its edge, by how much it
    differs from the page's. But not of a line that begins as an article does: every page can
    begin with the next article.
    """
    if _NUMBER.fullmatch(line):
        return [("#", str(_value(line) - page))]
    words = _DIGITS.sub("#", line)
    numbers = _DIGITS.findall(line)
    if not words.strip("# .-–—"):
        return []
    keys = [(words, " ".join(numbers))]
    if not begins_with_label(line):
        for at in (0, -1):
            if line[at].isdigit() and len(numbers[at]) < 5:
                counted = [*numbers]
                counted[at] = f"{int(numbers[at]) - page:+}"
                keys.append((words, " ".join(counted)))
    return keys


def _value(number: str) -> int:
    """Of a page number, Arabic or Roman."""
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[digit] for digit in number]
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))
