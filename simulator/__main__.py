"""The start of the program: the command `sesim`, `python cli.py` and `python -m simulator`."""

import signal


def start() -> None:
    """Run the program. Until it handles signals itself, Ctrl-C ends it without a message."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from simulator.commands.main import main

    main()


if __name__ == "__main__":
    start()
