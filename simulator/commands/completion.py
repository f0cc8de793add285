"""`sesim completion`: what a shell needs to complete commands, scenarios and parameters."""

from typing import Any

import click
from click.shell_completion import CompletionItem

from simulator.commands.main import COMPLETING, sesim
from simulator.commands.rules import known_rules

_FEW = 50
"""Files of the current folder that are offered or looked into."""

_HELP = """Print a script with which SHELL completes what you type: commands, options,
scenarios, parameters after --set, and words that `sesim explain` knows.

\b
Install it once, then open a new terminal:
  bash   echo 'eval "$(sesim completion bash)"' >> ~/.bashrc
  zsh    echo 'eval "$(sesim completion zsh)"' >> ~/.zshrc
  fish   sesim completion fish > ~/.config/fish/completions/sesim.fish

bash needs version 4.4 or newer; macOS comes with an older one (use zsh).

\b
Exit codes: 0 done; 2 wrong usage.
"""


@click.command(help=_HELP, short_help="Let your shell complete sesim's words.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    click.echo(script(shell), nl=False)


def script(shell: str) -> str:
    """Click's script for a shell; in bash, no space follows `PATH=`."""
    from click.shell_completion import ShellComplete, get_completion_class

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
    from click.shell_completion import shell_complete

    return shell_complete(sesim, {}, "sesim", COMPLETING, instruction)


# -- what an argument may be --------------------------------------------------------------------


def scenarios(ctx: Any, parameter: Any, begun: str) -> list[CompletionItem]:
    """Shipped scenarios by name, and the files of this folder."""
    from pathlib import Path

    from simulator.scenario.catalog import shipped

    names = [name for name in shipped() if name.startswith(begun)]
    if "/" not in begun:
        names += sorted(file.name for file in Path().glob("*.yaml"))[:_FEW]
    found = [CompletionItem(name) for name in dict.fromkeys(names) if name.startswith(begun)]
    return found or [CompletionItem(begun, type="file")]


def changes(ctx: Any, parameter: Any, begun: str) -> list[CompletionItem]:
    """Paths of the parameters of the scenario that is named on the line, each with its `=`."""
    from simulator.scenario.load import ScenarioError, load

    named = [ctx.params.get("scenario"), *(ctx.params.get("targets") or ()), *ctx.args]
    first = next((name for name in named if name and not name.startswith("-")), None)
    if first is None or "=" in begun:
        return []
    try:
        with known_rules(ctx):
            scenario = load(first)
    except (ScenarioError, OSError):
        return []
    return [
        CompletionItem(f"{path}.{name}=", help=parameter.help)
        for path, block in scenario.blocks()
        for name, parameter in block.kind.parameters.items()
        if f"{path}.{name}".startswith(begun)
    ]


def topics(ctx: Any, parameter: Any, begun: str) -> list[CompletionItem]:
    """Words that `sesim explain` knows."""
    from simulator.reference.topics import words

    with known_rules(ctx):
        return [CompletionItem(word) for word in words() if word.startswith(begun.lower())]
