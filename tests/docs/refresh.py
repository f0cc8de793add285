"""Rewrite the generated parts of the documentation: `python -m tests.docs.refresh`.

Blocks between `<!-- generated: NAME -->` and `<!-- end -->` are made from the code, evidence.md and
measures.md and the notebook for users of Mesa are made whole, and screens and experiments are run
anew.
"""

import ast
import inspect
import json
import re
from collections.abc import Iterator

from simulator.mechanisms import actors, community, groups, kinds, money, world
from simulator.mechanisms.base import Phase
from simulator.mechanisms.recording import Series
from simulator.mechanisms.series import finance_of, income_of, registry
from simulator.mechanisms.state import declared
from simulator.results.columns import FILES
from simulator.results.gates import GATES
from simulator.results.measures.registry import MEASURES
from simulator.scenario.sections import Community, Outcome, PartnerGroup, Post, Targets, Venture
from tests.architecture.test_architecture import LAYERS, PACKAGE
from tests.audit import page as audit
from tests.docs import experiment_figures, mesa_page
from tests.docs.screens import PAGES, ROOT, rewrite
from tests.gates.lenders import FILE as _LENDERS
from tests.gates.lenders import WANTED
from tests.gates.refresh import FILE as _STORED
from tests.gates.refresh import POOLED

STORED = json.loads(_STORED.read_text("utf-8"))
SET = STORED.pop(POOLED, {})
LENDERS = json.loads(_LENDERS.read_text("utf-8"))

