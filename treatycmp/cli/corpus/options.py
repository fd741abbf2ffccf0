"""Options that the commands on a corpus share."""

from __future__ import annotations

import click

from treatycmp.cli import completion

VARIABLE = "TREATYCMP_CORPUS"
"""The store that is asked where no --store is given."""

DEFAULT = "corpus.tcx"

MOST = 1_000_000_000
"""Of what can be asked for: words, treaties, lines."""

store_option = click.option(
    "--store",
    "-s",
    envvar=VARIABLE,
    default=DEFAULT,
    show_default=f"{VARIABLE}, else {DEFAULT}",
    metavar="FILE",
    shell_complete=completion.files,
    help="The corpus to ask.",
)
