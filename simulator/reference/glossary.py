"""What no docstring of the code says, in plain words: phases, techniques, verdicts, keys of a
scenario file. All texts are marked, and looked up when they are shown."""

from typing import NamedTuple

from simulator.mechanisms.base import Phase
from simulator.vocabulary import WorkTechnique
from simulator.words.texts import N_

PHASES = {
    Phase.WORLD: N_("the economy changes, and everybody's life goes on"),
    Phase.REACH: N_("people hear of the venture and apply"),
    Phase.ADMIT: N_("applicants are assessed, wait, and get free places"),
    Phase.DELIVER: N_("staff work with people, and people change"),
    Phase.LEAVE: N_("people leave early, complete, or find jobs; effects get weaker"),
    Phase.EARN: N_("sales, fees and contracts bring in money"),
    Phase.GIVE: N_("donors and funders give"),
    Phase.SPEND: N_("wages, rent and other bills are paid"),
    Phase.RELATE: N_("trust and partnerships change, and reports are written"),
    Phase.DECIDE: N_("managers hire, set prices, invest and stop intake"),
    Phase.CLOSE: N_("the books are closed and the measures are recorded"),
}

TECHNIQUES = {
    WorkTechnique.INTERVIEW: N_("The interview makes the plan fit the person."),
    WorkTechnique.OBSERVATION: N_("Observation shows early who may soon leave."),
    WorkTechnique.GROUP_WORK: N_(
        "In group work, one worker leads a group of people who support each other."
    ),
    WorkTechnique.EDUCATION: N_(
        "In education, one teacher teaches a class, and the class makes the venture known."
    ),
    WorkTechnique.ADVOCACY: N_(
        "Advocacy is months of work for a chance that the rules change for everyone."
    ),
    WorkTechnique.NETWORKING: N_("Networking spends hours to win partners and to keep them."),
    WorkTechnique.COUNSELLING: N_(
        "Counselling helps one person at a time, and costs the same for each."
    ),
}
"""The seven techniques of social work, and what each brings."""

VERDICTS = {
    "sustainable": N_(
        "By the deadline (`targets.sustainable_by`) four conditions hold. The venture's own income"
        " of a year covers the costs of that year. The cash reserve lasts `targets.reserve_months`"
        " or more. Public money is at most `targets.public_share` of income. No bill is late."
    ),
    "not-yet-sustaining": N_(
        "The venture is open at the deadline, but at least one of the four conditions does not"
        " hold. The screen shows which one."
    ),
    "insolvent": N_("A bill was late for longer than `venture.grace_months`. The venture closed."),
    "delivers": N_(
        "Net impact is at least `targets.net_outcomes` (and above 0), and each outcome costs at"
        " most `targets.cost_per_net_outcome`."
    ),
    "falls short": N_("Net impact is too low, or each outcome costs too much."),
    "both": N_(
        "The venture pays for itself and reaches its impact target. sesim never mixes the two"
        " goals into one score."
    ),
}
"""By the ids of the verdict."""

CONDITIONS = {
    "reserve_months": N_("Months for which the free cash would pay the usual spending."),
    "cash": N_("Unrestricted cash."),
    "waiting": N_("People who have applied and wait for a place."),
    "active": N_("People in the programme."),
    "self_sufficiency": N_("Own income divided by costs, over the last 12 months."),
    "vacant_posts": N_("Empty posts."),
    "load": N_("Hours needed divided by hours available, for service workers."),
}
"""What a policy may react to."""


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
        N_("The number from which all random numbers are made (1 if the file does not say)."),
        N_("The same seed gives the same answer, to the last digit. Another seed tests it."),
        "seed: 7",
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
            " with its defaults, even if the file does not name it."
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
        N_("All other numbers with a range are uncertain: nobody can choose them."),
        "levers: [cafe_sales.price]",
    ),
    "claims": Key(
        N_("Statements that a run tests."),
        N_(
            "A claim compares `P(VERDICT)`, `mean(MEASURE)` or `median(MEASURE)` with a number. The"
            " run shows after CLAIM whether it is true, false or too close to say."
        ),
        '"P(sustainable) >= 0.6"',
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

CAUSE = (
    N_(
        "In each month the rules report how much money a shortage cost, compared with the plan. In"
        " the plan everything goes as the file says is most likely."
    ),
    N_(
        "sesim looks at every future that does not pay for itself, in the year before money ran"
        " out. The cause is the largest shortage of that year, if it cost at least {binds} of all"
        " costs. Missing cash alone is never a cause: something came before it. If no shortage was"
        " so large, the cause is `plan`: income and costs are too close."
    ),
)

WEAK_LINK = (
    N_(
        "Net impact is a chain. Each future below its target is compared, link by link, with the"
        " median of the futures that reach it. If fewer than one future in twenty reaches it, it is"
        " compared with the tenth of the futures that comes closest. The reason is the link that is"
        " weakest in this comparison."
    ),
    N_(
        "If the venture closed, and the other futures gained mostly after that month, the reason is"
        " the closing. If net impact is high enough but costs too much, the links are success, what"
        " would happen anyway, the venture's own share, and the cost of each person counted."
    ),
    N_(
        "A link is named only if it is at least {weaker} weaker, and explains at least {named} of"
        " what is missing (in logarithms). This needs {fewest} futures or more."
    ),
    N_(
        "It shows how futures differ, not what to do. To find what changes a link, look at DOUBT,"
        " or try a change with `--set`."
    ),
)
CHAIN = "net_outcomes = applicants x places given x follow-up x (success - anyway) x own share"
"""The chain of impact, in ids."""
