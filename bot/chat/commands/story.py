"""/story [words or number]: all of one story, short first, the rest by buttons."""

from dataclasses import replace

from bot import wording, wording_stories
from bot.briefing.compose import Measure
from bot.briefing.persons import profiles
from bot.briefing.series import has_moved
from bot.chat.commands.article import card
from bot.chat.pressed.lastlist import story_numbered
from bot.chat.pressed.liking import with_votes
from bot.chat.pressed.paging import arrows, page_count
from bot.chat.stories.reading import brief_now, found, story_page
from bot.chat.stories.whole import (
    Whole,
    clock_words,
    course,
    follow_of,
    read_before,
    unread,
    whole,
)
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import escape, line
from bot.delivery.html.parts import shortened
from bot.delivery.messages.course import course_page
from bot.delivery.messages.curves import pictured_card
from bot.delivery.messages.render import page_row
from bot.delivery.messages.storycard import ARTICLES as ON_A_CARD
from bot.delivery.messages.storycard import (
    articles_part,
    figures_part,
    more_row,
    news_lines,
    people_part,
    story_card,
    story_rows,
    with_news,
)
from bot.model import About, Button, Message
from bot.questions.subjects import people_in
from bot.store.lastread import Read

LISTED = 8
"""Stories listed without words."""
OTHERS = 2
ARTICLES = 20
LABEL = 48


async def story(desk: Desk, request: Request) -> Reply:
    """Return the story meant by the words or number; alone, list the newest."""
    words = request.words.strip()
    if not words:
        return await _list(desk)
    if words.isdecimal():
        return await _numbered(desk, request, int(words))
    reports = await found(desk, words, ARTICLES)
    ids = list(dict.fromkeys(report.story_id for report in reports))
    if not ids:
        return say(wording_stories.NO_STORY_ON.format(words=escape(words)))
    shown = await _view(desk, request, ids[0])
    others = await _others(desk, ids[1 : 1 + OTHERS])
    return replace(shown, messages=(*shown.messages, *others))


async def open_story(desk: Desk, request: Request) -> Reply:
    """Return the story a button stands for, or its article if it has but one."""
    return await _view(desk, request, request.arg(0))


async def news(desk: Desk, request: Request) -> Reply:
    """Return what is new in a story since it was shown here last."""
    shown = await whole(desk, request.arg(0))
    if shown is None:
        return await _unseen(desk, request.arg(0))
    before = await read_before(desk, request, shown)
    if before is None:
        return Reply(messages=(await story_message(desk, request, shown),))
    when = await clock_words(desk, request.address, before.moment)
    events = await unread(desk, shown, before)
    if not events:
        title = line(shown.title)
        return say(wording_stories.NOTHING_NEW.format(when=when, story=title))
    timeline = Button(wording_stories.BUTTON_TIMELINE, pack("timeline", shown.story.id))
    head = f"<b>{line(shown.title)}</b>"
    told = news_lines(events, when, desk.options.pages)
    return say(f"{head}\n{told}", (timeline,))


async def timeline(desk: Desk, request: Request) -> Reply:
    """Return the newest page of how a story unfolded."""
    shown = await whole(desk, request.arg(0))
    if shown is None:
        return await _unseen(desk, request.arg(0))
    return Reply(messages=(await _page(desk, shown, 0),))


async def turn(desk: Desk, request: Request) -> Reply:
    """Return another page of it in place of the one shown."""
    shown = await whole(desk, request.arg(0))
    if shown is None:
        return await _unseen(desk, request.arg(0))
    return Reply(edit=await _page(desk, shown, request.number(1)))


async def figures(desk: Desk, request: Request) -> Reply:
    """Return the figures of a story, the first that moved with its picture."""
    shown = await whole(desk, request.arg(0))
    if shown is None:
        return await _unseen(desk, request.arg(0))
    pages = desk.options.pages
    moved = [each for each in shown.series if has_moved(each)]
    first = pictured_card(moved[0], pages) if moved else ()
    return Reply(messages=(*first, figures_part(shown.newest, moved, pages)))


async def people(desk: Desk, request: Request) -> Reply:
    """Return the people of a story."""
    shown = await whole(desk, request.arg(0))
    if shown is None:
        return await _unseen(desk, request.arg(0))
    return Reply(messages=(people_part(shown.newest, profiles(shown.newest)),))


async def articles(desk: Desk, request: Request) -> Reply:
    """Return the articles of a story its card has no room for."""
    shown = await whole(desk, request.arg(0))
    if shown is None:
        return await _unseen(desk, request.arg(0))
    return Reply(messages=(_articles(desk, shown, 1),))


async def leaf(desk: Desk, request: Request) -> Reply:
    """Return another page of its articles in place of the one shown."""
    shown = await whole(desk, request.arg(1))
    if shown is None:
        return await _unseen(desk, request.arg(1))
    return Reply(edit=_articles(desk, shown, request.number(0)))


