"""Words of social work and social enterprise."""

from simulator.reference.topic import Word
from simulator.words.texts import N_

PEOPLE_WORDS = {
    "social enterprise": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Social enterprise"),
        N_("A social enterprise earns money and changes people's lives. sesim calls it a venture."),
        (
            N_(
                "It has five characteristics: two goals (money and impact), new ideas, social"
                " impact, income that lasts, and partners. The report has a section for each. BOTH"
                " on the screen shows how often both goals are reached."
            ),
        ),
        ("venture", "verdict", "report"),
    ),
    "results chain": Word(
        N_("From input to impact"),
        N_("Input, output, outcome and impact are the steps from money to a change in lives."),
        (
            N_("Input: money, hours and things that the venture uses: its costs."),
            N_("Output: what it does with them: `served`, `service_months`, `completed`."),
            N_("Outcome: what is different in people's lives: `outcomes`."),
            N_(
                "Impact: the part of the outcomes that happens because of the venture:"
                " `net_outcomes`. What would have happened anyway, the share of partners, and"
                " places taken from others do not count."
            ),
        ),
        ("outcome", "net_outcomes", "counterfactual", "value map"),
    ),
    "value map": Word(
        # Translators: the title of a page of `sesim explain`.
        N_("Value map"),
        N_("The value map shows how outcomes become social value (SROI), row by row."),
        (
            N_(
                "`value-map.csv` begins with the outcomes. It takes away what would have happened"
                " anyway (deadweight), the share of partners (attribution), places taken from"
                " others (displacement), and what is lost in later years (drop-off). The rest,"
                " times `outcome.value`, is compared with the money spent and with help in kind."
            ),
            N_(
                "Displacement, value and `outcome.years` come from the scenario file. The other"
                " shares come from the simulation."
            ),
        ),
        ("sroi", "deadweight", "attribution_others", "outcome.displacement", "drop_off"),
    ),
    "five dimensions": Word(
        N_("Five dimensions of impact"),
        N_("What, who, how much, contribution and risk: five questions about every impact."),
        (
            N_(
                "What changes? For whom, and how much do they need it? How many people, how"
                " strongly, and for how long? What would have happened anyway? How likely is it"
                " that the impact is different from the plan? `impact-dimensions.json` in the"
                " folder of a run answers them."
            ),
        ),
        ("results chain", "equity", "files"),
    ),
    "equity": Word(
        N_("Equity: who is reached"),
        N_("`reach.csv` shows people served and net impact by income and by group."),
        (
            N_(
                "The people of the community are divided into five equal parts by income: from the"
                " poorest fifth to the richest fifth. Groups are the `segments` of the community."
                " `impact-dimensions.json` shows the share of people served from the poorest fifth."
            ),
            N_(
                "What changes it: `admission.priority`, `service_fee.free_share`, and the rules"
                " `mission_drift` and `mission_protection`. In accounting, equity means what a"
                " venture owns itself: here this is called funds."
            ),
        ),
        ("community.segments", "admission", "statements"),
    ),
    "people": Word(
        N_("The people whom the venture serves"),
        N_("`community:` says who they are, and `outcome:` says which change in life counts."),
        (
            N_(
                "Each person of the community is simulated: need, income, distance, and how they"
                " live. Not all of them come to the venture. Those who get a place are the people"
                " served (beneficiaries, participants, clients)."
            ),
        ),
        ("community", "outcome", "served", "states"),
    ),
    "states": Word(
        N_("States of people"),
        N_("Each person of the community is in one of seven states in each month."),
        (
            N_(
                "`absent`: not in the community yet. `unaware`: does not know the venture. `aware`:"
                " knows it. `waiting`: has applied and waits for a place. `active`: is served."
                " `completed`: completed the programme. `left`: left before the end."
            ),
            N_("`months.csv` has a row for each of these words and each month."),
        ),
        ("waiting_list", "admission", "completion", "dropout"),
    ),
    "posts and roles": Word(
        N_("Staff: posts and roles"),
        N_("A post is a job in the venture. An empty post is a vacancy."),
        (
            N_(
                "`team:` lists the posts with their salary, hours and `caseload`: the number of"
                " people that one service worker can serve at a time."
            ),
            N_(
                "Roles: `practitioner` is a service worker, such as a social worker, a teacher or a"
                " trainer. `supervisor` keeps the work good. `support` is office work. `seller`"
                " earns money. `trainee` is a student who works under supervision."
            ),
            N_(
                "Tasks: assessment and intervention, support and counselling, advocacy,"
                " coordination, and documentation share the hours of service workers."
            ),
        ),
        ("team", "hiring", "turnover", "payroll", "burnout", "volunteers"),
    ),
    "lapse": Word(
        N_("People who stop"),
        N_("Customers, donors, workers and participants can stop, each by their own rule."),
        (
            N_(
                "Customers stop buying with `product_sales.lapse`. Donors stop giving in"
                " `individual_giving`, and monthly donors with `recurring_giving.stopping`."
                " `donor_retention` measures who gives again. Workers leave with `team.leaving` and"
                " the rule `turnover`. Participants leave early with the rule `dropout`."
            ),
        ),
        ("product_sales.lapse", "recurring_giving", "turnover", "dropout"),
    ),
}
