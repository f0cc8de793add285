"""The phases of a month and the techniques of social work, each in one sentence. All texts are
marked, and looked up when they are shown."""

from simulator.mechanisms.base import Phase
from simulator.vocabulary import WorkTechnique
from simulator.words.texts import N_

PHASES = {
    Phase.WORLD: N_("prices, demand and public rules change, and everybody's life goes on"),
    Phase.REACH: N_("people hear of the venture and apply"),
    Phase.ADMIT: N_("applicants are assessed, and get free places or wait"),
    Phase.DELIVER: N_("staff work with people, and people change"),
    Phase.LEAVE: N_("people leave early, complete, or find jobs; effects get weaker"),
    Phase.EARN: N_("sales, fees, contracts and carbon credits bring in money"),
    Phase.GIVE: N_("donors, funders and partners give money"),
    Phase.SPEND: N_("wages and other bills are paid, and results are written down"),
    Phase.RELATE: N_("trust and partnerships change, staff tire or leave, and tax is due"),
    Phase.DECIDE: N_("managers hire, cut posts, set prices, and open or stop intake"),
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
