"""Treaties -> rows of clauses that belong together, with the presence of each.

Clauses meet by topic first: two translations of one article share about half
their words, so that wording alone would part what belongs together.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from treatycmp.model import Article, Basis, Clause, Presence, Statement, Topic, Treaty, figures

NOT_IN_DATA = "Not in the data."
"""The reason where nothing at all is said of an article."""


class By(StrEnum):
    """What brings clauses together in a row."""

    TOPIC = "topic"
    ARTICLE = "article"


class Ground(StrEnum):
    """Why a clause counts as present, absent or unknown."""

    TAGGED = "tagged"
    """A clause carries the topic."""
    NUMBERED = "numbered"
    """The treaty has an article of that number."""
    ATTESTED = "attested"
    """A source says that there is none."""
    READ = "read"
    """Every article was read and none is one."""
    UNREAD = "unread"
    """Not every article was read."""


class Slot(NamedTuple):
    """What one treaty has in one row."""

    treaty: str
    presence: Presence
    grounds: tuple[Ground, ...]
    articles: tuple[Article, ...] = ()
    """Those that the clauses belong to."""
    clauses: tuple[Clause, ...] = ()
    reason: str = ""
    """For an absence or an unknown: one sentence."""
    attested_by: tuple[str, ...] = ()
    remarks: tuple[Statement, ...] = ()
    """What else sources say of the topic in this treaty."""


class AlignedRow(NamedTuple):
    """Clauses of several treaties that belong together."""

    key: str
    """A topic id or an article number; empty for clauses without a topic."""
    heading: str
    slots: tuple[Slot, ...]
    """One a treaty, in the order of the treaties."""


class Alignment(NamedTuple):
    """Treaties set beside each other."""

    by: By
    treaties: tuple[Treaty, ...]
    rows: tuple[AlignedRow, ...]


def by_topic(
    treaties: Sequence[Treaty], topics: Iterable[Topic], *, untagged: bool = False
) -> Alignment:
    """A row a topic; with `untagged`, a last row of the clauses that carry none."""
    rows = [
        AlignedRow(
            key=topic.id,
            heading=topic.heading,
            slots=tuple(_topic_slot(treaty, topic.id) for treaty in treaties),
        )
        for topic in topics
    ]
    if untagged:
        rows.extend(_untagged_row(treaties))
    return Alignment(by=By.TOPIC, treaties=tuple(treaties), rows=tuple(rows))


def by_article(treaties: Sequence[Treaty]) -> Alignment:
    """A row an article number; articles without an attested number in rows of their own, last."""
    read = [_numbers(treaty) for treaty in treaties]
    every = [
        number
        for treaty, own in zip(treaties, read, strict=True)
        for number in (*own, *treaty.unread)
    ]
    numbers = {number.casefold(): number for number in reversed(every)}
    by_number = [
        (treaty, {number.casefold(): article for number, article in own.items()})
        for treaty, own in zip(treaties, read, strict=True)
    ]
    rows = [
        AlignedRow(
            key=number,
            heading=_name(number, [articles for _, articles in by_number]),
            slots=tuple(
                _article_slot(treaty, number, articles.get(number.casefold()))
                for treaty, articles in by_number
            ),
        )
        for number in sorted(numbers.values(), key=_reading_order)
    ]
    rows.extend(_unplaced_rows(treaties))
    return Alignment(by=By.ARTICLE, treaties=tuple(treaties), rows=tuple(rows))


def _numbers(treaty: Treaty) -> dict[str, Article]:
    """The articles by what those of several treaties meet by: the number, with its annex.

    Where all numbers are Roman, Article IV meets the Article 4 of others. In a treaty with an
    Article B, C is no hundred.
    """
    numbered = {a.ref.article: a for a in treaty.articles if a.number}
    plain = [a.number for a in numbered.values() if a.number != "preamble" and not a.within]
    if not plain or any(number == figures(number) for number in plain):
        return numbered
    return {figures(number): article for number, article in numbered.items()}


def _name(number: str, articles: Iterable[Mapping[str, Article]]) -> str:
    """How the first of the treaties that has it names the article."""
    found = (those.get(number.casefold()) for those in articles)
    return next((article.name for article in found if article), f"Article {number}")


def occurs(treaty: Treaty, topic: str) -> bool:
    """Whether anything is known of a topic in a treaty: a clause, or an attested absence."""
    return _topic_slot(treaty, topic).presence is Presence.PRESENT or any(
        statement.topic == topic for statement in treaty.absent
    )


def _topic_slot(treaty: Treaty, topic: str) -> Slot:
    remarks = tuple(remark for remark in treaty.remarks if remark.topic == topic)
    return _known_slot(treaty, topic)._replace(remarks=remarks)


def _known_slot(treaty: Treaty, topic: str) -> Slot:
    articles = tuple(a for a in treaty.articles if any(topic in c.topics for c in a.clauses))
    if articles:
        clauses = tuple(c for a in articles for c in a.clauses if topic in c.topics)
        return Slot(treaty.id, Presence.PRESENT, (Ground.TAGGED,), articles, clauses)
    attested = [statement for statement in treaty.absent if statement.topic == topic]
    read = topic in treaty.topics_read
    if attested or read:
        return _absence(treaty, attested, read=read)
    return Slot(treaty.id, Presence.UNKNOWN, (Ground.UNREAD,), reason=_gap(treaty))


def _absence(treaty: Treaty, statements: Sequence[Statement], *, read: bool) -> Slot:
    grounds = (Ground.ATTESTED,) * bool(statements) + (Ground.READ,) * read
    sentences = [statement.statement for statement in statements]
    if read:
        sentences.append(f"None of its articles is on this{_by_report(treaty)}.")
    return Slot(
        treaty.id,
        Presence.ABSENT,
        grounds,
        reason=" ".join(sentences),
        attested_by=tuple(dict.fromkeys(key for s in statements for key in s.attested_by)),
    )


def _by_report(treaty: Treaty) -> str:
    """Which articles were known from reports only, in brackets."""
    reported = [article.name for article in treaty.articles if article.basis is Basis.REPORT]
    return f" ({', '.join(reported)}: known from reports only)" if reported else ""


def _gap(treaty: Treaty) -> str:
    """Why nothing can be said of what a treaty lacks."""
    if treaty.unread:
        verb = "was" if len(treaty.unread) == 1 else "were"
        return f"{number_list(treaty.unread)} {verb} not read{unnumbered(treaty)}."
    known = [article.label() for article in treaty.articles]
    if treaty.articles_in_text is None and len(known) <= 3:
        verb = "is" if len(known) == 1 else "are"
        return f"Only {' and '.join(known)} of this treaty {verb} in the data."
    return "The treaty was not read for this topic, as far as the data say."


def unnumbered(treaty: Treaty) -> str:
    """How many of the unread numbers belong to articles that are known without their number."""
    unplaced = sum(not article.number for article in treaty.articles)
    known = "1 of them is" if unplaced == 1 else f"{unplaced} of them are"
    return f" ({known} known, but not by number)" if unplaced else ""


def number_list(numbers: Sequence[str]) -> str:
    """`Article 4`, `Articles 1 and 3–12`."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    text = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"Article {text}" if len(numbers) == 1 else f"Articles {text}"


