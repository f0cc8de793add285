"""`python cli.py ...` is the same program as the installed command `sesim`."""

from simulator.commands.main import main

if __name__ == "__main__":
    main()
