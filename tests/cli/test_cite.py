"""`cite`, and `sources` for reference managers."""

import json
from pathlib import Path

import pytest

from tests.cli.run import run


def test_a_style_gives_lines_to_paste() -> None:
    """One a wording, and under them what the data have not."""
    ran = run("cite 1961/1(2) 2024/4 --style oscola")

    first, second, note = ran.out.strip().split("\n\n")
    assert " 420 UNTS 154 art 1(2), working rendering in English" in first
    assert " art 4, working rendering in English" in second
    assert "*Not in the data of 2024, and left out: the treaty series and its number.*" == note


def test_the_footnote_style_is_that_of_cite() -> None:
    """The words that `--cite` puts under a table."""
    footnote = run("show 2024/4 --cite").out.rsplit("]: ", 1)[1].strip()

    assert footnote in run("cite 2024/4 --style footnote").out


@pytest.mark.parametrize("name", ["bibtex", "csl-json", "ris"])
def test_a_style_that_is_a_format(name: str, tmp_path: Path) -> None:
    """`--style`, `--format` and the ending of the file say the same."""
    ending = {"bibtex": "bib", "csl-json": "csl.json", "ris": "ris"}[name]
    path = tmp_path / f"works.{ending}"
    ran = run(f"cite 2024/4 --style {name}")

    assert 0 == run(f"cite 2024/4 -o {path}").code
    assert ran.out == run(f"cite 2024/4 --format {name}").out == path.read_text(encoding="utf-8")


def test_a_json_file_is_ours() -> None:
    """CSL-JSON has an ending of its own; `.json` stays every field."""
    assert "Citations" == json.loads(run("cite 2024/4 --format json").out)["type"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("cite 2024/4 --style ris --format json", "--style ris is a format of its own"),
        ("cite 2024/99", "There is no article of 2024 '99'"),
        ("cite 1961/6 --rendering kirchner-barney-2024", "There is no rendering"),
        ("cite 2024/9 --rendering quoted", "has no wording of the rendering 'quoted'"),
        ("diff 1961 2024 --format ris", "Invalid value for '--format'"),
        ("diff 1961 2024 -o x.bib", "bibtex is for bibliography or citations"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(command: str, sentence: str) -> None:
    """Exit 2 and nothing else."""
    ran = run(command)
    assert (2, "") == (ran.code, ran.out)
    assert sentence in ran.err
