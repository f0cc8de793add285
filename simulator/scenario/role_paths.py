"""`role:largest_payer.pay_after`: a path with a role in place of the name of a block."""

from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn

from simulator.scenario.mistakes import SET, Mistakes, did_you_mean, hint, nearest
from simulator.scenario.roles import NOBODY, ROLES, block_with
from simulator.scenario.scenario import Scenario
from simulator.scenario.text.tree import Node
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext, phrase

START = "role:"


def role_of(path: str) -> tuple[str, str] | None:
    """The role and the parameter of a path; None for a path without a role. The path must have
    been checked (`check_roles`)."""
    if not path.startswith(START):
        return None
    role, _, parameter = path.removeprefix(START).partition(".")
    return role, parameter


def meant(path: str, scenario: Scenario) -> str | None:
    """The whole path that a path with a role means; None where no block has the role, or where its
    block has no such parameter."""
    role, parameter = role_of(path) or ("", "")
    block = block_with(role, scenario)
    kinds = {name: found.kind for name, found in scenario.blocks()}
    return f"{block}.{parameter}" if block and parameter in kinds[block].parameters else None


def check_roles(paths: Iterable[str]) -> None:
    """Raises `ScenarioError` for a path whose role is unknown, or that has no parameter."""
    mistakes = Mistakes()
    for path in paths:
        role, parameter = role_of(path) or ("", "")
        place = Node(SET, 0, 0)
        if path.startswith(START) and role not in ROLES:
            said = gettext("{role} is not a role", role=quote(role))
            near = nearest(role, ROLES)
            mistakes.add(place, clean(path)[:80], said, hint([near] if near else [], list(ROLES)))
        elif role and not parameter:
            said = gettext(
                "{role} is the role of a block; write a parameter of this block too, as in"
                " {example}",
                role=quote(role),
                example="`role:largest_payer.pay_after`",
            )
            mistakes.add(place, clean(path)[:80], said)
    mistakes.stop_if_any()


def without_roles(
    changes: Mapping[str, str], plain: Callable[[], Scenario]
) -> tuple[dict[str, str], dict[str, str]]:
    """The changes with whole paths in place of roles, and the block that each role means.

    `plain` is the scenario without any change. Raises `ScenarioError` for roles that nobody has,
    and where two changes mean the same number."""
    check_roles(changes)
    with_role = [path for path in changes if path.startswith(START)]
    if not with_role:
        return dict(changes), {}
    scenario, mistakes, place = plain(), Mistakes(), Node(SET, 0, 0)
    found: dict[str, str] = {}
    roles: dict[str, str] = {}
    for path, value in changes.items():
        role, parameter = role_of(path) or ("", "")
        block = block_with(role, scenario) if role else None
        if role and block is None:
            mistakes.add(place, clean(path)[:80], phrase(NOBODY[role]))
            continue
        whole = f"{block}.{parameter}" if block else path.removeprefix("mechanisms.")
        if whole in found:
            said = gettext("{path} is changed twice; leave one of them out", path=quote(whole))
            mistakes.add(place, clean(path)[:80], said)
        found[whole] = value
        if block:
            roles[role] = block
    mistakes.stop_if_any()
    return found, roles


def with_paths(changes: Iterable[str], roles: Mapping[str, str]) -> list[str]:
    """Changes as they were typed, each that has a role with the path that it means behind it:
    `role:largest_payer.pay_after=6 (city_contract.pay_after)`."""
    typed = [(change, change.partition("=")[0].strip()) for change in changes]
    return [
        f"{change} ({whole(path, roles)})" if whole(path, roles) != path else change
        for change, path in typed
    ]


def whole(path: str, roles: Mapping[str, str]) -> str:
    """The path with the block that its role means, where the role is known."""
    role, parameter = role_of(path) or ("", "")
    return f"{roles[role]}.{parameter}" if role in roles else path


def nobody_has(path: str, scenarios: Iterable[Scenario]) -> NoReturn:
    """Raises the `ScenarioError` for a path with a role that means nothing in any of several
    scenarios."""
    role, parameter = role_of(path) or ("", "")
    mistakes, parameters = Mistakes(), dict[str, None]()
    for scenario in scenarios:
        block = block_with(role, scenario)
        parameters |= dict.fromkeys(dict(scenario.blocks())[block].kind.parameters if block else ())
    if parameters:
        near = nearest(parameter, parameters)
        said = gettext(
            "{role} has no parameter {name} in any of these scenarios",
            role=quote(role),
            name=quote(parameter),
        )
        cure = did_you_mean([f"{START}{role}.{near}"]) if near else hint([], list(parameters))
        mistakes.add(Node(SET, 0, 0), clean(path)[:80], said, cure)
    else:
        said = gettext(
            "no scenario has this role: in each of them, {why}",
            why=phrase(NOBODY[role]),
        )
        mistakes.add(Node(SET, 0, 0), clean(path)[:80], said)
    mistakes.stop()
