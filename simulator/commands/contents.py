"""The table of contents of `sesim`: every command in a line, and how the program ends."""

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
    "Keep track": {
        "log": "List the runs that are kept, and what was changed in each.",
        "verify": "Say whether a run's folder is as it was written.",
        "rerun": "Run what a folder holds again: does the same come out?",
    },
    "Be quicker": {
        "completion": "Let your shell complete commands, scenarios and parameters.",
    },
}
"""Every command, in the order in which a newcomer meets them."""

COMMANDS = {name: says for group in GROUPS.values() for name, says in group.items()}

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
  3  bad scenario or folder    130  interrupted (by the system 143)

\b
Help on a command, with examples: sesim COMMAND --help
"""
