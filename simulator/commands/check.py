"""`sesim check`: every mistake in scenario files, each at its place and with a way out."""

import json
import sys
from typing import Any

import click

from simulator.commands.completion import scenarios
from simulator.commands.main import BAD_SCENARIO
from simulator.commands.rules import rules
from simulator.commands.standard_input import at_most_once


@click.command("check")
@click.argument("files", nargs=-1, metavar="FILE...", shell_complete=scenarios)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, JSON for machines.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of scenario files instead.")
@rules
def command(files: tuple[str, ...], form: str, schema: bool) -> None:
    """Check scenario FILEs (or names of shipped scenarios, or - for standard input) without running
    them.

    \b
    Example:  sesim check my-venture.yaml
    Editors:  sesim check --schema > scenario.schema.json

    Exit codes: 0 all are good; 2 wrong usage; 3 at least one has mistakes.
    """
    if schema and files:
        raise click.UsageError(
            "--schema is the same for all files: leave out --schema to check a file, or the file."
        )
    if schema:
        _print_schema()
        return
    if not files:
        raise click.UsageError("Name at least one file, such as `sesim check my-venture.yaml`.")
    at_most_once(files)
    answers = [_checked(file) for file in files]
    if form == "json":
        click.echo(json.dumps(_as_json(answers), indent=2))
    else:
        for answer in answers:
            click.echo(_as_text(answer))
    if any(answer["errors"] for answer in answers):
        sys.exit(BAD_SCENARIO)


def _print_schema() -> None:
    from simulator.scenario.json_schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


def _checked(file: str) -> dict[str, Any]:
    """What is to say about one file: its mistakes, or a summary."""
    from dataclasses import asdict

    from simulator.scenario.catalog import extended
    from simulator.scenario.load import load
    from simulator.scenario.mistakes import ScenarioError
    from simulator.scenario.text.files import STANDARD_INPUT
    from simulator.scenario.warnings import remarks

    try:
        scenario = load(file)
        file = str(STANDARD_INPUT) if file == "-" else file
    except ScenarioError as error:
        lines = [str(mistake) for mistake in error.mistakes]
        return {"file": file, "errors": [asdict(m) for m in error.mistakes], "lines": lines}
    inputs = [quantity for _, _, quantity in scenario.inputs()]
    return {
        "file": file,
        "errors": [],
        "title": scenario.title,
        "months": scenario.months,
        "runs": scenario.runs,
        "assumptions": len(inputs),
        "unsourced": sum(not quantity.sourced for quantity in inputs),
        "extends": extended(scenario),
        "remarks": remarks(scenario),
    }


def _as_json(answers: list[dict[str, Any]]) -> dict[str, Any]:
    errors = [error for answer in answers for error in answer["errors"]]
    files = [
        {
            **{key: value for key, value in answer.items() if key not in ("errors", "lines")},
            "ok": not answer["errors"],
        }
        for answer in answers
    ]
    return {"ok": not errors, "errors": errors, "files": files}


def _as_text(answer: dict[str, Any]) -> str:
    from simulator.words.safe_text import clean

    if answer["errors"]:
        return "\n".join(map(clean, answer["lines"]))
    ok = (
        f"{answer['file']}: ok: {answer['title']}; {answer['months']} months, {answer['runs']}"
        f" runs, {answer['assumptions']} assumptions, {answer['unsourced']} of them unsourced"
    )
    bases = [f"    extends {base}" for base in answer["extends"]]
    remarks = [f"    look again: {remark}" for remark in answer["remarks"]]
    return "\n".join(map(clean, (ok, *bases, *remarks)))
