"""What the tests of loading share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from treatycmp.loading import canonical, tree

Write = Callable[[dict[str, str]], str]
"""Writes texts by file name into a new directory and names it."""


@pytest.fixture
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """A function that makes a data directory."""

    def write(files: dict[str, str]) -> str:
        directory = tmp_path_factory.mktemp("data")
        for name, text in files.items():
            _write(directory / name, text)
        return os.fspath(directory)

    return write


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


PARSERS = {"C": "C", "Python": ""}
"""PyYAML has two parsers; the second is used where there is no wheel with the first."""


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs the test with each of the parsers; the name of the one that is in use."""
    prefix = PARSERS[request.param]
    for module in (tree, canonical):
        monkeypatch.setattr(module, "_Loader", getattr(yaml, f"{prefix}SafeLoader"))
    return str(request.param)
