"""/track words, /untrack number: hear it when a figure changes."""

import json

from bot import wording
from bot.briefing.series import Series
from bot.chat.pressed.followlist import not_listed
from bot.chat.stories.tracing import figures_on, series_by_id, series_on, series_with
from bot.chat.values import Audience, Command, Desk, Reply, Request, say
from bot.delivery.html.markup import escape, line
from bot.delivery.messages.curves import named_line, stop_button, title_of
from bot.model import Track
from bot.store.tracks import MOST

ENDED = "untracked"
"""Under this name is remembered which update ended which track."""


async def track(desk: Desk, request: Request) -> Reply:
    """Track the series that fits the words best; alone, list what is tracked."""
    words = request.words.strip()
    if not words:
        return await _list(desk, request)
    fitting = await series_on(desk, words) or await figures_on(desk, words)
    if not fitting:
        return say(wording.NO_SERIES_ON.format(words=escape(words)))
    return await _begin(desk, request, fitting[0])


async def track_pressed(desk: Desk, request: Request) -> Reply:
    """Track the series under which the button stands."""
    series = await series_with(desk, request.arg(0), request.arg(1))
    if not series:
        return Reply(notice=wording.FIGURE_GONE, is_alert=True)
    return await _begin(desk, request, series)


async def _begin(desk: Desk, request: Request, series: Series) -> Reply:
    report = await desk.stores.articles.report(series.newest.cited.origin.article_id)
    story_id = report.story_id if report else ""
    wish = Track(
        request.address,
        series.id,
        story_id,
        title_of(series),
        desk.clock.now(),
        tuple(dict.fromkeys(each.cited.origin.article_id for each in series.points)),
    )
    if not await desk.stores.tracks.add(wish):
        return say(wording.TRACKS_FULL.format(most=MOST))
    now = named_line(series, desk.options.pages)
    return say(wording.TRACKED.format(now=now), (stop_button(series.id),))


async def untrack(desk: Desk, request: Request) -> Reply:
    """Stop tracking the figure of this number; alone, list what is tracked."""
    tracks = await _tracks(desk, request)
    kept = await desk.stores.pending.get(request.chat.id, ENDED)
    update, series_id, words = json.loads(kept or "[0, null, null]")
    if request.update and update == request.update:
        # Told again: the number would mean the next one now.
        await _remove(desk, tracks, series_id)
        return say(wording.UNTRACKED.format(words=line(words)))
    number = request.words.strip()
    if not (number.isdecimal() and 1 <= int(number) <= len(tracks)):
        return await _list(desk, request, not_listed(number, "/untrack 1"))
    wanted = tracks[int(number) - 1]
    ended = json.dumps([request.update, wanted.series_id, wanted.words])
    await desk.stores.pending.put(request.chat.id, ENDED, ended)
    return await _end(desk, wanted)


async def untrack_pressed(desk: Desk, request: Request) -> Reply:
    """Stop tracking the series the button is for."""
    tracks = await _tracks(desk, request)
    of_button = (each for each in tracks if each.series_id == request.arg(0))
    wanted = next(of_button, None)
    if wanted is None:
        return Reply(notice=wording.TRACK_GONE, is_alert=True)
    return await _end(desk, wanted)


async def _remove(desk: Desk, tracks: tuple[Track, ...], series_id: str) -> None:
    for each in tracks:
        if each.series_id == series_id:
            await desk.stores.tracks.remove(each)


async def _end(desk: Desk, wish: Track) -> Reply:
    await desk.stores.tracks.remove(wish)
    return say(wording.UNTRACKED.format(words=line(wish.words)))


async def _list(desk: Desk, request: Request, said: str = "") -> Reply:
    tracks = await _tracks(desk, request)
    if not tracks:
        return say(wording.NO_TRACKS.format(button=wording.BUTTON_TRACK))
    lines = [
        f"{number}. {await _now(desk, wish)}" for number, wish in enumerate(tracks, 1)
    ]
    shown = "\n".join((wording.TRACKS_HEAD, *lines, "", wording.TRACKS_FOOT))
    return say(f"{said}{shown}")


async def _now(desk: Desk, wish: Track) -> str:
    """Return how a tracked series stands."""
    series = await series_by_id(desk, wish.story_id, wish.series_id)
    return named_line(series, desk.options.pages) if series else line(wish.words)


async def _tracks(desk: Desk, request: Request) -> tuple[Track, ...]:
    """Return what is tracked where the request was made."""
    kept = await desk.stores.tracks.of_chat(request.chat.id)
    return tuple(each for each in kept if each.address == request.address)


COMMANDS = (
    Command(
        "track",
        track,
        lambda: wording.HINT_TRACK,
        13,
        Audience.MANAGERS,
        buttons={"track": track_pressed},
    ),
    Command(
        "untrack",
        untrack,
        lambda: wording.HINT_UNTRACK,
        14,
        Audience.MANAGERS,
        buttons={"untrack": untrack_pressed},
    ),
)
