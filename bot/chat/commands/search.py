"""/search: stories with some words, narrowed by topic, outlet and time."""

from collections.abc import Iterable
from dataclasses import replace

from bot import wording
from bot import wording_search as words
from bot.chat.pressed.paging import arrows, keep_words, kept_words, numbered, page_count
from bot.chat.stories.searching import Found, nearest, search, texts
from bot.chat.stories.searchpanel import (
    CHOOSE,
    SHOW,
    Bounds,
    Sought,
    choose_period,
    choose_source,
    choose_topic,
    less,
    named,
    narrowing,
    short,
    show,
)
from bot.chat.values import Command, Desk, Reply, Request, say
from bot.delivery.buttons.callback import pack
from bot.delivery.html.markup import line, unquoted
from bot.delivery.messages.foundlist import (
    Entry,
    counted,
    did_you_mean,
    found_list,
    found_pieces,
    heading,
)
from bot.delivery.pieces.shown import showing
from bot.errors import InputError
from bot.language.lists import joined
from bot.model import Button, Message, Rows
from bot.questions.queries import fitting, read_query, spelled

PAGE = 5
NEAREST = 3


async def typed(desk: Desk, request: Request) -> Reply:
    """Return the first page of what the words find."""
    query = read_query(request.words)
    if not query.terms:
        return say(words.USAGE)
    value = await keep_words(desk, request.chat.id, query.text)
    sought = Sought(query.text, value)
    return Reply(messages=(await _shown(desk, request, sought, 0),))


async def turned(desk: Desk, request: Request) -> Reply:
    """Return another page, or the same search within other bounds, in place."""
    sought = await _sought(desk, request)
    return Reply(edit=await _shown(desk, request, sought, request.number(0)))


async def chosen(desk: Desk, request: Request) -> Reply:
    """Return the choice of a topic, an outlet or a time, in place of the page."""
    sought, kind = await _sought(desk, request), request.arg(0)
    now = sought.bounds
    if kind == "days":
        return Reply(edit=choose_period(sought))
    if kind == "topic":
        found = await search(desk, sought.text, replace(now, topic=""))
        return Reply(edit=choose_topic(sought, found.every))
    if kind == "source":
        found = await search(desk, sought.text, replace(now, source=""))
        return Reply(edit=choose_source(sought, found.every))
    raise InputError(wording.STALE_BUTTON)


async def _sought(desk: Desk, request: Request) -> Sought:
    """Return the search a button carries; InputError when it is gone."""
    value, days = request.arg(1), request.arg(4)
    text = await kept_words(desk, request.chat.id, value)
    known = desk.stores.articles
    topic = named(request.arg(2), await known.topics() if request.arg(2) else ())
    source = named(request.arg(3), await known.sources() if request.arg(3) else ())
    is_period = days in map(str, words.PERIODS)
    if not text or topic is None or source is None or not is_period:
        raise InputError(wording.STALE_BUTTON)
    return Sought(text, value, Bounds(topic, source, int(days)))


async def _shown(desk: Desk, request: Request, sought: Sought, page: int) -> Message:
    found = await search(desk, sought.text, sought.bounds)
    if found.reports:
        return await _page(desk, found, sought, page)
    return await _nothing(desk, request, found, sought)


async def _page(desk: Desk, found: Found, sought: Sought, page: int) -> Message:
    pages = page_count(len(found.reports), PAGE)
    shown = found.reports[page % pages * PAGE :][:PAGE]
    known = await texts(desk, shown)
    entries = [
        Entry(each, fitting(found.query, known.get(each.origin.article_id)))
        for each in shown
    ]
    notes = [
        counted(len(found.reports), sought.bounds.said()),
        *_mended(found, entries),
    ]
    html = found_list(heading(found.query.text), notes, entries, desk.options.pages)
    opens = numbered("story", [(report.story_id,) for report in shown])
    turns = arrows(SHOW, page % pages, pages, *sought.args)
    rows = (*opens, turns, narrowing(sought))
    made = Message(html, tuple(row for row in rows if row))
    return showing(made, found_pieces(entries))


def _mended(found: Found, entries: Iterable[Entry]) -> list[str]:
    """Return a line for each word that was mended, spelt as it is shown below."""
    said = [
        text
        for each in entries
        for text in (each.fitting.text, each.report.origin.title)
    ]
    return [
        did_you_mean(word, spelled(spelling, said)) for word, spelling in found.mended
    ]


async def _nothing(
    desk: Desk, request: Request, found: Found, sought: Sought
) -> Message:
    """Say that there is nothing, what could be left out, and what comes nearest."""
    rows = (*less(sought), *await _loose(desk, request, found, sought))
    near = await nearest(desk, found, NEAREST)
    opens = [
        (Button(short(each.origin.title), pack("story", each.story_id)),)
        for each in near
    ]
    said = {"words": line(unquoted(found.query.text))}
    said["bounds"] = line(joined(sought.bounds.said()))
    lines = (
        (words.NOTHING_WITHIN if said["bounds"] else words.NOTHING).format(**said),
        *_mended(found, ()),
        words.NEXT[bool(rows), bool(near)],
    )
    return Message("\n".join(lines), (*rows, *opens))


async def _loose(desk: Desk, request: Request, found: Found, sought: Sought) -> Rows:
    """Return a button for the same search without quotation marks and minus."""
    if not found.query.is_strict:
        return ()
    text = read_query(sought.text).loose().text
    value = await keep_words(desk, request.chat.id, text)
    return ((show(words.BUTTON_LOOSE, Sought(text, value, sought.bounds)),),)


COMMANDS = (
    Command(
        "search",
        typed,
        lambda: words.HINT_SEARCH,
        12,
        shared=True,
        buttons={SHOW: turned, CHOOSE: chosen},
    ),
)
