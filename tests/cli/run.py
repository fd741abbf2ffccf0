"""The command line, run as a user runs it."""

import shlex
import subprocess
import sys
from typing import NamedTuple

from click.testing import CliRunner

from treatycmp.cli.program import main


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(command: str, stdin: str | None = None) -> Ran:
    """Run `treatycmp COMMAND` within this process; its output is a pipe, not a terminal."""
    result = CliRunner().invoke(main, shlex.split(command), input=stdin, prog_name="treatycmp")
    return Ran(result.exit_code, result.stdout, result.stderr)


def run_process(command: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run `treatycmp COMMAND` as a process of its own."""
    argv = [sys.executable, "-m", "treatycmp", *shlex.split(command)]
    return subprocess.run(argv, capture_output=True, check=False, timeout=60, **options)
