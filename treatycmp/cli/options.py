"""Options that several commands share, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from treatycmp.cli import completion
from treatycmp.cli.output import Output
from treatycmp.rendering import FORMATS

if TYPE_CHECKING:
    from treatycmp.textdiff.ignore import Ignoring

Function = TypeVar("Function", bound=Callable[..., Any])


def data_option(function: Function) -> Function:
    """`--data`, which may stand before or after the command; both are given as `data`."""

    @click.option(
        "--data",
        "own_data",
        multiple=True,
        metavar="DIR",
        shell_complete=completion.directories,
        help="Add a directory of your own treaties; may be repeated.",
    )
    @wraps(function)
    def wrapper(*args: Any, own_data: tuple[str, ...], **kwargs: Any) -> Any:
        before_command = click.get_current_context().obj or ()
        return function(*args, data=before_command + own_data, **kwargs)

    return wrapper  # type: ignore[return-value]  # click's decorators keep the call signature


def output_options(function: Function) -> Function:
    """The options that say how and where a result is written, given as one `output`."""

    @click.option(
        "--format",
        "-f",
        "name",
        type=click.Choice(list(FORMATS)),
        help="By default a table on a terminal, Markdown elsewhere, or by the ending of -o.",
    )
    @click.option(
        "--output",
        "-o",
        "path",
        metavar="FILE",
        help="Write to a file, as a whole.",
        shell_complete=completion.files,
    )
    @click.option(
        "--width",
        type=click.IntRange(20, 1000),
        metavar="N",
        help="Columns of the terminal table.  [default: the terminal's]",
    )
    @click.option(
        "--colour",
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour in the terminal table; NO_COLOR turns `auto` off.",
    )
    @click.option("--fragment", is_flag=True, help="HTML and LaTeX: the table alone, to paste.")
    @click.option("--bom", is_flag=True, help="CSV and TSV: a byte order mark, for Excel.")
    @wraps(function)
    def wrapper(
        *args: Any,
        name: str | None,
        path: str | None,
        width: int | None,
        colour: str,
        fragment: bool,
        bom: bool,
        **kwargs: Any,
    ) -> Any:
        output = Output(
            name=name, path=path, width=width, colour=colour, fragment=fragment, bom=bom
        )
        return function(*args, output=output, **kwargs)

    return wrapper  # type: ignore[return-value]


cite_option = click.option(
    "--cite",
    is_flag=True,
    help="Footnotes that name source, kind and language status of every text.",
)

ignore_option = click.option(
    "--ignore",
    multiple=True,
    metavar="CLASS",
    help="Set changes of a class apart in the word differences (implies --words): spelling,"
    " punctuation, letter-case, numbering, references, party-names, small-words, or a class of"
    " your own; may be repeated. What was ignored is marked {~so~} and counted.",
    shell_complete=completion.ignore_classes,
)


def chosen_classes(names: tuple[str, ...], data: tuple[str, ...]) -> Ignoring | None:
    """What `--ignore` chose; None where it was not given, so that its files are not read."""
    if not names:
        return None
    from treatycmp.loading.ignore import ignoring

    return ignoring(*names, data=data)


rendering_option = click.option(
    "--rendering",
    default="working",
    show_default=True,
    metavar="WHICH",
    help="The wording to show: working (the base texts), quoted (the fullest published"
    " quotation), all, or the key of a source.",
    shell_complete=completion.renderings,
)

treaty_option = click.option(
    "--treaty",
    "-t",
    "treaties",
    multiple=True,
    metavar="ID",
    help="Only this treaty; may be repeated.",
    shell_complete=completion.treaties,
)
