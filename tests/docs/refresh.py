"""Rewrite the generated parts of the documentation: `python -m tests.docs.refresh`.

Blocks between `<!-- generated: NAME -->` and `<!-- end -->` are made from the code, evidence.md and
measures.md are made whole, and screens are printed anew.
"""

import inspect
import re

from simulator.mechanisms import kinds
from simulator.mechanisms.base import Phase
from simulator.results.measures.registry import MEASURES
from simulator.scenario.sections import Community, Outcome, PartnerGroup, Post, Targets, Venture
from tests.docs.screens import PAGES, ROOT, rewrite

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
        first = inspect.getmodule(rule).__doc__.strip()
        parts.append(f"### {name}\n{first}\n\n{inspect.cleandoc(rule.__doc__)}\n")
    return "\n".join(parts)


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


def _cell(value: object) -> str:
    if value in ((), {}, None):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{k} {v:.0%}" for k, v in value.items())
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).replace("|", "\\|")


GENERATED = {"phases": phases, "submodels": submodels}
WHOLE = {ROOT / "docs" / "evidence.md": evidence, ROOT / "docs" / "measures.md": measures}


def with_generated_parts(text: str) -> str:
    return _PART.sub(lambda m: m.group(1) + GENERATED[m.group(2)]() + m.group(4), text)


if __name__ == "__main__":
    for path, make in WHOLE.items():
        path.write_text(make(), encoding="utf-8")
    for page in PAGES:
        page.write_text(with_generated_parts(page.read_text(encoding="utf-8")), encoding="utf-8")
        rewrite(page)
