"""`python -m benchmarks` measures everything, prints it and writes results.md beside this file."""

from pathlib import Path

from benchmarks.all import sections
from benchmarks.machine import describe
from benchmarks.sizes import FULL, Sizes
from benchmarks.table import document, plain

RESULTS = Path(__file__).with_name("results.md")


def main(sizes: Sizes, target: Path) -> None:
    """Print each section as it is measured, and write what there is by then."""
    facts = describe()
    print("\n".join(f"{name}: {value}" for name, value in facts) + "\n")
    measured = []
    for section in sections(sizes):
        print(plain(section), flush=True)
        measured.append(section)
        target.write_text(document(facts, measured), encoding="utf-8")


if __name__ == "__main__":
    main(FULL, RESULTS)
