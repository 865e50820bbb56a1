"""Logging: plain lines or JSON, and never a token or a secret.

Bot API addresses carry the token, so libraries print it in messages, arguments and
tracebacks alike. A filter on the one handler turns every record into finished text and
blots the secrets out of it, whoever wrote it. Addresses and titles of strangers are in
messages, too: a line break in one would look like a line of ours.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from types import TracebackType

TOKEN = re.compile(r"\d{5,}(?::|%3A)[A-Za-z0-9_-]{35}", re.IGNORECASE)
HIDDEN = "[secret]"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
LOUD = ("httpx", "httpcore", "apscheduler", "telegram", "aiohttp.access")
SELDOM = 5.0
"""Seconds between two lines about a trouble that lasts."""
LINE = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


class Redaction(logging.Filter):
    """Finishes each record's text and takes tokens and known secrets out of it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        # The longest first: one secret may begin with another.
        known = sorted(filter(None, secrets), key=len, reverse=True)
        self._pattern = re.compile(
            "|".join([*map(re.escape, known), TOKEN.pattern]), re.IGNORECASE
        )
        self._formatter = logging.Formatter()

    def clean(self, text: str) -> str:
        """Return the text without any secret."""
        return self._pattern.sub(HIDDEN, text)

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record; it is always kept."""
        record.msg, record.args = self.clean(_message(record)), ()
        if record.exc_info:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # a library's arguments do not fit its message
        return f"{record.msg} {record.args}"


class PlainLines(logging.Formatter):
    """One line per record, and only that: breaks and turns in it are written out."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - theirs
        """Return the record as one line, without its traceback."""
        line = super().formatMessage(record)
        return _CONTROL.sub(lambda found: repr(found[0])[1:-1], line)


class JsonLines(logging.Formatter):
    """One JSON object per record: time, level, logger, message, error."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        trouble = "\n".join(filter(None, (record.exc_text, record.stack_info)))
        return json.dumps(line | ({"error": trouble} if trouble else {}))


class Seldom:
    """Logs a trouble that lasts in one line every few seconds, whatever it befalls."""

    def __init__(
        self,
        logger: logging.Logger,
        monotonic: Callable[[], float],
        seconds: float = SELDOM,
    ) -> None:
        self._logger = logger
        self._monotonic = monotonic
        self._seconds = seconds
        self._opens = float("-inf")
        self._unsaid = 0

    def error(self, words: str) -> None:
        """Log this line, with how many were left out before it, or leave it out."""
        now = self._monotonic()
        if now < self._opens:
            self._unsaid += 1
            return
        more = f" (and {self._unsaid} more like it before)" if self._unsaid else ""
        self._logger.error("%s%s", words, more)
        self._opens, self._unsaid = now + self._seconds, 0


def setup(level: str, *, as_json: bool = False, secrets: Iterable[str] = ()) -> None:
    """Send all log lines from this level up to standard error, secrets taken out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redaction(secrets))
    handler.setFormatter(JsonLines() if as_json else PlainLines(LINE))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(capture=True)
    sys.excepthook = _last_words
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)


def _last_words(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log what ends the program: Python's own way would print tokens, too."""
    logging.getLogger("bot").critical("ended by", exc_info=(kind, error, trace))
