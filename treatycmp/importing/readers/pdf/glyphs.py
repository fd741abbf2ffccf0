"""PDFium -> the rows of each page; as a program, it reads a file from its standard input.

PDFium is written in C++, and a file can be made to let it run for hours, ask for all memory or
fall over. So it works in a process of its own, with limits of time and memory, which writes a
line of JSON for each page.
"""

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

from treatycmp.importing.libraries import library
from treatycmp.importing.limits import Limits
from treatycmp.importing.readers.pdf.layout import SPACE, Glyph, Row, rows

_LINE_ENDS = frozenset((10, 13))
_SPACES = frozenset((9, 32, 160))
_HYPHEN = 2
"""What PDFium gives for a hyphen at the end of a line."""


class RefusedError(Exception):
    """A file that cannot be read, or is beyond a limit; the text is a key of the messages."""


def pages(content: bytes, limits: Limits) -> Iterator[list[Row]]:
    """The rows of each page, in reading order.

    Raises:
        RefusedError: the file cannot be opened, or has too many pages or characters.

    """
    pdfium = library("pypdfium2", "Reading PDF")
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise RefusedError("password" if "assword" in str(error) else "damaged") from error
    try:
        count = len(document)
        if count > limits.pages:
            raise RefusedError("pages")
        if not count:
            raise RefusedError("damaged")
        left = limits.characters
        for index in range(count):
            glyphs = _glyphs(document, index, left)
            left -= len(glyphs)
            yield rows(glyphs)
    finally:
        document.close()


def _glyphs(document: Any, index: int, most: int) -> list[Glyph | None]:
    """The letters of a page, with None where PDFium sees a line end."""
    pdfium = library("pypdfium2", "Reading PDF")
    raw = library("pypdfium2.raw", "Reading PDF")
    try:
        page = document[index]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return []  # a page that is damaged has no text; the reader names it
    try:
        count = text.count_chars()
        if count > most:
            raise RefusedError("characters")
        # Each letter costs: nothing is looked up or made twice in this loop.
        box = raw.FS_RECTF()
        reference, handle = ctypes.byref(box), text.raw
        code_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        found: list[Glyph | None] = []
        for at in range(count):
            code = code_of(handle, at)
            if code in _LINE_ENDS:
                found.append(None)
            elif code in _SPACES:
                found.append(SPACE)
            else:
                box_of(handle, at, reference)
                found.append((_letter(code), box.left, box.bottom, box.right, box.top))
        return found
    finally:
        text.close()
        page.close()


def _letter(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code == 0 or code > sys.maxunicode or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code)


def main() -> None:
    """Read a file from the standard input; limits, as a list of numbers, are the argument."""
    limits = Limits(*json.loads(sys.argv[1]))
    _limit_this_process(limits)
    try:
        for page in pages(sys.stdin.buffer.read(limits.bytes + 1), limits):
            print(json.dumps(page))  # noqa: T201  # the other process reads it
    except RefusedError as refused:
        print(json.dumps(str(refused)))  # noqa: T201
    except MemoryError:
        print(json.dumps("memory"))  # noqa: T201


def _limit_this_process(limits: Limits) -> None:
    """Where the system can: no more memory and processor time than the limits allow."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return


if __name__ == "__main__":
    main()
