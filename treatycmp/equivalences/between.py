"""Two treaties: pairs of articles, then of clauses, each with its verdict and the reason."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from treatycmp import textdiff
from treatycmp.alignment import topic_slot
from treatycmp.equivalences.texts import (
    article_text,
    article_topics,
    clause_text,
    gaps,
    heading,
    languages,
)
from treatycmp.equivalences.values import Equivalence, Fate, Rival
from treatycmp.loading.decisions import Decision
from treatycmp.model import Article, ClauseRef, Presence, Treaty
from treatycmp.verdicts import label_of, succeed
from treatycmp.wording import (
    MIN_CONFIDENCE,
    Compared,
    Evidence,
    How,
    Link,
    Pair,
    Passage,
    compare,
    decide,
    matched_by,
    nearest,
)
from treatycmp.wording.features import Spread

FORLORN = 0.1
"""Only what has no candidate of this confidence is called added or deleted."""

OUT_OF_ORDER = 0.5
"""A pair that crosses more than this share of the sure pairs around it has moved."""

RIVALS = 3
"""So many candidates are listed beside a decision."""

STRONG = 0.9
"""A pin is reported where another candidate has this confidence ..."""

WEAK = 0.1
"""... and the pinned pair no more than this."""


class Options(NamedTuple):
    """How to align."""

    least: float = MIN_CONFIDENCE
    decisions: tuple[Decision, ...] = ()
    use_numbers: bool = False
    words: bool = False
    known: Spread | None = None
    """How widespread words are in a corpus; by default the treaties alone tell."""


class Unit(NamedTuple):
    """An article, or a clause, with what its alignment needs."""

    ref: ClauseRef
    number: str
    passage: Passage
    topics: tuple[str, ...]
    whole: bool = True
    """Whether it is an article, or the only clause of one."""


class Side(NamedTuple):
    """What is aligned of one treaty."""

    treaty: Treaty
    units: tuple[Unit, ...]
    gaps: tuple[str, ...]
    """Why the treaty cannot be said to lack something."""


class Level(NamedTuple):
    """Articles, or clauses, of two treaties with the evidence and what was decided."""

    left: Side
    right: Side
    compared: Compared
    links: tuple[Link, ...]
    options: Options
    succession: bool


class Between(NamedTuple):
    """Two treaties aligned."""

    articles: Level
    pairs: tuple[Equivalence, ...]
    clauses: tuple[Equivalence, ...]


def between(left: Treaty, right: Treaty, options: Options) -> Between:
    """Align two treaties, article to article and clause to clause."""
    articles = article_level(left, right, options)
    pairs = tuple(equivalences(articles))
    clauses = tuple(_clauses(articles, pairs))
    return Between(articles, tuple(_with_clauses(pairs, clauses)), clauses)


def _with_clauses(
    pairs: Iterable[Equivalence], clauses: Iterable[Equivalence]
) -> Iterator[Equivalence]:
    """The pairs; of an article without a counterpart it is said where clauses of it went."""
    went: defaultdict[ClauseRef, list[str]] = defaultdict(list)
    for clause in clauses:
        if clause.left and clause.right:
            text = f"{_listed(clause.left)} answers to {_listed(clause.right)}"
            for ref in (*clause.left, *clause.right):
                went[ref._replace(clause=None)].append(text)
    for pair in pairs:
        found = dict.fromkeys(went[(pair.left or pair.right)[0]])
        if pair.verdict is Fate.UNMATCHED and found:
            yield pair._replace(reason=f"{pair.reason} Of its clauses, {'; '.join(found)}.")
        else:
            yield pair


def _listed(refs: Iterable[ClauseRef]) -> str:
    return " + ".join(map(str, refs))


def article_level(left: Treaty, right: Treaty, options: Options) -> Level:
    """The articles of two treaties with the evidence and the decisions."""
    langs = languages(left) & languages(right)
    sides = []
    for treaty in (left, right):
        units = (
            _unit(article.ref, article.number, article_text(article, langs), article)
            for article in treaty.articles
        )
        sides.append(Side(treaty, tuple(units), gaps(treaty, langs)))
    return _level(sides[0], sides[1], options)


def _unit(ref: ClauseRef, number: str, text: str | None, article: Article) -> Unit:
    topics = article_topics(article)
    return Unit(ref, number, Passage(text, heading(article), topics, number), topics)


def _level(
    left: Side, right: Side, options: Options, barred: Callable[[Pair], bool] | None = None
) -> Level:
    places = [{unit.ref: at for at, unit in enumerate(side.units)} for side in (left, right)]
    pinned = _decided(options.decisions, *places, pin=True)
    forbidden = set(_decided(options.decisions, *places, pin=False))
    compared = compare(
        [unit.passage for unit in left.units],
        [unit.passage for unit in right.units],
        known=options.known,
        barred=lambda pair: pair in forbidden or (barred is not None and barred(pair)),
    )
    links = decide(compared, options.least, pinned=pinned, use_numbers=options.use_numbers)
    succession = succeed(left.treaty, right.treaty)
    return Level(left, right, compared, tuple(links), options, succession)


def _decided(
    decisions: Iterable[Decision],
    left: Mapping[ClauseRef, int],
    right: Mapping[ClauseRef, int],
    *,
    pin: bool,
) -> list[Pair]:
    """The decisions on these passages, whichever way round they were written."""
    found = set()
    for decision in decisions:
        for one, other in ((decision.left, decision.right), (decision.right, decision.left)):
            if decision.pin is pin and one in left and other in right:
                found.add((left[one], right[other]))
    return sorted(found)


def equivalences(level: Level) -> Iterator[Equivalence]:
    """Every passage of both treaties once: in the order of the left one, then what is left."""
    near = nearest(level.compared.evidence)
    linked = {link.left[0]: link for link in level.links}
    taken = (
        {i for link in level.links for i in link.left},
        {j for link in level.links for j in link.right},
    )
    for i in range(len(level.left.units)):
        if i in linked:
            yield _linked(level, linked[i], near)
        elif i not in taken[0]:
            yield _alone(level, near.get((0, i), ()), 0, i)
    for j in range(len(level.right.units)):
        if j not in taken[1]:
            yield _alone(level, near.get((1, j), ()), 1, j)


def _linked(
    level: Level, link: Link, near: Mapping[tuple[int, int], Sequence[Pair]]
) -> Equivalence:
    evidence = level.compared.evidence
    inside = [(i, j) for i in link.left for j in link.right]
    seen = max(
        (evidence[pair] for pair in inside if pair in evidence),
        key=lambda seen: (seen.confidence, seen),
        default=None,
    )
    others = [
        pair
        for side, places in enumerate((link.left, link.right))
        for place in places
        for pair in near.get((side, place), ())[: RIVALS + len(inside)]
        if pair not in inside
    ]
    lefts = [level.left.units[i] for i in link.left]
    rights = [level.right.units[j] for j in link.right]
    old, new = _joined(lefts), _joined(rights)
    moved = seen is not None and seen.order < OUT_OF_ORDER and not link.how
    numbers = [[unit.number for unit in side] for side in (lefts, rights)]
    renumbered = numbers[0] != numbers[1] and all(map(all, numbers))
    verdict = _fate(link, old, new, moved=moved, renumbered=renumbered)
    return Equivalence(
        before=level.left.treaty.id,
        after=level.right.treaty.id,
        left=tuple(unit.ref for unit in lefts),
        right=tuple(unit.ref for unit in rights),
        matched_by=_how(level, link, seen, old, new),
        confidence=link.confidence,
        verdict=verdict,
        label=_label(level, verdict),
        score=link.score,
        margin=seen.margin if seen else 0.0,
        similarity=textdiff.similarity(old, new) if old is not None and new is not None else None,
        moved=moved,
        renumbered=renumbered,
        topics=_shared_topics(lefts, rights),
        reason=_linked_reason(level, verdict, link, lefts, rights),
        warning=_warning(level, link, seen, others),
        evidence=seen,
        rivals=_rivals(level, others),
        changes=_changes(level, old, new),
    )


def _joined(units: Iterable[Unit]) -> str | None:
    """The texts of units read as one; None where the wording of one was not seen."""
    texts = [unit.passage.text for unit in units]
    return None if None in texts else "\n".join(text for text in texts if text is not None)


def _changes(level: Level, old: str | None, new: str | None) -> tuple[textdiff.Edit, ...]:
    if not level.options.words or old is None or new is None:
        return ()
    return textdiff.edits(old, new)


def _how(level: Level, link: Link, seen: Evidence | None, old: str | None, new: str | None) -> How:
    if link.how:
        return link.how
    if seen is None:
        return How.CONTEXT
    homes = {level.left.units[i].passage.home for i in link.left}
    if homes.isdisjoint(level.right.units[j].passage.home for j in link.right):
        return How.MOVE
    single = len(link.left) == len(link.right) == 1
    if single and old is not None and new is not None and textdiff.same_words(old, new):
        return How.IDENTICAL
    return matched_by(seen)


def _fate(link: Link, old: str | None, new: str | None, *, moved: bool, renumbered: bool) -> Fate:
    if len(link.right) > 1:
        return Fate.SPLIT
    if len(link.left) > 1:
        return Fate.MERGED
    if old is None or new is None:
        return Fate.UNKNOWN
    if not textdiff.same_words(old, new):
        return Fate.REWORDED if textdiff.same_content(old, new) else Fate.AMENDED
    if moved:
        return Fate.MOVED
    return Fate.RENUMBERED if renumbered else Fate.SAME


_UNRELATED = {
    Fate.MOVED: "same words, elsewhere",
    Fate.RENUMBERED: "same words",
    Fate.SPLIT: "one here, several there",
    Fate.MERGED: "several here, one there",
}
"""What is said between treaties of no one succession, where nothing was moved or split."""


def _label(level: Level, verdict: Fate) -> str:
    if not level.succession and verdict in _UNRELATED:
        return _UNRELATED[verdict]
    before, after = level.left.treaty.id, level.right.treaty.id
    return label_of(verdict, before, after, succession=level.succession)


def _shared_topics(lefts: Iterable[Unit], rights: Iterable[Unit]) -> tuple[str, ...]:
    theirs = {topic for unit in rights for topic in unit.topics}
    ours = dict.fromkeys(topic for unit in lefts for topic in unit.topics)
    return tuple(topic for topic in ours if topic in theirs)


def _linked_reason(
    level: Level, verdict: Fate, link: Link, lefts: Sequence[Unit], rights: Sequence[Unit]
) -> str:
    """The analyst's reason, or what keeps the words from being compared."""
    refs = {(one.ref, other.ref) for one in lefts for other in rights}
    if link.how is How.ANALYST:
        given = [d.reason for d in level.options.decisions if d.pin and d.reason]
        reasons = [
            d.reason
            for d in level.options.decisions
            if given and d.pin and {(d.left, d.right), (d.right, d.left)} & refs
        ]
        return " ".join(filter(None, reasons))
    if link.how is How.CONTEXT:
        return (
            "The words say nothing: the treaty was amended, and this stands in the place of that,"
            " between the same neighbours."
        )
    if link.how is How.HEADING:
        return "The words say nothing: the numbering was kept, and both bear one number."
    if verdict is not Fate.UNKNOWN:
        return ""
    return "The wording of both was not seen in one language, so that no words were compared."