async def _view(desk: Desk, request: Request, story_id: str) -> Reply:
    shown = await whole(desk, story_id)
    if shown is None:
        return await _unseen(desk, story_id)
    message = await story_message(desk, request, shown)
    told = people_in(each.findings for each in shown.newest)
    return Reply(messages=(message,), about=About(shown.title, told))


async def story_message(desk: Desk, request: Request, shown: Whole) -> Message:
    """Return a story's card, what is new on top; from now on it counts as read."""
    before = await read_before(desk, request, shown)
    return await _card_since(desk, request, shown, before)


async def same_message(desk: Desk, request: Request, shown: Whole) -> Message:
    """Return a story's card with what was new as it was shown last."""
    before = await desk.stores.read.before((request.address, shown.story.id))
    return await _card_since(desk, request, shown, before)


async def _card_since(
    desk: Desk, request: Request, shown: Whole, before: Read | None
) -> Message:
    followed = await follow_of(desk, request.address, shown.story.id)
    pages, is_long = desk.options.pages, len(shown.reports) > 1
    rows = story_rows(shown.story.id, followed, is_long=is_long)
    if is_long:
        plain = story_card(shown.newest, pages, shown.reports)
        more = more_row(shown.story.id, len(shown.reports))
        message = replace(plain, buttons=(*rows, *plain.buttons, *more))
    else:
        plain = card(shown.reports[0], pages)
        message = replace(plain, buttons=(*plain.buttons, *rows))
    page = page_row(story_page(desk, shown.story.id, shown.newest))
    message = replace(message, buttons=(*message.buttons, *page))
    if before:
        when = await clock_words(desk, request.address, before.moment)
        events = await unread(desk, shown, before)
        message = with_news(message, events, when, pages)
    return await with_votes(desk, request, message, shown.story.id)


async def _list(desk: Desk) -> Reply:
    """Return the newest stories by number."""
    briefing = await brief_now(desk, (), Measure(LISTED))
    if not briefing.chapters:
        return say(wording.NO_STORIES)
    ids = [chapter.story_id for chapter in briefing.chapters]
    lines = [
        f"{number}. {line(chapter.headline)}"
        for number, chapter in enumerate(briefing.chapters, 1)
    ]
    buttons = [Button(str(n), pack("story", id_)) for n, id_ in enumerate(ids, 1)]
    half = (len(buttons) + 1) // 2
    parts = (
        wording_stories.STORIES_HEAD,
        "\n".join(lines),
        wording_stories.STORIES_FOOT,
    )
    return say("\n\n".join(parts), tuple(buttons[:half]), tuple(buttons[half:]))


async def _numbered(desk: Desk, request: Request, number: int) -> Reply:
    """Return the story of this number in the list that was shown last."""
    story_id = await story_numbered(desk, request.address, number)
    if not story_id:
        return say(wording_stories.NO_STORY_NUMBER.format(number=number))
    shown = await _view(desk, request, story_id)
    return shown if shown.messages else say(shown.notice)


async def _others(desk: Desk, ids: list[str]) -> tuple[Message, ...]:
    """Return the question whether one of these stories was meant, if there are any."""
    rows = tuple(
        (Button(shortened(each.headline, LABEL), pack("story", each.id)),)
        for each in await desk.stores.stories.many(ids)
    )
    return (Message(wording_stories.OTHER_STORIES, rows),) if rows else ()


def _articles(desk: Desk, shown: Whole, page: int) -> Message:
    last = page_count(len(shown.reports), ON_A_CARD)
    page %= last
    part = articles_part(shown.title, shown.reports, page, desk.options.pages)
    turns = arrows("articlepage", page, last, shown.story.id)
    return replace(part, buttons=(*part.buttons, turns)) if turns else part


async def _page(desk: Desk, shown: Whole, page: int) -> Message:
    place = shown.story.id, page
    events = await course(desk, shown)
    return course_page(shown.title, events, place, desk.options.pages)


async def _unseen(desk: Desk, story_id: str) -> Reply:
    """Return why a story cannot be shown: it is gone, or another chat's own."""
    kept = await desk.stores.stories.get(story_id)
    is_own = kept is not None and bool(kept.feeds)
    why = wording_stories.STORY_ELSEWHERE if is_own else wording.ARTICLE_GONE
    return Reply(notice=why, is_alert=True)


COMMANDS = (
    Command(
        "story",
        story,
        lambda: wording_stories.HINT_STORY,
        10,
        opens=True,
        buttons={
            "story": open_story,
            "news": news,
            "timeline": timeline,
            "course": turn,
            "storyfigures": figures,
            "storypeople": people,
            "storyarticles": articles,
            "articlepage": leaf,
        },
    ),
)
