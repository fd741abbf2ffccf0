"""Suggestions: by rules, with their words, for a person to judge."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.factory import treaty as fictional
from tests.obligations.fictional import CODED, TEXT, article, own, write
from treatycmp.coding import Part
from treatycmp.loading import load
from treatycmp.loading.coding import load_coding
from treatycmp.obligations.suggestion import propose, suggested_values
from treatycmp.phrases import stands_in

APPARATUS = load_coding(load([]))


def test_values_come_with_the_words_that_suggested_them(tmp_path: Path) -> None:
    """As they stand in the clause."""
    write(tmp_path, "old", "1901-01-01", article(TEXT))
    data = own(tmp_path, "old")
    (clause,) = propose(data.library.treaties[0], data.apparatus).clauses
    found = {(value.part, value.value): value.words for value in clause.values}
    assert "come to its aid" == found[Part.DUTY, "assist"]
    assert "at once" == found[Part.TIMING, "immediately"]
    assert not clause.judged


def test_what_is_coded_already_is_marked(tmp_path: Path) -> None:
    """It is shown, so that the rules can be judged, but not written."""
    write(tmp_path, "old", "1901-01-01", article(TEXT), f"clauses:\n{CODED}")
    data = own(tmp_path, "old")
    (clause,) = propose(data.library.treaties[0], data.apparatus).clauses
    assert clause.judged


def test_without_a_duty_nothing_is_proposed() -> None:
    """A condition alone is no commitment, and a recital is none."""
    treaty = fictional("old", "preamble : They shall consult each other.", "1 : At once.")
    proposal = propose(treaty, APPARATUS)
    assert () == proposal.clauses
    assert ("Article 1",) == proposal.silent


def test_rules_are_for_one_language() -> None:
    """English rules say nothing of a French text, even where a word is the same."""
    treaty = fictional("old", "1 : They promote assistance at once.", lang="fr")
    assert () == propose(treaty, APPARATUS).clauses


@given(st.lists(st.sampled_from([*TEXT.split(), "threat", "of", "war", "\n", "not"]), max_size=40))
def test_suggested_words_stand_in_the_clause(pieces: list[str]) -> None:
    """So that what is written loads, whatever the text."""
    text = " ".join(pieces)
    treaty = fictional("old", f"1 : {text}")
    (clause,) = treaty.articles[0].clauses
    assert clause.base is not None
    for value in suggested_values(clause, APPARATUS):
        assert stands_in(value.words, clause.base.text)
