"""Throw rubbish at one reader: only a `TreatycmpError` may come out.

    pip install atheris
    python tests/fuzz/fuzz_readers.py READER [CORPUS_DIRECTORY] [-max_total_time=60]

READER is a format of `treatycmp.importing.readers.FORMATS`. What follows are libFuzzer's own
options. Findings become tests in tests/importing. Not run by pytest: it takes as long as it is
given, and its library is no part of the test environment.

PDF is read in this process, without the one of its own that bounds it in earnest; for Word files
the archive is made here, around what the fuzzer gives, so that it reaches the XML.
"""

import io
import sys
import zipfile

import atheris

with atheris.instrument_imports(include=["treatycmp"]):
    from treatycmp.errors import TreatycmpError
    from treatycmp.importing.files import InputFile
    from treatycmp.importing.limits import Limits
    from treatycmp.importing.readers import FORMATS
    from treatycmp.importing.readers.pdf import glyphs, process
    from treatycmp.importing.reading import read_content

LIMITS = Limits(bytes=2**20, unpacked=2**22, pages=20, characters=100_000, seconds=10)
PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml")


def pages_here(file: InputFile) -> list[object]:
    """The pages of a PDF, read in this process."""
    try:
        return list(glyphs.pages(file.content, file.limits))
    except glyphs.RefusedError as refused:
        raise process._refusal(file, str(refused)) from refused


def packed(content: bytes) -> bytes:
    """A Word file whose parts are pieces of the content, parted by NUL."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in zip(PARTS, content.split(b"\0"), strict=False):
            archive.writestr(name, part)
    return stream.getvalue()


def main() -> None:
    """Run the fuzzer on the reader that is named."""
    reader = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if reader not in FORMATS:
        sys.exit(f"usage: fuzz_readers.py {{{','.join(FORMATS)}}} [CORPUS] [libFuzzer options]")
    if reader == "pdf":
        import treatycmp.importing.readers.pdf as pdf

        pdf.pages_of = pages_here  # type: ignore[assignment]

    def target(content: bytes) -> None:
        if reader == "docx" and not content.startswith(b"PK"):
            content = packed(content)
        try:
            read_content("a.x", content, reader, LIMITS)
        except TreatycmpError as error:
            assert "\n" not in str(error), str(error)

    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
