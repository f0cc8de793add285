"""The long help of the larger commands: what they do, examples, exit codes."""

RUN = """Simulate SCENARIO, a shipped name or a file (- reads standard input),
and print the verdict.

\b
Examples:
  sesim run youth-cafe
  sesim run my-venture.yaml --runs 500 --seed 3
  sesim run youth-cafe --set cafe_sales.price=28000 --set community.people=400
  sesim run youth-cafe --format json > answer.json

Everything is kept in a new folder under ./outputs: a summary, one row per
future, the books of one future month by month, the assumptions and charts.
What was run stands there too (scenario.yaml, series.npz), so that it can be
read back in Python and run again: see sesim log, verify and rerun.

\b
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, 3 bad scenario,
4 some futures failed, 130 interrupted; with --strict also 5 a claim is
false, 6 a claim is inconclusive.
"""

COMPARE = """Compare scenarios (shipped names, files, a folder, or - for standard
input) future by future.

\b
Examples:
  sesim compare youth-cafe --set cafe_sales.price=28000   what if?
  sesim compare youth-cafe my-venture.yaml
  sesim compare ventures/ --baseline kiosk --runs 500
  sesim compare ventures/ --set community.income=-20%     a shock for all

All have the same luck: future 17 of one is paired with future 17 of the
other. The first file's seed and runs hold for all, and the longest months;
what is promised by a month stays due in it. A difference that these futures
cannot tell from none is called a tie. A bad file is listed with its mistakes;
the others are compared.

Everything is kept in a new folder under ./outputs: comparison.json,
differences.csv, measures.csv, portfolio.csv and a chart.

\b
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, 3 a bad scenario,
4 some futures failed, 130 interrupted.
"""

INIT = """Write NAME.yaml, a commented scenario to start from, in this folder.

Asks about a dozen questions, each with an example and a default; Enter takes
the default, Ctrl-C at one leaves nothing behind. Answers may also be piped
in, one a line. Nothing is ever overwritten. At the end it says what a first
look at the new venture's futures shows.

\b
Examples:
  sesim init
  sesim init green-cafe
  sesim init green-cafe --yes
  sesim init my-cafe --from youth-cafe --yes

Beside it stands sesim.schema.json, with which editors complete and check
while you type (VS Code: the YAML extension by Red Hat).

\b
Exit codes: 0 done, 1 unexpected failure, 2 wrong usage, answers missing, or a
place that is taken or cannot be written, 3 a bad scenario after --from,
130 interrupted.
"""
