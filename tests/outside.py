"""Programs and libraries that some tests need and a machine may lack.

Where one is missing the test is skipped, and says which. `TREATYCMP_REQUIRE` names those,
separated by commas, whose lack is a failure: `TREATYCMP_REQUIRE=chromium,pdftotext`.
"""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest


def need(program: str) -> str:
    """The path of a program; without it the test ends here."""
    path = shutil.which(program)
    if path is None:
        _miss(program)
    return path or ""


def need_module(name: str) -> ModuleType:
    """A Python library; without it the test ends here."""
    if find_spec(name.partition(".")[0]) is None:
        _miss(name.partition(".")[0])
    return import_module(name)


def _miss(name: str) -> None:
    if name in os.environ.get("TREATYCMP_REQUIRE", "").split(","):
        pytest.fail(f"{name} is not installed, and TREATYCMP_REQUIRE asks for it")
    pytest.skip(f"{name} is not installed")
