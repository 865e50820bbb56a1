"""A series in words, and as the marks of a chart. Pure.

All words but "corrected" are the sources' own; every number leads to its sentence.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date

from bot import wording, wording_stories
from bot.briefing.series import Point, Series, Standing, Step, standings, steps
from bot.briefing.tracking import Change
from bot.delivery.buttons.callback import pack
from bot.delivery.corrections.corrected import corrected_words
from bot.delivery.drawing.chart import draw
from bot.delivery.drawing.marks import Chart, Mark
from bot.delivery.html.caption import illustrated
from bot.delivery.html.markup import bold, line, link
from bot.delivery.html.parts import shortened
from bot.delivery.html.plain import sign
from bot.delivery.pieces.cards import figure_line, figure_source
from bot.delivery.pieces.phrases import amount, figure_words
from bot.delivery.pieces.shown import (
    Piece,
    figure_pieces,
    located,
    painted_piece,
    showing,
    source_piece,
    words_piece,
)
from bot.language.calendar import day_words
from bot.language.current import manner
from bot.model import Button, Message

MOST_STEPS = 8
"""Days shown of a series: the newest; a phone shows no more at a glance."""
MOST_BUTTONS = 5
BRIGHT, DARK = "bright", "dark"
"""The two pictures of a series, as buttons name them."""
LABEL = 20
"""Letters on a button with a number."""


def series_card(series: Series, pages: str = "") -> Message:
    """Return a series as a message, with buttons to its sentences and to track it."""
    clause = figure_line(series.newest.cited, pages, with_source=True)
    html = f"{charted(series, pages)}\n\n{clause}"
    track = Button(wording.BUTTON_TRACK, pack("track", series.id, _article(series)))
    made = Message(html, (*_number_buttons(series), (track,)))
    shown = figure_pieces([series.newest.cited], pages)
    return showing(made, (*series_pieces(series, pages), *shown))


def charted(series: Series, pages: str = "") -> str:
    """Return the line of a series under the sign of a chart, but where it is heard."""
    return f"{sign('📈')}{series_line(series, pages)}"


def series_line(series: Series, pages: str = "") -> str:
    """Return "81 hostages (30 Nov) → 105 captives (1 Dec)", the newest days.

    Read aloud, an arrow is a word in the wrong place.
    """
    told = steps(series)
    today = series.newest.day
    shown = [_step(each, pages, today) for each in told[-MOST_STEPS:]]
    between = "; " if manner().is_plain else " → "
    return between.join(["…", *shown] if len(told) > MOST_STEPS else shown)


def series_pieces(series: Series, pages: str = "") -> Iterator[Piece]:
    """Yield the numbers in the line of a series, in their order."""
    for step in steps(series)[-MOST_STEPS:]:
        for each in step.standings if step.is_conflict else step.standings[:1]:
            yield _piece(f"<b>{_linked(each.point, pages)}</b>", each.point)
            if each.before:
                yield _piece(_linked(each.before, pages), each.before)


def _piece(html: str, point: Point) -> Piece:
    cited, words = point.cited, figure_words(point.figure)
    return words_piece(html, words, cited.figure.sentence, cited.origin)


def change_message(change: Change, pages: str = "") -> Message:
    """Return what somebody who tracks a series is told when it changes."""
    is_corrected = change.correction is not None or any(
        each.is_corrected
        for each in standings(change.series)
        if each.point.cited == change.point.cited
    )
    head = wording.TRACK_CORRECTED if is_corrected else wording.TRACK_CHANGED
    source = figure_source(change.point.cited, pages)
    number = f"<b>{_linked(change.point, pages)}</b>"
    parts = (
        head.format(number=number, words=line(change.track.words)),
        corrected_words(change.correction) if change.correction else "",
        series_line(change.series, pages),
        source,
    )
    html = "\n\n".join(part for part in parts if part)
    story = Button(wording_stories.BUTTON_OPEN, pack("story", change.track.story_id))
    made = Message(html, ((story,), (stop_button(change.series.id),)))
    shown = _piece(number, change.point)
    # The number stands in the first line and again among the others.
    return showing(made, [shown, shown, source_piece(change.point.cited)])


def stop_button(series_id: str) -> Button:
    """Return the button that ends tracking."""
    return Button(wording.BUTTON_UNTRACK, pack("untrack", series_id))


def named_line(series: Series, pages: str = "") -> str:
    """Return "captives freed: 81 hostages (30 Nov) → 105 captives (1 Dec)"."""
    return f"{line(title_of(series))}: {series_line(series, pages)}"


def pictured_card(series: Series, pages: str = "") -> tuple[Message, ...]:
    """Return the card under its bright picture, with a button for the dark one."""
    card = series_card(series, pages)
    dark = Button(wording.BUTTON_DARK, _picture(series, DARK))
    card = replace(card, buttons=(*card.buttons[:-1], (*card.buttons[-1], dark)))
    drawing = draw(chart_of(series), dark=False)
    first, *rest = illustrated(card, drawing, bold(title_of(series)))
    return _painted(first, series), *rest


def card_with_button(series: Series, pages: str = "") -> Message:
    """Return the card with a button for its picture."""
    card = series_card(series, pages)
    bright = Button(wording.BUTTON_PICTURE, _picture(series, BRIGHT))
    return replace(card, buttons=(*card.buttons[:-1], (*card.buttons[-1], bright)))


def picture_alone(series: Series, *, dark: bool) -> Message:
    """Return the picture under its title."""
    drawing = draw(chart_of(series), dark=dark)
    return _painted(Message(bold(title_of(series)), picture=drawing), series)


def _painted(message: Message, series: Series) -> Message:
    """Return the message whose picture is of this series, with what that shows.

    It stands behind what the words show.
    """
    end = len(message.html)
    points = (each.point for step in steps(series) for each in step.standings)
    pieces = (painted_piece(each.cited, figure_words(each.figure)) for each in points)
    return replace(message, shown=(*message.shown, *located(message.html, pieces, end)))


def _picture(series: Series, shade: str) -> str:
    return pack("curve", series.id, _article(series), shade)


def title_of(series: Series) -> str:
    """Return what the series measures, in the words of its newest figure."""
    figure = series.newest.figure
    measured = figure.counted or figure.about or figure.who or figure_words(figure)
    action = figure.action or ""
    return f"{measured} {action}".strip()


def chart_of(series: Series) -> Chart:
    """Return the series as a chart: a mark for each day, who says so at its foot.

    A mark goes from the lowest to the highest number told of its day.
    """
    told = steps(series)
    shown = [each.point for step in told for each in step.standings]
    sources = dict.fromkeys(point.cited.origin.source for point in shown)
    unit = series.newest.figure.unit or ""
    return Chart(title_of(series), unit, tuple(map(_mark, told)), ", ".join(sources))


def _mark(step: Step) -> Mark:
    ends = [end for each in step.standings for end in _ends(each.point)]
    label = amount(step.standings[0].point.figure)
    return Mark(step.day, min(ends), max(ends), label, step.is_conflict)


def _ends(point: Point) -> list[float]:
    figure = point.figure
    return [end for end in (figure.low, figure.high) if end is not None]


def _step(step: Step, pages: str, today: Date) -> str:
    """Return the numbers of a day, each with its source where they differ."""
    day = day_words(step.day, today)
    if not step.is_conflict:
        return f"{_standing(step.standings[0], pages)} ({day})"
    sides = (
        f"{_standing(each, pages)} — {line(each.point.cited.origin.source)}"
        for each in step.standings
    )
    return f"{' · '.join(sides)} ({day})"


def _standing(standing: Standing, pages: str) -> str:
    number = f"<b>{_linked(standing.point, pages)}</b>"
    before = _linked(standing.before, pages) if standing.before else ""
    if standing.is_corrected:
        known = wording.SERIES_CORRECTED_FROM.format(before=before)
        return f"{number} [{known if before else wording.SERIES_CORRECTED}]"
    return (
        f"{number} [{wording.SERIES_BEFORE.format(before=before)}]"
        if before
        else number
    )


def _linked(point: Point, pages: str) -> str:
    origin, words = point.cited.origin, figure_words(point.figure)
    page = f"{pages}/a/{origin.article_id}#f{point.cited.number}" if pages else ""
    return link(words, page)


def _number_buttons(series: Series) -> tuple[tuple[Button, ...], ...]:
    """Return a button to the sentence of each of the newest numbers, in two rows."""
    shown = [each.point for step in steps(series) for each in step.standings]
    buttons = [
        Button(
            _label(point),
            pack("figure", point.cited.origin.article_id, point.cited.number),
        )
        for point in shown[-MOST_BUTTONS:]
    ]
    middle = (len(buttons) + 1) // 2 if len(buttons) > 3 else len(buttons)
    return tuple(
        row for row in (tuple(buttons[:middle]), tuple(buttons[middle:])) if row
    )


def _label(point: Point) -> str:
    number = shortened(amount(point.figure), LABEL)
    return wording.BUTTON_SOURCE.format(number=number)


def _article(series: Series) -> str:
    """Return an article of the series, by which its story is found again."""
    return series.newest.cited.origin.article_id
