"""`python cli.py ...` is the same program as the installed command `sesim`."""

import sys

from simulator.__main__ import start

if __name__ == "__main__":
    try:
        start()
    except ModuleNotFoundError as missing:
        sys.exit(
            f"sesim: {missing.name} is not installed in this Python; run `make run` once and use "
            ".venv/bin/python cli.py, or `pip install .` here."
        )
