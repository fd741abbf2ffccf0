"""The paragraphs of an article."""

import pytest

from tests.importing.structure.texts import found


def clauses(body: str) -> list[tuple[str, str]]:
    """Number and text of each paragraph of an article with that body."""
    article = found(f"Article 1\n\n{body}\n\nArticle 2\n\nThe end.").articles[0]
    return [(paragraph.number, paragraph.text) for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    "form", ["{n}. {t}", "{n}) {t}", "({n}) {t}", "{n}.{t}", "{n}．{t}", "§ {n} {t}", "1.{n} {t}"]
)
def test_numbered_paragraphs_in_every_form(form: str) -> None:
    """Glued numbers, too."""
    body = "\n".join(form.format(n=n, t="To keep the peace.") for n in (1, 2, 3))
    prefix = "1." if form.startswith("1.{") else ""

    assert [(f"{prefix}{n}", "To keep the peace.") for n in (1, 2, 3)] == clauses(body)


def test_sub_items_stay_in_their_paragraph() -> None:
    """On lines of their own."""
    body = "1. The Parties shall\n\n(a) trade;\n\n(b) keep\n\n(i) peace;\n\n2. They shall rest."

    assert [
        ("1", "The Parties shall\n(a) trade;\n(b) keep\n(i) peace;"),
        ("2", "They shall rest."),
    ] == clauses(body)


def test_what_introduces_numbered_paragraphs_is_the_chapeau() -> None:
    """It has no number of its own."""
    body = "The Parties shall:\n\n1. trade;\n\n2. keep the peace."

    assert [
        ("chapeau", "The Parties shall:"),
        ("1", "trade;"),
        ("2", "keep the peace."),
    ] == clauses(body)


def test_a_number_out_of_turn_is_text() -> None:
    """And one of another form."""
    body = "1. One.\n\n3. Not the third.\n\n(2) Nor the second.\n\n2. Two."

    assert ["1", "2"] == [number for number, _ in clauses(body)]
    assert "One.\n3. Not the third.\n(2) Nor the second." == clauses(body)[0][1]


def test_paragraphs_of_the_text_are_clauses_where_no_number_is() -> None:
    """A sentence that goes on over a colon is one."""
    body = "The Parties keep the peace.\n\nThey shall:\n\ntrade;\n\nand rest.\n\nNobody leaves."

    assert [
        ("", "The Parties keep the peace."),
        ("", "They shall:\ntrade;\nand rest."),
        ("", "Nobody leaves."),
    ] == clauses(body)


def test_numbered_paragraphs_within_a_long_line() -> None:
    """Behind the end of a sentence, in their order."""
    sentence = "The Parties shall consult each other whenever one of them asks for it, as in 2019."
    body = f"1. {sentence} 2. {sentence} 3. {sentence}"

    assert [("1", sentence), ("2", sentence), ("3", sentence)] == clauses(body)


def test_wrapped_lines_are_joined() -> None:
    """With a space; a short line that ends a sentence ends the paragraph."""
    line = "The Parties shall keep the peace and shall trade with each other in all goods and"
    body = "\n".join([*[line] * 6, "services.", *[line] * 6, "rest."])

    assert [
        ("", f"{' '.join([line] * 6)} services."),
        ("", f"{' '.join([line] * 6)} rest."),
    ] == clauses(body)
