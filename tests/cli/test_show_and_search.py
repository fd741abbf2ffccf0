"""`show`, `search` and the overviews."""

import json

import pytest

from tests.cli.run import run


def test_show_article_gives_that_article_in_every_treaty_that_has_it() -> None:
    """1961 and 2024 have their texts; 2000 has one that was not read, NATO is silent."""
    cells = json.loads(run("show article 4 --format json").out)["cells"]

    assert [(cell["treaty"], cell["presence"]) for cell in cells] == [
        ("1961", "present"),
        ("2000", "unknown"),
        ("2024", "present"),
    ]
    assert cells[1]["reason"] == "Article 4 was not read."


def test_treaty_narrows_show_article() -> None:
    """`--treaty` picks one."""
    out = run("show article 4 --treaty 2024").out

    assert "armed attack" in out
    assert "economic and cultural" not in out


def test_show_treaty_lists_what_was_not_read() -> None:
    """Every unread number has a row."""
    out = run("show treaty 2024").out

    assert [
        line.split("**")[1].removeprefix("Article ")
        for line in out.splitlines()
        if "Not read." in line
    ] == ["13", "14", "15", "19", "21"]


def test_show_a_treaty_by_its_id_alone() -> None:
    """`show 1961` can only mean the treaty."""
    assert run("show treaty 1961").out == run("show 1961").out


def test_show_one_clause() -> None:
    """A paragraph is shown as an excerpt of its article."""
    out = run('show "1961/1(2)"').out

    assert "Article 1(2)" in out
    assert "state of war" in out
    assert "safeguarding peace" not in out


def test_all_renderings_are_set_against_the_first_published_one() -> None:
    """Each complete wording has its distance to those before it; excerpts have none."""
    witnesses = json.loads(run("show 2024/4 --rendering all --format json").out)["witnesses"]

    sources = [w["passage"]["source"] for w in witnesses]
    assert sources == ["asan-2024-18s", "kirchner-barney-2024", "", "act-2024-07", "act-2024-07"]
    assert [len(w["distances"]) for w in witnesses] == [0, 1, 2, 0, 0]
    assert 0.5 < witnesses[1]["distances"][0]["similarity"] < 0.75


def test_search_finds_a_phrase_in_every_wording_with_its_place() -> None:
    """Hits in working renderings, quotations and reports, marked."""
    out = run('search "armed attack"').out

    assert "**1961/1(2)**" in out
    assert "asan-2024-18s" in out
    assert "**armed attack**" in out


def test_search_takes_a_star_for_any_ending_and_ignores_capitals() -> None:
    """`CONSULT*` finds consult, consults and consultation."""
    hits = json.loads(run('search "CONSULT*" --treaty 2024 --format json').out)["hits"]
    found = {piece["text"].lower() for hit in hits for piece in hit["pieces"] if piece["hit"]}

    assert {"consult", "consultation"} <= found


def test_search_wants_all_phrases_in_one_wording() -> None:
    """`immediately assistance` leaves out what has only one of them."""
    hits = json.loads(run("search immediately assistance --format json").out)["hits"]

    assert hits
    assert all(hit["times"] >= 2 for hit in hits)


def test_search_that_finds_nothing_says_so() -> None:
    """An empty table would leave the reader guessing."""
    assert "“blockchain”: not found in" in run("search blockchain").out


def test_list_tells_how_much_of_each_treaty_is_known() -> None:
    """The 2000 treaty has one numbered article, by report, and eleven unread."""
    entries = {e["id"]: e for e in json.loads(run("list --format json").out)["entries"]}

    treaty = entries["2000"]
    assert (treaty["by_report"], treaty["unread"], treaty["unplaced"]) == (1, 11, 5)
    assert treaty["articles_in_text"] == 12


def test_topics_are_suggested_with_their_reasons() -> None:
    """The terms found are named."""
    out = run('topics --suggest "an armed attack on either Party"').out

    assert "**military-intervention**" in out
    assert "armed attack" in out


def test_no_topic_is_suggested_where_none_is_close() -> None:
    """A weather report belongs to no topic."""
    assert "No topic is close" in run('topics --suggest "It rained on Tuesday."').out


def test_topics_are_suggested_for_standard_input() -> None:
    """`-` reads the text."""
    assert "sanctions" in run("topics --suggest -", stdin="No coercive measures.").out


@pytest.mark.parametrize("command", ["list", "topics", "sources"])
def test_overviews_render_to_every_format(command: str) -> None:
    """None of the formats is forgotten."""
    for name in ("table", "markdown", "csv", "tsv", "json", "html", "latex"):
        ran = run(f"{command} --format {name}")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.endswith("\n")
