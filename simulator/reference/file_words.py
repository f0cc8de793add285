"""Words of the files of a run and of its books."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

FILE_WORDS = {
    "files": Word(
        N_("The files of a run"),
        N_("Each run makes a new folder in `outputs`. Nothing is ever overwritten."),
        (
            N_(
                "For people: `report.html` (for a board) and `charts`. For spreadsheets: `runs.csv`"
                " (one row for each future), `months.csv` (one row for each month and number) and"
                " `assumptions.csv` (every number with its source)."
            ),
            N_(
                "Of one future: `ledger.csv` (every payment), `accounts-monthly.csv` and"
                " `accounts-yearly.csv` (the books), `impact.csv` and `events.csv`."
            ),
            N_(
                "For programs: `summary.json` (the answer), `series.npz` (all numbers), and"
                " `manifest.json` (what is needed to run it again). `docs/files.md` lists every"
                " column. Money in these tables is in the smallest coin: rupiah, or cents."
            ),
        ),
        ("report", "charts", "statements", "value map", "equity", "shareable"),
    ),
    "amounts": Word(
        N_("Amounts of money"),
        N_("Screens write amounts in short form: `Rp71 million`, `Rp1.9 billion`."),
        (
            N_(
                "A thousand is `ribu` in Indonesian, a million `juta`, a billion `miliar`, a"
                " trillion `triliun`. In CSV files, money is in the smallest coin: whole rupiah, or"
                " cents."
            ),
        ),
        ("numbers", "currency"),
    ),
    "calendar": Word(
        N_("Months and years"),
        N_("`month 48` is the 48th month of the plan, not a month of the calendar."),
        (
            N_(
                "The first month is `start:` in the file. A year of the plan is twelve months from"
                " there. `sesim explain month` shows what happens in a month."
            ),
        ),
        ("start", "months", "month"),
    ),
    "report": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("The report"),
        N_("`report.html` in the folder of a run is one file for a board, to send or to print."),
        (
            N_(
                "It has the answer, the charts, a section for each of the five characteristics of"
                " social entrepreneurship, why futures fail, and which numbers to check."
            ),
        ),
        ("files", "charts", "social enterprise"),
    ),
    "charts": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("The charts"),
        N_("The folder `charts` of a run has pictures of cash, people, work and money."),
        (
            N_(
                "A line is the median, and the band around it holds 9 futures in 10. The chart of"
                " both goals has one dot for each future: to the right, the venture covers more of"
                " its costs; higher up, its net impact is larger."
            ),
        ),
        ("report", "median", "range of futures"),
    ),
    "what happened": Word(
        N_("What happened in one future"),
        N_("`events.csv` lists what happened in one future."),
        (
            N_(
                "It shows who was hired, which partner left, which contract ended, and when"
                " prices changed. Changes that you plan yourself are in the scenario file under"
                " `events:`."
            ),
        ),
        ("files", "events"),
    ),
    "statements": Word(
        N_("The three statements: income, cash flow, balance"),
        N_(
            "They are the books of one future, in `accounts-monthly.csv` and `accounts-yearly.csv`."
        ),
        (
            N_(
                "The income statement counts income when it is earned, and costs when they arise."
                " What is left is the surplus: the change in funds."
            ),
            N_(
                "The cash flow counts money when it is received or paid: in daily work (operating),"
                " for equipment (investing), and for loans (financing). Together they are the"
                " change in cash."
            ),
            N_(
                "The balance shows what the venture owns (assets), what it owes (debts), and"
                " the difference (funds). Money for one purpose only is shown apart. If the"
                " venture closed, the books end there."
            ),
        ),
        ("restricted funds", "depreciation", "kinds of income", "files"),
    ),
    "kinds of income": Word(
        N_("Kinds of income"),
        N_("Own income is sales, fees and public contracts. Gifts and grants are not own income."),
        (
            N_(
                "`earned` is money from customers, employers and the people served. `public` is"
                " money from the state: contracts and grants. `given` is gifts and private grants."
            ),
            N_(
                "To pay for itself, the venture must cover its costs with own income. Contracts for"
                " services count, grants do not. Public money may be at most `targets.public_share`"
                " of all income."
            ),
        ),
        ("self_sufficiency", "public_money_share", "largest_source", "statements"),
    ),
    "restricted funds": Word(
        N_("Restricted funds: money for one purpose only"),
        N_("Restricted money was given for one purpose, and can pay only for that."),
        (
            N_(
                "A grant, donors or partners may give such money: `pays_for` names the costs or"
                " rules that it may pay. Until these are paid, the money is no cash for other bills"
                " and no part of the cash reserve. All other cash is unrestricted."
            ),
        ),
        ("grant.pays_for", "months_of_reserve", "statements"),
    ),
    "depreciation": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Depreciation"),
        N_(
            "Equipment is paid at once, but its cost is spread over the months in which it is used."
        ),
        (
            N_(
                "Each month of its `life` costs an equal part of its price. So cash falls in one"
                " month, and costs rise in many."
            ),
        ),
        ("equipment", "statements"),
    ),
    "break even": Word(
        N_("Break-even and margin"),
        N_("The margin is the price of a unit minus what the unit costs."),
        (
            N_(
                "Divide the costs of a month that do not depend on sales (wages, rent) by the"
                " margin of a unit. The result is the break-even volume: so many units a month must"
                " be sold. PLAN on the screen shows it at the prices of the last year."
                " `break_even_month` is something else: the month in which the own income of a year"
                " first covers the costs of that year."
            ),
        ),
        ("break_even_month", "product_sales", "overhead", "self_sufficiency"),
    ),
    "actuals": Word(
        N_("Actuals: plan and reality"),
        N_("sesim does not read what really happened. Compare it with `months.csv` yourself."),
        (
            N_(
                "`months.csv` has, for each month and number, the mean and the range of 9 futures"
                " in 10. Is your real number outside this range for some months? Then change the"
                " assumption, and write your own books as its source. Run again. `sesim log` lists"
                " the runs that you saved."
            ),
        ),
        ("files", "log", "assumption"),
    ),
    "shareable": Word(
        N_("Folders to share"),
        N_("In a folder that `--shareable` makes, nobody can find out about one person."),
        (
            N_(
                "`sesim run` and `sesim compare` have it. Every count of 1 to 10 people served or"
                " donors is hidden: `<11` or `hidden` in tables. Means and"
                " money are rounded so that nobody can work them out. The books and the money of"
                " single futures are left out."
            ),
            N_(
                "The folder has a random seed of its own, which is not recorded. There must be 11"
                " futures or more. Every assumption is in the folder: check that none is secret."
            ),
        ),
        ("files", "no value"),
    ),
    "digest": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Digest"),
        N_("A digest is a short code that is calculated from a file."),
        (
            N_(
                "If one character of the file changes, its digest changes too. `manifest.json` has"
                " the digest of each file of a run (SHA-256). So `sesim verify` finds a file that"
                " was changed later, and `sesim rerun` finds a result that is different."
            ),
        ),
        ("verify", "rerun", "files"),
    ),
    "messages": Word(
        N_("Messages about mistakes"),
        N_("A message says what is wrong, in which line, and what to write instead."),
        (
            N_(
                "`my.yaml:8:9` is line 8, character 9 of the file. All mistakes are shown at once,"
                " and nothing is simulated until they are fixed. `sesim check` shows the same."
            ),
            N_(
                "Programs can read how a command ended from its exit code. `sesim --help` lists the"
                " codes."
            ),
        ),
        ("check", "numbers"),
    ),
}
