"""The labels of what is compared with real organisations: kinds of organisations, and figures."""

from collections.abc import Mapping

from simulator.vocabulary import Others
from simulator.words.texts import N_

COVER_COSTS: Mapping[str, str] = {
    # Translators: on the screen beside OTHERS; {n} organisations. So are the next five, with the
    # years of lenders in the fifth. At most 70 characters where that is possible.
    Others.HYBRID: N_(
        "{n} US nonprofits aged 3-5 years that sell: {share} cover costs (not yours)"
    ),
    Others.EMPLOYMENT: N_("{n} US nonprofits for jobs: {share} cover costs (not yours)"),
    Others.HUMAN_SERVICES: N_(
        "{n} US nonprofits in human services: {share} cover costs (not yours)"
    ),
    Others.NONPROFIT: N_("{n} US nonprofits of all kinds: {share} cover costs (not yours)"),
    Others.LENDER: N_("lenders to the poor cover costs in {share} of {n} years (not yours)"),
    Others.DURABLES: N_("no figures are known of sellers of things that last for years"),
}
"""How many of a kind cover their costs, in one line."""

WHO: Mapping[str, str] = {
    Others.HYBRID: N_(
        "In the US in 2021, {n} nonprofits aged 3 to 5 years earned 20 to 95% of their income. What"
        " they earned covered all costs in {share} of them."
    ),
    Others.EMPLOYMENT: N_(
        "In the US in 2021, {n} nonprofits helped people to find or keep jobs. What they earned"
        " covered all costs in {share} of them."
    ),
    Others.HUMAN_SERVICES: N_(
        "In the US in 2021, {n} nonprofits were in human services. What they earned covered all"
        " costs in {share} of them."
    ),
    Others.NONPROFIT: N_(
        "In the US in 2021, what they earned covered all costs in {share} of {n} nonprofits."
    ),
    Others.LENDER: N_(
        "Lenders to the poor (2007-18, many countries) covered all costs in {share} of {n} years."
        " Lenders that report are survivors."
    ),
    Others.DURABLES: N_(
        "No figures are known of organisations that sell things that last for years. So the growth"
        " of this plan is compared with none. Other figures are compared with those of lenders to"
        " the poor, who live on instalments too."
    ),
}
"""The same in a report, with what was counted."""

FIGURES = {
    # Translators: rows of a table, at most 38 characters where that is possible.
    "g01": N_("Income: change from year to year"),
    "g02": N_("Costs: change from year to year"),
    "g03": N_("Income: how large rare changes are"),
    "g04": N_("Income: years with a fall over 20%"),
    "g05": N_("Income: growth that goes on"),
    "g06": N_("Share of costs covered: yearly change"),
    "g07": N_("Covers costs a year after 60-80%"),
    "g08": N_("Covers costs a year after 80-100%"),
    "g09": N_("Covers costs a year after 100-110%"),
    "g10": N_("Share of costs covered in year 1"),
    "g11": N_("Rise of that share, year 1 to 2"),
    "g12": N_("Rise of that share, year 2 to 3"),
    "g13": N_("Customers alone cover costs at the end"),
    "g14": N_("Closed by the end of year 1"),
    "g15": N_("Closed by the end of year 5"),
    "g16": N_("Outcomes that would happen anyway"),
    "g17": N_("Effect on those counted"),
    "g18": N_("Workers who leave in a year"),
    "g19": N_("Cash reserve below 3 months"),
    "g20": N_("First-time donors who give again"),
}
"""The figures that real organisations have too, by the id of the gate (docs/validation.md)."""

INSIDE = {
    # Translators: a figure lies where real organisations lie. So does the next one not.
    True: N_("inside"),
    False: N_("OUTSIDE"),
    # Translators: in the place of inside or OUTSIDE, if there is nothing to compare with.
    None: N_("unknown"),
}
"""Whether a figure lies where real organisations do."""
