"""`import`: files -> treaty files, or renderings of a treaty that is there."""

import os
from pathlib import Path

import pytest

from tests.cli.run import run
from treatycmp.loading import load

ARCADIA = """\
TREATY OF FRIENDSHIP BETWEEN ARCADIA AND UTOPIA

The Kingdom of Arcadia and the Republic of Utopia,

Desiring to live in peace, have agreed as follows:

Article 1

If one of the Parties is subjected to armed attack by any State, the other Party shall
immediately render it military assistance with all means at its disposal.

Article 2

1. The Parties shall consult each other.

2. They shall develop trade.

DONE at Arcadia, on the third day of May 1901.
"""

KOREAN = """\
아르카디아와 유토피아 간의 우호 조약

아르카디아 왕국과 유토피아 공화국은, 평화를 희망하며 다음과 같이 합의하였다.

제1조 (목적)

체약 당사국은 서로 평화를 유지한다.

제2조 (협의)

1. 체약 당사국은 서로 협의한다.

2. 제1조에 따라 무역을 발전시킨다.

제3조 (발효)

이 조약은 서명한 날에 효력을 발생한다.
"""

RUSSIAN = """\
ДОГОВОР О ДРУЖБЕ

Королевство Аркадия и Республика Утопия, желая жить в мире, договорились о нижеследующем:

Статья 1

Стороны живут в мире и развивают отношения дружбы.

Статья 2

Стороны консультируются друг с другом в случаях, предусмотренных в
статье 1 настоящего Договора.

Статья 3

Настоящий Договор вступает в силу со дня подписания.

Совершено в Аркадии 3 мая 1901 года.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory to work in, with the text of a treaty."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "arcadia.txt").write_text(ARCADIA, encoding="utf-8")
    return tmp_path


def test_one_command_makes_a_treaty_that_can_be_compared(here: Path) -> None:
    """With its articles, clauses, origins, suggested topics and signatures."""
    ran = run("import arcadia.txt --date 2024-01-02 --signed 1901-05-03")

    assert 0 == ran.code
    assert "Next: treatycmp diff 2024 arcadia --data .\n" == ran.err
    (treaty,) = load(["arcadia"], data=["."]).treaties
    assert "TREATY OF FRIENDSHIP BETWEEN ARCADIA AND UTOPIA" == treaty.title
    assert ["preamble", "1", "2"] == [article.number for article in treaty.articles]
    assert ["1", "2"] == [clause.ref.clause for clause in treaty.articles[2].clauses]
    assert "arcadia.txt, lines 7-10" == treaty.articles[1].origin
    assert "military-intervention" in [s.topic for s in treaty.articles[1].suggested]
    assert ["title", "testimonium"] == [text.kind for text in treaty.other_text]
    assert [("arcadia.txt", "2024-01-02")] == [(f.file, f.date) for f in treaty.imported]
    assert (2, "1901-05-03") == (treaty.articles_in_text, treaty.signed.date)
    assert 0 == run("validate arcadia.yaml").code
    assert 0 == run("diff 2024 arcadia --data .").code


@pytest.mark.parametrize(("text", "lang", "heading"), [(KOREAN, "ko", "목적"), (RUSSIAN, "ru", "")])
def test_other_scripts_with_the_same_command(
    here: Path, text: str, lang: str, heading: str
) -> None:
    """The language is told from the text; no English topics are suggested."""
    (here / "treaty.txt").write_text(text, encoding="utf-8")
    run("import treaty.txt")
    (treaty,) = load(["treaty"], data=["."]).treaties

    assert ["preamble", "1", "2", "3"] == [article.number for article in treaty.articles]
    assert heading == treaty.articles[1].heading
    bases = {clause.base.lang for a in treaty.articles for clause in a.clauses if clause.base}
    assert {lang} == bases
    assert not any(article.suggested for article in treaty.articles)


def test_dry_run_prints_the_file_and_writes_nothing(here: Path) -> None:
    """The same bytes that would be written."""
    printed = run("import arcadia.txt --dry-run --date 2024-01-02")
    assert not (here / "arcadia.yaml").exists()
    run("import arcadia.txt --date 2024-01-02")

    assert (here / "arcadia.yaml").read_text(encoding="utf-8") == printed.out
    assert "" == printed.err


def test_explain_lists_decisions_with_places_and_reasons(here: Path) -> None:
    """Each in a row."""
    out = run("import arcadia.txt --explain --dry-run").out

    assert "| **arcadia.txt, line 7** | article 1 | Article 1 | the text before it ended;" in out


def test_nothing_is_overwritten_without_force(here: Path) -> None:
    """The file of an earlier import may have been edited by hand."""
    run("import arcadia.txt")
    (here / "arcadia.yaml").write_text("mine", encoding="utf-8")
    ran = run("import arcadia.txt")

    assert (2, "mine") == (ran.code, (here / "arcadia.yaml").read_text(encoding="utf-8"))
    assert "Error: ./arcadia.yaml is there already; --force overwrites it.\n" == ran.err
    assert 0 == run("import arcadia.txt --force").code


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("import nothing.txt", "no article was found"),
        ("import missing.txt", "missing.txt"),
        ("import arcadia.txt --id 2024", "There is a treaty '2024' already"),
        ("import arcadia.txt --id Ärger", "cannot be an id"),
        ("import arcadia.txt --source nosuch", "There is no source 'nosuch'"),
        ("import arcadia.txt --signed yesterday", "not an ISO date"),
        ("import arcadia.txt --lang english", "not a language tag"),
        ("import arcadia.txt arcadia.txt", "Two of the files"),
        ("import arcadia.txt --as-rendering nosuch", "There is no treaty 'nosuch'"),
        ("import nothing.txt --as-rendering 2000", "no article was found"),
        ("import strange.txt --as-rendering 2000", "none of its articles (13)"),
        ("import arcadia.txt --into arcadia.txt", "arcadia.txt"),
    ],
)
def test_errors_say_what_and_write_nothing(here: Path, command: str, message: str) -> None:
    """In a sentence, with exit code 2."""
    (here / "nothing.txt").write_text("A letter to the editor.\n", encoding="utf-8")
    (here / "strange.txt").write_text("Article 13\n\nNone.\n", encoding="utf-8")
    before = sorted(os.listdir(here))
    ran = run(command)

    assert (2, "") == (ran.code, ran.out)
    assert message in ran.err
    assert "Traceback" not in ran.err
    assert before == sorted(os.listdir(here))


def test_a_name_that_shipped_data_have_gets_another(here: Path) -> None:
    """Where the user gave none."""
    (here / "2024.txt").write_text(ARCADIA, encoding="utf-8")
    run("import 2024.txt")

    assert (here / "2024-imported.yaml").exists()


def test_further_files_are_renderings_where_an_id_is_given(here: Path) -> None:
    """The first is the base text."""
    (here / "aufrusch.txt").write_text(RUSSIAN, encoding="utf-8")
    run("import arcadia.txt aufrusch.txt --id arcadia-1901 --into data")
    (treaty,) = load(["arcadia-1901"], data=["data"]).treaties

    assert [["ru"], ["ru"], ["ru"]] == [[r.lang for r in a.renderings] for a in treaty.articles]
    assert any(text.lang == "ru" and "вступает в силу" in text.text for text in treaty.other_text)


def test_a_text_becomes_a_rendering_of_a_shipped_treaty(here: Path) -> None:
    """In a copy that takes its place: unread articles are filled, strange numbers told."""
    (here / "text.txt").write_text(
        "Article 1\n\nThe Parties are friends.\n\nArticle 2\n\nThey get in touch.\n\n"
        "Article 13\n\nThere is none.\n",
        encoding="utf-8",
    )
    ran = run("import text.txt --as-rendering 2000 --source my-copy --source-title Mine")

    assert 0 == ran.code
    assert "Article 1: not read before, filled now." in ran.out
    assert "Article 13: left out, as the treaty has no article of that number." in ran.out
    (treaty,) = load(["2000"], data=["."]).treaties
    assert "1" not in treaty.unread
    first, second = treaty.articles[:2]
    assert ("1", "The Parties are friends.") == (first.number, first.renderings[0].text)
    assert "my-copy" in [rendering.source for rendering in second.renderings]
    assert "They get in touch." in run("show 2000/2 --rendering all --data .").out
    assert 0 == run("validate 2000.yaml").code
    assert 0 == run("validate --data .").code
    assert 0 == run("diff 1961 2000 2024 --data .").code


def test_a_second_rendering_goes_into_the_same_copy(here: Path) -> None:
    """With --force, as the copy is there already."""
    (here / "one.txt").write_text("Article 1\n\nThe Parties are friends.\n", encoding="utf-8")
    (here / "two.txt").write_text("Article 1\n\nThe Parties are good friends.\n", encoding="utf-8")
    run("import one.txt --as-rendering 2000 --source my-copy --source-title Mine")
    assert 2 == run("import two.txt --as-rendering 2000 --source my-copy").code
    assert 0 == run("import two.txt --as-rendering 2000 --source my-copy --force").code
    (treaty,) = load(["2000"], data=["."]).treaties

    assert ["The Parties are friends.", "The Parties are good friends."] == [
        rendering.text for rendering in treaty.articles[0].renderings
    ]


def test_another_treaty_of_a_shipped_name_is_still_refused(here: Path) -> None:
    """Only a copy that says so takes the place of a treaty."""
    (here / "2000.yaml").write_text("id: 2000\n", encoding="utf-8")

    assert "is also in" in run("diff 1961 2000 --data .").err


def test_article_iv_is_found_as_4(here: Path) -> None:
    """In `show article` and in a reference."""
    text = "".join(f"Article {n}\n\nThe Parties rest.\n\n" for n in ("I", "II", "III", "IV"))
    (here / "roman.txt").write_text(text, encoding="utf-8")
    run("import roman.txt")

    assert "**Article IV**" in run("show article 4 --data . --treaty roman --treaty 2024").out
    assert "The Parties rest." in run("show roman/4 --data .").out
