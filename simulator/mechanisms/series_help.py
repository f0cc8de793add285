"""What series are, a sentence each: those of one class of cost, one cause of failure, one task."""

from simulator.vocabulary import Cause, CostClass, Task
from simulator.words.texts import N_

COSTS: dict[str, str] = {
    CostClass.PAYROLL: "Wages, contributions and bonuses.",
    CostClass.SERVICE: "Cost of serving people: materials, allowances, repairs.",
    CostClass.GOODS: "Cost of goods sold to customers.",
    CostClass.UNITS: "Cost of units handed out to people in the programme.",
    CostClass.OVERHEAD: "Overhead: rent, power and other fixed costs.",
    CostClass.FUNDRAISING: "Cost of campaigns to find donors.",
    CostClass.RECRUITMENT: "Cost of filling empty posts.",
    CostClass.REPORTING: "Cost of reports: software, surveys, audits.",
    CostClass.PARTNERS: "Cost of work with partners: meetings and travel.",
    CostClass.TAX: "Tax.",
    CostClass.INTEREST: "Interest on loans and overdrafts.",
    CostClass.INNOVATION: "Cost of projects that try new ideas.",
    CostClass.COMMISSION: "Amounts paid to sales agents.",
    CostClass.VERIFICATION: "Cost of the verification of carbon credits.",
    "depreciation": "Value that the equipment loses in the month (depreciation).",
    "bad_debt": "Debts of customers that are written off because they do not pay.",
}
"""By the class of cost."""

SHORTFALLS: dict[str, str] = {
    Cause.DEMAND: "Money missing because fewer people bought than planned.",
    Cause.PLACES: "Money missing because too few people were in the programme.",
    Cause.STAFF: "Money missing because posts stayed empty.",
    Cause.LATE_PAYER: "Money missing because payers paid later than planned.",
    Cause.REPAYMENT: "Money missing because customers did not repay or a loan was called in.",
    Cause.PARTNER_EXIT: "Money missing because partners left.",
    Cause.CONTRACT_END: "Money missing because a contract ended or paid less than planned.",
    Cause.GRANT_END: "Money missing because a grant ended.",
    Cause.GIVING: "Money missing because donors or partners gave less than planned.",
    Cause.PRICE: "Money missing because prices were lower than planned.",
    Cause.COST: "Money missing because costs were higher than planned.",
    Cause.BAD_TIMES: "Money missing because of bad times in the economy, where a rule reports it.",
}
"""By the cause of failure. All are compared with the plan."""

HOURS: dict[str, str] = {
    Task.ASSESSMENT: "Staff hours for assessment and intervention.",
    Task.SUPPORT: "Staff hours for support and counselling.",
    Task.ADVOCACY: "Staff hours for advocacy.",
    Task.COORDINATION: "Staff hours for coordination with partners and volunteers.",
    Task.DOCUMENTATION: "Staff hours for documentation, reports and office work.",
}
"""By the task."""
OTHER_COST = N_("Costs of this kind.")
OTHER_SHORTFALL = N_("Money missing because of this cause.")
OTHER_HOURS = N_("Staff hours for this task.")
"""For classes, causes and tasks that only a rule of one's own has."""

LOADS = {
    "practitioner": "Service workers' hours needed per hour available, at most 3.",
    "supervisor": "Supervisors' hours needed per hour available, at most 3.",
    "support": "Office hours needed per hour available, at most 3.",
    "seller": "Sellers' hours needed per hour available, at most 3.",
}
"""By the role that has a workload."""

BORROWED = (
    "Borrowed money that is no reserve: of each loan what came in the last 12 months or what falls"
    " due in the next 12, whichever is more, and at most what is owed."
)
FROM_CUSTOMERS = "Cash received for sales, fees and public contracts, of this month or earlier."
NET_ASSETS = "What the venture has minus what it owes, without money for one purpose only."
