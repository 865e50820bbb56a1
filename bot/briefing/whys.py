"""Why an address was told a story or not: from what is on record, by the same rules.

Nothing is decided here a second time. Filters are asked for their judgement (`sieve`),
the order and the places for their outcome (`compose.trace`), over the news as they
stood at the last briefing and with what had been told before it. What cannot be known
afterwards, such as when an article reached us, is not claimed.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from bot.briefing.amends import corrected
from bot.briefing.compose import MEASURES, Fate, trace
from bot.briefing.leaning import Tally, leanings, subjects, tallies
from bot.briefing.marks import fingerprint
from bot.briefing.mentions import holds, sentences
from bot.briefing.rank import Told, fits, updated
from bot.briefing.reach import MOST_DAYS, day_told, days_back
from bot.briefing.sieve import Cause, Judgement, Sieve
from bot.model import Report, Subscription, Vote


class Because(Enum):
    """What a reason says."""

    NO_BRIEFING = auto()  # none is wanted here
    TOLD = auto()  # it was told at `moment`
    TOPIC = auto()  # it is on `about`, a topic chosen
    ALL_TOPICS = auto()
    WORD = auto()  # the wanted word `about` stands in `quote`, of `source`
    OUTLETS = auto()  # `count` outlets report it
    PART = auto()  # the article of `source` is left out, for `cause`
    NEWER = auto()  # since then there is something new
    NOTHING_NEWER = auto()
    LEFT_OUT = auto()  # it is left out, for `cause`
    NOW_OUT = auto()  # it would be now
    OFF_TOPIC = auto()  # it is on `topics`
    NOT_YET = auto()  # there was no briefing so far
    AFTER = auto()  # its first article is of `moment`, after the last briefing
    TOO_OLD = auto()  # its newest is of `moment`, before what a briefing looks at
    COVERED = auto()  # other stories had told all it says
    TOO_LOW = auto()  # it was the `count`th by importance
    LATE = auto()  # by its date, `moment`, it should have been in
    COMING = auto()  # it is in the next one, as things stand
    LIKED = auto()  # votes on `about` move it, as `tally` says
    DISLIKED = auto()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with the facts it rests on."""

    because: Because
    about: str = ""
    source: str = ""
    quote: str = ""
    moment: datetime | None = None
    count: int = 0
    cause: Cause | None = None
    tally: Tally | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A story, and all there is to know of why an address was told it or not.

    `news` are the stories of the last days, this one among them if it is as new;
    `told` and `when` are what the address was told, and when it last was.
    """

    story: Told
    news: tuple[Told, ...]
    wish: Subscription | None
    now: datetime
    told: Mapping[str, str] = field(default_factory=dict)
    when: Mapping[str, datetime] = field(default_factory=dict)
    owned: Collection[str] = ()
    votes: tuple[Vote, ...] = ()


def reasons(case: Case) -> tuple[Reason, ...]:
    """Return why a story was told or not, the plainest first."""
    if not case.wish:
        return (Reason(Because.NO_BRIEFING),)
    return tuple(_reasons(case, case.wish))


def _reasons(case: Case, wish: Subscription) -> Iterator[Reason]:
    sieve, (_, reports) = Sieve([case.story]), case.story
    judged = sieve.judge(wish.filters, case.owned)
    told_as, cause = _told_as(case), judged.against(case.story)
    if told_as:
        yield Reason(Because.TOLD, moment=case.when[told_as])
    if cause:
        yield Reason(Because.NOW_OUT if told_as else Because.LEFT_OUT, cause=cause)
    elif told_as:
        for rest in sieve.keep(wish.filters, case.owned):
            yield from _for(rest, wish, judged)
        yield from _voted(case)
        yield from _parts(reports, judged)
        yield from _since(case, wish, judged, case.told[told_as])
    elif not fits(case.story, wish.topics):
        topics = dict.fromkeys(topic for each in reports for topic in each.topics)
        yield Reason(Because.OFF_TOPIC, topics=tuple(topics))
    else:
        yield _at_the_last(case, wish)
        yield from _voted(case)
        if _fate(case, wish, case.now, case.told)[0] is Fate.SHOWN:
            yield Reason(Because.COMING)


def _told_as(case: Case) -> str:
    """Return under which name a story was told last, nothing if it was not.

    One that has absorbed another was told when that was: the articles are the same.
    """
    story, reports = case.story
    ids = {each.origin.article_id for each in reports}
    names = [
        name
        for name, marks in case.told.items()
        if name == story.id
        or not ids.isdisjoint(mark.rpartition(".")[0] for mark in marks.split())
    ]
    return max(names, key=lambda name: case.when[name], default="")


def _for(rest: Told, wish: Subscription, judged: Judgement) -> Iterator[Reason]:
    """Yield what speaks for a story: topic, word, and how many outlets report it."""
    for topic in wish.topics:
        if fits(rest, (topic,)):
            yield Reason(Because.TOPIC, topic)
    if not wish.topics:
        yield Reason(Because.ALL_TOPICS)
    _, reports = rest
    words = judged.wanted or {}
    found = [each for each in reports if each.origin.article_id in words]
    for report in found[:1]:
        word = words[report.origin.article_id]
        yield Reason(Because.WORD, word, report.origin.source, _quote(report, word))
    outlets = {each.origin.source for each in reports}
    yield Reason(Because.OUTLETS, count=len(outlets))


def _voted(case: Case) -> Iterator[Reason]:
    """Yield how votes move the story: by each of its subjects that has any."""
    leaning = dict(leanings(case.votes, case.now))
    counted = tallies(case.votes, case.now)
    for subject in subjects(case.story[1]):
        if subject in leaning:
            because = Because.LIKED if leaning[subject] > 0 else Because.DISLIKED
            yield Reason(because, subject, tally=counted[subject])


def _quote(report: Report, word: str) -> str:
    """Return the title or sentence of a report that a word stands in."""
    texts = (report.origin.title, *sentences(report))
    return next(text for text in texts if holds(text, word))


def _parts(reports: tuple[Report, ...], judged: Judgement) -> Iterator[Reason]:
    """Yield whose articles of a story are left out, each outlet's cause once."""
    left_out = {
        (report.origin.source, cause): None
        for report in reports
        if (cause := judged.articles.get(report.origin.article_id))
    }
    for source, cause in left_out:
        yield Reason(Because.PART, source=source, cause=cause)


