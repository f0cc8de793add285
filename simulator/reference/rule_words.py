"""The phases of a month and the techniques of social work, each in one sentence. All texts are
marked, and looked up when they are shown."""

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
