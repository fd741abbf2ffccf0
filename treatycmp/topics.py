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
    terms: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Each term as the vocabulary has it, as it stands among words, and its words."""


class _Vocabulary(NamedTuple):
    """A vocabulary, made ready once for all the texts of a treaty."""

    topics: tuple[_Topic, ...]
    rarity: dict[str, float]
    """How telling a word is: the logarithm of all topics over those whose examples have it."""
    telling: dict[str, tuple[int, ...]]
    """The places of the topics that a telling word speaks for."""


def suggest(text: str, topics: Sequence[Topic]) -> tuple[Suggestion, ...]:
    """The topics that the words of `text` speak for, the strongest first; often one, or none."""
    vocabulary = _vocabulary(tuple(topics))
    found = words(text)
    line = f" {' '.join(found)} "
    shared: list[list[str]] = [[] for _ in vocabulary.topics]
    for word in set(found):
        for place in vocabulary.telling.get(word, ()):
            shared[place].append(word)
    evidence = [
        _evidence(line, topic, own, vocabulary.rarity)
        for topic, own in zip(vocabulary.topics, shared, strict=True)
    ]
    total = sum(weight for weight, _ in evidence)
    chosen = [
        suggestion._replace(score=weight / total)
        for weight, suggestion in evidence
        if suggestion is not None and weight >= MIN_EVIDENCE and weight / total >= MIN_SHARE
    ]
    return tuple(sorted(chosen, key=lambda s: (-s.score, s.topic)))


@lru_cache(maxsize=4)
def _vocabulary(topics: tuple[Topic, ...]) -> _Vocabulary:
    profiles = [frozenset(words(" ".join((t.definition, *t.examples)))) for t in topics]
    places: dict[str, list[int]] = {}
    for place, profile in enumerate(profiles):
        for word in profile:
            places.setdefault(word, []).append(place)
    rarity = {word: math.log(len(topics) / len(found)) for word, found in places.items()}
    return _Vocabulary(
        topics=tuple(map(_prepared, topics)),
        rarity=rarity,
        telling={
            word: tuple(found)
            for word, found in places.items()
            if rarity[word] > math.log(2) and len(word) > 3
        },
    )


def _prepared(topic: Topic) -> _Topic:
    terms = ((term, _pattern(term), tuple(words(term))) for term in topic.terms)
    return _Topic(topic.id, tuple(term for term in terms if term[1].strip()))


def _pattern(term: str) -> str:
    """A term as it stands among words with spaces around; open at its end for any ending."""
    return f" {' '.join(words(term.replace('*', '')))}{'' if term.endswith('*') else ' '}"


def _evidence(
    line: str, topic: _Topic, shared: list[str], rarity: dict[str, float]
) -> tuple[float, Suggestion | None]:
    """What speaks for a topic: its terms in the text, and the telling words of its examples."""
    terms = [term for term in topic.terms if term[1] in line]
    if not terms and not shared:
        return 0.0, None
    in_terms = {word for _, _, own in terms for word in own}
    rest = [word for word in shared if word not in in_terms]
    rest.sort(key=lambda word: (-rarity[word], word))
    weight = TERM_WEIGHT * sum(len(own) for _, _, own in terms) + sum(
        rarity[word] / 2 for word in rest
    )
    names = tuple(name for name, _, _ in terms)
    return weight, Suggestion(topic=topic.id, score=0.0, terms=names, words=tuple(rest))
