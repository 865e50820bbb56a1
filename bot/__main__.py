"""The start of everything: `newsbrief`, `./run` and `python -m bot`."""

import sys

from bot.cli import newsbrief


def main() -> None:
    """Run the command line; never returns."""
    # A name or a quotation mark this terminal cannot show must not end the program.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # real streams here
    newsbrief(prog_name="newsbrief")


if __name__ == "__main__":
    main()
