"""What happened to a topic from one treaty to the next, on fictional treaties: each rule alone."""

import pytest
from hypothesis import given

from tests.factory import TOPICS, quotation, row, treaties, treaty
from treatycmp.alignment import by_article, by_topic
from treatycmp.comparison import Comparison, compare
from treatycmp.model import Extent, Treaty
from treatycmp.verdicts import Rule, Step, Verdict, noise_floor

HAS = "1 peace: There shall be peace between the Parties."
REPORTED = "1 peace? The Parties keep the peace."
OTHER = "1 trade: Trade is free."

MIRROR = {Verdict.ADDED: Verdict.DELETED, Verdict.DELETED: Verdict.ADDED}


def has(name: str, line: str = HAS, **fields: object) -> Treaty:
    """A treaty with a clause on peace."""
    return treaty(name, line, **fields)


def lacks(name: str, **fields: object) -> Treaty:
    """A treaty without one, as reading shows."""
    return treaty(name, OTHER, articles_in_text=1, **fields)


def unknown(name: str, **fields: object) -> Treaty:
    """A treaty of which only something else is known."""
    return treaty(name, OTHER, **fields)


def step(old: Treaty, new: Treaty) -> Step:
    return row(old, new).steps[0]


def steps(comparison: Comparison) -> list[Step]:
    return [step for row in comparison.rows for step in (*row.steps, *filter(None, (row.series,)))]


class TestPresence:
    """Verdicts that need no wording."""

    @pytest.mark.parametrize(
        ("before", "after", "verdict", "rule"),
        [
            (lacks, has, Verdict.ADDED, Rule.NEWLY_PRESENT),
            (has, lacks, Verdict.DELETED, Rule.NO_LONGER_PRESENT),
            (lacks, lacks, None, Rule.ABSENT_THROUGHOUT),
            (has, unknown, Verdict.UNKNOWN, Rule.PRESENCE_UNKNOWN),
            (unknown, has, Verdict.UNKNOWN, Rule.PRESENCE_UNKNOWN),
            (lacks, unknown, Verdict.UNKNOWN, Rule.PRESENCE_UNKNOWN),
            (unknown, unknown, Verdict.UNKNOWN, Rule.PRESENCE_UNKNOWN),
        ],
    )
    def test_between_two(self, before, after, verdict, rule):
        found = step(before("old"), after("new"))
        assert (found.verdict, found.rule, found.wording) == (verdict, rule, None)

    def test_a_clause_known_from_reports_is_added_and_deleted_like_any_other(self):
        """A report says enough for presence, though not for words."""
        assert step(lacks("old"), has("new", REPORTED)).verdict is Verdict.ADDED
        assert step(has("old", REPORTED), lacks("new")).verdict is Verdict.DELETED

    def test_the_reason_names_what_is_not_known(self):
        reasons = [step(has("old"), unknown("new")), step(unknown("old"), unknown("new"))]
        assert [found.reason for found in reasons] == [
            "Whether new has such a clause is not known.",
            "Whether old and new have such a clause is not known.",
        ]


