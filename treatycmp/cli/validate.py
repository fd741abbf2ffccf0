"""`treatycmp validate`."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from treatycmp.cli import completion
from treatycmp.cli.options import data_option
from treatycmp.cli.output import write_file, write_stdout
from treatycmp.cli.plain import PlainCommand
from treatycmp.errors import DataError, DataNotFoundError, Problem, TreatycmpError
from treatycmp.loading import DataFile, data_directories, data_files, validate
from treatycmp.loading.files import FOLDERS, read_text, schema_of
from treatycmp.loading.schemas import SCHEMAS


@click.command(
    "validate",
    cls=PlainCommand,
    short_help="Check data files.",
    epilog="""\b
Examples:
  treatycmp validate
  treatycmp validate --schema treaty
""",
)
@click.argument("paths", nargs=-1, metavar="[FILE|DIR]...", shell_complete=completion.files)
@click.option("--fix", is_flag=True, help="Rewrite the files named in their canonical form.")
@click.option(
    "--schema",
    "schema",
    type=click.Choice(list(SCHEMAS)),
    help="Print the JSON Schema of such a file, for an editor, and stop.",
)
@data_option
def command(paths: tuple[str, ...], fix: bool, schema: str | None, data: tuple[str, ...]) -> None:
    """Check data files: every problem of every file, at its line and column.

    Without FILE or DIR, all data are checked: the shipped, and your own.
    """
    if schema is not None:
        import json

        write_stdout(json.dumps(SCHEMAS[schema], ensure_ascii=False, indent=2) + "\n")
        return
    if fix and not paths:
        raise TreatycmpError("Name the files or directories to rewrite: validate --fix DIR.")
    files = list(_files(paths or data_directories(data)))
    if not files:
        raise DataNotFoundError(f"There are no data files in {', '.join(paths)}.")
    problems = validate(files, data=[*data, *_homes(files)])
    if problems:
        raise DataError(problems)
    changed = dict(filter(None, map(_canonical, files))) if fix else {}
    for path, text in changed.items():
        write_file(path, text)
    count = "1 file has" if len(files) == 1 else f"{len(files)} files have"
    write_stdout(f"{count} no problems.{f' Rewritten: {len(changed)}.' if fix else ''}\n")


def _files(paths: tuple[str, ...]) -> Iterator[DataFile]:
    for path in paths:
        if os.path.isdir(path):
            yield from data_files(path)
        elif os.path.exists(path):
            yield DataFile(path, schema_of(path))
        else:
            raise DataNotFoundError(f"There is no file or directory {path!r}.")


def _homes(files: list[DataFile]) -> Iterator[str]:
    """The data directories that the files lie in: their sources and topics may be cited."""
    for folder in dict.fromkeys(os.path.dirname(os.path.abspath(file.path)) for file in files):
        in_folder = os.path.basename(folder) in ("treaties", *FOLDERS)
        yield os.path.dirname(folder) if in_folder else folder


def _canonical(file: DataFile) -> tuple[str, str] | None:
    """The path and the canonical form of a file that is not in it; None where it is."""
    from treatycmp.loading.canonical import canonical

    text = read_text(file.path)
    if isinstance(text, Problem):
        raise DataError([text])
    fixed = canonical(text, SCHEMAS[file.schema], file.path)
    return None if fixed == text else (file.path, fixed)
