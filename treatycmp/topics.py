"""What a new text may be about: topics suggested from the vocabulary, each with its reasons.

A suggestion is no verdict: it says which words speak for a topic, and a person
decides. Where nothing is close, nothing is suggested.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
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


class _Topic(NamedTuple):
    """A topic, made ready to be looked for in many texts."""

    id: str
    terms: tuple[tuple[str, str], ...]
    """Each term as the vocabulary has it, and as it stands among words with spaces around."""
    term_words: dict[str, tuple[str, ...]]
    """The words of each term."""
    profile: frozenset[str]
    """The words of its definition and examples."""


class _Vocabulary(NamedTuple):
    """A vocabulary, made ready once for all the texts of a treaty."""

    topics: tuple[_Topic, ...]
    rarity: dict[str, float]
    """How telling a word is: the logarithm of all topics over those whose examples have it."""


def suggest(text: str, topics: Sequence[Topic]) -> tuple[Suggestion, ...]:
    """The topics that the words of `text` speak for, the strongest first; often one, or none."""
    vocabulary = _vocabulary(tuple(topics))
    found = words(text)
    line, own = f" {' '.join(found)} ", frozenset(found)
    evidence = [_evidence(line, own, topic, vocabulary.rarity) for topic in vocabulary.topics]
    total = sum(weight for weight, _ in evidence)
    chosen = [
        suggestion._replace(score=weight / total)
        for weight, suggestion in evidence
        if weight >= MIN_EVIDENCE and weight / total >= MIN_SHARE
    ]
    return tuple(sorted(chosen, key=lambda s: (-s.score, s.topic)))


@lru_cache(maxsize=4)
def _vocabulary(topics: tuple[Topic, ...]) -> _Vocabulary:
    prepared = tuple(map(_prepared, topics))
    counts: dict[str, int] = {}
    for topic in prepared:
        for word in topic.profile:
            counts[word] = counts.get(word, 0) + 1
    return _Vocabulary(
        prepared, {word: math.log(len(topics) / count) for word, count in counts.items()}
    )


def _prepared(topic: Topic) -> _Topic:
    terms = [(term, _pattern(term)) for term in topic.terms]
    return _Topic(
        id=topic.id,
        terms=tuple((term, pattern) for term, pattern in terms if pattern.strip()),
        term_words={term: tuple(words(term)) for term in topic.terms},
        profile=frozenset(words(" ".join((topic.definition, *topic.examples)))),
    )


def _pattern(term: str) -> str:
    """A term as it stands among words with spaces around; open at its end for any ending."""
    open_ = term.endswith("*")
    return f" {' '.join(words(term.replace('*', '')))}{'' if open_ else ' '}"


def _evidence(
    line: str, own: frozenset[str], topic: _Topic, rarity: dict[str, float]
) -> tuple[float, Suggestion]:
    terms = tuple(term for term, pattern in topic.terms if pattern in line)
    in_terms = {word.rstrip("*") for term in terms for word in topic.term_words[term]}
    shared = sorted((own & topic.profile) - in_terms, key=lambda word: (-rarity[word], word))
    telling = [word for word in shared if rarity[word] > math.log(2) and len(word) > 3]
    weight = TERM_WEIGHT * sum(len(topic.term_words[term]) for term in terms) + sum(
        rarity[word] / 2 for word in telling
    )
    return weight, Suggestion(topic=topic.id, score=0.0, terms=terms, words=tuple(telling))
