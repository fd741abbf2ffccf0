"""`treatycmp diff` as a user calls it."""

import json
import re

import pytest

from tests.cli.run import run


def verdicts(command: str) -> dict[str, tuple[list[str | None], str | None]]:
    """By topic: the verdicts of the steps, and of the whole series."""
    rows = json.loads(run(f"{command} --format json").out)["rows"]
    return {
        row["key"]: (
            [step["verdict"] for step in row["steps"]],
            row["series"] and row["series"]["verdict"],
        )
        for row in rows
    }


def test_default_is_the_security_domain_in_the_order_of_the_asan_paper() -> None:
    """Without options: five topics."""
    expected = [
        "definition-of-relations",
        "mutual-consultation",
        "military-intervention",
        "peacetime-military-engagement",
        "reunification",
    ]
    assert expected == list(verdicts("diff 1961 2024"))


def test_three_treaties_show_what_was_deleted_and_restored() -> None:
    """Intervention goes in 2000 and comes back; reunification goes in 2024."""
    found = verdicts("diff 1961 2000 2024")

    assert found["military-intervention"] == (["deleted", "restored"], "restored")
    assert found["reunification"] == (["unknown", "deleted"], "deleted")
    assert found["peacetime-military-engagement"] == (["unknown", "unknown"], "added")


def test_swapping_the_treaties_mirrors_the_verdicts() -> None:
    """Added becomes deleted and the other way round; the rest stays."""
    mirror = {"added": "deleted", "deleted": "added"}
    there = verdicts("diff 1961 2024 --all-topics")
    back = verdicts("diff 2024 1961 --all-topics")

    expected = {
        key: ([mirror.get(str(verdict), verdict) for verdict in steps], series)
        for key, (steps, series) in there.items()
    }
    assert expected == back


def test_words_mark_what_2024_adds_to_1961() -> None:
    """The condition of Article 51 stands out, and the text around it stays whole."""
    out = run("diff 1961 2024 --topic military-intervention --words").out

    assert "{+, in accordance with Article 51 of the Charter of the United Nations" in out
    assert "[-Contracting-]" in out


def test_cite_names_source_kind_and_language_status() -> None:
    """Every text shown has a footnote, and so has an attested absence."""
    out = run("diff 1961 2024 --topic reunification --cite").out

    out = re.sub(r"\[\^(\d+)-\w{4}\]", r"[^\1]", out)
    assert "[^1]: Working rendering, written for comparison; not an official translation." in out
    assert "authentic in Russian and Korean" in out
    assert "[^2]: Absence attested by: Cha Du Hyeogn" in out


def test_a_treaty_that_is_no_successor_deletes_nothing() -> None:
    """NATO did not delete what 1961 had."""
    document = json.loads(run("diff 2024 1961 --format json --topic sanctions").out)
    assert document["rows"][0]["steps"][0]["label"] == "deleted"

    ran = run("diff 1961 rok-us-1953 --all-topics")
    assert "**deleted**" not in ran.out


def test_by_article_draws_no_verdict_from_a_shared_number() -> None:
    """Article 4 is economic in 1961 and military in 2024."""
    rows = json.loads(run("diff 1961 2024 --by article --format json").out)["rows"]
    article_4 = next(row for row in rows if row["key"] == "4")

    assert article_4["steps"][0]["verdict"] == "unknown"
    assert article_4["steps"][0]["rule"] == "topics differ"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("diff 1961 2024 --check", 1),
        ("diff 1961 2024", 0),
        ("diff 1961 1961 --topic military-intervention --check", 0),
        ("diff 2000 2024 --topic sanctions --check", 0),
    ],
)
def test_exit_code_1_means_a_difference_and_only_with_check(command: str, code: int) -> None:
    """An unknown is no difference."""
    assert code == run(command).code


def test_notes_without_their_rendering_stand_beside_our_texts() -> None:
    """The working renderings stay, with the paper's notes in the last column."""
    out = run("diff 1961 2024 --notes asan-2024-18s").out

    assert "Potential room for interpretation of automatic military intervention" in out
    assert "so finds itself in a state of war" in out


def test_verdicts_beside_notes_on_request() -> None:
    """`--verdict` adds the column that notes push out."""
    command = "diff 1961 2024 --notes asan-2024-18s"

    assert "| Verdict |" not in run(command).out
    assert "| Verdict |" in run(f"{command} --verdict").out
