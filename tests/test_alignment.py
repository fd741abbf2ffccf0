"""Clauses that belong together, and whether each treaty has one: present, absent or unknown."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import given

from tests.factory import TOPICS, treaties, treaty
from treatycmp.alignment import Alignment, Ground, Slot, by_article, by_topic, occurs
from treatycmp.loading import load
from treatycmp.model import Clause, Presence, Treaty

library = cache(load)


def slot(treaty_id: str, topic: str) -> Slot:
    """What a shipped treaty has on a topic."""
    owner = next(t for t in library().treaties if t.id == treaty_id)
    chosen = [t for t in library().topics if t.id == topic]
    return by_topic([owner], chosen).rows[0].slots[0]


def fictional_slot(owner: Treaty, topic: str = "peace") -> Slot:
    """What a fictional treaty has on a topic."""
    return by_topic([owner], [t for t in TOPICS if t.id == topic]).rows[0].slots[0]


def clauses(alignment: Alignment, column: int) -> Counter[Clause]:
    """How often each clause of a treaty stands in the rows."""
    return Counter(clause for row in alignment.rows for clause in row.slots[column].clauses)


def every_clause(owner: Treaty) -> list[Clause]:
    return [clause for article in owner.articles for clause in article.clauses]


class TestPresenceInTheShippedTreaties:
    """What the sources allow to be said, and no more."""

    @pytest.mark.parametrize("topic", ["sanctions", "peacetime-military-engagement"])
    def test_2000_is_unknown_where_no_source_says_that_there_is_none(self, topic: str) -> None:
        """Eleven of its twelve articles were not read."""
        found = slot("2000", topic)

        assert found[1:4] == (Presence.UNKNOWN, (Ground.UNREAD,), ())
        assert found.reason == "Articles 1 and 3–12 were not read."

    def test_1961_has_no_peacetime_engagement_as_a_source_says_and_reading_shows(self) -> None:
        found = slot("1961", "peacetime-military-engagement")

        assert found[1:3] == (Presence.ABSENT, (Ground.ATTESTED, Ground.READ))
        assert found.attested_by == ("asan-2024-18s",)
        assert found.reason.endswith("Every article was read, and none is on this.")

    def test_2000_has_no_intervention_clause_as_several_sources_say(self) -> None:
        found = slot("2000", "military-intervention")

        assert found[1:3] == (Presence.ABSENT, (Ground.ATTESTED,))
        assert found.attested_by == ("38north-2024-06", "imidas", "jamestown-2000-02-11")

    def test_2024_has_no_reunification_clause_as_a_source_says(self) -> None:
        """It was not read whole, so reading shows nothing."""
        found = slot("2024", "reunification")

        assert found[1:3] == (Presence.ABSENT, (Ground.ATTESTED,))
        assert found.attested_by == ("asan-2024-18s",)

    def test_1961_lacks_what_none_of_its_articles_carries(self) -> None:
        found = slot("1961", "sanctions")

        assert (*found[1:4], found.attested_by) == (Presence.ABSENT, (Ground.READ,), (), ())

    @pytest.mark.parametrize(
        ("treaty_id", "topic", "refs"),
        [
            ("1961", "military-intervention", ["1961/1(2)"]),
            ("2024", "military-intervention", ["2024/4(1)"]),
            ("2024", "mutual-consultation", ["2024/2(1)", "2024/2(2)", "2024/3(2)"]),
            ("2000", "reunification", ["2000/unplaced-3(1)"]),
        ],
    )
    def test_present_clauses_are_those_that_carry_the_topic(
        self, treaty_id: str, topic: str, refs: list[str]
    ) -> None:
        found = slot(treaty_id, topic)

        assert found[1:3] == (Presence.PRESENT, (Ground.TAGGED,))
        assert refs == [str(clause.ref) for clause in found.clauses]


class TestPresence:
    """The same rules on fictional treaties, at their edges."""

    def test_a_clause_known_from_reports_is_present(self) -> None:
        assert fictional_slot(treaty("old", "1 peace? Peace.")).presence is Presence.PRESENT

    def test_nothing_is_absent_where_the_number_of_articles_is_not_known(self) -> None:
        assert fictional_slot(treaty("old", "1 trade: Trade.")).presence is Presence.UNKNOWN

    def test_the_preamble_and_unplaced_articles_do_not_count_as_read(self) -> None:
        """They stand for no numbered article."""
        lines = ("preamble trade: Trade.", "1 trade: Trade.", "- fish: Fish.")
        assert fictional_slot(treaty("old", *lines, articles_in_text=2)).grounds == (Ground.UNREAD,)
        assert fictional_slot(treaty("old", *lines, articles_in_text=1)).grounds == (Ground.READ,)

    def test_an_absence_of_one_topic_says_nothing_of_another(self) -> None:
        owner = treaty("old", "1 trade: Trade.", absent=["peace"])
        assert fictional_slot(owner, "peace").presence is Presence.ABSENT
        assert fictional_slot(owner, "fish").presence is Presence.UNKNOWN

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"unread": ("2",)}, "Article 2 was not read."),
            ({"unread": ("2", "3", "4", "6")}, "Articles 2–4 and 6 were not read."),
            ({"unread": ("2", "4", "5a")}, "Articles 2, 4 and 5a were not read."),
            ({}, "Only Article 1 of this treaty is in the data."),
            (
                {"articles_in_text": 9},
                "The data do not say that every article of this treaty was read.",
            ),
        ],
    )
    def test_an_unknown_says_why(self, fields: dict[str, object], reason: str) -> None:
        assert fictional_slot(treaty("old", "1 trade: Trade.", **fields)).reason == reason


class TestByTopic:
    """A row a topic; nothing is lost."""

    @given(treaties("old"), treaties("new"))
    def test_every_clause_stands_under_each_of_its_topics(self, old: Treaty, new: Treaty) -> None:
        """And those without one stand in the last row."""
        alignment = by_topic([old, new], TOPICS, untagged=True)

        for column, owner in enumerate((old, new)):
            expected = Counter(
                {clause: max(1, len(clause.topics)) for clause in every_clause(owner)}
            )
            assert expected == clauses(alignment, column)

    def test_no_clause_of_the_shipped_treaties_is_lost(self) -> None:
        alignment = by_topic(library().treaties, library().topics, untagged=True)

        for column, owner in enumerate(library().treaties):
            assert set(every_clause(owner)) == set(clauses(alignment, column))

    def test_clauses_without_a_topic_are_left_out_unless_asked_for(self) -> None:
        owner = treaty("old", "1 : Peace.")
        rows = [by_topic([owner], TOPICS, untagged=asked).rows for asked in (False, True)]
        assert [len(found) for found in rows] == [3, 4]
        assert (rows[1][3].key, rows[1][3].heading) == ("", "Without a topic")

    def test_rows_keep_the_order_of_the_topics_and_columns_that_of_the_treaties(self) -> None:
        owners = [treaty("new", "1 fish: Fish."), treaty("old", "1 peace: Peace.")]
        alignment = by_topic(owners, TOPICS)
        assert [row.key for row in alignment.rows] == ["peace", "trade", "fish"]
        assert {tuple(s.treaty for s in row.slots) for row in alignment.rows} == {("new", "old")}


class TestByArticle:
    """A row an article number; nothing is lost, nothing stands twice."""

    @given(treaties("old", "a"), treaties("new", "A"))
    def test_every_clause_stands_in_one_row(self, old: Treaty, new: Treaty) -> None:
        """Also where two treaties write a number with a small and with a capital letter."""
        alignment = by_article([old, new])

        for column, owner in enumerate((old, new)):
            assert Counter(every_clause(owner)) == clauses(alignment, column)

    def test_every_article_of_the_shipped_treaties_stands_in_one_row(self) -> None:
        alignment = by_article(library().treaties)

        for column, owner in enumerate(library().treaties):
            assert Counter(every_clause(owner)) == clauses(alignment, column)

    def test_rows_are_in_reading_order_the_unplaced_last(self) -> None:
        old = treaty("old", "10 : Ten.", "2a : Two.", "2 : Two.", "- : Somewhere.")
        new = treaty("new", "preamble : Aims.", "1 : One.", unread=("3",))
        keys = [row.key for row in by_article([old, new]).rows]
        assert keys == ["preamble", "1", "2", "3", "10", "2a", "old/unplaced-1"]

    def test_a_number_is_named_as_the_first_treaty_writes_it(self):
        rows = by_article([treaty("old", "2a : Two."), treaty("new", "2A : Two.")]).rows
        assert [(row.key, row.heading) for row in rows] == [("2a", "Article 2a")]

    def test_a_number_is_present_unread_beyond_the_last_or_not_in_the_data(self) -> None:
        """Four things that a cell can say of a number."""
        old = treaty("old", "1 : One.", "2 : Two.", "3 : Three.", "4 : Four.")
        new = treaty("new", "1 : One.", unread=("2",), articles_in_text=3)
        slots = [row.slots[1] for row in by_article([old, new]).rows]
        assert [(s.presence, s.grounds[0], s.reason) for s in slots] == [
            (Presence.PRESENT, Ground.NUMBERED, ""),
            (Presence.UNKNOWN, Ground.UNREAD, "Article 2 was not read."),
            (Presence.UNKNOWN, Ground.UNREAD, "Not in the data."),
            (Presence.ABSENT, Ground.READ, "It has 3 articles."),
        ]

    def test_an_unplaced_article_meets_no_other(self) -> None:
        """Both treaties have one; without a number they cannot be said to correspond."""
        rows = by_article([treaty("old", "- : Old."), treaty("new", "- : New.")]).rows
        assert [[s.presence for s in row.slots] for row in rows] == [
            [Presence.PRESENT, Presence.UNKNOWN],
            [Presence.UNKNOWN, Presence.PRESENT],
        ]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        (treaty("old", "1 peace? Peace."), True),
        (treaty("old", "1 trade: Trade.", absent=["peace"]), True),
        (treaty("old", "1 trade: Trade.", articles_in_text=1), False),
        (treaty("old", "1 trade: Trade."), False),
    ],
)
def test_a_topic_occurs_where_a_clause_carries_it_or_a_source_denies_it(
    owner: Treaty, expected: bool
) -> None:
    """What reading alone shows to be absent does not occur: it would fill tables with nothing."""
    assert occurs(owner, "peace") is expected
