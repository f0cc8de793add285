"""What each command of `sesim` does, in one sentence: for its help and for its page."""

from simulator.words.texts import N_

GISTS = {
    "init": N_("Answer some short questions and get a scenario file of your own."),
    "list": N_("Show the scenarios that come with sesim."),
    "run": N_("Simulate many futures of a venture and show the verdict."),
    "check": N_("Find mistakes in scenario files and say how to fix them."),
    "calibrate": N_("Let the techniques of a file have the effect that a trial found."),
    "explain": N_("Explain a word, with its formula and its source."),
    "compare": N_("Compare ventures, or a venture before and after a change."),
    "sweep": N_("Show both chances at many values of one or more numbers."),
    "find": N_("Find the smallest change of a number with which a goal is reached."),
    "gather": N_("Join the parts of a study that several machines made."),
    "study": N_("Show what the file of a study holds."),
    "stress": N_("Show what single shocks do to both chances of a venture."),
    "page": N_("Make a class page: one file with sliders that needs no sesim."),
    "mark": N_("Read the codes that a class handed in, and write a table."),
    "log": N_("List the runs that you have saved, and what was changed in each."),
    "verify": N_("Check that no file of a run was changed later."),
    "rerun": N_("Run a saved folder again and check that the result is the same."),
    "completion": N_("Let the Tab key complete commands, scenarios and parameters."),
}
"""By the name of the command, in the order in which a newcomer meets them."""
