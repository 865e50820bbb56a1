"""Has a benchmark that is told to end do so as by Ctrl-C: with all it started.

Python's own answer to SIGTERM, which `timeout` sends, is to be gone at once: the
store's server, made to outlive those who use it, would go on for nobody. It must not
die with its starter by itself, because a service that was killed finds its store again.
"""

import signal


def end_cleanly() -> None:
    """Take SIGTERM for Ctrl-C, so that every `with` is left in order."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