class TestRestored:
    """What only three or more treaties can show."""

    def test_present_absent_present(self):
        """The words are compared with those of the treaty that had the clause."""
        found = row(has("old"), lacks("mid"), has("new"))
        assert [s.verdict for s in found.steps] == [Verdict.DELETED, Verdict.RESTORED]
        assert [s.wording.against for s in found.steps[1:]] == ["old"]
        assert found.steps[1].wording.verdict is Verdict.SAME
        assert (found.series.verdict, found.series.wording.similarity) == (Verdict.RESTORED, 1.0)
        assert found.series.reason == (
            "old has such a clause, mid has none, new has one again."
            " old and new have the same words."
        )

    def test_the_nearest_earlier_wording_is_the_one_restored(self):
        found = row(has("a"), has("b", "1 peace: Peace."), lacks("c"), has("d", "1 peace: Peace."))
        assert found.steps[2].wording.against == "b"

    def test_an_unknown_between_is_no_gap(self):
        """Whether the clause was gone meanwhile is not known: the wording decides the series."""
        found = row(has("old"), unknown("mid"), has("new"))
        assert [s.verdict for s in found.steps] == [Verdict.UNKNOWN, Verdict.UNKNOWN]
        assert found.series.verdict is Verdict.SAME

    def test_added_over_the_series_though_the_step_between_is_unknown(self):
        found = row(lacks("old"), unknown("mid"), has("new"))
        assert [s.verdict for s in found.steps] == [Verdict.UNKNOWN, Verdict.UNKNOWN]
        assert found.series.verdict is Verdict.ADDED

    def test_of_a_clause_that_came_and_went_the_series_says_nothing(self):
        found = row(lacks("old"), has("mid"), lacks("new"))
        assert [s.verdict for s in found.steps] == [Verdict.ADDED, Verdict.DELETED]
        assert (found.series.verdict, found.series.rule) == (None, Rule.ABSENT_THROUGHOUT)

    def test_without_wording_it_is_restored_all_the_same(self):
        found = row(has("old", REPORTED), lacks("mid"), has("new"))
        assert found.series.verdict is Verdict.RESTORED
        assert found.series.wording.verdict is Verdict.UNKNOWN

    def test_a_treaty_of_another_succession_gives_nothing_to_restore(self):
        """That a stranger had the clause does not make it the old one come back."""
        found = row(has("far", series=""), lacks("mid"), has("new"))
        assert [s.label for s in found.steps] == ["only in far", "added"]
        assert found.series.verdict is Verdict.SAME

    def test_a_treaty_of_another_succession_is_no_gap(self):
        """That a stranger lacks the clause does not make it gone for a while."""
        found = row(has("old"), lacks("far", series=""), has("new"))
        assert [s.label for s in found.steps] == ["only in old", "only in new"]
        assert found.series.verdict is Verdict.SAME

    def test_two_treaties_have_no_series(self):
        assert row(has("old"), has("new")).series is None


class TestWording:
    """Verdicts on words, drawn from base texts whose own wording is known."""

    @pytest.mark.parametrize(
        ("text", "verdict", "rule"),
        [
            ("There shall be  peace between the Parties.", Verdict.SAME, Rule.SAME_WORDS),
            (
                "Between Contracting Parties there shall be a peace",
                Verdict.REWORDED,
                Rule.SAME_CONTENT,
            ),
            ("There may be peace between the Parties.", Verdict.AMENDED, Rule.WORDS_CHANGED),
        ],
    )
    def test_same_reworded_or_amended(self, text, verdict, rule):
        found = step(has("old"), has("new", f"1 peace: {text}"))
        assert (found.verdict, found.rule) == (verdict, rule)
        assert (found.wording.verdict, found.wording.against) == (verdict, "old")

    def test_the_similarity_is_that_of_the_words(self):
        """Two of three words in common, each way."""
        found = step(has("old", "1 peace: Peace is good."), has("new", "1 peace: Peace is kept."))
        assert found.wording.similarity == pytest.approx(2 / 3)

    @pytest.mark.parametrize("lines", [(REPORTED, HAS), (HAS, REPORTED), (REPORTED, REPORTED)])
    def test_of_reports_none_is_drawn(self, lines):
        """What works say of a clause are not its words, even where they are the same."""
        found = step(*(has(name, line) for name, line in zip(("old", "new"), lines, strict=True)))
        assert (found.verdict, found.rule) == (Verdict.UNKNOWN, Rule.WORDING_NOT_SEEN)
        assert found.wording.similarity is None

    def test_of_a_clause_without_a_base_text_none_is_drawn(self):
        """Quotations of it are known, but verdicts rest on base texts."""
        quoted = has("new", "1 peace!", renderings={"1": [quotation("Peace.", "gazette", "1")]})
        assert step(has("old"), quoted).rule is Rule.WORDING_NOT_SEEN

    def test_what_is_known_from_reports_is_left_out_and_named(self):
        """Of two articles one was seen; the verdict rests on it and says so."""
        new = treaty("new", HAS, "2 peace? More peace.", "3 peace? And more.")
        found = step(has("old"), new)
        assert (found.verdict, found.wording.partial) == (
            Verdict.SAME,
            ("new Article 2", "new Article 3"),
        )
        assert "Left out, being known from reports only: new Article 2, new" in found.reason

    def test_an_unseen_clause_of_a_seen_article_is_named_too(self):
        found = step(has("old"), treaty("new", HAS, "1 peace? More peace."))
        assert found.wording.partial == ("new Article 1(2)",)

    def test_of_two_languages_none_is_drawn(self):
        found = step(has("old"), has("new", lang="fr"))
        assert (found.verdict, found.rule) == (Verdict.UNKNOWN, Rule.LANGUAGES_DIFFER)
        assert found.wording.similarity is None

    def test_different_hands_are_mentioned(self):
        """A quotation and a working rendering differ in more than the treaty does."""
        found = step(has("old"), has("new", source="gazette"))
        assert found.wording.hands_differ
        assert found.reason.endswith("The two wordings are by different hands.")
        assert not step(has("old"), has("new")).wording.hands_differ

    def test_other_renderings_do_not_count(self):
        """A second translation changes the noise floor, not the verdict."""
        told = {"1": [quotation("Peace there will be for all.", "gazette", "1")]}
        found = step(has("old"), has("new", renderings=told))
        assert found.verdict is Verdict.SAME
        assert found.wording.noise_floor.right == "gazette"


