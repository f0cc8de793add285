"""Prints the tables of docs/model.md section 12: `python -m tests.laws.plants_table`."""

from dataclasses import replace

import numpy as np

from simulator.experiments.ensemble import simulate
from simulator.scenario.load import load

from .plants import FUTURES, found, good, harm, lived
from .test_planted_causes import MORE, PAIRS, TRIPLES

SHIPPED = ("youth-cafe", "family-centre", "village-solar", "island-school")


def planted() -> None:
    print("| planted | failing | plant | only it kills | saved | first (95%) |")
    print("|---|---|---|---|---|---|")
    for base, *plants in [*PAIRS, *TRIPLES, *MORE]:
        failing = np.count_nonzero(~good(lived(base, *plants)))
        for plant in plants:
            seen = found(plant, base, *plants)
            low, high = seen.interval
            first = f"{seen.share_first:.0%} ({low:.0%}-{high:.0%})"
            saved = f"{seen.saved / seen.only:.0%}"
            world = f"{base}: {' + '.join(plants)} | {failing}" if plant == plants[0] else " | "
            print(f"| {world} | {plant} | {seen.only} | {saved} | {first} |", flush=True)


def harmed() -> None:
    found = {name: harm(simulate(replace(load(name), runs=FUTURES))) for name in SHIPPED}
    print("| taken away | " + " | ".join(SHIPPED) + " |")
    print("|---" * (len(SHIPPED) + 1) + "|")
    for named in dict.fromkeys(named for one in found.values() for named in one):
        cells = (one.get(named) for one in found.values())
        shares = ("" if cell is None else f"{cell[0] / cell[1]:.1%}" for cell in cells)
        print(f"| {named[0]} ({named[1]}) | " + " | ".join(shares) + " |")
    counts = ", ".join(f"{name} {next(iter(one.values()))[1]}" for name, one in found.items())
    print(f"Good futures: {counts}.")


if __name__ == "__main__":
    planted()
    harmed()
