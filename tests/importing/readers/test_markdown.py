"""Markdown."""

import unicodedata

import pytest
from hypothesis import given, settings

from tests.importing.texts import texts
from treatycmp.errors import UnreadableFileError
from treatycmp.importing.account import balance
from treatycmp.importing.decoding import decode
from treatycmp.importing.lines import Document, Line, Place, Role
from treatycmp.importing.reading import read_content


def document_of(text: str) -> Document:
    """The text as a Markdown file, read."""
    return read_content("a.md", text.encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Article 1** The *Parties* agree", "Article 1 The Parties agree"),
        ("***both***, __bold__ and _it_", "both, bold and it"),
        ("snake_case, 5 * 3 * 2 and Parties* of", "snake_case, 5 * 3 * 2 and Parties* of"),
        ("the [Charter](../../a.html) of", "the Charter of"),
        ("**[the Charter](http://a.b/c_(d))**", "the Charter"),
        ("paragraph [1](a) and Treaty[1]", "paragraph [1](a) and Treaty[1]"),
        ("31\\. The \\*Party\\*", "31. The *Party*"),
        ("a &amp; b&nbsp;c &lt;d&gt; &x;", "a & b c <d> &x;"),
        ("<sup>1</sup> <meta charset='utf-8' /> <i>a</i>", "1 a"),
        ("*  A. ARCADE  *", "A. ARCADE"),
        ("* a point", "a point"),
        ("- a point", "- a point"),
        ("> quoted", "quoted"),
        ("see <http://a.b/c>.", "see http://a.b/c."),
        ("a <!-- not shown --> b", "a b"),
        ("a <!-- shown", "a <!-- shown"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("`code`", "code"),
    ],
)
def test_marks_go(text: str, expected: str) -> None:
    """And only what is a mark."""
    document = document_of(text)
    assert [expected] == [line.text for line in document.lines]
    assert "" == balance(text, document)


def test_headings_are_known() -> None:
    """With or without a space, with hashes behind, or underlined."""
    text = "###Article 1 \n# Title #\n\nPart\n====\n\n#5 of it\n\nText\n\n---\n"
    headings = [
        Line("Article 1", Place(1), Role.HEADING, 3),
        Line("Title", Place(2), Role.HEADING, 1),
        Line("Part", Place(4), Role.HEADING, 1),
    ]
    document = document_of(text)
    assert headings == [line for line in document.lines if line.role is Role.HEADING]
    assert "" == balance(text, document)


def test_front_matter_is_taken() -> None:
    """Its title and language; all of it is listed."""
    text = "---\ntitle: 'The King''s Treaty'\nlang: en\n---\n\nArticle 1\n"
    document = document_of(text)
    assert ("The King's Treaty", "en") == (document.title, document.lang)
    assert Line("Article 1", Place(6)) == document.lines[1]
    assert "" == balance(text, document)


def test_footnotes_are_set_apart() -> None:
    """The mark in the text goes with them."""
    text = "The Parties[^1] agree.\n\n[^1]: Arcadia and Boria.\n"
    document = document_of(text)
    assert "The Parties agree." == document.lines[0].text
    assert (Line("Arcadia and Boria.", Place(3)),) == document.footnotes


@settings(max_examples=300)
@given(texts)
def test_nothing_is_lost(text: str) -> None:
    """The lines are the file's characters, less and with what is listed; all are composed."""
    content = text.encode()
    try:
        document = read_content("a.md", content, "markdown")
    except UnreadableFileError:
        return
    assert "" == balance(decode(content, "a.md").text, document)
    for line in document.lines:
        assert line.text == " ".join(line.text.split())
        assert unicodedata.is_normalized("NFC", line.text)
