"""The registry of formats."""

import re
from pathlib import Path

import pytest

from treatycmp import rendering
from treatycmp.rendering import FORMATS, TABLES, format_for, formats_for

SOURCE = Path(rendering.__file__).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "binary"), [("Text", False), ("Binary", True)])
def test_the_types_name_every_format(name: str, binary: bool) -> None:
    """A checker is told which formats give text and which bytes."""
    (literal,) = re.findall(rf"{name}: TypeAlias = Literal\[(.*?)\]", SOURCE, re.DOTALL)

    expected = [format_ for format_, form in FORMATS.items() if form.binary is binary]
    assert expected == re.findall(r'"(.*?)"', literal)


def test_formats_name_results_that_there_are() -> None:
    """One that shows some types of result only names them as the registry of tables does."""
    named = {kind for form in FORMATS.values() for kind in form.results}
    assert named <= TABLES.keys()


def test_formats_for_a_result() -> None:
    """Those for all results, and its own; for several types, what shows all of them."""
    everywhere = [name for name, form in FORMATS.items() if not form.results]

    assert everywhere == formats_for() == formats_for("Comparison", "Bibliography")
    assert set(formats_for("Citations", "Bibliography")) - set(everywhere) == {
        "bibtex",
        "csl-json",
        "ris",
    }


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.json", "json"), ("a.CSL.json", "csl-json"), ("a.bib", "bibtex"), ("a.txt", None)],
)
def test_the_longest_ending_chooses(path: str, name: str | None) -> None:
    """`works.csl.json` is not every field of the result."""
    assert name == format_for(path)
