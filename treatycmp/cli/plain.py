"""Commands whose options are made without looking for translations of Click's own messages.

Looking for them takes two milliseconds at every start-up, and finds none.
"""

from __future__ import annotations

import click


def print_help(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    """Print the help of the command and stop."""
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


HELP = click.Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_help,
    help="Show this message and exit.",
)


class PlainCommand(click.Command):
    """A command with a help option of our own."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """`-h` and `--help`."""
        return HELP
