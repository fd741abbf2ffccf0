"""`treatycmp diff`."""

from __future__ import annotations

import click

from treatycmp.cli import completion
from treatycmp.cli.options import (
    cite_option,
    data_option,
    output_options,
    rendering_option,
)
from treatycmp.cli.output import Output, emit
from treatycmp.cli.plain import PlainCommand
from treatycmp.errors import TreatycmpError
from treatycmp.loading import load
from treatycmp.rendering.formats.inline import visible
from treatycmp.rendering.view import View
from treatycmp.verbs.diff import diff


@click.command(
    "diff",
    cls=PlainCommand,
    short_help="Compare two or more treaties.",
    epilog="""\b
Examples:
  treatycmp diff 1961 2024
  treatycmp diff 1961 2000 2024 > report.md
  treatycmp diff 1961 2024 --topic military-intervention --words
  treatycmp diff 1961 2024 --all-topics --cite -o annex.html
  treatycmp diff 1961 2024 --rendering asan-2024-18s --notes asan-2024-18s
""",
)
@click.argument(
    "treaties", nargs=-1, required=True, metavar="ID ID...", shell_complete=completion.treaties
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="Only this topic; may be repeated.  [default: the security domain]",
    shell_complete=completion.topics,
)
@click.option("--all-topics", is_flag=True, help="Every topic that the treaties carry.")
@click.option(
    "--by",
    type=click.Choice(["topic", "article"]),
    default="topic",
    show_default=True,
    help="What brings clauses together in a row.",
)
@rendering_option
@click.option(
    "--notes",
    default="",
    metavar="SOURCE",
    help="Set the headings and notes of a published comparison beside the texts.",
    shell_complete=completion.published,
)
@click.option("--words", is_flag=True, help="Mark the words removed, added and moved.")
@cite_option
@click.option(
    "--verdict/--no-verdict",
    default=None,
    help="A column of verdicts.  [default: yes, but for --notes]",
)
@click.option("--check", is_flag=True, help="Exit with 1 if anything differs.")
@data_option
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    treaties: tuple[str, ...],
    topics: tuple[str, ...],
    all_topics: bool,
    by: str,
    rendering: str,
    notes: str,
    words: bool,
    cite: bool,
    verdict: bool | None,
    check: bool,
    data: tuple[str, ...],
    output: Output,
) -> None:
    """Compare two or more treaties: a row a topic, a column a treaty, then the verdict."""
    joined = [name for name in treaties if any(sign in name for sign in " ,;")]
    if joined:
        raise TreatycmpError(f"{joined[0]!r} is no treaty id; write ids apart: diff 1961 2024.")
    library = load(treaties, data=data, notes=bool(notes))
    result = diff(
        library,
        *treaties,
        topics=topics,
        all_topics=all_topics,
        by=by,
        rendering=rendering,
        notes=notes,
        words=words,
    )
    view = View(words=words, cite=cite, verdict=verdict)
    emit(result, output, sources=library.sources, view=view)
    if check:
        unknown = result.unknown()
        if unknown:
            rows = visible(", ".join(unknown))
            click.echo(f"Unknown at least in part, and not counted: {rows}.", err=True)
        suggested = result.suggested()
        if suggested:
            rows = visible(", ".join(suggested))
            click.echo(f"Resting on suggestions at least in part, not counted: {rows}.", err=True)
        if result.differs():
            ctx.exit(1)