class TestLabels:
    """A treaty can delete what another had only if it succeeds it."""

    @pytest.mark.parametrize(
        ("before", "after", "related", "unrelated"),
        [
            (lacks, has, "added", "only in new"),
            (has, lacks, "deleted", "only in old"),
            (has, has, "same", "same"),
            (lacks, lacks, "in neither", "in neither"),
            (has, unknown, "unknown", "unknown"),
        ],
    )
    def test_depend_on_succession(self, before, after, related, unrelated):
        assert step(before("old"), after("new")).label == related
        assert step(before("old", series=""), after("new", series="")).label == unrelated

    def test_of_amended_and_different(self):
        old, new = has("old", series=""), has("new", "1 peace: War.", series="")
        assert step(old, new).label == "different"
        assert step(old._replace(series="s"), new._replace(series="s")).label == "amended"

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ({"succeeded_by": "new"}, {}),
            ({}, {"preceded_by": "old"}),
            ({"parties": ("A", "B")}, {"parties": ("B", "A")}),
            ({"series": "s"}, {"series": "s"}),
        ],
    )
    def test_succession_is_a_link_a_series_or_the_same_parties(self, old, new):
        pair = [lacks("old", **{"series": ""} | old), has("new", **{"series": ""} | new)]
        assert step(*pair).label == "added"
        assert step(*reversed(pair)).label == "deleted"


class TestByArticle:
    """Articles that share a number say little; words are compared only on a shared topic."""

    def steps(self, *treaties: Treaty) -> list[Step]:
        return [found.steps[0] for found in compare(by_article(treaties)).rows]

    def test_words_of_a_shared_topic_are_compared(self):
        assert [s.verdict for s in self.steps(has("old"), has("new"))] == [Verdict.SAME]

    def test_other_topics_are_not(self):
        (found,) = self.steps(has("old"), unknown("new"))
        assert (found.verdict, found.rule) == (Verdict.UNKNOWN, Rule.TOPICS_DIFFER)
        assert found.wording is None

    def test_a_missing_number_is_neither_added_nor_deleted(self):
        """The clause may stand under another number."""
        (found,) = self.steps(treaty("old", articles_in_text=0), has("new"))
        assert (found.verdict, found.rule) == (None, Rule.NUMBER_MISSING)
        assert found.label == "not compared"


