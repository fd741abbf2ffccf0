"""A test put to treaties: each criterion of each argument, met or not, in which words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from treatycmp import phrases
from treatycmp.alignment import Ground, Slot, by_report, by_topic, gap, number_list
from treatycmp.coding import (
    Apparatus,
    Assertion,
    Coding,
    Condition,
    Criterion,
    DocumentedTest,
    Outcome,
    Standing,
)
from treatycmp.model import Article, Clause, ClauseRef, Kind, Presence, Topic, Treaty
from treatycmp.passages import Head, head


class Evidence(NamedTuple):
    """Words of a treaty that decide a criterion."""

    ref: ClauseRef
    label: str
    words: str
    kind: Kind
    source: str = ""
    suggested: bool = False


class Finding(NamedTuple):
    """What is found of one criterion in one treaty."""

    treaty: str
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    """The words that decide; empty where a source decides, or nothing does."""
    reason: str = ""
    """Where no words decide: what was looked at, in a sentence."""
    assertions: tuple[Assertion, ...] = ()
    """What sources say of it; where words decide too, both stand."""


class CriterionRow(NamedTuple):
    """A criterion through the treaties."""

    id: str
    heading: str
    speaks: str
    source: str
    quotation: str
    note: str
    findings: tuple[Finding, ...]


class ArgumentResult(NamedTuple):
    """An argument through the treaties."""

    id: str
    heading: str
    about: str
    source: str
    rows: tuple[CriterionRow, ...]
    conclusions: tuple[Assertion, ...]
    """What sources conclude of these treaties from all criteria together."""


class Evaluation(NamedTuple):
    """A test put to treaties."""

    test: str
    title: str
    about: str
    treaties: tuple[Head, ...]
    arguments: tuple[ArgumentResult, ...]


def evaluate(test: DocumentedTest, treaties: Sequence[Treaty], apparatus: Apparatus) -> Evaluation:
    """Look for every criterion of a test in every treaty."""
    wanted = {treaty.id for treaty in treaties}
    return Evaluation(
        test=test.id,
        title=test.title,
        about=test.about,
        treaties=tuple(map(head, treaties)),
        arguments=tuple(
            ArgumentResult(
                id=argument.id,
                heading=argument.heading,
                about=argument.about,
                source=argument.source,
                rows=tuple(_row(c, treaties, apparatus) for c in argument.criteria),
                conclusions=tuple(a for a in argument.assertions if a.treaty in wanted),
            )
            for argument in test.arguments
        ),
    )


def _row(criterion: Criterion, treaties: Sequence[Treaty], apparatus: Apparatus) -> CriterionRow:
    return CriterionRow(
        id=criterion.id,
        heading=criterion.heading,
        speaks=criterion.speaks,
        source=criterion.source,
        quotation=criterion.quotation,
        note=criterion.note,
        findings=tuple(_finding(criterion, t, apparatus.coding(t.id)) for t in treaties),
    )


def _finding(criterion: Criterion, treaty: Treaty, coding: Coding) -> Finding:
    """Words decide before sources do, and words for the criterion before those against it."""
    said = tuple(a for a in criterion.assertions if a.treaty == treaty.id)
    for outcome, conditions in (
        (Outcome.MET, criterion.met_by),
        (Outcome.NOT_MET, criterion.not_met_by),
    ):
        found = dict.fromkeys(e for c in conditions for e in _evidence(c, treaty, coding))
        if found:
            return Finding(treaty.id, outcome, tuple(found), assertions=said)
    if said:
        return Finding(treaty.id, said[0].outcome, assertions=said)
    looked = [_looked(c, treaty, coding) for c in (*criterion.met_by, *criterion.not_met_by)]
    settled = all(done for done, _ in looked)
    reasons = dict.fromkeys(reason for done, reason in looked if done == settled)
    outcome = Outcome.NOT_IN_TEXT if settled else Outcome.UNKNOWN
    return Finding(treaty.id, outcome, reason=" ".join(reasons))


def _evidence(condition: Condition, treaty: Treaty, coding: Coding) -> Iterator[Evidence]:
    if condition.part is None:
        yield from _worded(condition, treaty, coding)
        return
    refs = {clause.ref for _, clause in _scope(condition, treaty)}
    guessed = _guessed(condition, treaty)
    for commitment in coding.commitments:
        for coded in commitment.part(condition.part).values if commitment.ref in refs else ():
            if not condition.values or coded.value in condition.values:
                yield Evidence(
                    ref=commitment.ref,
                    label=commitment.label,
                    words=coded.text,
                    kind=coded.kind,
                    source=coded.source,
                    suggested=commitment.suggested or commitment.ref in guessed,
                )


def _worded(condition: Condition, treaty: Treaty, coding: Coding) -> Iterator[Evidence]:
    """The first wording of each clause that has one of the phrases.

    In a clause that no person has judged, such words may stand by coincidence: "the area in
    which forces were stationed" defines an area. They are a suggestion.
    """
    judged = coding.judged - {c.ref for c in coding.commitments if c.suggested}
    accepted = judged - _guessed(condition, treaty)
    for article, clause in _scope(condition, treaty):
        number = clause.ref.clause or ""
        others = (r for r in article.renderings if number in r.clauses)
        for wording in (*filter(None, (clause.base,)), *others):
            words = phrases.first(condition.words, wording.text)
            if words:
                label = article.label((number,))
                suggested = clause.ref not in accepted
                yield Evidence(clause.ref, label, words, wording.kind, wording.source, suggested)
                break


def _scope(condition: Condition, treaty: Treaty) -> Iterator[tuple[Article, Clause]]:
    guessed = _guessed(condition, treaty)
    for article in treaty.articles:
        for clause in article.clauses:
            decided = not condition.topics or set(condition.topics).intersection(clause.topics)
            if decided or clause.ref in guessed:
                yield article, clause


def _slots(condition: Condition, treaty: Treaty) -> list[Slot]:
    """Where a treaty stands on each topic of a condition."""
    wanted = [Topic(topic, "", "", "") for topic in condition.topics]
    return [row.slots[0] for row in by_topic([treaty], wanted).rows] if wanted else []


def _guessed(condition: Condition, treaty: Treaty) -> frozenset[ClauseRef]:
    """The clauses that are on a topic because their words suggest it; nobody has decided."""
    return frozenset(
        clause.ref
        for slot in _slots(condition, treaty)
        if Ground.SUGGESTED in slot.grounds
        for clause in slot.clauses
        if not set(condition.topics).intersection(clause.topics)
    )


def _looked(condition: Condition, treaty: Treaty, coding: Coding) -> tuple[bool, str]:
    """Whether all that could carry a condition was seen, and what was looked at."""
    if not condition.topics:
        if treaty.fully_read:
            return True, f"None of the articles of {treaty.id} carries it{by_report(treaty)}."
        return False, gap(treaty)
    slots = _slots(condition, treaty)
    if any(slot.presence is Presence.PRESENT for slot in slots):
        return _seen(condition, treaty, coding)
    settled = all(slot.presence is Presence.ABSENT for slot in slots)
    return settled, " ".join(dict.fromkeys(map(_reason, slots)))


def _reason(slot: Slot) -> str:
    keys = f" ({', '.join(slot.attested_by)})" if slot.attested_by else ""
    return f"{slot.reason}{keys}"


def _seen(condition: Condition, treaty: Treaty, coding: Coding) -> tuple[bool, str]:
    """Whether the clauses on the topic were seen in their wording and judged."""
    scope = list(_scope(condition, treaty))
    label = ", ".join(article.label((clause.ref.clause or "",)) for article, clause in scope)
    reported = [c for _, c in scope if c.base is None or c.base.kind is Kind.REPORT]
    if reported:
        return False, f"The wording of {label} was not seen."
    judged = {c.ref: c for c in coding.commitments}
    without = {c.ref for c in coding.none}
    for article, clause in scope if condition.part is not None else ():
        known = judged.get(clause.ref)
        one = article.label((clause.ref.clause or "",))
        if known is None and clause.ref not in without:
            return False, f"{one} was not coded."
        if known is not None and known.part(condition.part).standing is Standing.UNKNOWN:  # type: ignore[arg-type]
            return False, f"This part of {one} was not judged."
    if _guessed(condition, treaty):
        return False, f"That {label} belongs here is suggested, and decided by nobody."
    rest = ""
    if treaty.unread:
        verb = "was" if len(treaty.unread) == 1 else "were"
        rest = f" {number_list(treaty.unread)} {verb} not read."
    return True, f"No words of {label} carry it.{rest}"
