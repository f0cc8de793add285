"""The comments of the starter file and what it says of its numbers, in the language in use.

In the template a line `#: id` becomes the comment of that id, wrapped; behind a value it stays on
the line of the value. `${source_id}` becomes the source of that id.
"""

import re
from collections.abc import Iterator

from simulator.words.lines import wrapped
from simulator.words.texts import N_, gettext

_WIDTH, _WIDEST = 80, 100
"""Columns of a comment on lines of its own, and of a value with its comment."""
_COMMENT = re.compile(r"(?P<before>.*?)#: (?P<id>\w+)")

COMMENTS = {
    "draft": N_(
        "A first draft by `sesim init`. Numbers with your own plan as their source are your"
        " answers. Replace the others when you know better."
    ),
    "numbers": N_(
        "A NUMBER may be exact (`25000`, `12%`, `250 million`), a range that is right nine times in"
        " ten (`20 to 40`, `5% to 30%`), or `{low: 1, likely: 2, high: 4}`. Every simulated future"
        " draws its own value from a range."
    ),
    "sources": N_(
        "`source:` says where a number comes from. A run lists the numbers without a source, or"
        " with a source that begins with `assumption`. It shows which of them change the answer"
        " most: look those up first."
    ),
    "look_up": N_("LOOK UP any word of this file, for example:"),
    "format": N_("version of the file format; leave it"),
    "start": N_("first month: year-month"),
    "months": N_("how long to look ahead, 12 to 600"),
    "runs": N_("simulated futures; more of them give narrower ranges"),
    "seed": N_("random seed; the same seed gives the same answer"),
    "community": N_(
        "Who the people are before the venture reaches them: `sesim explain community`"
    ),
    "inflow": N_("people per month who newly need it"),
    "segments": N_("groups for the report, together 100%"),
    "need": N_("mean need: from 0% (none) to 100% (greatest)"),
    "levels": N_(
        "Where people are today, and where they would be WITHOUT the venture: what happens anyway"
        " is not your impact. Both are levels on the scale of the outcome, 0 to 100%."
    ),
    "natural_speed": N_("share of the way to `natural_level` that people go in a month"),
    "outcome": N_("The change that counts: a level on a scale, reached above a threshold."),
    "needs_job": N_("the level is not enough: the person must also find a job"),
    "threshold": N_("from this level on, the change is reached"),
    "own_search": N_("monthly chance that a person who is ready finds a job alone"),
    "job_loss": N_("monthly chance that a person loses a job"),
    "displacement": N_("share of outcomes that take the place of another person's"),
    "venture": N_("The cash: `sesim explain venture`"),
    "given": N_("the part of it that was a gift, a prize or a grant"),
    "credit": N_("an overdraft, up to this amount"),
    "grace_months": N_("months that a bill may be late before the venture closes"),
    "team": N_(
        "Who works there, one block for each kind of job, with any name: `sesim explain team`. The"
        " role is `practitioner` (works with people), `supervisor`, `support` (office) or `seller`"
        " (earns money)."
    ),
    "posts": N_("posts; with `max_posts` managers may add some, if there is money"),
    "usual_salary": N_("With the pay of today here, another `salary` changes how many leave."),
    "caseload": N_("people that one worker can look after at a time"),
    "leaving": N_("monthly chance that a worker leaves"),
    "direct_share": N_("share of the hours for sales; the rest is travel, notes and meetings"),
    "months_to_fill": N_("months that a post stays empty"),
    "partners": N_(
        "Organisations that you work with, one block for each kind: `sesim explain partners`"
    ),
    "mechanisms": N_(
        "What happens each month. The key is the name of a rule (`sesim explain outreach`), or any"
        " name of yours with `kind:`. Rules that work in every scenario, such as `dropout`, have"
        " usual values unless you write them here: `sesim explain month`"
    ),
    "job_training": N_("Learners are taught in classes, and work in the shop while they learn."),
    # Translators: a comment in a new scenario file.
    "per_month": N_("per month"),
    # Translators: a comment in a new scenario file.
    "per_session": N_("per session"),
    "usual_hours": N_("in all; fewer or shorter sessions change less"),
    "course": N_("months that a person stays"),
    "per_person": N_("per person and month"),
    "usual_amount": N_(
        "With the amount of today here, another `amount` changes how many come and stay."
    ),
    "user_training": N_(
        "A product changes a home only where it is used, so people are shown how to use it. Only"
        " those who take part count as served; for other buyers nothing changes here. In"
        " `village-solar` the product itself changes lives: `sesim explain product_use`"
    ),
    "counselling": N_("one to one: every person costs the same"),
    "peer_circle": N_("people who support each other, and so stay"),
    "networking": N_("keeps the relationships with partners alive"),
    "drop_off": N_("share of the gain that people lose in a year after they leave"),
    "money_in": N_("-- MONEY IN"),
    "sales": N_(
        "`market` and `purchases` follow from what is sold in a month. Replace them by what you"
        " have counted."
    ),
    "usual_price": N_("With the price of today here, another `price` changes how many buy."),
    "customers": N_("customers on the first day"),
    "innovation": N_("monthly chance that a person starts to buy without the example of others"),
    "imitation": N_("how strongly customers bring new customers"),
    "lapse": N_("monthly chance that a customer stops buying"),
    "season": N_("January first; only the ratios matter."),
    "seller_units": N_("one seller makes and sells this many in an hour"),
    "learner_hours": N_("hours a month that each learner works in the shop"),
    "placement_fee": N_("employers pay for people placed who stay"),
    "retained_for": N_("months in the job before the fee is due"),
    "fees": N_("per person and month; the poorest pay nothing"),
    "free_share": N_("share of people, the poorest, who pay nothing"),
    "full_at": N_("the full fee is asked from this income on"),
    "contract": N_(
        "A public office pays per person and month, often late. A venture that lives mostly on"
        " public money does not count as one that pays for itself:"
        " `sesim explain targets.public_share`"
    ),
    "promised": N_("people that you promise to serve in a month"),
    "term": N_("months that it lasts"),
    "renewal": N_("chance that it is renewed then, if its promise is kept"),
    "awarded": N_("`yes`: it is promised, and pays from the first month on"),
    "success": N_("chance that an application wins, at a trust and an interest of 50%"),
    "pay_after": N_("months after which an invoice should be paid"),
    "campaign": N_("spent each month to find new donors"),
    "money_out": N_("-- MONEY OUT, besides the salaries and direct costs above"),
    "equipment": N_("What it costs, and how many months it is used."),
    "turnover_tax": N_("0.5% of turnover (PP 55/2022)"),
    "management": N_("-- WHAT MANAGEMENT DECIDES"),
    "pricing": N_("prices are reviewed once a year"),
    "hiring": N_("months of cash reserve that are needed to hire"),
    "events": N_(
        "Changes at a date: `by` a percentage or `to` a new value; `until` is their last month."
    ),
    "policies": N_(
        "Reactions, while `when` is true at the end of a month: `sesim explain policies`"
    ),
    "levers": N_("Numbers that you can choose yourself; all others are uncertain."),
    "targets": N_(
        "What you promise. The verdict compares every future with it: `sesim explain targets`"
    ),
    "sustainable_by": N_("month by which it must pay for itself"),
    "reserve_target": N_("months of costs that the cash reserve must cover"),
    "net_outcomes": N_("because of you: outcomes that happen anyway do not count"),
    "cost_per_net_outcome": N_("the most that one of them may cost"),
    "claims": N_("Sentences that a run finds true, false or too close to say."),
    "try": N_("Shown after a run: what to try next."),
    "notice": N_("What a reader of the results should know."),
}

