"""`python cli.py ...` is the same program as the installed command `sesim`."""

import sys

from simulator.__main__ import start

if __name__ == "__main__":
    try:
        start()
    except ModuleNotFoundError as missing:
        from simulator.commands.failures import fault

        sys.exit(f"sesim: {fault(missing)}")
