"""JSON."""

import json
from typing import Any

import pytest

from treatycmp.errors import UnreadableFileError
from treatycmp.importing.lines import Change, Document, Role
from treatycmp.importing.reading import read, read_content


def document_of(value: Any, **options: Any) -> Document:
    """The value as a file, read."""
    content = json.dumps(value, ensure_ascii=False, indent=1).encode()
    return read_content("a.json", content, **options)


def shown(document: Document) -> list[tuple[str, ...]]:
    """The lines: role, number, heading, text and language, those that there are."""
    return [
        tuple(filter(None, (line.role.value, line.number, line.heading, line.text, line.lang)))
        for line in document.lines
    ]


ARTICLES = [
    {"number": "1", "heading": "Aims", "text": "They agree."},
    {"number": 2, "text": ["They consult.", {"num": "(a)", "text": "at once;"}]},
]
LINES = [
    ("article", "1", "Aims"),
    ("text", "They agree."),
    ("article", "2"),
    ("text", "They consult."),
    ("paragraph", "(a)", "at once;"),
]


@pytest.mark.parametrize(
    "value",
    [
        ARTICLES,
        {"title": "T", "articles": ARTICLES},
        {"treaty": {"articles": ARTICLES}},
        {"1": {"heading": "Aims", "text": "They agree."}, "2": ARTICLES[1]["text"]},
    ],
)
def test_shapes(value: Any) -> None:
    """One treaty in several shapes."""
    assert LINES == shown(document_of(value))


def test_fields_of_the_whole() -> None:
    """Title, language, date and preamble are taken, others listed; chapters are divisions."""
    document = document_of(
        {
            "title": "Treaty",
            "lang": "en",
            "signed": "1901-02-03",
            "editor": "N. N.",
            "preamble": "Desiring peace,",
            "chapters": [{"number": "I", "title": "Peace", "articles": [{"no": "1", "text": "x"}]}],
        }
    )
    assert ("Treaty", "en", "1901-02-03") == (document.title, document.lang, document.date)
    assert [
        ("text", "Desiring peace,"), ("division", "I", "Peace"), ("article", "1"), ("text", "x"),
    ] == shown(document)  # fmt: skip
    assert "N. N." in [e.before for e in document.edits if e.change is Change.ASIDE]


@pytest.mark.parametrize(
    "article",
    [
        {"article": "1", "content_ko": "평화", "content_en": "Peace"},
        {"article": "1", "text": {"ko": "평화", "en": "Peace"}},
    ],
)
def test_languages(article: dict[str, Any]) -> None:
    """Each version is an article of its language."""
    assert [
        ("article", "1", "ko"), ("text", "평화", "ko"), ("article", "1", "en"),
        ("text", "Peace", "en"),
    ] == shown(document_of([article]))  # fmt: skip


def test_one_of_several_texts(tmp_path: Any) -> None:
    """It must be chosen; the message says from what."""
    value = {"old": {"1": "One."}, "new": {"1": "Two.", "K.1": "Three."}, "pairs": [["1", "1"]]}
    with pytest.raises(UnreadableFileError) as error:
        document_of(value)
    assert str(error.value) == (
        "a.json: has several texts, under the keys 'old', 'new'; choose one, as with --part old"
        " or a.json#old."
    )
    new = [("article", "1"), ("text", "Two."), ("article", "K.1"), ("text", "Three.")]
    assert new == shown(document_of(value, part="new"))
    path = tmp_path / "a.json"
    path.write_text(json.dumps(value))
    assert new == shown(read(f"{path}#new"))
    with pytest.raises(UnreadableFileError, match="has no part 'mid'; there are old, new, pairs"):
        document_of(value, part="mid")


def test_places_are_lines_of_the_file() -> None:
    """Where the text of an article begins; numbers stay as they are written."""
    document = read_content("a.json", b'[{"number": 1.10,\n\n"text": "One.\\nTwo."}]')
    assert [3, 3, 3] == [line.place.line for line in document.lines]
    assert "1.10" == document.lines[0].number


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"1": "a", "1": "b"}', "has the key '1' twice in one object"),
        (b'{"1": "a",\n', "line 2 is not JSON"),
        (b"[" * 100_000, "nests lists and objects too deeply"),
        (b"[1, 2]", "has no articles that can be known as such"),
        (b'"text"', "has no articles"),
        (b'{"1": ""}', "has no text in it|has no articles"),
        (b"[" + b"9" * 5000 + b"]", "has no articles"),
        (b'["\\ud800"]', "has no articles"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, message: str) -> None:
    """In one sentence."""
    with pytest.raises(UnreadableFileError, match=message):
        read_content("a.json", content)


def test_roles() -> None:
    """An article is one."""
    assert Role.ARTICLE is document_of(ARTICLES).lines[0].role
