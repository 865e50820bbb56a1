"""What an article corrected, sentence by sentence, and which pieces show it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.briefing.corrections import corrections, digest_of, is_old
from bot.delivery.corrections.corrected import corrected_within, corrected_words
from bot.model import Content, Correction, Part, Report, Shown


@dataclass(frozen=True, slots=True)
class Edit:
    """The corrections made in one sentence of an article, and when they were seen."""

    report: Report
    seen: datetime
    made: tuple[Correction, ...]

    @property
    def was(self) -> str:
        """The sentence as it was."""
        return self.made[0].old_sentence

    @property
    def now(self) -> str:
        """The sentence as it is."""
        return self.made[0].new_sentence


def edits(report: Report) -> Iterator[Edit]:
    """Yield what was corrected, oldest first, all of a sentence together.

    A sentence that still stands elsewhere in the article was not put right.
    """
    found = report.findings
    stands = {passage.text for passage in found.summary}
    stands |= {figure.sentence for figure in found.figures}
    made: dict[tuple[datetime, str, str], list[Correction]] = {}
    for seen, each in sorted(corrections(report), key=lambda one: one[0]):
        if each.old_sentence not in stands:
            place = seen, each.old_sentence, each.new_sentence
            made.setdefault(place, []).append(each)
    for (seen, *_), some in made.items():
        yield Edit(report, seen, tuple(some))


def is_changed(shown: Shown, edit: Edit) -> bool:
    """Whether a piece shows the sentence as it was, or a role with the old number."""
    if shown.part is Part.TITLE:
        return False
    if shown.is_painted:
        return shown.said == edit.was and shown.words not in edit.now
    if shown.said:
        return shown.said == edit.was
    is_there = shown.words in edit.was and shown.words not in edit.now
    return is_there and corrected_within(shown.words, edit.made) != shown.words


def is_outdated(shown: Shown, content: Content, number: int, edit: Edit) -> bool:
    """Whether a piece is a headline with the old number, and nothing there says so."""
    if shown.part is not Part.TITLE:
        return False
    id_, html = shown.article_id, content.messages[number].html
    marked = {(m.message, m.article_id, m.correction) for m in content.marks}
    return all(
        is_old(shown.said, each, edit.report.language)
        and (number, id_, digest_of(each)) not in marked
        and corrected_words(each) not in html
        for each in edit.made
    )
