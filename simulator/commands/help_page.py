"""The help of a command: its texts, its examples, and what its exit codes mean."""

from collections.abc import Mapping
from types import MappingProxyType

from simulator.words.texts import N_

# Translators: what an exit code means: the command did its work.
DONE = {0: N_("done")}
UNEXPECTED = {1: N_("something went wrong that sesim did not expect")}
MISUSE = {2: N_("the command was not written correctly")}
MISTAKES = {3: N_("a scenario has mistakes")}
FAILED = {4: N_("some futures could not be simulated")}
CLAIMS = {
    5: N_("a claim is false (only with `--strict`)"),
    6: N_("a claim is too close to say (only with `--strict`)"),
}
STOPPED = {130: N_("stopped with Ctrl-C"), 143: N_("stopped by the system")}
"""What the codes mean; each command names those that it may end with."""


class Page:
    """The help of a command, in marked texts: paragraphs, examples (what is typed, and what that
    does or nothing), more paragraphs, and what the exit codes mean. `folders`: in place of one
    scenario the command also takes a folder of them."""

    def __init__(
        self,
        says: tuple[str, ...],
        examples: tuple[tuple[str, str], ...] = (),
        more: tuple[str, ...] = (),
        ends: Mapping[int, str] = MappingProxyType({}),
        # Translators: above examples of a command, in help.
        heading: str = N_("Examples:"),
        folders: bool = False,
    ) -> None:
        self.says, self.examples, self.more = says, examples, more
        self.ends, self.heading, self.folders = ends, heading, folders
