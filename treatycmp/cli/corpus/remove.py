"""`treatycmp corpus remove`."""

from __future__ import annotations

import click

from treatycmp.cli.corpus.options import store_option
from treatycmp.cli.output import Output, emit
from treatycmp.cli.plain import PlainCommand
from treatycmp.corpus.build import remove


@click.command(
    "remove",
    cls=PlainCommand,
    short_help="Take treaties out of a corpus.",
    epilog="""\b
Examples:
  treatycmp corpus remove 1961
""",
)
@click.argument("treaties", nargs=-1, required=True, metavar="ID...")
@store_option
def command(treaties: tuple[str, ...], store: str) -> None:
    """Take treaties out of a corpus. `corpus build` with their files brings them back."""
    removed = remove(store, treaties)
    emit(removed, Output(None, None, None, "auto", fragment=False, bom=False))
