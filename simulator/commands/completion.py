"""`sesim completion`: a script that lets a shell complete commands, scenarios and parameters."""

import click
from click.shell_completion import ShellComplete, get_completion_class, shell_complete

from simulator.commands.command import Command
from simulator.commands.group import COMPLETING, sesim
from simulator.commands.help_page import DONE, MISUSE, Page
from simulator.commands.kinds import OneOf
from simulator.commands.parameters import argument
from simulator.words.texts import N_

_PAGE = Page(
    (
        N_(
            "Print a script for your shell. With it the Tab key completes commands, options,"
            " scenarios, run folders, parameters after `--set`, and words for `sesim explain`."
        ),
    ),
    (
        ("echo 'eval \"$(sesim completion bash)\"' >> ~/.bashrc", N_("bash 4.4 or newer")),
        ("echo 'eval \"$(sesim completion zsh)\"' >> ~/.zshrc", N_("zsh, as on a Mac")),
        ("sesim completion fish > ~/.config/fish/completions/sesim.fish", ""),
    ),
    ends={**DONE, **MISUSE},
    heading=N_("Type one of these once, then open a new terminal:"),
)


@click.command(cls=Command, page=_PAGE)
@argument(
    "shell",
    # Translators: the place for the name of a shell, such as: sesim completion bash.
    metavar=N_("SHELL"),
    type=OneOf(["bash", "zsh", "fish"]),
    missing=N_("Say which shell you use, such as `sesim completion bash`."),
)
def command(shell: str) -> None:
    click.echo(script(shell), nl=False)


def script(shell: str) -> str:
    """Click's script for a shell; in bash, no space follows `PATH=`."""
    kind = get_completion_class(shell)
    assert kind is not None
    text = ShellComplete.source(kind(sesim, {}, "sesim", COMPLETING))
    spaced = "COMPREPLY+=($value)"
    return (
        text.replace(spaced, f"{spaced}\n            [[ $value == *= ]] && compopt -o nospace")
        if shell == "bash"
        else text
    )


def answer(instruction: str) -> int:
    """Answer the script while somebody types. Failures are not shown."""
    return shell_complete(sesim, {}, "sesim", COMPLETING, instruction)
