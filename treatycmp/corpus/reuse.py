"""All pairs of clauses that share most of their words, in the whole corpus.

Exact: a set-similarity join with prefix and position filters (Chaudhuri, Ganti and Kaushik, 2006;
Xiao et al., PPJoin, 2008). Two wordings that reach the threshold have one of their rarest words
in common, so only such pairs are looked at, and of these only the ones whose rest can still be
long enough. `JOIN` is the one expression of it; DuckDB executes it by default, and any engine in
`ENGINES` that speaks the same SQL can.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

from treatycmp.corpus.store import CLAUSES, PLACE, Place, Store, opened, place
from treatycmp.errors import OutputError, UnknownNameError

THRESHOLD = 0.7
"""Below, clauses of one heading and none meet as often; and the join grows steeply (see
docs/corpus-scale.md)."""

EPSILON = 1e-9
"""What rounding may add to a bound."""

SHOWN = 20
"""So many clusters are listed, the largest first."""

_PREFIX = """
SELECT wording, size, unnest(features[1:kept]) AS feature, unnest(range(1, kept + 1)) AS position
FROM (SELECT *, (size - ceil({threshold} * size - {epsilon}) + 1)::INTEGER AS kept FROM wording)
"""
"""The rarest words of each wording, one of which it shares with whatever reaches the threshold."""

_ENTRY = """
SELECT wording, size, features, bits_0, bits_1, bits_2, bits_3
FROM wording JOIN (
    SELECT wording,
        bit_xor(CASE WHEN slot % 4 = 0 THEN bit ELSE 0 END) AS bits_0,
        bit_xor(CASE WHEN slot % 4 = 1 THEN bit ELSE 0 END) AS bits_1,
        bit_xor(CASE WHEN slot % 4 = 2 THEN bit ELSE 0 END) AS bits_2,
        bit_xor(CASE WHEN slot % 4 = 3 THEN bit ELSE 0 END) AS bits_3
    FROM (
        SELECT wording, slot, 1::BIGINT << (slot // 4)::BIGINT AS bit
        FROM (SELECT wording, feature * 7919 % 248 AS slot FROM posting)
    ) GROUP BY wording
) USING (wording)
"""
"""Each wording with 248 bits: whether an odd number of its words fall on the bit. Two wordings
differ in no more bits than in words, so that most pairs need not be counted (the bitmap filter of
Sandes, Teodoro and Melo, 2020). 62 bits a column, as far as a number with a sign goes."""

JOIN = """
SELECT one, other, shared / CAST(one_size + other_size - shared AS DOUBLE) AS score
FROM (
    SELECT one, other, a.size AS one_size, b.size AS other_size,
        {overlap} AS shared
    FROM (
        SELECT DISTINCT a.wording AS one, b.wording AS other
        FROM prefix a JOIN prefix b ON a.feature = b.feature AND a.wording < b.wording
        WHERE b.size >= {threshold} * a.size - {epsilon}
            AND a.size >= {threshold} * b.size - {epsilon}
            AND (1 + least(a.size - a.position, b.size - b.position)) * (1 + {threshold})
                >= {threshold} * (a.size + b.size) - {epsilon}
    ) candidate
    JOIN entry a ON a.wording = one
    JOIN entry b ON b.wording = other
    WHERE ({differing}) * (1 + {threshold}) <= (a.size + b.size) * (1 - {threshold}) + {epsilon}
) counted
WHERE shared >= {threshold} * (one_size + other_size - shared) - {epsilon}
"""
"""SQL that DuckDB and Spark read alike; only what `Dialect` has goes by two names."""


class Dialect(NamedTuple):
    """What two engines call by different names."""

    overlap: str
    """How many elements the lists `a.features` and `b.features` share."""
    xor: str
    """The bits in which two numbers differ, to be filled with those."""


DUCKDB = Dialect("len(list_intersect(a.features, b.features))", "xor({}, {})")


class Engine(NamedTuple):
    """What can execute the join."""

    module: str
    """In `treatycmp.corpus`; it has a function `pairs`. Empty for DuckDB itself."""
    about: str


ENGINES: dict[str, Engine] = {
    "duckdb": Engine("", "on this machine, with memory that spills to disk"),
    "spark": Engine("spark", "on a cluster of Apache Spark, named with --master"),
}


class Cluster(NamedTuple):
    """Clauses that hang together by pairs above the threshold."""

    number: int
    """From 1, the largest first."""
    clauses: int
    wordings: int
    treaties: int
    first: Place
    """Its earliest clause."""
    text: str
    """Of the earliest clause."""
    last: str
    """The date of the latest treaty; empty where none is known."""


class Reuse(NamedTuple):
    """What the join found."""

    store: str
    threshold: float
    engine: str
    pairs: int
    """Pairs of clauses, those of the same wording included."""
    clauses: int
    """Clauses that are in a pair."""
    of: int
    """Clauses in the corpus."""
    clusters: int
    largest: tuple[Cluster, ...]
    written: str
    """The file of all pairs; empty where none was asked for."""


def reuse(
    path: str,
    *,
    threshold: float = THRESHOLD,
    engine: str = "duckdb",
    master: str = "local[*]",
    exchange: str = "",
    target: str = "",
) -> Reuse:
    """All pairs of clauses whose share of words reaches a threshold, and their clusters.

    Args:
        path: of the store.
        threshold: the least share of distinct words in common (Jaccard), above 0.
        engine: a key of `ENGINES`.
        master: the address of the cluster.
        exchange: a directory that all machines of the cluster reach; by default one of this
            machine's.
        target: a file for all pairs, `.csv` or `.parquet`; empty for none.

    Raises:
        UnknownNameError: there is no such engine.
        StoreError: the store cannot be read.
        OutputError: the target cannot be written, or its ending names no format.
    """
    if engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    form = _form(target) if target else ""
    with opened(path, threads=os.cpu_count() or 1) as store:
        _join(store, threshold, engine, master, exchange)
        clusters = _clusters(store)
        store.run(_CLAUSE_PAIRS)
        if target:
            _write(store, target, form)
        counts = store.rows(_COUNTS)[0]
        return Reuse(
            store=path,
            threshold=threshold,
            engine=engine,
            pairs=counts[0],
            clauses=counts[1],
            of=counts[2],
            clusters=clusters,
            largest=tuple(_largest(store)),
            written=target,
        )


def values(threshold: float, dialect: Dialect) -> dict[str, str]:
    """What `JOIN` leaves open: the threshold, and an engine's own names."""
    columns = [f"bits_{number}" for number in range(4)]
    return {
        "threshold": f"CAST({threshold!r} AS DOUBLE)",
        "epsilon": f"CAST({EPSILON!r} AS DOUBLE)",
        "overlap": dialect.overlap,
        "differing": " + ".join(
            f"CAST(bit_count({dialect.xor.format(f'a.{name}', f'b.{name}')}) AS INTEGER)"
            for name in columns
        ),
    }


def _join(store: Store, threshold: float, engine: str, master: str, exchange: str) -> None:
    """Make the temporary table `pair`: one, other, score."""
    chosen = values(threshold, DUCKDB)
    store.run(f"CREATE TEMP TABLE prefix AS {_PREFIX.format(**chosen)}")
    store.run(f"CREATE TEMP TABLE entry AS {_ENTRY}")
    if engine == "duckdb":
        store.run(f"CREATE TEMP TABLE pair AS {JOIN.format(**chosen)}")
    else:
        module: Any = import_module(f"treatycmp.corpus.{ENGINES[engine].module}")
        with module.pairs(store, threshold, master, exchange) as files:
            store.run("CREATE TEMP TABLE pair AS SELECT * FROM read_parquet(?)", [files])


# --- clusters -------------------------------------------------------------------------------

_CLAUSE_PAIRS = """
CREATE TEMP VIEW clause_pair AS
SELECT a.clause AS one, b.clause AS other, 1.0::DOUBLE AS score
FROM clause a JOIN clause b ON a.wording = b.wording AND a.clause < b.clause
UNION ALL
SELECT least(a.clause, b.clause), greatest(a.clause, b.clause), score
FROM pair JOIN clause a ON a.wording = pair.one JOIN clause b ON b.wording = pair.other
"""

_COUNTS = """
SELECT (SELECT count(*) FROM clause_pair),
    (SELECT count(*) FROM clause WHERE wording IN (SELECT wording FROM member)),
    (SELECT count(*) FROM clause)
"""

_PAIR_COLUMNS = """
SELECT a.ref AS ref, b.ref AS other_ref, round(score, 6) AS score, m.cluster AS cluster,
    t.id AS treaty, u.id AS other_treaty, t.signed AS signed, u.signed AS other_signed
FROM clause_pair p JOIN clause a ON a.clause = p.one JOIN clause b ON b.clause = p.other
JOIN treaty t ON t.treaty = a.treaty JOIN treaty u ON u.treaty = b.treaty
JOIN member m ON m.wording = a.wording ORDER BY p.one, p.other
"""


def _clusters(store: Store) -> int:
    """Make the temporary table `member` (wording, cluster); how many clusters there are."""
    parents: dict[int, int] = {}

    def root(number: int) -> int:
        while parents.setdefault(number, number) != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other in store.rows("SELECT one, other FROM pair"):
        low, high = sorted((root(one), root(other)))
        parents[high] = low
    copied = "SELECT wording FROM clause GROUP BY wording HAVING count(*) > 1"
    for (number,) in store.rows(copied):
        root(number)
    sizes = dict(store.rows("SELECT wording, count(*) FROM clause GROUP BY wording"))
    members: dict[int, list[int]] = defaultdict(list)
    for number in sorted(parents):
        members[root(number)].append(number)
    ranked = sorted(
        members.values(), key=lambda found: (-sum(map(sizes.__getitem__, found)), found)
    )
    numbered = [(wording, at) for at, found in enumerate(ranked, 1) for wording in found]
    store.run(
        "CREATE TEMP TABLE member AS SELECT unnest(?::INTEGER[]) AS wording,"
        " unnest(?::INTEGER[]) AS cluster",
        [[wording for wording, _ in numbered], [at for _, at in numbered]],
    )
    return len(ranked)


def _largest(store: Store) -> Iterator[Cluster]:
    rows = store.rows(
        f"""
        SELECT {PLACE}, c.text, m.cluster, count(*) OVER w, max(t.signed) OVER w, c.wording,
            t.treaty
        FROM {CLAUSES} JOIN member m USING (wording) WHERE m.cluster <= {SHOWN}
        WINDOW w AS (PARTITION BY m.cluster) ORDER BY m.cluster, t.signed = '', t.signed, clause
        """  # noqa: S608
    )
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row[10]].append(row)
    for number, found in groups.items():
        yield Cluster(
            number=number,
            clauses=len(found),
            wordings=len({row[13] for row in found}),
            treaties=len({row[14] for row in found}),
            first=place(found[0]),
            text=found[0][9],
            last=found[0][12],
        )


# --- files ----------------------------------------------------------------------------------

_FORMS = {".csv": "FORMAT csv, HEADER", ".parquet": "FORMAT parquet, COMPRESSION zstd"}


def _form(target: str) -> str:
    ending = os.path.splitext(target)[1].lower()
    if ending not in _FORMS:
        raise OutputError(
            f"The ending of {target!r} names no format for pairs; use one of {', '.join(_FORMS)}."
        )
    return _FORMS[ending]


def _write(store: Store, target: str, form: str) -> None:
    """Write all pairs, the whole file or none."""
    with replaced(target) as temporary:
        store.write(_PAIR_COLUMNS, temporary, form)


@contextmanager
def replaced(target: str) -> Iterator[str]:
    """A file beside the target that takes its place at the end.

    Raises:
        OutputError: it cannot be written; what was there is left as it was.
    """
    temporary = f"{os.path.realpath(target)}.{os.getpid()}.part"
    try:
        yield temporary
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            f"Cannot write {target!r} ({error.strerror}); choose another place with -o."
        ) from error
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
