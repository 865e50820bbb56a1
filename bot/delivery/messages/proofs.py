"""What an editor sees of a briefing before it is posted, and hears after it. Pure.

The briefing itself comes first, in the very messages that would be posted. Under it is
one message with the stories in the editor's order, which is edited in place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import wording
from bot import wording_proofs as words
from bot.briefing.proofs import Act, closes
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape
from bot.delivery.html.parts import shortened
from bot.language.calendar import weekday_words, with_time, write_time
from bot.language.quantities import number
from bot.model import Button, Chosen, Message, Proof, ProofState, Received, Rows

SHOW = "show"
"""What a button says that shows a proof again, and changes nothing."""
LONGEST = 160
"""Letters of a headline in the list: ten of them fit in one message."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a proof is for, its hour, and the zone of its hours."""

    title: str
    due: datetime
    zone: str

    def time(self, moment: datetime) -> str:
        """Return the moment by the clock there."""
        return f"{moment.astimezone(ZoneInfo(self.zone)):%H:%M}"

    @property
    def day(self) -> str:
        """The day of the hour, with its weekday."""
        local = self.due.astimezone(ZoneInfo(self.zone)).date()
        return weekday_words(local)


def control(
    proof: Proof,
    place: Place,
    now: datetime,
    last: Received | None = None,
    *,
    is_below: bool = False,
) -> Message:
    """Return the message an editor decides with, as the proof now stands.

    `last` is how the briefing before it was received. It may stand below the briefing
    as it was arranged.
    """
    title = escape(place.title or wording.NOTICE_UNTITLED)
    head = words.HEAD.format(title=title, day=place.day, time=place.time(place.due))
    listed = [_line(each) for each in proof.stories] or [words.NO_STORIES]
    said = _state(proof, place, now)
    before = [received_line(last)] if last else []
    is_seen = is_below or not _is_edited(proof)
    edited = words.ABOVE_EDITED.format(button=words.BUTTON_SHOW)
    above = words.ABOVE if is_seen else edited
    lines = (head, above, "", *listed, "", *before, said)
    return Message("\n".join(lines), _rows(proof, place, now))


def received_line(received: Received) -> str:
    """Return how a briefing was received: "Saturday, 21 Nov, 08:00: 👍 41 ❤ 12"."""
    day = weekday_words(received.day)
    counts = " ".join(
        f"{emoji or words.OTHER_REACTIONS} {number(count)}"
        for emoji, count in received.counts
    )
    return words.RECEIVED.format(
        when=with_time(day, write_time(received.minute)),
        counts=escape(counts) or words.NO_REACTIONS,
    )


def was_changed(
    stories: Iterable[Chosen], gone: Iterable[str], place: Place
) -> Message:
    """Return the word that these stories are not posted as the editor saw them.

    `gone` are the ids of those that are not posted at all.
    """
    title = escape(place.title or wording.NOTICE_UNTITLED)
    lost = frozenset(gone)
    lines = [
        (words.STORY_GONE if each.story_id in lost else words.STORY_CHANGED).format(
            headline=_headline(each)
        )
        for each in stories
    ]
    return Message("\n".join((words.WAS_CHANGED.format(title=title), *lines)))


def was_not_posted(proof: Proof, place: Place) -> Message:
    """Return the word that silence was taken for a no, and the way to a late yes."""
    said = words.WAS_NOT_POSTED.format(
        title=escape(place.title or wording.NOTICE_UNTITLED),
        day=place.day,
        time=place.time(place.due),
        limit=place.time(closes(proof, place.due)),
    )
    buttons = (
        _button(words.BUTTON_NOW, proof, Act.APPROVE.value),
        _button(words.BUTTON_SHOW, proof, SHOW),
    )
    return Message(said, (buttons,))


def _is_edited(proof: Proof) -> bool:
    """Return whether the stories are not as they were shown first."""
    numbers = [each.number for each in proof.choice]
    return numbers != list(range(1, len(proof.stories) + 1))


def _state(proof: Proof, place: Place, now: datetime) -> str:
    """Return where the proof stands, and what comes next."""
    match proof.state:
        case ProofState.NEW | ProofState.OPEN:
            silence = words.SILENCE_POSTS if proof.posts else words.SILENCE_SKIPS
            return silence.format(until=place.time(proof.until or place.due))
        case ProofState.APPROVED if now < place.due:
            return words.APPROVED.format(time=place.time(place.due))
    return _states()[proof.state]


def _line(chosen: Chosen) -> str:
    form = words.STORY_OUT if chosen.is_out else words.STORY
    return form.format(number=chosen.number, headline=_headline(chosen))


def _headline(chosen: Chosen) -> str:
    title = chosen.headline.strip() or words.UNTITLED
    return escape(shortened(title, LONGEST))


def _rows(proof: Proof, place: Place, now: datetime) -> Rows:
    if now > closes(proof, place.due):
        return ()
    match proof.state:
        case ProofState.OPEN | ProofState.LAPSED:
            return (*_story_rows(proof), *_open_rows(proof, place, now))
        case ProofState.APPROVED | ProofState.SKIPPED:
            reopen = _button(words.BUTTON_REOPEN, proof, Act.REOPEN.value)
            return ((reopen, _button(words.BUTTON_SHOW, proof, SHOW)),)
    return ()


def _story_rows(proof: Proof) -> Rows:
    last = len(proof.stories) - 1
    return tuple(
        _story_row(each, place, last, proof) for place, each in enumerate(proof.stories)
    )


def _story_row(
    chosen: Chosen, place: int, last: int, proof: Proof
) -> tuple[Button, ...]:
    """Return the buttons of a story; each names what it leads to, not a step.

    The first has none up and the last none down: they would do nothing.
    """
    number = chosen.number
    if chosen.is_out:
        label = words.BUTTON_RESTORE.format(number=number)
        return (_button(label, proof, Act.RESTORE.value, number),)
    moves = (
        _button(label.format(number=number), proof, Act.MOVE.value, number, to)
        for label, to in ((words.BUTTON_UP, place - 1), (words.BUTTON_DOWN, place + 1))
        if 0 <= to <= last
    )
    drop = words.BUTTON_DROP.format(number=number)
    return (*moves, _button(drop, proof, Act.DROP.value, number))


def _open_rows(proof: Proof, place: Place, now: datetime) -> Rows:
    label = words.BUTTON_APPROVE if now < place.due else words.BUTTON_NOW
    approve = _button(label, proof, Act.APPROVE.value)
    skip = _button(words.BUTTON_SKIP, proof, Act.SKIP.value)
    decide = (approve, skip) if proof.state is ProofState.OPEN else (approve,)
    return (decide, (_button(words.BUTTON_SHOW, proof, SHOW),))


def _button(label: str, proof: Proof, act: str, *numbers: int) -> Button:
    slot = proof.slot
    named = (str(slot.address), slot.day.toordinal(), slot.minute)
    return Button(label, pack("proof", *named, act, *numbers))


def _states() -> dict[ProofState, str]:
    return {
        ProofState.APPROVED: words.APPROVED_LATE,
        ProofState.SKIPPED: words.SKIPPED,
        ProofState.LAPSED: words.LAPSED,
        ProofState.POSTING: words.POSTED,
        ProofState.POSTED: words.POSTED,
        ProofState.ENDED: words.ENDED,
    }