ASSUMED = {
    "inflow": N_("so that places can be filled again"),
    "income": N_("per person and month"),
    "value": N_("what society gains, per person and year"),
    "grace": N_("bills that are late for longer close the venture"),
    "vacancies": N_("jobs per employer and month"),
    "office_referrals": N_("people sent per office and month"),
    "group_referrals": N_("people sent per group and month"),
    "effect": N_("so that it adds a few points, as in trials (docs/base_rates.csv)"),
    "market": N_("about as many as buy what is sold in a month now"),
    "market_to_come": N_("about as many as buy what its sellers may sell in a month"),
    "purchases": N_("units per customer and month"),
    "grant_success": N_("13 of 820 in one Asian programme (docs/facts.md section 2)"),
    "holiday_bonus": N_("a month's pay before the holidays (THR)"),
    "own_estimate": N_("own estimate"),
}
"""Notes on numbers that nobody has looked up; `assumption:`, which stands in front of them, is a
word of scenario files."""
SOURCED = {
    "drop_off": N_("SROI reports use tens of % (docs/domain.md 1.1)"),
    "late": N_(
        "about 1/3 of US government payments to nonprofits are late (docs/domain.md section 3)"
    ),
    "late_by": N_("3-9 months late in reported Indonesian cases (docs/facts.md section 0)"),
    "cost_per_donor": N_(
        "1.00-1.25 spent per 1 raised from new donors, US (docs/domain.md section 3)"
    ),
    "own_plan": N_("own plan"),
}
"""Sources of the other numbers."""


def source(id: str) -> str:
    """The source of a number, as text for the file. Raises KeyError for an unknown id."""
    if id in ASSUMED:
        return f"assumption: {gettext(ASSUMED[id])}"
    return gettext(SOURCED[id])


def commented(line: str) -> Iterator[str]:
    """A line of the template with its comment in the language in use. The values are filled in
    later, so that nothing in them is taken for a comment."""
    found = _COMMENT.fullmatch(line)
    if found is None:
        yield line
        return
    before, text = found["before"], gettext(COMMENTS[found["id"]]).replace("$", "$$")
    indent = " " * (len(line) - len(line.lstrip()))
    if before.strip() and len(before) + 2 + len(text) <= _WIDEST:
        yield f"{before}# {text}"
        return
    lead = f"{indent}# "
    yield from wrapped(text, _WIDTH, lead, lead)
    if before.strip():
        yield before.rstrip()
