"""What a new text may be about: topics suggested from the vocabulary, each with its reasons.

A suggestion is no verdict: it says which words speak for a topic, and a person
decides. Where nothing is close, nothing is suggested.
"""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from treatycmp.model import Topic
from treatycmp.textdiff import words

TERM_WEIGHT = 2.0
"""A term chosen for a topic speaks louder than a word of its examples. From 1.5 on, every
example of the vocabulary is classified by the rest of it; at 1, one in nine is not
(`tests/benchmarks/suggestions.py`)."""

MIN_SHARE = 0.2
"""A topic needs this share of all the evidence found. Of 0.15, 0.2, 0.25, 0.3 and 0.35 it agrees
best (F1 0.85) with the topics of the shipped treaties (`tests/benchmarks/suggestions.py`)."""

MIN_EVIDENCE = 2.0
"""Below this, what speaks for a topic is chance: one word of its examples."""


class Suggestion(NamedTuple):
    """A topic that a text may be about."""

    topic: str
    score: float
    """The topic's share of all the evidence in the text, from 0 to 1."""
    terms: tuple[str, ...]
    """The terms of the topic that the text contains."""
    words: tuple[str, ...]
    """The other words that it shares with the topic's examples, the telling ones first."""


class Suggestions(NamedTuple):
    """The topics suggested for one text."""

    text: str
    suggestions: tuple[Suggestion, ...]
    """The strongest first."""


def suggest(text: str, topics: Sequence[Topic]) -> tuple[Suggestion, ...]:
    """The topics that the words of `text` speak for, the strongest first; often one, or none."""
    rarity = _rarity(topics)
    evidence = [_evidence(text, topic, rarity) for topic in topics]
    total = sum(weight for weight, _ in evidence)
    found = [
        suggestion._replace(score=weight / total)
        for weight, suggestion in evidence
        if weight >= MIN_EVIDENCE and weight / total >= MIN_SHARE
    ]
    return tuple(sorted(found, key=lambda s: (-s.score, s.topic)))


def _rarity(topics: Sequence[Topic]) -> dict[str, float]:
    """How telling a word is: the logarithm of all topics over those whose examples have it."""
    counts: dict[str, int] = {}
    for topic in topics:
        for word in _profile(topic):
            counts[word] = counts.get(word, 0) + 1
    return {word: math.log(len(topics) / count) for word, count in counts.items()}


def _profile(topic: Topic) -> set[str]:
    return set(words(" ".join((topic.definition, *topic.examples))))


def _evidence(text: str, topic: Topic, rarity: dict[str, float]) -> tuple[float, Suggestion]:
    found = words(text)
    terms = tuple(term for term in topic.terms if _has_term(found, term))
    in_terms = {word.rstrip("*") for term in terms for word in words(term)}
    shared = sorted(
        (set(found) & _profile(topic)) - in_terms, key=lambda word: (-rarity[word], word)
    )
    telling = [word for word in shared if rarity[word] > math.log(2) and len(word) > 3]
    weight = TERM_WEIGHT * sum(len(words(term)) for term in terms) + sum(
        rarity[word] / 2 for word in telling
    )
    return weight, Suggestion(topic=topic.id, score=0.0, terms=terms, words=tuple(telling))


def _has_term(found: Sequence[str], term: str) -> bool:
    """Whether the words of a term stand in the text, one behind the other."""
    wanted = [re.escape(word) for word in words(term.replace("*", ""))]
    if not wanted:
        return False
    if term.endswith("*"):
        wanted[-1] += r"\S*"
    return re.search(rf"(?<!\S){' '.join(wanted)}(?!\S)", " ".join(found)) is not None
