"""A small corpus of fictional treaties; all of its tests need DuckDB."""

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the corpus needs: pip install 'treatycmp[corpus]'")

NOUNS = [
    "envoys",
    "ships",
    "grain",
    "tariffs",
    "borders",
    "mines",
    "letters",
    "harbours",
    "vessels",
    "rivers",
    "tolls",
    "seals",
]
VERBS = [
    "protect",
    "inspect",
    "exempt",
    "deliver",
    "register",
    "recognise",
    "exchange",
    "survey",
    "admit",
    "return",
]


MANY = [f"{verb}{number}" for verb in VERBS for number in range(300)]
"""Words enough that two clauses by chance have little in common."""


def sentence(rng: random.Random, pool: Sequence[str], words: int = 24) -> str:
    """A clause of a made-up treaty."""
    body = " ".join(rng.choice(pool) for _ in range(words))
    return f"The Parties shall {body}."


def entries(
    seed: int = 1,
    treaties: int = 12,
    articles: int = 10,
    pool: Sequence[str] = (*NOUNS, *VERBS, "the", "of", "and"),
) -> list[dict[str, object]]:
    """Articles of made-up treaties; later ones copy from earlier ones, changed or not."""
    rng = random.Random(seed)
    found: list[dict[str, object]] = []
    for treaty in range(treaties):
        for article in range(1, articles + 1):
            text = sentence(rng, pool)
            if found and rng.random() < 0.6:
                text = str(rng.choice(found)["text"])
                if rng.random() < 0.6:
                    words = text.split()
                    words[rng.randrange(3, len(words))] = rng.choice(pool)
                    text = " ".join(words)
            found.append(
                {
                    "treaty": f"t{treaty}",
                    "id": f"{article}",
                    "heading": f"Matter {article}",
                    "lang": "en",
                    "signed": f"{1900 + treaty}-01-02",
                    "title": f"Treaty {treaty}",
                    "parties": ["Arcadia", f"Land {treaty % 3}"],
                    "topics": [f"topic-{article % 4}"],
                    "text": text,
                }
            )
    return found


def write(path: Path, found: Iterable[dict[str, object]]) -> Path:
    """A JSON-lines file."""
    path.write_text("".join(f"{json.dumps(entry)}\n" for entry in found), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a store that no test changes."""
    from treatycmp.corpus.build import build

    folder = tmp_path_factory.mktemp("corpus")
    target = str(folder / "corpus.tcx")
    build([str(write(folder / "all.jsonl", entries()))], target)
    return target
