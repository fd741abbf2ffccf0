"""The formulae of a corpus: runs of words that recur from treaty to treaty."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from treatycmp.corpus.store import Store

GRAM = 6
"""Words. Shorter runs recur by grammar alone ("in accordance with the provisions")."""

LEAST = 10
"""Treaties that must have a formula."""

DROP = 0.5
"""A run ends where a gram is in half as many treaties as the one before: what follows is another
formula, or the clause's own words."""

SHOWN_FIELDS = 3


class Formula(NamedTuple):
    """A run of words that recurs."""

    text: str
    """In compared form: lower case, without signs."""
    words: int
    treaties: int
    """How many have it."""
    clauses: int
    fields: tuple[str, ...]
    """The topics, or where clauses have none the headings, under which it stands most often."""


class Boilerplate(NamedTuple):
    """The formulae, those in most treaties first."""

    formulae: tuple[Formula, ...]
    found: int
    """How many there are; more than are listed, perhaps."""
    least: int
    """Treaties that a formula had to be in."""
    treaties: int
    """Treaties in the corpus."""


_GRAMS = f"""
CREATE TEMP TABLE gram AS
SELECT wording, position, hash(array_slice(words, position, position + {GRAM - 1})) AS gram
FROM (
    SELECT wording, words, unnest(range(1, len(words) - {GRAM - 2})) AS position
    FROM (SELECT wording, string_split(plain, ' ') AS words FROM wording WHERE length >= {GRAM})
);
CREATE TEMP TABLE frequent AS
SELECT gram, count(DISTINCT treaty)::INTEGER AS treaties
FROM gram JOIN (SELECT DISTINCT wording, treaty FROM clause) USING (wording)
GROUP BY gram HAVING treaties >= $least;
"""  # noqa: S608

_RUNS = """
SELECT any_value(plain), wording, list(position ORDER BY position), list(treaties ORDER BY position)
FROM gram JOIN frequent USING (gram) JOIN wording USING (wording)
WHERE wording BETWEEN ? AND ? GROUP BY wording ORDER BY wording
"""

CHUNK = 5_000
"""Wordings at a time, so that memory stays bounded."""


def boilerplate(store: Store, *, least: int = LEAST, limit: int = 50) -> Boilerplate:
    """The formulae that stand in so many treaties.

    Args:
        store: an open store.
        least: treaties that must have a formula.
        limit: how many are listed.
    """
    for statement in _GRAMS.split(";")[:-1]:
        store.run(statement, {"least": least} if "$least" in statement else ())
    holders: dict[str, list[int]] = defaultdict(list)
    for start in range(1, int(store.meta("wordings")) + 1, CHUNK):
        for plain, wording, *found in store.rows(_RUNS, [start, start + CHUNK - 1]):
            words = plain.split(" ")
            for first, last in _runs(*found):
                holders[" ".join(words[first - 1 : last + GRAM - 1])].append(wording)
    formulae = [f for f in _formulae(store, holders) if f.treaties >= least]
    formulae.sort(key=lambda f: (-f.treaties, -f.words, f.text))
    total = store.rows("SELECT count(*) FROM treaty")[0][0]
    return Boilerplate(tuple(formulae[:limit]), len(formulae), least, total)


def _runs(positions: Sequence[int], treaties: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last gram of each run of grams that are about equally frequent."""
    first, most = positions[0], treaties[0]
    for at in range(1, len(positions) + 1):
        if at < len(positions):
            most = max(most, treaties[at])
            follows = positions[at] == positions[at - 1] + 1
            if follows and treaties[at] >= DROP * most and treaties[at - 1] >= DROP * treaties[at]:
                continue
        yield first, positions[at - 1]
        if at < len(positions):
            first, most = positions[at], treaties[at]


def _formulae(store: Store, holders: dict[str, list[int]]) -> Iterator[Formula]:
    carried: dict[int, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for wording, treaty, topics, heading in store.rows(
        "SELECT wording, treaty, topics, heading FROM clause"
    ):
        carried[wording].append((treaty, tuple(topics) or ((heading,) if heading else ())))
    for text, wordings in holders.items():
        clauses = [clause for wording in dict.fromkeys(wordings) for clause in carried[wording]]
        fields = Counter(field for _, named in clauses for field in named)
        ranked = sorted(fields.items(), key=lambda item: (-item[1], item[0]))
        yield Formula(
            text=text,
            words=text.count(" ") + 1,
            treaties=len({treaty for treaty, _ in clauses}),
            clauses=len(clauses),
            fields=tuple(field for field, _ in ranked[:SHOWN_FIELDS]),
        )
