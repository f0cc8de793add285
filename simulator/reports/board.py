"""The report for a board: one page that can be mailed and printed, a section for each of the five
characteristics of social entrepreneurship (docs/model.md section 0)."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import simulator
from simulator.reports import board_rows as rows
from simulator.reports.chances import chances
from simulator.reports.characteristics import Total, innovation, partners, staff_time, total_of
from simulator.reports.doubt import doubt_tables, others
from simulator.reports.next_step import next_command
from simulator.reports.others import in_full, published, sources
from simulator.reports.plan import plan_in_numbers
from simulator.reports.remarks import claims_in_words
from simulator.reports.stresses import section
from simulator.reports.targets import targets_in_words, year_in_words
from simulator.reports.verdict_words import weak_links
from simulator.results.result import Result
from simulator.scenario.catalog import shipped
from simulator.scenario.scenario import Scenario
from simulator.words.dates import calendar_month, months
from simulator.words.language import language
from simulator.words.local_text import shown
from simulator.words.numbers import whole
from simulator.words.safe_text import clean
from simulator.words.texts import N_, gettext, ngettext, nphrase, phrase

IMPACT = (
    "reached",
    "served",
    "completed",
    "dropout_share",
    "waiting_months",
    "followed",
    "charged_share",
    "outcomes",
    "net_outcomes",
    "deadweight",
    "attribution_others",
    "cost_per_net_outcome",
    "net_subsidy_per_net_outcome",
    "outside_money_per_net_outcome",
    "sroi",
    "sroi_horizon",
    "tco2e",
    "mean_load",
    "mean_burnout",
)
MONEY = (
    "self_sufficiency",
    "cash_sufficiency",
    "subsidy_dependence",
    "public_money_share",
    "largest_source",
    "break_even_month",
    "lowest_cash",
    "closing_cash",
    "months_of_reserve",
    "net_burn",
    "runway",
    "donor_retention",
    "cost_per_donor_won",
)
_PICTURES = {
    "both-axes": N_(
        "Each future as a mark: how much of its costs own income covers, and its net impact."
    ),
    "people": N_("How many people wait, are served, have completed or have left, by month."),
    "workload": N_("Hours of work needed for each hour that staff have, by month."),
    "cash": N_(
        "Cash less unpaid bills by month: the median, half of the futures, and 9 futures in 10."
    ),
    "money-in-and-out": N_("Income by kind, and costs, by month."),
}
"""What each chart shows, for people who cannot see it."""


def board_report(
    result: Result,
    summary: Mapping[str, Any],
    reach: Iterable[Sequence[Any]],
    pictures: Mapping[str, bytes],
    changes: Sequence[str],
    total: Total = total_of,
) -> bytes:
    """The page as UTF-8 HTML that needs no other file, in the language in use. `summary` and
    `reach` are as they are written elsewhere in the folder; `pictures` are PNG by file name;
    `changes` those of the command line; `total` gives the mean of a series' sum over all months, or
    None where that may not be shown."""
    scenario = result.scenario
    page = template("board.html").render(
        language=language(),
        summary=summary,
        changes=changes,
        scenario=scenario,
        title=shown(scenario.title),
        about=shown(scenario.about),
        notice=list(map(shown, scenario.notice)),
        outcome=scenario.outcome_label,
        facts=_facts(summary, result),
        answer=rows.answer_in_words(summary, scenario.due),
        endings=list(rows.endings(summary, scenario.due)),
        targets=list(targets_in_words(scenario)),
        year=year_in_words(scenario),
        claims=list(claims_in_words(summary, scenario)),
        impact=list(rows.figures(summary, IMPACT)),
        reach=list(rows.reached(reach, scenario)),
        left=rows.left_for(summary),
        links=weak_links(summary),
        time=list(staff_time(result)),
        money=list(rows.figures(summary, MONEY)),
        plan=plan_in_numbers(dict(summary), scenario),
        causes=rows.causes(summary),
        impact_causes=rows.impact_causes(summary),
        shortages=list(rows.shortages(summary)),
        innovation=list(innovation(result, total)),
        partners=list(partners(result, total)),
        stress=section(summary),
        doubts=doubt_tables(summary),
        others=others(summary),
        chances=chances(summary),
        real=in_full(scenario.compare_with),
        published=list(published(summary)),
        trials=sources(),
        command=next_command(dict(summary), _without_folders(scenario), changes),
        means={path: gettext(p.help) for path, p, _ in scenario.inputs()},
        pictures={
            name: {
                "alt": phrase(alt),
                "data": b64encode(pictures[f"{name}.png"]).decode("ascii"),
            }
            for name, alt in _PICTURES.items()
            if f"{name}.png" in pictures
        },
    )
    return page.encode("utf-8", "replace")


def template(name: str) -> Any:
    """The template of a page. Every text put into it is cleaned and escaped; `parts` splits a
    text at its backticks, so that what is between them is shown as code."""
    from jinja2 import Environment, FileSystemLoader

    def safe(value: object) -> object:
        is_text = isinstance(value, str) and not hasattr(value, "__html__")
        return clean(str(value)) if is_text else value

    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=safe,
    )
    templates.globals.update(gettext=gettext, ngettext=ngettext, phrase=phrase, whole=whole)
    templates.filters["parts"] = lambda text: text.split("`")
    return templates.get_template(name)


def _without_folders(scenario: Scenario) -> Scenario:
    """The scenario with the name of its file only: a report names no folder of this machine."""
    path = scenario.path
    if path is None or path == shipped().get(scenario.name):
        return scenario
    return scenario.called(path.name)


def _facts(summary: Mapping[str, Any], result: Result) -> list[str]:
    """What was simulated, from when, with which version."""
    n = summary["runs"]["finished"]
    year, month = result.scenario.start
    values = {"months": months(summary["months"]), "start": calendar_month(year, month)}
    facts = [
        nphrase(
            "{n} future of {months} from {start}",
            "{n} futures of {months} from {start}",
            n,
            n=whole(n),
            **values,
        ),
        phrase("scenario `{name}`", name=summary["scenario"]),
    ]
    if "seed" in summary:
        facts.append(phrase("random seed {seed}", seed=summary["seed"]))
    return [*facts, f"sesim {simulator.__version__}"]
