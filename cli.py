"""`python cli.py ...` is the same program as the installed command `sesim`."""

import sys

try:
    from simulator.commands.main import main
except KeyboardInterrupt:
    sys.exit(130)
except ModuleNotFoundError as missing:
    sys.exit(f"sesim: {missing.name} is not installed in this Python; run `make run` once and use "
             ".venv/bin/python cli.py, or `pip install .` here.")

if __name__ == "__main__":
    main()
