"""The keys of a scenario file, and the ways to write a number in it. All texts are marked, and
looked up when they are shown."""

from typing import NamedTuple

from simulator.words.texts import N_


class Key(NamedTuple):
    """What a key of a scenario file holds, in one sentence; what more there is to know; and an
    example."""

    gist: str
    more: str = ""
    example: str = ""


SECTIONS = {
    "sesim": Key(
        N_("The version of scenario files for which this file is written."),
        N_("A file without it is read in the same way. `sesim check` shows new defaults."),
        "sesim: 2",
    ),
    "name": Key(
        N_("A short name for files and folders: small letters, digits and `-`."),
        example="name: youth-cafe",
    ),
    "title": Key(N_("What a reader sees first: a few words."), example="title: Kopi Kita, a café"),
    "about": Key(N_("What the venture does, in one or two sentences.")),
    "abstract": Key(
        N_("`yes` for a file that other files extend and that is no venture of its own."),
        N_("`compare` of a folder does not rank it. Files that extend it do not inherit this key."),
        "abstract: yes",
    ),
    "extends": Key(
        N_("The name of another scenario. This file only says what is different from it."),
        N_(
            "The other scenario is a file in the same folder, or one that comes with sesim. Blocks"
            " are joined key by key. A list or a number replaces the other one. `null` removes it."
        ),
        "extends: youth-cafe",
    ),
    "start": Key(N_("The first month, as year and month."), example="start: 2026-11"),
    "months": Key(N_("How many months to simulate, from 12 to 600."), example="months: 60"),
    "run_months": Key(
        N_("How many months to simulate instead of `months`."),
        N_("`--months` does the same. What the file plans for later months does not happen."),
    ),
    "currency": Key(
        N_("Three letters, such as IDR or USD. All amounts of the file are in this currency."),
        example="currency: IDR",
    ),
    "runs": Key(
        N_("How many futures to simulate, from 1 to 10000 (200 if the file does not say)."),
        N_("With more futures the counting error is smaller, but the run takes longer."),
        "runs: 200",
    ),
    "seed": Key(
        N_(
            "The random seed: the number from which all random numbers are made (1 if the file"
            " does not say)."
        ),
        N_(
            "The same seed gives the same answer, to the last digit. Use another seed to see how"
            " much is chance."
        ),
        "seed: 7",
    ),
    "volatility": Key(
        N_(
            "How much good and bad times change the venture's money: `calm`, `usual` (if the file"
            " does not say) or `rough`."
        ),
        N_(
            "The word chooses defaults of `demand_shock` and `cost_shock`. A number that the file"
            " itself states stays. With `usual`, futures vary about as much as real lenders and"
            " nonprofits do; `calm` was never compared with real ones."
        ),
        "volatility: rough",
    ),
    "calibration": Key(
        N_("What `sesim calibrate` found: how strong the techniques must be for their effect."),
        N_(
            "It stands in a file of its own beside the scenario, such as"
            " `my-venture.effect.json`, and is not written by hand. A saved run keeps it."
        ),
    ),
    "compare_with": Key(
        N_("The kind of real organisations that the futures are compared with."),
        N_(
            "`hybrid` (if the file does not say): US nonprofits that also sell. `employment`: US"
            " nonprofits that help people into work. `human services` and `nonprofit`: US"
            " nonprofits in social care, or all. `lender`: lenders to the poor. `durables`: sellers"
            " of things that last for years, of which no figures are known. The key changes no"
            " future, and none of them is a venture like yours."
        ),
        "compare_with: lender",
    ),
    "team": Key(
        N_("Kinds of job in the venture. Each is a block under a name that you choose."),
        example="team: {trainer: {role: practitioner, salary: 3 million}}",
    ),
    "partners": Key(
        N_("Groups of partners. Each is a block under a name that you choose."),
    ),
    "mechanisms": Key(
        N_("The rules: what happens in each month."),
        N_(
            "The key of a block is the name of a rule, or a name that you choose, with `kind:`. In"
            " the block you set the parameters of the rule. A rule marked * is in every scenario,"
            " with its defaults, even if the file does not name it. Random numbers depend on the"
            " kind of a block and on its place among its like, never on its name. `number: 2` says"
            " the place itself."
        ),
        "mechanisms: {cafe_sales: {kind: product_sales, price: 26000}}",
    ),
    "events": Key(
        N_("Changes of one number at a known time."),
        N_(
            "`by` is a change in percent, and `to` is a new value. The change begins in `month`. It"
            " ends in `until`, if there is one. With `on` instead of `month`, it begins when a rule"
            " succeeds, such as advocacy."
        ),
        "{month: 2026-03, change: cafe_sales.price, by: -10%, until: 2026-09}",
    ),
    "policies": Key(
        N_("What the venture does when something happens."),
        N_(
            "If `when` is true at the end of a month, `then` holds in the next month. With `for`,"
            " it holds for so many months or longer. `then` is one of the words below, or a change"
            " such as `{change: sales.price, by: 5%}`."
        ),
        "{when: reserve_months < 2, then: freeze_hiring}",
    ),
    "levers": Key(
        N_("Numbers that the venture can choose itself, by their paths."),
        N_(
            "All other numbers with a range are uncertain: nobody can choose them. `{path: "
            "cafe_sales.price, from: 20000, to: 32000, steps: 7}` also says which values `sweep`,"
            " `find` and `page` try. `steps` counts both ends, and may be left out."
        ),
        "levers: [cafe_sales.price]",
    ),
    "claims": Key(
        N_("Statements that a run tests."),
        N_(
            "A claim compares `P(VERDICT)`, `P(MEASURE >= NUMBER)`, `mean(MEASURE)`,"
            " `median(MEASURE)` or a quantile such as `q05(MEASURE)` with a number. The run shows"
            " after CLAIM whether it is true, false or too close to say. `P` counts all futures."
            " The run says how many of them do not have the number."
        ),
        '"P(lowest_cash >= 0) >= 90%"',
    ),
    "notice": Key(N_("Sentences for the reader of a run. The screen shows them after NOTE.")),
    "try": Key(N_("Commands to try next. The screen shows the first one after TRY.")),
}
"""The keys of a scenario file whose classes have no docstring that says it."""

EXACT = N_(
    "An exact number: `25000`, `12%`, `1.5`, `Rp 25.000`, `250 million`, `6 months`, `4 years`."
    " Indonesian words are read too: `12 juta`, `12 persen`, `6 bulan`, `4 tahun`. The point is the"
    " decimal point, and `_` may stand between thousands. After a currency, as in `Rp 25.000`, the"
    " marks of that currency hold."
)
RANGE = N_(
    "A range: `20 to 40`, `5% to 30%`, `20 sampai 40`. In 9 futures in 10, the number lies between"
    " the two ends."
)
THREE = N_("Three numbers: `{low: 1, likely: 2, high: 4}`. No future goes beyond the ends.")
BY_NAME = N_(
    "A named distribution: `{uniform: [1, 4]}`, `{normal: [1, 4]}`, `{lognormal: [1, 4]}`."
)
SOURCE = N_(
    "A number with its source: `{value: 25000, source: own plan}` or `{range: 20 to 40, source:"
    " survey of 2025}`. `confidence:` is `high`, `medium` or `low`. A number without a source is an"
    " assumption. After each run, DOUBT names the assumptions that change the answer most."
)
NUMBERS = (EXACT, RANGE, THREE, BY_NAME, SOURCE)
