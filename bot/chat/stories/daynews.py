"""What the news of some days were, where a question asks for nothing more than that.

"What happened yesterday?" has no word to look for, so no sentence could answer it.
"""

from dataclasses import replace
from datetime import date as Date

from bot import wording_stories as words
from bot.briefing.compose import Measure, compose
from bot.chat.stories.reading import told_together
from bot.chat.values import Desk, Reply, say
from bot.delivery.pieces.cards import (
    linked_dateline,
    sentence_words,
    story_button,
    title,
)
from bot.delivery.pieces.shown import pieces_of, showing, titled
from bot.language.calendar import day_words
from bot.model import Briefing, Chapter
from bot.questions.askeddays import Days
from bot.questions.question import Question
from bot.questions.wants import Wants

TOLD = Measure(stories=5, sentences=1, figures=0, is_brief=True)
"""One screen and a half of a phone."""
LOOKED_AT = 80
"""Articles of those days looked at, the newest: two busy days of two dozen feeds."""


def asks_for_all(asked: Question) -> bool:
    """Return whether a question, without the days it names, has no word to look for."""
    return not asked.terms and asked.wants in {Wants.ANYTHING, Wants.EVENT}


async def news_of(desk: Desk, days: Days) -> Reply | None:
    """Return the stories of these days, None when there are none."""
    newest = await desk.stores.articles.latest(LOOKED_AT, until=days.until)
    reports = [each for each in newest if each.origin.published >= days.since]
    known = {report.origin.article_id for report in reports}
    stories = [
        (story, tuple(each for each in told if each.origin.article_id in known))
        for story, told in await told_together(desk, reports)
    ]
    today = desk.clock.now().astimezone(days.since.tzinfo).date()
    made = compose(days.since.date(), stories, {}, measure=TOLD)
    return _laid_out(made, days, today, desk.options.pages) if made.chapters else None


def _laid_out(made: Briefing, days: Days, today: Date, pages: str) -> Reply:
    last = days.until.astimezone(days.since.tzinfo).date()
    # Not each isolated: of what is in isolates alone nobody sees the direction.
    named = dict.fromkeys(day_words(day, today) for day in (made.day, last))
    head = words.DAYS_HEAD.format(days=" – ".join(named))
    numbered = list(enumerate(made.chapters, start=1))
    blocks = [_block(number, chapter, today, pages) for number, chapter in numbered]
    buttons = tuple(story_button(number, each.story_id) for number, each in numbered)
    reply = say("\n\n".join((head, *blocks)), buttons)
    pieces = [piece for each in made.chapters for piece in pieces_of(each, pages)]
    return replace(reply, messages=(showing(reply.messages[0], pieces),))


def _block(number: int, chapter: Chapter, today: Date, pages: str) -> str:
    """Return a story's headline, and a sentence with its source."""
    origin = titled(chapter) or chapter.origins[0]
    lines = [f"<b>{number}. {title(origin, pages)}</b>"]
    for quote in chapter.sentences:
        lines.append(sentence_words(quote))
        lines.append(linked_dateline(quote.origin, today, pages))
    return "\n".join(lines)