def test_clauses_without_a_topic_are_not_compared():
    """They share a row, and nothing else."""
    chosen = by_topic([has("old", "1 : One."), has("new", "1 : Two.")], (), untagged=True)
    (found,) = compare(chosen).rows[0].steps
    assert (found.verdict, found.rule, found.label) == (None, Rule.TOPIC_MISSING, "not compared")


class TestNoiseFloor:
    """How far two wordings of one article are apart: the least similar pair."""

    def floor(self, *renderings, line=HAS):
        owner = treaty("old", *line.splitlines(), renderings={"1": renderings})
        numbers = [clause.ref.clause for clause in owner.articles[0].clauses]
        return noise_floor(owner.articles[0], numbers)

    def test_is_the_least_similar_pair(self):
        near = quotation("There shall be peace between the two Parties.", "near", "1")
        far = quotation("Peace reigns.", "far", "1")
        found = self.floor(near, far)
        assert (found.left, found.right, str(found.ref)) == ("near", "far", "old/1")
        assert found.similarity == pytest.approx(2 / 10)

    def test_needs_two_complete_wordings_of_the_same_clauses_in_one_language(self):
        excerpt = quotation("peace", "gazette", "1", extent=Extent.EXCERPT)
        foreign = quotation("La paix.", "gazette", "1", lang="fr")
        wider = quotation("Peace. Trade.", "gazette", "1", "2")
        assert self.floor() is None
        assert self.floor(excerpt, foreign) is None
        assert self.floor(wider, line=f"{HAS}\n1 trade: Trade.") is None

    def test_ignores_reports(self):
        assert self.floor(quotation("Peace.", "gazette", "1"), line=REPORTED) is None

    def test_decides_ties_between_a_clause_and_its_article(self):
        """Wordings of one clause and of the whole article, all pairs the same."""
        both = [quotation("Peace. Trade.", source, "1", "2") for source in ("a", "b")]
        one = [quotation("Peace.", source, "1") for source in ("a", "b")]
        found = self.floor(*both, *one, line="1 peace!\n1 trade!")
        assert (found.similarity, str(found.ref)) == (1.0, "old/1")

    def test_counts_only_wordings_of_the_clauses_asked_for(self):
        owner = treaty(
            "old", HAS, "1 trade: Trade.", renderings={"1": [quotation("Commerce.", "g", "2")]}
        )
        assert noise_floor(owner.articles[0], ["1"]) is None
        assert str(noise_floor(owner.articles[0], ["2"]).ref) == "old/1(2)"


class TestProperties:
    """What holds of any treaties."""

    @given(treaties("old"), treaties("new"))
    def test_swapping_the_treaties_mirrors_every_step(self, old, new):
        """Added is deleted the other way round; similarity is the same."""
        there = steps(compare(by_topic([old, new], TOPICS, untagged=True)))
        back = steps(compare(by_topic([new, old], TOPICS, untagged=True)))
        assert [MIRROR.get(s.verdict, s.verdict) for s in there] == [s.verdict for s in back]
        assert [s.wording and s.wording.similarity for s in there] == [
            s.wording and s.wording.similarity for s in back
        ]

    @given(treaties("old"))
    def test_a_treaty_beside_itself_is_the_same_where_its_text_is_seen(self, old):
        compared = compare(by_topic([old, old], TOPICS))
        assert not compared.differs()
        for found in steps(compared):
            assert found.verdict in (Verdict.SAME, Verdict.UNKNOWN, None)
            if found.verdict is Verdict.SAME:
                assert found.wording.similarity == 1

    @given(treaties("old"), treaties("mid"), treaties("new"))
    def test_a_verdict_on_words_rests_on_wordings_seen_on_both_sides(self, old, mid, new):
        for found in steps(compare(by_topic([old, mid, new], TOPICS))):
            if found.wording is not None:
                seen = found.wording.similarity is not None
                assert seen == (found.wording.verdict is not Verdict.UNKNOWN)
            assert (found.verdict is Verdict.RESTORED) <= (found.rule is Rule.PRESENT_AGAIN)
