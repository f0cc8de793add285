"""Try every lever, post and rule of the shipped scenarios: `python -m tests.audit.refresh`.

It writes results.json when every row is done. What is done is kept in build/audit: whoever stops it
goes on where it was. With `--print`, or for a part of the rows, it prints them and writes nothing.
"""

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simulator.scenario.catalog import shipped
from simulator.scenario.load import load
from tests.audit.expected import of
from tests.audit.judge import RULES, failing, unclear
from tests.audit.measure import Side, base_of, outcome, rules_digest
from tests.audit.trials import Trial, trials

FILE = Path(__file__).with_name("results.json")
KEPT = Path(__file__).parents[2] / "build" / "audit"
FUTURES, MORE = 1000, 4
"""The futures of each row, and how many times as many of one that does not clearly move."""


def all_trials() -> list[Trial]:
    return [trial for name in sorted(shipped()) for trial in trials(load(name))]


def head(futures: int) -> dict[str, Any]:
    """What results rest on: they are old where it differs from today's."""
    scenarios = {name: load(name).digest for name in sorted(shipped())}
    return {"rules": rules_digest(), "scenarios": scenarios, "futures": futures}


def rows(todo: list[Trial], futures: int) -> Iterator[tuple[Trial, dict[str, Any]]]:
    """Each trial with what it shows, from the folder of what was done before where it is there."""
    now = head(futures)

    KEPT.mkdir(parents=True, exist_ok=True)
    bases: dict[tuple[str, int], Side] = {}
    for trial in todo:
        key = json.dumps([now["rules"], now["scenarios"][trial.scenario], futures, trial.id])
        file = KEPT / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"
        if not file.exists():
            bases = {key: base for key, base in bases.items() if key[0] == trial.scenario}
            found = tried_with(trial, futures, bases)
            if unclear(as_row(trial, found)):
                found = tried_with(trial, MORE * futures, bases)
            part = file.with_suffix(".part")
            part.write_text(json.dumps(found), encoding="utf-8")
            part.replace(file)
        yield trial, json.loads(file.read_text("utf-8"))


def tried_with(trial: Trial, futures: int, bases: dict[tuple[str, int], Side]) -> dict[str, Any]:
    """What a trial shows in so many futures; `bases` keeps those of the scenario as it is."""
    key = trial.scenario, futures
    if key not in bases:
        bases[key] = base_of(*key)
    return outcome(trial, bases[key]) | {"futures": futures}


def as_row(trial: Trial, found: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": trial.id,
        "scenario": trial.scenario,
        "what": trial.what,
        "change": trial.change,
        "kind": trial.kind,
        "decides": trial.decides,
        **found,
    }


def line(row: dict[str, Any], fails: str) -> str:
    """One row on one line of the screen."""
    said = f"{row['id']:<64}"
    if "refused" in row:
        return f"{said} refused: {row['refused']}"
    for axis in ("S", "D"):
        before, after, *_, z = row["figures"][axis]
        said += f" {axis} {before:4.0%} {after:4.0%} z{z:+6.1f} "
    before, after, *_, z = row["figures"]["net_outcomes"]
    said += f" net {before:5.1f} {after:5.1f} z{z:+6.1f}"
    return f"{said}  fails {fails}" if fails else said


def tried(todo: list[Trial], futures: int) -> list[dict[str, Any]]:
    """All rows, each printed with its number and the time left."""
    began, done = time.monotonic(), []
    for number, (trial, found) in enumerate(rows(todo, futures), 1):
        row = as_row(trial, found)
        fails = failing(row) if of(row) else "(nobody wrote down what is expected)"
        left = (time.monotonic() - began) / number * (len(todo) - number) / 60
        print(f"{number:>3}/{len(todo)} {left:4.1f} min left  {line(row, fails)}", flush=True)
        done.append(row)
    return done


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--futures", type=int, default=FUTURES)
    ask.add_argument("--scenario", help="only this scenario; writes nothing")
    ask.add_argument("--only", metavar="PATH", help="only what names this; writes nothing")
    ask.add_argument("--print", action="store_true", dest="only_print", help="writes nothing")
    asked = ask.parse_args()
    everything = all_trials()
    todo = [
        trial
        for trial in everything
        if asked.scenario in (None, trial.scenario) and (asked.only or "") in trial.id
    ]
    if not todo:
        sys.exit("There is no such row.")
    began = time.monotonic()
    done = tried(todo, asked.futures)
    print(
        f"{len(done)} rows of {asked.futures} futures in {(time.monotonic() - began) / 60:.0f} min"
    )
    for letter, text in RULES.items():
        print(f"({letter}) {text}")
    if todo == everything and not asked.only_print:
        text = json.dumps(head(asked.futures) | {"rows": done}, indent=1, ensure_ascii=False)
        FILE.write_text(text + "\n", encoding="utf-8")
        print(f"written: {FILE}. Now: python -m tests.docs.refresh")


if __name__ == "__main__":
    main()