_PART = re.compile(r"(<!-- generated: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def phases() -> str:
    lines = []
    for phase in Phase:
        rules = sorted(
            (r for r in kinds().values() if r.phase is phase), key=lambda r: (r.order, r.kind)
        )
        names = " · ".join(f"`{rule.kind}` ({rule.order})" for rule in rules) or "-"
        lines.append(f"{int(phase)}. **{phase.name}**: {names}")
    return "\n".join(lines) + "\n"


def submodels() -> str:
    parts = []
    for name, rule in sorted(kinds().items()):
        parts.append(f"### {name}\n*{rule.title}*\n\n{inspect.cleandoc(rule.__doc__)}\n")
    return "\n".join(parts)


def rooms() -> str:
    """Each room with the first sentence of what it says of itself, in the order of imports."""
    lines = ["| Room | What it is |", "|---|---|"]
    for room in (room for rooms in LAYERS for room in rooms):
        file = PACKAGE / f"{room}.py"
        file = file if file.exists() else PACKAGE / room / "__init__.py"
        if not file.exists():
            continue
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        path = file.relative_to(ROOT).as_posix().removesuffix("__init__.py")
        lines.append(f"| `{path}` | {_first(said)} |")
    return "\n".join(lines) + "\n"


def what_a_rule_sees() -> str:
    """Every name of the protocols that a rule may use, with its sentence."""
    parts = []
    views = {"World": world.World} | {
        name: view
        for module in (money, groups, community, actors, world)
        for name, view in vars(module).items()
        if name.endswith("View") and view.__module__ == module.__name__
    }
    for name, view in views.items():
        parts += [
            f"### {name}",
            _first(view.__doc__ or ""),
            "",
            "| Name | What it is |",
            "|---|---|",
        ]
        parts += [f"| `{said}` | {_cell(told)} |" for said, told in _members(view)] + [""]
    return "\n".join(parts)


def _members(view: type) -> Iterator[tuple[str, str]]:
    """The names that a protocol declares itself, as they are written, each with what is said."""
    body = ast.parse(inspect.getsource(view)).body[0].body
    for at, node in enumerate(body):
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            told = " ".join((ast.get_docstring(node) or "").split())
            plain = any(getattr(d, "id", "") == "property" for d in node.decorator_list)
            asked = ", ".join(a.arg for a in (*node.args.args[1:], *node.args.kwonlyargs))
            yield node.name if plain else f"{node.name}({asked})", told
        if isinstance(node, ast.AnnAssign):
            after = body[at + 1] if at + 1 < len(body) else None
            told = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            yield ast.unparse(node.target), " ".join(after.value.value.split()) if told else ""


def shared_state() -> str:
    """Every number that rules share: its unit, what it starts a month at, its sentence."""
    lines = ["| Name | Unit | In a new month | What it is |", "|---|---|---|---|"]
    lines += [
        f"| `{name}` | {told.unit} | {told.reset.value} | {_cell(told.help)} |"
        for name, told in declared().items()
    ]
    return "\n".join(lines) + "\n"


def _first(said: str) -> str:
    """The first paragraph, on one line."""
    return " ".join(said.strip().split("\n\n")[0].split())


def gates() -> str:
    """What the shipped scenarios show of each figure that real organisations have."""
    names = sorted(STORED)
    lines = [f"| | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for id in GATES:
        cells = (_gate(STORED[name].get(id, _UNKNOWN)) for name in names)
        lines.append(f"| {id} | {' | '.join(cells)} |")
    held = (_held([f["holds"] for f in STORED[name].values()]) for name in names)
    lines += [f"| **hold** | {' | '.join(held)} |", ""]
    said = _gate(SET.get("tails", _UNKNOWN))
    return "\n".join([*lines, f"Rare swings of income in the set together: {said}."]) + "\n"


_UNKNOWN = {"value": None, "holds": None}


def _held(holds: list[bool | None]) -> str:
    known = [one for one in holds if one is not None]
    return f"{sum(known)} of {len(known)}"


def _gate(found: dict) -> str:
    if found["value"] is None:
        return "-"
    said = f"{found['value']:.2f} ({found['from']:.2f} to {found['to']:.2f})"
    marks = {True: "", False: " **no**", None: " not compared"}
    return f"{said}{marks[found['holds']]}"


def lenders() -> str:
    """How many real lenders go where the futures say, 1, 2 and 3 years ahead."""
    counted = LENDERS["lenders"]
    lines = [
        "| | Figure | In the 90% band, 1 / 2 / 3 years ahead | In the 50% band |",
        "|---|---|---|---|",
    ]
    for name, found in LENDERS["scenarios"].items():
        for figure, (low, high) in WANTED.items():
            shares = (_in_band(found[figure]["90"], low, high), _in_band(found[figure]["50"], 0, 1))
            lines.append(f"| {name} | {figure} | {' | '.join(shares)} |")
    return (
        "\n".join(lines)
        + f"\n\n{counted['self-sufficiency']} lenders (income: {counted['income']}),"
        f" {LENDERS['futures']:,} futures, table with the digest `{LENDERS['data'][:16]}`.\n"
    )


def _in_band(found: list[dict], low: float, high: float) -> str:
    """Three shares; `no` where an interval does not touch what is wanted."""
    return " / ".join(
        f"{one['value']:.2f}" + ("" if one["from"] <= high and one["to"] >= low else " **no**")
        for one in found
    )


def evidence() -> str:
    """Every parameter with its unit, default and source."""
    lines = [
        "# Evidence: every parameter, its default and where that comes from",
        "",
        "Generated from the code by `python -m tests.docs.refresh`. A default without evidence is",
        "called an assumption. Required parameters have no default: a scenario must set them.",
        "",
    ]
    blocks = {
        "community": Community,
        "outcome": Outcome,
        "venture": Venture,
        "team (each post)": Post,
        "partners (each group)": PartnerGroup,
        "targets": Targets,
        **kinds(),
    }
    for title, block in blocks.items():
        if not block.parameters:
            continue
        lines += [
            f"## {title}",
            "",
            "| parameter | what | unit | default | source |",
            "|---|---|---|---|---|",
        ]
        for p in block.parameters.values():
            default = "required" if p.required else _cell(p.default)
            lines.append(
                f"| {p.name} | {_cell(p.help)} | {p.unit.name} | {default} |"
                f" {_cell(p.source or '')} |"
            )
        lines.append("")
    return "\n".join(lines)


def measures() -> str:
    """Every end measure with its unit, formula and population."""
    lines = [
        "# Measures: what each number is",
        "",
        (
            "Generated from the code by `python -m tests.docs.refresh`. One number per future; the"
            " mean of a"
        ),
        (
            "ratio is the ratio of means over futures. Where a measure is undefined in a future it"
            " is left"
        ),
        "out, and the number of futures left is printed.",
        "",
        "| measure | unit | what | formula | population |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {m.name} | {m.unit} | {_cell(m.help)} | {_cell(m.formula)} | {_cell(m.population)} |"
        for m in MEASURES.values()
    ]
    return "\n".join(lines) + "\n"


def files() -> str:
    """Every column of every CSV file, and every monthly series."""
    lines = [
        "# The files of a run and of a comparison: every column",
        "",
        "Generated from the code by `python -m tests.docs.refresh`. CSV files are UTF-8, with",
        "commas and decimal points in every language. An empty cell is not defined there. Money in",
        "tables of futures, months and books counts the smallest coin, as the ledger does.",
        "",
    ]
    for name, columns in FILES.items():
        lines += [f"## {name}", "", "| column | unit | what |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.unit} | {_cell(c.help)} |" for c in columns]
        lines.append("")
    lines += [
        "## Series of months.csv",
        "",
        "Flows are those of the month, balances those at its end. `<rule>` stands for the name of",
        "a rule in the scenario: there is one such series for each. In a folder that is made to be",
        "shared, series *about people* are hidden where they are small, and so is what is counted",
        "*per head*, because a known price gives the count away.",
        "",
        "| series | unit | about | per head | what |",
        "|---|---|---|---|---|",
    ]
    for one in _series():
        shown = one.replace("{rule}", "<rule>")
        head = "yes" if one.per_head else ""
        lines.append(f"| `{shown}` | {one.unit} | {one.about.value} | {head} | {_cell(one.help)} |")
    return "\n".join(lines) + "\n"


def _series() -> list[Series]:
    """Those of every scenario, then those of rules, each once."""
    found = {str(one): one for one in registry({}).values()}
    found |= {str(one): one for one in (income_of("{rule}"), finance_of("{rule}"))}
    for kind in kinds().values():
        found |= {str(one): one for one in kind.series.values() if str(one) not in found}
    return list(found.values())


def _cell(value: object) -> str:
    if value in ((), {}, None):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and "likely" in value:
        return f"{value['low']} to {value['high']}, likely {value['likely']}"
    if isinstance(value, dict):
        return ", ".join(f"{k} {v:.0%}" for k, v in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).replace("|", "\\|")


GENERATED = {
    "phases": phases,
    "audit": audit.summary,
    "audit_fails": audit.fails,
    "audit_rows": audit.tables,
    "gates": gates,
    "lenders": lenders,
    "rooms": rooms,
    "state": shared_state,
    "submodels": submodels,
    "world": what_a_rule_sees,
}
WHOLE = {
    ROOT / "docs" / "evidence.md": evidence,
    ROOT / "docs" / "measures.md": measures,
    ROOT / "docs" / "files.md": files,
    mesa_page.NOTEBOOK: mesa_page.notebook,
}


def with_generated_parts(text: str) -> str:
    return _PART.sub(lambda m: m.group(1) + GENERATED[m.group(2)]() + m.group(4), text)


if __name__ == "__main__":
    for path, make in WHOLE.items():
        path.write_text(make(), encoding="utf-8")
    for page in PAGES:
        page.write_text(with_generated_parts(page.read_text(encoding="utf-8")), encoding="utf-8")
        rewrite(page)
    experiment_figures.rewrite()
