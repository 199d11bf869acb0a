"""`ipcorpus rules`: list the rules, show one, run their examples, learn new ones from a site's pages."""

from __future__ import annotations

from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ipcorpus.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipcorpus.ruleset import Rule, Ruleset

LEARN = "learn"


class _Group(click.Group):
    """The verbs of this module, and `learn`, which loads its own module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), LEARN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != LEARN:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module("ipcorpus.cli.learn").learn
        return command


def _own(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--rules",
        "folders",
        multiple=True,
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        help="A folder of rules of your own, added to the bundled ones; can be given again.",
    )(command)


_form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output form.",
)


@click.group(cls=_Group)
def rules() -> None:
    """List the rules, show one, run their examples, learn new ones."""


@rules.command("list")
@_own
@_form
def list_(folders: tuple[Path, ...], form: str) -> None:
    """List all rules: id, step and file, and why each exists."""
    found = _load(folders).rules
    if form == "json":
        _json([_record(rule) for rule in found])
        return
    width = max(len(rule.id) for rule in found)
    for rule in found:
        click.echo(f"{rule.id:{width}}  {rule.file:34}  {rule.why}")


@rules.command()
@click.argument("id_", metavar="ID")
@_own
@_form
def show(id_: str, folders: tuple[Path, ...], form: str) -> None:
    """Show all that a rule says, with its examples."""
    rule = next((rule for rule in _load(folders).rules if rule.id == id_), None)
    if rule is None:
        raise UsageProblem(f"there is no rule {id_!r}; `ipcorpus rules list` names them all")
    record = _record(rule)
    if form == "json":
        _json(record)
        return
    for name, value in record.items():
        entries = value if isinstance(value, list) else [value]
        for number, entry in enumerate(entries):
            click.echo(
                f"{'' if number else name:8}  {' → '.join(entry) if isinstance(entry, list) else entry}"
            )


@rules.command()
@_own
@_form
def test(folders: tuple[Path, ...], form: str) -> int:
    """Run every rule's examples with all rules at work; status 1 if one fails."""
    from ipcorpus import proof  # noqa: PLC0415 - `--help` need not load the steps

    loaded = _load(folders)
    failed = list(proof.failures(loaded))
    if form == "json":
        _json(
            [
                {"rule": f.rule.id, "file": f.rule.file, "example": f.example, "problem": f.problem}
                for f in failed
            ]
        )
    for failure in failed if form == "text" else ():
        click.echo(f"{failure.rule.file}: {failure.rule.id}: {failure.problem}: {failure.example!r}")
    click.echo(f"{len(loaded.rules)} rules, {_examples(loaded)} examples, {len(failed)} failures", err=True)
    return 1 if failed else 0


def _load(folders: tuple[Path, ...]) -> Ruleset:
    from ipcorpus import ruleset  # noqa: PLC0415 - `--help` need not load it

    return ruleset.load(*folders)


def _examples(loaded: Ruleset) -> int:
    kinds = ("drops", "reads", "turns", "keeps", "misses")
    return sum(len(getattr(rule, kind)) for rule in loaded.rules for kind in kinds)


def _record(rule: Rule) -> dict[str, Any]:
    """Give what a rule says, without what it leaves at its default."""
    given = {name: value for name, value in asdict(rule).items() if value and name != "timed"}
    return {name: _listed(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _listed(value: tuple[Any, ...]) -> list[Any]:
    return [list(entry) if isinstance(entry, tuple) else entry for entry in value]


def _json(value: object) -> None:
    import orjson  # noqa: PLC0415 - `--help` need not load it

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())
