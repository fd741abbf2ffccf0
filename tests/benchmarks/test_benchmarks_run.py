"""Every benchmark runs and prints a table; what it measures is not for a test to judge."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("script", "arguments"),
    [
        ("similarity.py", []),
        ("startup.py", ["--runs", "1"]),
        ("startup.py", ["--runs", "1", "--values"]),
        ("words.py", ["--runs", "1"]),
        pytest.param(
            "import_pdf.py",
            ["--pages", "3"],
            marks=pytest.mark.skipif(
                not find_spec("reportlab"), reason="reportlab makes its file (extra 'test')"
            ),
        ),
    ],
)
def test_prints_a_dated_table(script: str, arguments: list[str]) -> None:
    """The date, the machine and the command head a table with a row behind its rule."""
    ran = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = ran.stdout.splitlines()
    heads = [line.split(":")[0] for line in lines if line.startswith("- ")]
    assert heads[:4] == ["- date", "- Python", "- machine", "- command"]
    rules = [at for at, line in enumerate(lines) if line.startswith("| --- |")]
    assert [lines[at + 1].count("|") for at in rules] == [lines[at].count("|") for at in rules]
    assert rules
    assert ran.stderr == ""
