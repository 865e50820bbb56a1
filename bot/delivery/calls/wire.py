"""What became of a request to Telegram, told by what happened on the wire.

telegram.error.NetworkError
├── NotSent     the request was never written: Telegram cannot have acted on it
├── AnswerLost  it was written, and no answer came that tells what became of it
└── Flooded     Telegram took nothing and asks us to wait (429)

python-telegram-bot's own classes do not say this: its TimedOut means both "no free
connection" and "accepted, answer lost", and a blind retry of the second is a double.
"""

from telegram.error import NetworkError

# A 429 that names no time; what operators report for a first offence.
UNNAMED_WAIT = 30.0


class NotSent(NetworkError):  # noqa: N818 - a fact, named as such
    """The request was never written."""


class AnswerLost(NetworkError):  # noqa: N818 - a fact, named as such
    """The request was written, and no answer tells what became of it."""


class Flooded(NetworkError):  # noqa: N818 - a fact, named as such
    """Telegram took nothing and asks us to wait `after` seconds."""

    def __init__(self, after: float) -> None:
        super().__init__(f"Too many requests: wait {after:g} seconds")
        self.after = after
