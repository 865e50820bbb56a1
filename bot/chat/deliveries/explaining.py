"""Why a story was told or not, in plain sentences, each of one reason. Pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot import wording
from bot import wording_filters as words
from bot import wording_rhythm as rhythm
from bot.briefing.compose import MEASURES
from bot.briefing.leaning import OUTLET, Tally
from bot.briefing.sieve import Against, Cause
from bot.briefing.whys import Because, Case, Reason, reasons
from bot.chat.typed.topics import subject_name
from bot.delivery.pieces.topicnames import topic_name, topic_names
from bot.language.calendar import month, with_time, within_words
from bot.language.lists import joined
from bot.language.names import name_of
from bot.model import Filters, Length


def explained(case: Case) -> tuple[str, ...]:
    """Return the sentences, as plain text."""
    return tuple(_sentence(case, reason) for reason in reasons(case))


def _sentence(case: Case, reason: Reason) -> str:
    if reason.because in (Because.LIKED, Because.DISLIKED) and reason.tally:
        return _voted(case, reason, reason.tally)
    filters = case.wish.filters if case.wish else Filters()
    length = case.wish.length if case.wish else Length.NORMAL
    last = max(case.when.values(), default=None)
    return _form(reason).format(
        about=_about(reason),
        source=reason.source,
        quote=reason.quote,
        count=reason.count,
        places=MEASURES[length].stories,
        topics=topic_names(case.wish.topics) if case.wish else "",
        moment=_moment(case, reason.moment),
        last=_moment(case, last),
        cause=_cause(reason.cause, filters) if reason.cause else "",
    )


def _voted(case: Case, reason: Reason, tally: Tally) -> str:
    """Return "You gave 👍 to 3 stories on science in November, …"."""
    is_own = case.wish is not None and case.wish.address.chat_id > 0
    is_outlet = reason.about.startswith(OUTLET)
    on = rhythm.OF if is_outlet else rhythm.ON
    is_liked = reason.because is Because.LIKED
    form = rhythm.WHY_LIKED if is_liked else rhythm.WHY_DISLIKED
    return form.format(
        who=rhythm.YOU if is_own else rhythm.GROUP,
        votes=_given(tally),
        about=on.format(about=subject_name(reason.about)),
        when=_months(case, tally),
    )


def _given(tally: Tally) -> str:
    """Return "👍 to 3 stories and 👎 to 1 story"."""
    given = ((rhythm.LIKE, tally.ups), (rhythm.DISLIKE, tally.downs))
    return rhythm.AND.join(
        rhythm.GIVEN.format(sign=sign, stories=wording.STORIES.format(count=count))
        for sign, count in given
        if count
    )


def _months(case: Case, tally: Tally) -> str:
    """Return "in November", or "since October" where there are several months."""
    zone = ZoneInfo(case.wish.zone if case.wish else "UTC")
    first, last = tally.first.astimezone(zone), tally.last.astimezone(zone)
    is_one = (first.year, first.month) == (last.year, last.month)
    when = rhythm.IN if is_one else rhythm.SINCE
    return when.format(month=month(first))


def _form(reason: Reason) -> str:
    name = reason.because.name
    if reason.because is Because.OFF_TOPIC and not reason.topics:
        name = "OFF_TOPIC_NONE"
    form: str = getattr(words, name)
    return form


def _about(reason: Reason) -> str:
    if reason.because is Because.OFF_TOPIC:
        return topic_names(reason.topics)
    is_topic = reason.because is Because.TOPIC
    return topic_name(reason.about) if is_topic else reason.about


def _cause(cause: Cause, filters: Filters) -> str:
    names = [name_of(code) for code in filters.languages]
    is_topic = cause.against is Against.MUTED_TOPIC
    return words.CAUSES[cause.against.name].format(
        about=topic_name(cause.about) if is_topic else cause.about,
        languages=_or(names),
        sources=_or(filters.sources),
        words=joined(filters.words),
    )


def _or(names: tuple[str, ...] | list[str]) -> str:
    return words.OR.join(names)


def _moment(case: Case, moment: datetime | None) -> str:
    """Return a moment as "Saturday 21 Nov, 08:00", where the reader is."""
    if moment is None:
        return ""
    zone = ZoneInfo(case.wish.zone if case.wish else "UTC")
    local = moment.astimezone(zone)
    return with_time(within_words(local), f"{local:%H:%M}")
