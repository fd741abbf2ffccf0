"""`treatycmp topics`."""

from __future__ import annotations

import sys

import click

from treatycmp.cli.options import data_option, output_options
from treatycmp.cli.output import Output, emit
from treatycmp.cli.plain import PlainCommand
from treatycmp.errors import TreatycmpError
from treatycmp.loading import load
from treatycmp.overviews import vocabulary
from treatycmp.topics import Suggestions, suggest

MAX_INPUT = 256 * 1024
"""Bytes of standard input to take: many pages, and still answered within a second or two."""


@click.command(
    "topics",
    cls=PlainCommand,
    short_help="List the topics, or suggest some for a text.",
    epilog="""\b
Examples:
  treatycmp topics
  treatycmp topics --suggest "Each Party shall come to the aid of the other when attacked."
""",
)
@click.option(
    "--suggest",
    "text",
    metavar="TEXT",
    help="Suggest topics for a clause; - reads it from the standard input.",
)
@data_option
@output_options
def command(text: str | None, data: tuple[str, ...], output: Output) -> None:
    """List the topics that clauses can carry, or suggest some for a text."""
    library = load(data=data)
    if text is None:
        emit(vocabulary(library), output, sources=library.sources)
        return
    clause = _standard_input() if text == "-" else text
    emit(Suggestions(clause, suggest(clause, library.topics)), output)


def _standard_input() -> str:
    """The text that was piped in.

    Raises:
        TreatycmpError: there is none, it is no UTF-8, or it is longer than any clause.
    """
    if sys.stdin is None:
        raise TreatycmpError("The standard input is closed; give the text itself.")
    content = sys.stdin.buffer.read(MAX_INPUT + 1)
    if len(content) > MAX_INPUT:
        raise TreatycmpError(
            f"The text is longer than {MAX_INPUT} bytes; suggest clause by clause."
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TreatycmpError("The standard input is not UTF-8 text; save it as UTF-8.") from error
