"""`treatycmp corpus`: a group of commands, each loaded when it is used."""

from __future__ import annotations

import click

from treatycmp.cli.program import LazyGroup

COMMANDS = ("build", "near", "novelty", "reuse", "lineage", "boilerplate", "remove")
"""In the order of the help; each is a module of this package with a `command`."""


class CorpusGroup(LazyGroup):
    """The commands on a corpus."""

    names = COMMANDS
    package = "treatycmp.cli.corpus"


@click.group(
    "corpus",
    cls=CorpusGroup,
    short_help="Ask many treaties: where else does a clause stand.",
    epilog="""\b
Examples:
  treatycmp corpus build
  treatycmp corpus near 2024/4
""",
)
def command() -> None:
    """Keep many treaties in one store and ask them where a clause comes from."""
