"""The program `sesim`: finds the command that was asked for, and never ends in a traceback."""

import os
import sys
import threading
import traceback
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

import simulator
from simulator.commands.signals import Terminated, be_left_alone, heard

DONE, UNEXPECTED, MISUSE, BAD_SCENARIO, FAILED_RUNS, CLAIM_FALSE, CLAIM_OPEN = range(7)
INTERRUPTED, TERMINATED, PIPE_CLOSED = 130, 143, 141

GROUPS = {
    "Start here": {
        "init": "Answer a dozen questions, get a commented scenario file.",
        "list": "Show the scenarios that come with sesim.",
        "run": "Simulate a venture's futures and print the verdict.",
    },
    "Look closer": {
        "check": "Say whether scenario files are sound, and what to mend.",
        "explain": "Say what a word means, with its formula and source.",
        "compare": "Put ventures, or one and a change of it, side by side.",
    },
    "Be quicker": {
        "completion": "Let your shell complete commands, scenarios and parameters.",
    },
}
"""Every command, in the order in which a newcomer meets them."""

COMMANDS = {name: says for group in GROUPS.values() for name, says in group.items()}
COMPLETING = "_SESIM_COMPLETE"
"""Set by the script of `sesim completion` while somebody types."""

HELP = """Will this social enterprise pay for itself, and will it change lives?

Write its assumptions in a scenario file; sesim simulates hundreds of its
futures and answers on two axes, each with its uncertainty.

\b
First try:
  sesim run youth-cafe
  sesim run youth-cafe --set cafe_sales.price=28000
  sesim init
"""

EXIT_CODES = """\b
Exit codes:
  0  done                      4  finished, but some futures failed
  1  unexpected failure        5  a claim is false (with --strict)
  2  wrong usage               6  a claim is inconclusive (with --strict)
  3  bad scenario              130  interrupted (by the system 143)

\b
Help on a command, with examples: sesim COMMAND --help
"""


class Stop(click.ClickException):
    """A reason to stop that is the user's to mend: plain words and an exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


class Commands(click.Group):
    """A group whose commands are imported when they are used, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        return import_module(f"simulator.commands.{name}").command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            hint = f"did you mean `{near[0]}`?" if near else "commands: " + ", ".join(COMMANDS)
            raise click.UsageError(f"`{name}` is not a command; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:<10}", says) for name, says in commands.items()])


@click.group(
    cls=Commands,
    help=HELP,
    epilog=EXIT_CODES,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(simulator.__version__, prog_name="sesim", message="%(prog)s %(version)s")
@click.pass_context
def sesim(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    code = guarded(sys.argv[1:] if arguments is None else arguments)
    be_left_alone()
    if threading.active_count() > 1:  # a stopped pool's, which Python would wait for
        os._exit(code)
    sys.exit(code)


def guarded(arguments: list[str]) -> int:
    """The exit code of a command. Whatever happens, a person reads plain words, no traceback."""
    _speak_any_encoding()
    with heard():
        return _guarded(arguments)


def _guarded(arguments: list[str]) -> int:
    lost = "; nothing of this run was kept" if arguments[:1] in (["run"], ["compare"]) else ""
    try:
        code = _complete() if COMPLETING in os.environ else _invoke(arguments)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _say(f"sesim: interrupted{lost}.", INTERRUPTED)
    except Terminated:
        return _say(f"sesim: terminated{lost}.", TERMINATED)
    except BrokenPipeError:
        return _leave_quietly(PIPE_CLOSED)
    except OSError as error:
        return _say(
            f"sesim: the answer could not be written ({error.strerror or error}){lost}.", UNEXPECTED
        )
    except ModuleNotFoundError as missing:
        return _say(
            f"sesim: {missing.name} is not installed in this Python; run `make run` once and use "
            ".venv/bin/sesim, or `pip install .` here.",
            UNEXPECTED,
        )
    except Exception as error:  # noqa: BLE001 - the one place where every failure ends
        return _unexpected(error)


def _invoke(arguments: list[str]) -> int:
    try:
        with sesim.make_context("sesim", list(arguments)) as ctx:
            code = sesim.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as refused:
        from simulator.words.safe_text import clean

        said = "\n".join(map(clean, refused.message.split("\n")))  # it may quote anything
        refused.message = said  # type: ignore[misc]  # click reads it from the instance
        refused.show()
        return refused.exit_code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else (DONE if end.code is None else UNEXPECTED)
    return code if isinstance(code, int) else DONE


def _complete() -> int:
    from simulator.commands.completion import answer

    return answer(os.environ[COMPLETING])


def _unexpected(error: Exception) -> int:
    from simulator.words.safe_text import clean

    if os.environ.get("SESIM_DEBUG") == "1":
        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        said = "not enough memory; try fewer --runs or fewer people"
    else:
        said = f"{type(error).__name__}: {clean(str(error))[:200]}".rstrip(": ")
    return _say(
        f"sesim: unexpected failure: {said}\n"
        "This is a fault of sesim, not of your file. Please report it with the command you "
        "typed;\nSESIM_DEBUG=1 in front of it prints the details.",
        UNEXPECTED,
    )


def _say(text: str, code: int) -> int:
    """One last line; a second Ctrl-C must not break it."""
    be_left_alone()
    try:
        click.echo(text, err=True)
    except OSError:
        pass
    return _leave_quietly(code)


def _leave_quietly(code: int) -> int:
    """Keep Python from complaining at exit about output that nobody reads."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return code


def _speak_any_encoding() -> None:
    """A terminal that cannot show a character gets a question mark, not a crash; a stream that was
    closed swallows what is said."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: SIM115 - open until the end
        setattr(sys, name, stream)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
