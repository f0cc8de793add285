"""`sesim completion`: the script with which a shell completes commands, scenarios, parameters."""

import click
from click.shell_completion import ShellComplete, get_completion_class, shell_complete

from simulator.commands.exits import Command
from simulator.commands.group import COMPLETING, sesim

_HELP = """Print a script with which SHELL completes what you type: commands, options,
scenarios, run folders, parameters after --set, and words that `sesim explain`
knows.

\b
Install it once, then open a new terminal:
  bash   echo 'eval "$(sesim completion bash)"' >> ~/.bashrc
  zsh    echo 'eval "$(sesim completion zsh)"' >> ~/.zshrc
  fish   sesim completion fish > ~/.config/fish/completions/sesim.fish

bash needs version 4.4 or newer; macOS comes with an older one (use zsh).

\b
Exit codes: 0 done; 2 wrong usage.
"""


@click.command(cls=Command, help=_HELP, short_help="Let your shell complete sesim's words.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
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
    """What the script asks for while somebody types; silent about every failure."""
    return shell_complete(sesim, {}, "sesim", COMPLETING, instruction)
