"""Whether what was asked for is a comparison: what is wrong where it is not, and the cure."""

from collections.abc import Mapping, Sequence

from simulator.experiments.compare import SHARED
from simulator.experiments.scenario_set import ScenarioSet, Target, files_of
from simulator.scenario.mistakes import Mistake, ScenarioError
from simulator.verbs.refusals import Refused
from simulator.words.numbers import any_of, whole
from simulator.words.safe_text import clean, quote
from simulator.words.texts import gettext

_PAIR = 2
EXAMPLE = "sesim compare youth-cafe --set cafe_sales.price=28000"


class NothingToCompare(ScenarioError):
    """Too few scenarios are without mistakes: every mistake, and why that is too few."""

    def __init__(self, lines: Sequence[str], why: str) -> None:
        super().__init__([Mistake(line, 0, 0, "", "") for line in lines])
        self.lines, self.why = tuple(lines), why

    def __str__(self) -> str:
        return "\n".join([*self.lines, self.why])

    def typed(self) -> str:
        return str(self)

    def __reduce__(self) -> tuple:
        return type(self), (self.lines, self.why)


def nothing_to_compare(chosen: ScenarioSet, why: str) -> NothingToCompare:
    """The error with the mistakes of all files that are left out."""
    return NothingToCompare([line for bad in chosen.bad for line in bad.mistakes], why)


def scenario_files(targets: Sequence[Target]) -> list[Target]:
    """The files of the targets. Raises `Refused` for a folder without any."""
    try:
        return files_of(targets)
    except FileNotFoundError as empty:
        raise Refused(str(empty)) from None
    except PermissionError as closed:
        raise Refused(
            gettext(
                "The folder `{folder}` cannot be read. Change its permissions or name another one.",
                folder=clean(str(closed.filename)),
            )
        ) from None


def check_comparison(
    targets: Sequence[Target],
    files: Sequence[Target],
    changes: Mapping[str, str],
    alone: bool,
    baseline: str | None,
) -> None:
    """Raises `Refused` for what is no comparison. `files`: those of the targets, in the place of
    folders."""
    if changes and changes.keys() <= {*SHARED}:
        raise Refused(
            gettext(
                "`seed`, `runs` and `months` are the same on both sides, so nothing would differ."
                " Write them as options, such as `--months 36`, and write after `--set` what to"
                " change, such as `cafe_sales.price=28000`."
            )
        )
    if alone and baseline is not None:
        raise Refused(
            gettext(
                "One scenario with `--set` is compared with itself. Leave `--baseline` out, as in"
                " `{example}`.",
                example=EXAMPLE,
            )
        )
    if not changes and len(files) == 1 and files[0] not in targets:
        raise Refused(
            gettext(
                "There is only one scenario file in the folder: `{file}`. Put one more there, or"
                " write a change after `--set`, such as `{example}`.",
                file=clean(str(files[0])),
                example=EXAMPLE,
            )
        )
    if not changes and len(files) < 2:
        raise Refused(
            gettext(
                "Name two scenarios or a folder of them, or one scenario and a change, such as"
                " `{example}`.",
                example=EXAMPLE,
            )
        )


def check_best(best: int | None, scenarios: int) -> None:
    """Raises `Refused` where so many of the scenarios cannot be the best ones."""
    if best is None or (best < scenarios and scenarios > _PAIR):
        return
    if scenarios == _PAIR:
        raise Refused(
            gettext("`--best` chooses among three scenarios or more, and here are 2. Leave it out.")
        )
    raise Refused(
        gettext(
            "`--best {best}` leaves nothing to choose: here are {n} scenarios without mistakes."
            " Write at most {most}.",
            best=best,
            n=whole(scenarios),
            most=whole(scenarios - 1),
        )
    )


def baseline_number(chosen: ScenarioSet, labels: Sequence[str], name: str | None) -> int:
    """The index of the baseline among the scenarios. Raises `Refused` for an unknown name, and
    `NothingToCompare` where the file with that name has mistakes."""
    if name is None:
        return 0
    number = chosen.number(name, labels)
    if number is None and chosen.names_bad(name):
        raise nothing_to_compare(
            chosen, gettext("The baseline has mistakes, so nothing can be compared.")
        )
    if number is None:
        raise Refused(
            gettext(
                "{name} is not one of the scenarios. Write {labels} after `--baseline`.",
                name=quote(name),
                labels=any_of([f"`{clean(label)}`" for label in labels]),
            )
        )
    return number


def too_few(files: int, good: int) -> str:
    """Why there are not two scenarios to compare."""
    if not good:
        return gettext("There is nothing to compare: all {n} files have mistakes.", n=whole(files))
    return gettext(
        "There is nothing to compare: only one of {n} files has no mistakes.", n=whole(files)
    )