def _since(
    case: Case, wish: Subscription, judged: Judgement, told: str
) -> Iterator[Reason]:
    """Yield whether what came after a story was told is worth another word."""
    _, reports = case.story
    marks = told.split()
    rest = (each for each in reports if each.origin.article_id not in judged.articles)
    if all(fingerprint([report]) in marks for report in rest):
        return
    fate, _ = _fate(case, wish, case.now, case.told)
    kept = Sieve([case.story]).keep(wish.filters, case.owned)
    is_news = fate is Fate.SHOWN or bool(corrected(kept, case.told, wish.topics))
    yield Reason(Because.NEWER if is_news else Because.NOTHING_NEWER)


def _at_the_last(case: Case, wish: Subscription) -> Reason:
    """Return what became of a story in the last briefing, as far as can be known."""
    last = max(case.when.values(), default=None)
    if last is None:
        return Reason(Because.NOT_YET)
    first = min(report.origin.published for report in case.story[1])
    if first > last:
        return Reason(Because.AFTER, moment=first)
    before = {id_: each for id_, each in case.told.items() if case.when[id_] < last}
    fate, place = _fate(case, wish, last, before)
    newest = updated(case.story)
    return {
        Fate.SHOWN: Reason(Because.LATE, moment=first),
        Fate.KNOWN: Reason(Because.COVERED),
        Fate.COVERED: Reason(Because.COVERED),
        Fate.TOO_LOW: Reason(Because.TOO_LOW, count=place),
        None: Reason(Because.TOO_OLD, moment=newest),
    }[fate]


def _fate(
    case: Case, wish: Subscription, moment: datetime, told: Mapping[str, str]
) -> tuple[Fate | None, int]:
    """Return what becomes of the story in a briefing of a moment, and its place.

    None when it is not among what such a briefing looks at.
    """
    if wish.tells_week(moment.astimezone(ZoneInfo(wish.zone)).date()):
        days, told = MOST_DAYS, {}
    else:
        before = [each for each in case.when.values() if each < moment]
        days = days_back(day_told(max(before, default=None), wish), moment)
    since = moment - timedelta(days=days)
    by_then = [
        (story, tuple(each for each in reports if each.origin.published <= moment))
        for story, reports in case.news
    ]
    recent = [each for each in by_then if each[1] and updated(each) >= since]
    kept = Sieve(recent, since).keep(wish.filters, case.owned)
    for traced in trace(
        kept,
        told,
        topics=wish.topics,
        measure=MEASURES[wish.length],
        leanings=leanings(case.votes, moment),
    ):
        if traced.story_id == case.story[0].id:
            return traced.fate, traced.place
    return None, 0
