"""Commands parse, call one verb and print: they are short, and typed all through."""

import ast
from enum import IntEnum
from pathlib import Path

import click
import pytest

from simulator.commands.contents import COMMANDS
from simulator.commands.exits import ExitCode
from simulator.commands.group import sesim

ROOM = Path(__file__).resolve().parents[2] / "simulator" / "commands"
FILES = sorted(ROOM.glob("*.py"))
MOST_LINES = 80


def functions(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_there_is_a_file_for_every_command():
    assert {file.stem for file in FILES} >= set(COMMANDS) and len(COMMANDS) > 8
    assert issubclass(ExitCode, IntEnum) and ExitCode.TERMINATED == 143


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_command_fits_on_a_screen(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_every_option_with_a_value_has_an_example_of_it():
    context = click.Context(sesim)
    commands = [sesim, *(sesim.get_command(context, name) for name in COMMANDS)]
    options = [p for command in commands for p in command.params if isinstance(p, click.Option)]
    assert len(options) > 20 and all(p.example for p in options if not p.is_flag)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_command_is_typed(file):
    for function in functions(file):
        arguments = [*function.args.args, *function.args.kwonlyargs]
        untyped = [a.arg for a in arguments if a.annotation is None and a.arg != "self"]
        assert not untyped and function.returns is not None, f"{function.name}: {untyped}"
    names = {n.id for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Name)}
    assert "Any" not in names


def test_no_exit_code_is_a_bare_number():
    """`sys.exit` stands once, where the program ends."""
    calls = [
        f"{file.stem}: {ast.unparse(node)}"
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("sys.exit", "exit", "os._exit")
    ]
    assert sorted(calls) == ["main: os._exit(code)", "main: sys.exit(code)"]