def _warning(level: Level, link: Link, seen: Evidence | None, others: Iterable[Pair]) -> str:
    """For a pin: another candidate that the text favours by far."""
    if link.how is not How.ANALYST:
        return ""
    own = seen.confidence if seen else 0.0
    strong = [pair for pair in others if level.compared.evidence[pair].confidence >= STRONG]
    if own > WEAK or not strong:
        return ""
    i, j = strong[0]
    left = _listed(level.left.units[at].ref for at in link.left)
    right = _listed(level.right.units[at].ref for at in link.right)
    return (
        f"{left} = {right} is the analyst's decision; the text argues for"
        f" {level.left.units[i].ref} = {level.right.units[j].ref}"
        f" (confidence {level.compared.evidence[i, j].confidence:.2f} against {own:.2f})."
    )


def _rivals(level: Level, pairs: Iterable[Pair]) -> tuple[Rival, ...]:
    evidence = level.compared.evidence
    ranked = sorted(
        set(pairs),
        key=lambda pair: (-evidence[pair].confidence, -evidence[pair].wording, sum(pair), pair),
    )
    return tuple(
        Rival(
            level.left.units[i].ref,
            level.right.units[j].ref,
            evidence[i, j].confidence,
            evidence[i, j].wording,
        )
        for i, j in ranked[:RIVALS]
    )