def _follows(number: str, other: str) -> bool:
    return number.isdecimal() and other.isdecimal() and int(other) == int(number) + 1


def _untagged_row(treaties: Sequence[Treaty]) -> Iterable[AlignedRow]:
    slots = []
    for treaty in treaties:
        articles = tuple(a for a in treaty.articles if not all(c.topics for c in a.clauses))
        clauses = tuple(c for a in articles for c in a.clauses if not c.topics)
        presence = Presence.PRESENT if clauses else Presence.ABSENT
        reason = "" if clauses else "Every clause carries a topic."
        slots.append(Slot(treaty.id, presence, (Ground.READ,), articles, clauses, reason))
    if any(slot.clauses for slot in slots):
        yield AlignedRow(key="", heading="Without a topic", slots=tuple(slots))


def _article_slot(treaty: Treaty, number: str, article: Article | None) -> Slot:
    if article is not None:
        grounds = (Ground.NUMBERED,)
        return Slot(treaty.id, Presence.PRESENT, grounds, (article,), article.clauses)
    if number.casefold() in map(str.casefold, treaty.unread):
        reason = f"{number_list((number,))} was not read."
        return Slot(treaty.id, Presence.UNKNOWN, (Ground.UNREAD,), reason=reason)
    last = treaty.articles_in_text
    if last is not None and number.isdecimal() and int(number) > last:
        reason = f"It has {last} articles."
        return Slot(treaty.id, Presence.ABSENT, (Ground.READ,), reason=reason)
    return Slot(treaty.id, Presence.UNKNOWN, (Ground.UNREAD,), reason=NOT_IN_DATA)


def _unplaced_rows(treaties: Sequence[Treaty]) -> Iterable[AlignedRow]:
    for treaty in treaties:
        for article in treaty.articles:
            if not article.number:
                yield _unplaced_row(treaties, treaty, article)


def _unplaced_row(treaties: Sequence[Treaty], owner: Treaty, article: Article) -> AlignedRow:
    slots = tuple(
        Slot(owner.id, Presence.PRESENT, (Ground.TAGGED,), (article,), article.clauses)
        if treaty is owner
        else Slot(
            treaty.id,
            Presence.UNKNOWN,
            (Ground.UNREAD,),
            reason=f"No number to compare by: see the {owner.id} column.",
        )
        for treaty in treaties
    )
    return AlignedRow(key=str(article.ref), heading=article.label(), slots=slots)


def _reading_order(number: str) -> tuple[int, int, str]:
    """The preamble, then numbered articles, then whatever else."""
    if number == "preamble":
        return (0, 0, "")
    return (1, int(number), "") if number.isdecimal() else (2, 0, number)
