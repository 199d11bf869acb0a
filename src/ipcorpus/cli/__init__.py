"""The command line: one module a verb, loaded when it is called, and one door that all errors leave by."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

import click

import ipcorpus
from ipcorpus.errors import IpcorpusError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

# Each verb with its line in `ipcorpus --help`; its command has the verb's name in the module of that name.
VERBS = {
    "clean": "Clean SOURCES into one UTF-8 record per article.",
    "check": "Tell what cleaning would change, and change nothing.",
    "explain": "Show a file line by line: what was kept, what went, and why.",
    "detect": "Tell the encoding and the script of FILES.",
    "report": "Write one HTML file about a run.",
    "restore": "Print the text that an article was made from.",
    "merge": "Join the parts of a run that was divided by --shard.",
    "rules": "List the rules, show one, run their examples, learn new ones.",
    "config": "Show the defaults that hold here.",
    "schema": "Print the JSON Schema of an article.",
}
# What a shell reports of a process that a signal ended: 128 and the signal's number.
INTERRUPTED, BROKEN_PIPE, TERMINATED = 130, 141, 143
BUG = 3


class Terminated(BaseException):
    """The batch system wants us gone (SIGTERM): leave as from Ctrl-C, with a state to resume from."""


class _Verbs(click.Group):
    """A group that imports a verb's module only when the verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"ipcorpus.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _versions(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Name the versions that decide the output: ours, the converter's, the Unicode data's, the rules'."""
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version  # noqa: PLC0415 - only where it is asked for
    from unicodedata import unidata_version  # noqa: PLC0415

    from ipcorpus import ruleset  # noqa: PLC0415

    parts = f"opencc {version('opencc')}, Unicode {unidata_version}, rules {ruleset.load().digest[:12]}"
    click.echo(f"ipcorpus {ipcorpus.__version__} ({parts})")
    ctx.exit()


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_versions,
    help="Show what decides the output.",
)
def command_line() -> None:
    """Clean and normalise scraped Chinese web articles.

    The main job is `ipcorpus clean scraped/ -o out/`; `ipcorpus VERB --help` tells the options of a verb.
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(status(sys.argv[1:]))


def status(arguments: Sequence[str]) -> int:
    """Run the command line on arguments; every error becomes one line on stderr and an exit status."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        result = command_line.main(list(arguments), prog_name="ipcorpus", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as problem:  # noqa: BLE001 - the one door that all leave by
        return _farewell(problem)
    return result if isinstance(result, int) else 0


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


def _farewell(problem: BaseException) -> int:
    """Say in one line what happened, and give the exit status for it."""
    match problem:
        case click.ClickException():
            line, code = _usage(problem), problem.exit_code
        case IpcorpusError():
            line, code = str(problem), problem.exit_code
        case KeyboardInterrupt() | click.Abort():
            line, code = "interrupted; the same command goes on from here", INTERRUPTED
        case Terminated():
            line, code = "terminated; the same command goes on from here", TERMINATED
        case BrokenPipeError() | SystemExit():  # click turns the first into the second while it writes
            # Who read our output has seen enough; the interpreter must not flush the rest again.
            with suppress(OSError):  # nothing to turn off where the output is no file
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return BROKEN_PIPE
        case _:
            traceback.print_exception(problem)
            line, code = "this is a bug of ipcorpus; please report the lines above", BUG
    click.echo(f"ipcorpus: {line}", err=True)
    return code


def _usage(problem: click.ClickException) -> str:
    if isinstance(problem, click.exceptions.NoArgsIsHelpError):
        return problem.format_message()
    context = getattr(problem, "ctx", None)
    hint = f" (see {context.command_path} --help)" if context else ""
    return " ".join(problem.format_message().split()) + hint