def _alone(level: Level, pairs: Sequence[Pair], side: int, place: int) -> Equivalence:
    """A passage without a counterpart, and why."""
    best = level.compared.evidence[pairs[0]] if pairs else None
    unit = (level.right if side else level.left).units[place]
    verdict, reason = _absence(level, unit, best, side)
    return Equivalence(
        before=level.left.treaty.id,
        after=level.right.treaty.id,
        left=() if side else (unit.ref,),
        right=(unit.ref,) if side else (),
        matched_by=How.NOTHING,
        confidence=best.confidence if best else 0.0,
        verdict=verdict,
        label=_label(level, verdict),
        score=best.wording if best else 0.0,
        margin=best.margin if best else 0.0,
        reason=reason,
        evidence=best,
        rivals=_rivals(level, pairs[:RIVALS]),
    )


def _absence(level: Level, unit: Unit, best: Evidence | None, side: int) -> tuple[Fate, str]:
    """Whether the other treaty lacks it, or nothing can be said; and the reason."""
    other = level.left if side else level.right
    gone = Fate.ADDED if side else Fate.DELETED
    slots = [topic_slot(other.treaty, topic) for topic in unit.topics]
    if slots and all(slot.presence is Presence.ABSENT for slot in slots):
        reasons = dict.fromkeys(slot.reason for slot in slots)
        return gone, f"{other.treaty.id}: {' '.join(reasons)}"
    on_topic = [str(its.ref) for its in other.units if set(its.topics).intersection(unit.topics)]
    also = f" On a topic of it: {', '.join(on_topic)}." if on_topic else ""
    if unit.passage.text is None:
        unseen = "Its wording was not seen, or not in a language of the other treaty."
        return Fate.UNMATCHED, f"{unseen}{also}"
    if best is not None and best.confidence >= FORLORN:
        return Fate.UNMATCHED, _undecided(level, best)
    if other.gaps:
        why = " and ".join(other.gaps)
        return Fate.UNMATCHED, f"Nothing like it was found, but {why}.{also}"
    if unit.number == "preamble" and other.treaty.article("preamble") is None:
        return Fate.UNMATCHED, f"{other.treaty.id} has no preamble in the data."
    return gone, f"Nothing in {other.treaty.id}, all of which was read, is like it."


