"""Programs that are not Python's: a test that needs a missing one is skipped and names it."""

import shutil
import subprocess
from pathlib import Path

import pytest


def need(*names: str) -> str:
    """The path of the first of these programs that is installed; else the test is skipped."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{' or '.join(names)} is not installed")
    return found


def pdf_text(path: Path) -> str:
    """The words of a PDF, laid out as on its pages; a form feed ends each page."""
    command = [need("pdftotext"), "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def has_font(name: str) -> bool:
    """Whether a font of that name is installed."""
    if shutil.which("fc-list") is None:
        return False
    found = subprocess.run(["fc-list", name], capture_output=True, check=True).stdout
    return bool(found.strip())
