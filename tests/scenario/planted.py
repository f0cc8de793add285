"""Mistakes to plant in the good scenario, and how each must be told.

In a replacement `«` marks the place that the message must name; it is taken out of the text.
"""

from dataclasses import dataclass
from pathlib import Path

GOOD = Path(__file__).with_name("good.yaml")


@dataclass(frozen=True)
class Planted:
    """A mistake: the text it replaces, the text with the place marked, and what must be said."""

    old: str
    new: str
    path: str
    phrase: str

    def text(self) -> str:
        return self._marked().replace("«", "")

    def place(self) -> tuple[int, int]:
        before = self._marked().partition("«")[0]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def _marked(self) -> str:
        good = GOOD.read_text("utf-8")
        assert good.count(self.old) == 1, self.old
        return good.replace(self.old, self.new)


MISTAKES = [
    Planted(*row)
    for row in [
        # unknown and misspelt keys
        ("runs: 50", "«rnus: 50", "rnus", "did you mean `runs`?"),
        ("\ncurrency: IDR", "\n«curency: IDR", "curency", "did you mean `currency`?"),
        ("  people: 400", "  «poeple: 400", "community.poeple", "did you mean `people`?"),
        ("caseload: 12", "«case_load: 12", "team.trainer.case_load", "did you mean `caseload`?"),
        (
            "outreach: {hours: 20 to 40}",
            "outreach: {«hour: 20 to 40}",
            "mechanisms.outreach.hour",
            "did you mean `hours`?",
        ),
        (
            "source: own survey",
            "«sources: own survey",
            "community.need.sources",
            "did you mean `source`?",
        ),
        (
            "change: team.trainer.salary",
            "«chance: team.trainer.salary",
            "events[1].chance",
            "did you mean `change`?",
        ),
        ("then: freeze_hiring", "«than: freeze_hiring", "policies[1].than", "did you mean `then`?"),
        # misspelt values and names
        ("currency: IDR", "currency: «Rupiah", "currency", "did you mean `IDR`?"),
        ("currency: IDR", "currency: «IDRP", "currency", "did you mean `IDR`?"),
        (
            "role: practitioner",
            "role: «practitoner",
            "team.trainer.role",
            "did you mean `practitioner`?",
        ),
        ("needs_job: yes", "needs_job: «maybe", "outcome.needs_job", "allowed: `yes`, `no`"),
        ("kind: employer", "kind: «employers", "partners.hotels.kind", "did you mean `employer`?"),
        (
            "confidence: medium",
            "confidence: «middle",
            "community.need.confidence",
            "allowed: `high`, `medium`, `low`",
        ),
        (
            "kind: outreach",
            "kind: «outreech",
            "mechanisms.leaflets.kind",
            "did you mean `outreach`?",
        ),
        (
            "kind: outreach",
            "kind: «os.system",
            "mechanisms.leaflets.kind",
            "is not a kind of rule",
        ),
        (
            "kind: outreach",
            "kind: «../outreach",
            "mechanisms.leaflets.kind",
            "is not a kind of rule",
        ),
        (
            "kind: outreach",
            "kind: «_technique",
            "mechanisms.leaflets.kind",
            "is not a kind of rule",
        ),
        ("  outreach:", "  «outreech:", "mechanisms.outreech", "did you mean `outreach`?"),
        ("  leaflets:", "  «events:", "mechanisms.events", "is the name of a section"),
        ("  leaflets:", "  «Leaf-lets:", "mechanisms.Leaf-lets", "is not a name"),
        (
            "when: reserve_months < 2",
            "when: «reserve_month < 2",
            "policies[1].when",
            "did you mean `reserve_months`?",
        ),
        (
            "then: freeze_hiring",
            "then: «freeze_hirring",
            "policies[1].then",
            "did you mean `freeze_hiring`?",
        ),
        (
            "median(closing_cash)",
            "median(closing_csh)",
            "claims[2]",
            "did you mean `closing_cash`?",
        ),
        ("P(sustainable)", "P(sustainble)", "claims[1]", "did you mean `sustainable`?"),
        ("median(closing_cash)", "medain(closing_cash)", "claims[2]", "did you mean `median`?"),
        ("P(sustainable)", "P(lowest_csh >= 0)", "claims[1]", "did you mean `lowest_cash`?"),
        (
            "levers: [team.trainer.posts]",
            "levers: [«team.trainer.post]",
            "levers[1]",
            "did you mean `team.trainer.posts`?",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [{path: «team.trainer.post, from: 1, to: 3}]",
            "levers[1].path",
            "did you mean `team.trainer.posts`?",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [«{from: 1, to: 3}]",
            "levers[1].path",
            "`path` is missing; write the path of a number",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [«{path: team.trainer.posts, from: 1}]",
            "levers[1].to",
            "`to` is missing; write a number",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [{path: team.trainer.posts, from: «3, to: 1}]",
            "levers[1].from",
            "write the smaller number first",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [{path: team.trainer.posts, from: 1, to: «few}]",
            "levers[1].to",
            "`few` is not a whole number",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [{path: team.trainer.posts, from: 1, to: 3, steps: «1}]",
            "levers[1].steps",
            "below 2",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [{path: team.trainer.posts, from: 1, to: 3, «by: 1}]",
            "levers[1].by",
            "is not a key of this entry",
        ),
        (
            "levers: [team.trainer.posts]",
            "levers: [{path: «outcome.needs_job, from: 1, to: 3}]",
            "levers[1].path",
            "is no number, so it has no `from` and no `to`",
        ),
        (
            "change: team.trainer.hours",
            "change: «team.trainer.hors",
            "events[2].change",
            "did you mean `team.trainer.hours`?",
        ),
        # numbers
        ("people: 400", "people: «many", "community.people", "`many` is not a whole number"),
        ("people: 400", "people: «-400", "community.people", "below 1"),
        ("people: 400", "people: «6 million", "community.people", "above 5000000"),
        ("people: 400", "people: «400.5", "community.people", "not a whole number"),
        ("people: 400", "people: «NaN", "community.people", "`NaN` is not a whole number"),
        ("people: 400", "people: «.inf", "community.people", "`.inf` is not a whole number"),
        ("people: 400", "people: «1e400", "community.people", "`1e400` has an exponent"),
        ("people: 400", "people: «" + "9" * 5000, "community.people", "5000 characters"),
        ("people: 400", "people: «12:30", "community.people", "`12:30` is not a whole number"),
        ("people: 400", "people: «010", "community.people", "starts with a 0; write `10`"),
        ("people: 400", "people: «2025-01-01", "community.people", "is a date"),
        ("people: 400", "«people:", "community.people", "there is no value"),
        ("people: 400", "people: «''", "community.people", "no number here"),
        ("people: 400", "people: «[400]", "community.people", "a list is not a whole number"),
        ("people: 400", "people: «40%", "community.people", "is a percentage"),
        ("people: 400", "people: «300 to 500", "community.people", "the same in every future"),
        ("people: 400", "people: «Rp 400", "community.people", "is money"),
        (
            "income: Rp 1.800.000",
            "income: «1.800",
            "community.income",
            "write `1800`; with its currency",
        ),
        ("income: Rp 1.800.000", "income: «$ 1800", "community.income", "another currency"),
        ("income: Rp 1.800.000", "income: «15,500", "community.income", "two ways"),
        ("income: Rp 1.800.000", "income: «9 billion billion", "community.income", "is not"),
        ("income: Rp 1.800.000", "income: «2_000_000 billion", "community.income", "above 1000000"),
        ("start_level: 35%", "start_level: «35", "community.start_level", "did you mean `35%`?"),
        (
            "start_level: 35%",
            "start_level: «-30-40%",
            "community.start_level",
            "because `-` may be a minus; write a range as `-30 to 40%`",
        ),
        (
            "start_level: 35%",
            "start_level: «35 parts",
            "community.start_level",
            "write for example `25%` or `20% to 40%`",
        ),
        (
            "start_level: 35%",
            "start_level: «30 to 40",
            "community.start_level",
            "did you mean `30 to 40%`?",
        ),
        (
            "start_level: 35%",
            "start_level: «30% to 30%",
            "community.start_level",
            "the same; write `30%` for an exact number",
        ),
        (
            "income: Rp 1.800.000",
            "income: «Rp 2.560/kg",
            "community.income",
            "write only `Rp 2.560`",
        ),
        (
            "income: Rp 1.800.000",
            "income: «=1800*1000",
            "community.income",
            "write its result, `1800000`",
        ),
        (
            "start_level: 35%",
            "start_level: «1,350%",
            "community.start_level",
            "can be read in two ways; write `1350%` or `1.35%`",
        ),
        ("start_level: 35%", "start_level: «135%", "community.start_level", "above 100%"),
        (
            "natural_level: 40% to 55%",
            "natural_level: «55% to 40%",
            "community.natural_level",
            "is larger than the second; write the smaller one first",
        ),
        (
            "natural_level: 40% to 55%",
            "natural_level: «40% to 155%",
            "community.natural_level",
            "above 100%",
        ),
        ("likely: 50%", "likely: «20%", "community.need.likely", "`likely` is below `low`"),
        ("likely: 50%", "likely: «90%", "community.need.likely", "`likely` is above `high`"),
        ("low: 30%", "low: «90%", "community.need.low", "`low` is above `high`"),
        (
            "need: {low: 30%, likely: 50%,",
            "need: «{low: 30%,",
            "community.need",
            "`likely` is missing",
        ),
        ("likely: 50%,", "likely: 50%, value: 3%,", "community.need", "cannot stand together"),
        (
            "{value: 2, source: local labour office}",
            "«{source: local labour office}",
            "community.inflow",
            "no number here",
        ),
        (
            "{amount: 14 400 000,",
            "{amount: 14 400 000, «per: year,",
            "outcome.value.per",
            "no `per`",
        ),
        ("source: regional minimum wage", "source: «[a, b]", "outcome.value.source", "short text"),
        (
            "{uniform: [0.1, 0.4]}",
            "{uniform: «[0.4, 0.1]}",
            "partners.hotels.vacancies.uniform",
            "write the smaller one first",
        ),
        (
            "{uniform: [0.1, 0.4]}",
            "{uniform: «[0, 0]}",
            "partners.hotels.vacancies.uniform",
            "the same; write `0` for an exact number",
        ),
        (
            "{uniform: [0.1, 0.4]}",
            "{uniform: «[0.4]}",
            "partners.hotels.vacancies.uniform",
            "two numbers",
        ),
        (
            "{uniform: [0.1, 0.4]}",
            "{lognormal: [«0, 0.4]}",
            "partners.hotels.vacancies.lognormal",
            "only numbers above 0",
        ),
        (
            "{uniform: [0.1, 0.4]}",
            "{«triangle: [0, 1]}",
            "partners.hotels.vacancies.triangle",
            "is not a part of a number",
        ),
        ("{women: 60%, men: 40%}", "«{women: 60%, men: 30%}", "community.segments", "sum to 90%"),
        (
            "{women: 60%, men: 40%}",
            "{women: «160%, men: 40%}",
            "community.segments.women",
            "above 100%",
        ),
        ("{women: 60%, men: 40%}", "«women", "community.segments", "names with a share each"),
        # the head
        ("name: good", "name: «Good Name", "name", "is not a name"),
        ("name: good", "name: «../good", "name", "is not a name"),
        ("name: good", "name: «con", "name", "device"),
        ("name: good", "name: «" + "a" * 64, "name", "has 64 characters; use at most 63"),
        ("name: good", "«name:", "name", "`name` has no value"),
        ("title: Kopi", "«title: #1 Kopi", "title", "what follows a `#` is a comment"),
        ("title: Kopi Kita, a small training café", "title: «[a]", "title", "a text belongs here"),
        ("start: 2025-01", "start: «2025-13", "start", "has no month 13"),
        ("start: 2025-01", "start: «2025-01-15", "start", "is a day, and a month belongs here"),
        ("start: 2025-01", "start: «02/01/2025", "start", "write `2025-01` or `2025-02`"),
        ("start: 2025-01", "start: «January", "start", "such as `2025-01`"),
        ("months: 48", "months: «11", "months", "below 12"),
        ("months: 48", "months: «601", "months", "above 600"),
        ("runs: 50", "runs: «0", "runs", "below 1"),
        ("runs: 50", "runs: «30 to 50", "runs", "write for example `40`"),
        ("runs: 50", "runs: «10001", "runs", "above 10000"),
        ("seed: 7", "seed: 7\nvolatility: «wild", "volatility", "how rough the times are"),
        (
            "seed: 7",
            "seed: 7\ncompare_with: «bank",
            "compare_with",
            "not a kind of real organisations that figures are known of",
        ),
        ("seed: 7", "seed: 7\n«compare_with:", "compare_with", "write `hybrid`, `employment`"),
        ("seed: 7", "seed: 7\n«volatility:", "volatility", "write `calm`, `usual` or `rough`"),
        ("seed: 7", "seed: «-1", "seed", "is not a seed"),
        ("seed: 7", "seed: «9223372036854775808", "seed", "is not a seed"),
        ("seed: 7", "seed: «1.5", "seed", "is not a seed"),
        (
            "sustainable_by: month 36",
            "sustainable_by: «month 60",
            "targets.sustainable_by",
            "after the last month",
        ),
        (
            "mechanisms:\n",
            "mechanisms:\n  oven: {kind: equipment, cost: 1 million, life: 12, first_month: «49}\n",
            "mechanisms.oven.first_month",
            "month 49 is after the last month; write at most 48",
        ),
        # structure
        (
            "venture:\n  opening_cash: 250 million",
            "venture: «nothing\nteam2:\n  x: 1",
            "venture",
            "a block of `key: value` lines",
        ),
        (
            "venture:\n  opening_cash: 250 million\n",
            "«venture:\n",
            "venture.opening_cash",
            "`opening_cash` is missing",
        ),
        ("  barista: {role: seller,", "  «barista: {", "team.barista.role", "`role` is missing"),
        (
            "events:\n  - {month: 2026-03",
            "events: «{}\nnotes:\n  - {month: 2026-03",
            "events",
            "a list of events",
        ),
        ("[Raise the caseload.]", "«Raise the caseload.", "try", "a list of sentences"),
        ("[Raise the caseload.]", "[«[a]]", "try[1]", "a text belongs here"),
        (
            "leaflets: {kind: outreach, hours: 5}",
            (
                "leaflets: {kind: education, sessions: 1, hours: 1, strength: 10%, months: 3, "
                "segments: «[womn]}"
            ),
            "mechanisms.leaflets.segments",
            "did you mean `women`?",
        ),
        # events, policies, claims
        ("month: 2026-03", "month: «2026-15", "events[1].month", "is not a month"),
        ("month: 2026-03", "month: «2026-03-05", "events[1].month", "write `2026-03`"),
        ("month: 2026-03", "month: «2024-12", "events[1].month", "outside the run"),
        ("month: 2026-03", "month: «2029-01", "events[1].month", "2028-12 (month 48)"),
        ("month: month 10", "month: «month 49", "events[2].month", "outside the run"),
        ("until: 14", "until: «9", "events[2].until", "ends before it begins"),
        (
            "by: 8%",
            "by: «-50% to 10%",
            "events[1].by",
            "is a range, but one number belongs here; write for example `25%`",
        ),
        ("by: 8%", "by: «0.9", "events[1].by", "write for example `-10%`"),
        ("by: 8%", "by: «-150%", "events[1].by", "below -100%"),
        (
            "  - {month: 2026-03, change: team.trainer.salary, by: 8%}",
            "  - «{month: 2026-03, change: team.trainer.salary}",
            "events[1]",
            "either `by`",
        ),
        ("by: 8%", "to: «-5", "events[1].to", "below 0"),
        (
            "by: 8%",
            "to: «4 to 5 million",
            "events[1].to",
            "is a range, but one number belongs here",
        ),
        (
            "change: team.trainer.salary",
            "change: «team.trainer.role",
            "events[1].change",
            "only numbers can",
        ),
        (
            "change: team.trainer.hours",
            "change: «community.people",
            "events[2].change",
            "because it is used only on the first day",
        ),
        (
            "when: reserve_months < 2",
            "when: «reserve_months",
            "policies[1].when",
            "is not a comparison",
        ),
        (
            "when: reserve_months < 2",
            "when: «reserve_months == 2",
            "policies[1].when",
            "allowed: `<`, `<=`, `>`, `>=`",
        ),
        (
            "when: reserve_months < 2",
            "when: «reserve_months < two",
            "policies[1].when",
            "is not a number",
        ),
        ("when: cash < Rp 20 juta", "when: «cash < $ 20", "policies[2].when", "another currency"),
        ("for: 3 months", "for: «0", "policies[1].for", "below 1"),
        ('"P(sustainable) >= 0.6"', '«"P(sustainable) >= 60"', "claims[1]", "above 100%"),
        (
            '"P(sustainable) >= 0.6"',
            '«"sustainable >= 0.6"',
            "claims[1]",
            "write `P(sustainable) >= 0.6`",
        ),
        ('"P(sustainable) >= 0.6"', '«"P(sroi > 1) >= 120%"', "claims[1]", "above 100%"),
        ('"P(sustainable) >= 0.6"', '«"P(sroi > much) >= 0.6"', "claims[1]", "is not a number"),
        ('"P(sustainable) >= 0.6"', '«"P(sroi == 1) >= 0.6"', "claims[1]", "compares two numbers"),
        ('"P(sustainable) >= 0.6"', '«"P(sroi) >= 0.6"', "claims[1]", "is a number, not a verdict"),
        ('"P(sustainable) >= 0.6"', '«"q01(sroi) >= 0.6"', "claims[1]", "is not a statistic"),
        (
            '"P(sustainable) >= 0.6"',
            "«\"__import__('os') >= 1\"",
            "claims[1]",
            "left side of a claim",
        ),
        # YAML that is refused
        ("currency: IDR", "currency: «&c IDR", "", "anchor"),
        ("currency: IDR", "currency: «*c", "", "alias"),
        ("currency: IDR", "currency: «!!str IDR", "", "tag"),
        ("currency: IDR", "currency: «!!python/object/apply:os.system [echo]", "", "tag"),
        ("currency: IDR", "currency: IDR\n«<<: {runs: 3}", "", "merge key"),
        ("seed: 7", "seed: 7\n«seed: 8", "", "is written twice, first in line 10"),
        ("caseload: 12", "caseload: 12, «caseload: 13", "", "is written twice"),
        ("seed: 7", "seed: 7\n«[a, b]: 3", "", "a key is one short word"),
        ("  people: 400", "«\tpeople: 400", "", "a tab"),
        ("seed: 7", "seed:«\t7", "", "a tab"),
        ("seed: 7", "seed: «\x007", "", "U+0000"),
        ("seed: 7", "seed: «\u202e7", "", "U+202E"),
        ("local labour office", '«"local \\u202e office"', "", "U+202E"),
        ("seed: 7", "seed: 7\n«---", "", "second document"),
        ("# A small venture", "«%YAML 1.1\n---\n# A small venture", "", "begins with `%`"),
        ("seed: 7", "seed: " + "[" * 25, "", "nested deeper than 20"),
        ("seed: 7", "seed: 7\n a«: b", "", "read as a part of line 10"),
        (
            "  people: 400",
            "  people 400",
            "",
            "this line is read as a part of line 13; write `name: value` there too",
        ),
        ("  people: 400", "  people:400", "", "with a space after the colon"),
        ("title: Kopi Kita, a", "title: Kopi«: Kita, a", "", "a second `:` in one line"),
        (
            "\ncommunity:",
            "\n«community",
            "",
            "neither `name: value`, with a space after the colon, nor",
        ),
        (
            "try: [Raise",
            "try:\n  - More\n  «less\nseed2: [Raise",
            "",
            "nor a list item, which begins with `- `",
        ),
        (
            "  - {month: month 10",
            "  «-{month: month 10",
            "",
            "a list item begins with a hyphen and a space",
        ),
        (
            "  - {month: 2026-03",
            "  \N{BULLET} {month: 2026-03",
            "",
            "a list item begins with a hyphen and a space",
        ),
        (
            "title: Kopi Kita, a small training café",
            "title: «\N{LEFT DOUBLE QUOTATION MARK}Kopi: Kita\N{RIGHT DOUBLE QUOTATION MARK}",
            "",
            "curly quotes of a word processor",
        ),
        (
            "Kopi Kita, a small training café",
            '"Kopi" «Kita',
            "",
            "the quotes are closed before this; put the whole text",
        ),
        (
            "Kopi Kita, a small training café",
            "'Kopi'«s Kita'",
            "",
            "the quotes are closed before this",
        ),
        (
            "Kopi Kita, a small training café",
            '«"Kopi Kita',
            "",
            "a quote opens here and closes only in line 55",
        ),
        (
            "[Raise the caseload.]",
            "[«'Raise the caseload.]",
            "",
            "a quote is opened but never closed",
        ),
        (
            "Kopi Kita, a small training café",
            "[Kopi] «Kita",
            "",
            "put a text that begins with a bracket in quotes",
        ),
        (
            "{women: 60%, men: 40%}",
            "{women: 60%, men: 40%}«}",
            "",
            "but none was opened; delete it",
        ),
        (
            "{women: 60%, men: 40%}",
            "«{women: 60%, men: 40%",
            "",
            "a bracket or a quote that opens in line",
        ),
        (
            "{women: 60%, men: 40%}",
            "{women: 60%; men«: 40%}",
            "",
            "a second `:` in one entry; write a comma",
        ),
        (
            "{women: 60%, men: 40%}",
            "{«women 60%, men 40%}",
            "",
            "`women 60%` has no `: ` and value; write `{name: value}`",
        ),
        (
            "{women: 60%, men: 40%}",
            "{women: 60,«5%, men: 39,5%}",
            "",
            "write decimals with a point, as in `26.5`",
        ),
        (
            "{value: 2, source: local labour office}",
            "{value: Rp 26,«5}",
            "",
            "`5` has no `: ` and value; within braces a comma",
        ),
        (
            "source: local labour office}",
            "source: labour office, «2024}",
            "",
            "put a text with a comma in quotes",
        ),
        (
            "  people: 400",
            "«\u00a0 people: 400",
            "",
            "here is an odd space (U+00A0), often pasted from a document; delete it",
        ),
        ("  people: 400", " «\u3000people: 400", "", "an odd space (U+3000)"),
        ("  people: 400", "  people:«\u00a0400", "", "an odd space (U+00A0)"),
        (
            "  people: 400",
            "  people: 400«\u200b",
            "",
            "here is an invisible character (U+200B); delete it",
        ),
        (
            "  trainer: {role",
            "  - trainer: {role",
            "",
            "line 33 begins with `- `, as a list item does, and this line does not",
        ),
        ("runs: 50", "«- runs: 50", "", "a list item (`- `) cannot be among"),
        (
            "title: Kopi Kita, a",
            "title: > «Kopi",
            "",
            "a text that begins with `>` or `|` must be in quotes",
        ),
        ("community:", "«Community:", "Community", "did you mean `community`?"),
    ]
]
