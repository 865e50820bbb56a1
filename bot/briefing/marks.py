"""What a reader was told of a story, as a short string: which articles, saying what.

"a1.3f2e" is article a1 as it was when 3f2e was a hash of what it said. "a1.3f2e~0b1c"
says besides that the correction 0b1c was made in what the reader was sent
(`bot.delivery.corrections.amended`): it is said once more in a line, and is no news.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2s

from bot.model import Report


def fingerprint(reports: Iterable[Report]) -> str:
    """Return which reports were told, and what they said, as a short string."""
    return " ".join(mark_of(report) for report in reports)


def mark_of(report: Report) -> str:
    """Return which report this is, and what it says, as a short string."""
    said = [passage.text for passage in report.findings.summary]
    said += [f"{figure.text}={figure.sentence}" for figure in report.findings.figures]
    content = "\n".join((report.origin.title, *said)).encode()
    return f"{report.origin.article_id}.{blake2s(content, digest_size=3).hexdigest()}"


def read_marks(told: Mapping[str, str]) -> tuple[set[str], dict[str, set[str]]]:
    """Return the marks of what was told, and what was since corrected in place."""
    marks: set[str] = set()
    noted: dict[str, set[str]] = {}
    for mark in " ".join(told.values()).split():
        plain, *digests = mark.split("~")
        marks.add(plain)
        noted.setdefault(plain.rpartition(".")[0], set()).update(digests)
    return marks, noted