def _undecided(level: Level, best: Evidence) -> str:
    if best.confidence >= level.options.least:
        return "Its best candidate belongs more surely to another."
    if best.margin < 1:
        return "Several candidates are about equally like it."
    return "Its best candidate is not like it enough."


def _clauses(level: Level, pairs: Sequence[Equivalence]) -> Iterator[Equivalence]:
    """The clauses of both treaties, each once, under the pairs of their articles."""
    homes = {ref: at for at, pair in enumerate(pairs) for ref in (*pair.left, *pair.right)}
    plain = {at for at, pair in enumerate(pairs) if _is_plain(level, pair)}
    sides = [_clause_side(side, level, homes, plain) for side in (level.left, level.right)]
    found: defaultdict[int, list[Equivalence]] = defaultdict(list)
    for at in plain:
        found[at] = list(_by_place(level, pairs[at]))
    if any(_is_part(unit) for side in sides for unit in side.units):
        aligned = equivalences(_level(sides[0], sides[1], level.options, _barred(sides)))
        for clause in aligned:
            first = (clause.left or clause.right)[0]
            found[homes[first._replace(clause=None)]].append(clause)
    else:  # every article left is one clause: what was said of it holds
        for at, pair in enumerate(pairs):
            if at not in plain:
                found[at] = [_whole(level, pair)]
    for at in range(len(pairs)):
        yield from found[at]


def _is_part(unit: Unit) -> bool:
    """Whether a clause is one of several of its article."""
    return not unit.whole


def _barred(sides: Sequence[Side]) -> Callable[[Pair], bool]:
    """Two clauses that are whole articles pair as these did, or not at all."""
    left, right = sides

    def barred(pair: Pair) -> bool:
        one, other = left.units[pair[0]], right.units[pair[1]]
        return one.whole and other.whole and one.passage.home != other.passage.home

    return barred


def _clause_side(
    side: Side, level: Level, homes: Mapping[ClauseRef, int], plain: Container[int]
) -> Side:
    """The clauses of the articles that are not paired clause by clause already."""
    langs = languages(level.left.treaty) & languages(level.right.treaty)
    units = []
    for article in side.treaty.articles:
        home = homes[article.ref]
        for clause in article.clauses if home not in plain else ():
            number = f"{article.number}({clause.ref.clause})"
            passage = Passage(clause_text(clause, langs), "", clause.topics, number, home)
            whole = len(article.clauses) == 1
            units.append(Unit(clause.ref, number, passage, clause.topics, whole))
    return side._replace(units=tuple(units))


def _is_plain(level: Level, pair: Equivalence) -> bool:
    """Whether two articles are the same clause by clause."""
    if pair.matched_by is not How.IDENTICAL or any(
        decision.left.clause for decision in level.options.decisions
    ):
        return False
    texts = [
        [clause.base.text if clause.base else "" for clause in article.clauses]
        for article in (_article(level.left, pair.left[0]), _article(level.right, pair.right[0]))
    ]
    return len(texts[0]) == len(texts[1]) and all(map(textdiff.same_words, *texts))


def _article(side: Side, ref: ClauseRef) -> Article:
    return next(article for article in side.treaty.articles if article.ref == ref)


def _by_place(level: Level, pair: Equivalence) -> Iterator[Equivalence]:
    """The clauses of two articles that are the same clause by clause."""
    lefts = _article(level.left, pair.left[0]).clauses
    rights = _article(level.right, pair.right[0]).clauses
    for one, other in zip(lefts, rights, strict=True):
        yield pair._replace(left=(one.ref,), right=(other.ref,), rivals=())


def _whole(level: Level, pair: Equivalence) -> Equivalence:
    """What is said of articles of one clause, said of the clauses."""
    lefts = [_article(level.left, ref).clauses[0].ref for ref in pair.left]
    rights = [_article(level.right, ref).clauses[0].ref for ref in pair.right]
    return pair._replace(left=tuple(lefts), right=tuple(rights), rivals=(), warning="")
