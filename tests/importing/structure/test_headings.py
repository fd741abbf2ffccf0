"""What is a heading and what a sentence."""

import pytest

from tests.importing.structure.texts import found, numbers

FRAME = """\
TREATY OF ARCADIA

Article 1

The Parties keep the peace.

Article 2

{}

Article 3

This Treaty enters into force today.
"""
"""A treaty with room for a sentence."""


@pytest.mark.parametrize(
    "sentence",
    [
        "The Parties act as provided in\nArticle 3 of the Charter.",
        "The Parties act as provided in\nArticle 3.",
        "Article 3 of the Charter shall not apply to them.",
        "Article 1, paragraph 2, shall apply.",
        "Article 1 and Article 2 of the Charter shall apply.",
        "Nothing shall impair the rights under paragraph 2 of\nArticle 1\n(as amended).",
        "The text of Article 22 is replaced by this:\n\nArticle 22\n\nNobody shall leave.",
        "Section 3 shall apply.",
        "Articles 3 and 5 shall apply.",
        "They are bound by the\nArticle 3(2) obligation.",
    ],
)
def test_a_cross_reference_is_no_heading(sentence: str) -> None:
    """Wherever a line breaks, and whatever stands around it."""
    assert ["1", "2", "3"] == numbers(FRAME.format(sentence))


def test_a_reference_is_told_from_the_heading_that_follows_it() -> None:
    """Both are the next number, and alone on their lines: one breaks a sentence."""
    text = FRAME.format("The Parties shall consult in the cases of\nArticle 3.")
    article = found(text).articles[1]

    assert ["The Parties shall consult in the cases of Article 3."] == [
        paragraph.text.replace("\n", " ") for paragraph in article.paragraphs
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 1\nOne.\nArticle 1 bis\nTwo.\nArticle 2\nThree.", ["1", "1 bis", "2"]),
        ("ARTICLE 1.1\nOne.\nARTICLE 1.2\nTwo.\nARTICLE 2.1\nThree.", ["1.1", "1.2", "2.1"]),
        ("Article premier\nUn.\nArticle 2\nDeux.", ["1", "2"]),
        ("제1조(목적) 하나.\n제2조 둘.\n제2조의2 셋.", ["1", "2", "2-2"]),
        ("第一条　一。\n第二条　第一条所述各节。\n第三条　三。", ["1", "2", "3"]),
        ("Section 1. One.\nSection 2. Two.", ["1", "2"]),
        ("§ 1\nOne.\n§ 2\nTwo.", ["1", "2"]),
        ("Article 4\nFour.\nArticle 5\nFive.", ["4", "5"]),
        ("Article 1\nOne.\nArticle 3\nThree.", ["1", "3"]),
        ("1 artikla\nYksi.\n2 artikla\nKaksi.", ["1", "2"]),
        ("1. cikk\nEgy.\n2. cikk\nKettő.", ["1", "2"]),
    ],
)
def test_numbers_in_many_forms(text: str, expected: list[str]) -> None:
    """Bare lines, glued titles, gaps, numbers behind or around which the word stands."""
    assert expected == numbers(text)


def test_headings_within_one_long_line() -> None:
    """Raw texts have lost their lines; capitals and the sequence tell, and no reference does."""
    text = (
        "agreement of arcadia the parties, desiring peace, have agreed as follows: ARTICLE 11. for"
        " the purpose of this agreement a river is a river. 2. a lake is no river in the sense of"
        " article 2 ARTICLE 2use of rivers the parties shall use the rivers as provided in article"
        " 3 of the charter and in article 1. ARTICLE 3 - last words this agreement enters into"
        " force when the parties have signed it and have told each other so by way of notes, for"
        " which article 2 shall apply.in witness whereof they have signed it."
    )
    instrument = found(text)

    assert ["1", "2", "3"] == [part.number for part in instrument.articles]
    assert ["1", "2"] == [p.number for p in instrument.articles[0].paragraphs]
    assert ["testimonium"] == [apart.kind for apart in instrument.apart]


def test_every_decision_has_its_reasons() -> None:
    """What was taken for a heading, and what was not."""
    decisions = found(FRAME.format("Article 3 of the Charter shall apply.")).decisions
    refused = [decision for decision in decisions if decision.outcome == "not a heading"]

    assert ["Article 3 of the Charter shall apply."] == [decision.text for decision in refused]
    assert any("the sentence goes on" in reason for reason in refused[0].reasons)
    assert all(decision.reasons for decision in decisions)
