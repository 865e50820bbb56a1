"""What a text of ours tells somebody to type is understood, in every language."""

import re
from datetime import date as Date
from datetime import timedelta

import pytest

from bot import wording, wording_delivery, wording_feeds, wording_typed
from bot import wording_filters as filters
from bot import wording_language as language
from bot import wording_rhythm as rhythm
from bot.briefing.wanting import Part
from bot.chat.deliveries.reasons import read_day
from bot.chat.replies.router import Router
from bot.chat.typed.filtering import Known, read_filters
from bot.chat.typed.hours import is_off, read_quiet, read_span
from bot.chat.typed.subscribing import Wish, read_wish
from bot.chat.typed.times import read_days, read_time
from bot.chat.typed.words import examples, known, means, meant
from bot.chat.values import Desk
from bot.language.calendar import short_weekday, weekday, weekday_range
from bot.language.current import speaking
from bot.language.known import LANGUAGES
from bot.model import Address, Chat, ChatKind, Manner, Quiet, Subscription
from tests.fixtures.desk import request

TODAY = Date(2026, 11, 26)
MONDAY = Date(2026, 11, 23)
ISOLATES = re.compile("[\u2068\u2069]")
DAY = timedelta(days=1)
MAIL = Known(("Daily Mail",), ("world",))
WEEK = Wish(times=(480,), days=(0, 1, 2, 3, 4, 5, 6), weekend=(600,))
DAYS = {"daily": WEEK.days, "weekdays": (0, 1, 2, 3, 4), "weekend": (5, 6)}

every_language = pytest.mark.parametrize("code", LANGUAGES)


def told(text: str, **more: str) -> str:
    """Return a text as it is said, without what turns the direction of writing."""
    return ISOLATES.sub("", text.format(**examples(), **more))


@every_language
def test_a_pause_is_as_long_as_the_text_says(code: str) -> None:
    with speaking(Manner(code)):
        show = examples()
        shown = [show["a_day"], show["days"], show["weeks"]]
        usage = told(rhythm.SNOOZE_USAGE)
        assert all(f"/snooze {each}" in usage for each in shown)
        assert f"/snooze {show['a_day']}" in told(rhythm.HINT_SNOOZE)
        assert f"/snooze {show['days']}" in told(rhythm.CHOOSE_SNOOZE)
        assert [read_span(each) for each in shown] == [DAY, 3 * DAY, 14 * DAY]


@every_language
def test_every_unit_is_read_with_a_number_and_with_one(code: str) -> None:
    lengths = {"hour": DAY / 24, "day": DAY, "week": 7 * DAY, "month": 30 * DAY}
    with speaking(Manner(code)):
        for unit, said in wording_typed.UNITS.items():
            for each in said.split("|"):
                assert read_span(each) == lengths[unit]
                assert read_span(f"2 {each}") == 2 * lengths[unit]
            for one in wording_typed.ONE.split("|"):
                assert read_span(f"{one}{each}") == lengths[unit]
                assert read_span(f"{each} {one}") == lengths[unit]
            for lasting in wording_typed.LASTING.split("|"):
                first = said.split("|")[0]
                assert read_span(f"{lasting} 2 {first}") == 2 * lengths[unit]


@every_language
def test_a_length_is_chosen_by_the_words_of_the_text(code: str) -> None:
    with speaking(Manner(code)):
        show = examples()
        for each in ("short", "normal", "long"):
            assert f"/length {show[each]}" in told(rhythm.LENGTH_USAGE)
            assert meant("LENGTHS", show[each]) == each
            assert meant("LENGTHS", rhythm.LENGTHS[each]) == each
        assert f"/length {show['short']}" in told(rhythm.HINT_LENGTH)


@every_language
def test_quiet_hours_are_read_and_taken_away(code: str) -> None:
    with speaking(Manner(code)):
        off = examples()["off"]
        assert f"/quiet {off}" in told(rhythm.QUIET_USAGE)
        assert "/quiet 22:00-07:00" in told(rhythm.QUIET_USAGE)
        assert is_off(off.upper())
        assert read_quiet(off) is None
        for between in known("BETWEEN"):
            for around in known("AROUND"):
                said = f"{around} 22:00 {between} 7:00"
                assert read_quiet(said) == Quiet(1320, 420)
                assert read_quiet(f"{said} {around}") == Quiet(1320, 420)


@every_language
def test_plain_is_switched_by_the_words_of_the_text(code: str) -> None:
    with speaking(Manner(code)):
        show = examples()
        assert f"/plain {show['on']}" in told(language.HINT_PLAIN)
        for name in ("on", "off"):
            assert f"/plain {show[name]}" in told(language.PLAIN_USAGE)
            assert means(name.upper(), show[name])
        assert not known("ON") & known("OFF")


@every_language
def test_yesterday_is_named(code: str) -> None:
    with speaking(Manner(code)):
        said = examples()["yesterday"]
        assert f"/why {said}" in told(wording_delivery.USAGE)
        assert f"/why [{said}" in told(wording.HINT_WHY)
        assert read_day(said, TODAY) == TODAY - DAY
        assert read_day(wording_typed.TODAY.split("|")[0], TODAY) == TODAY


@every_language
def test_a_filter_is_read_as_the_text_writes_it(code: str) -> None:
    with speaking(Manner(code)):
        usage = filters.USAGE.format(**examples())
        typed = usage[usage.index("/filter") + 8 : usage.index("Daily Mail") + 11]
        parts = read_filters(typed, MAIL)
        assert [part.kind for part in parts] == [
            "words", "not_words", "not_words", "languages", "not_sources",
        ]  # fmt: skip
        assert parts[-2:] == (
            Part("languages", "en"),
            Part("not_sources", "Daily Mail"),
        )
        assert is_off(examples()["off"])
        assert f"/filter {examples()['off']}" in told(filters.USAGE)
        for kind, said in wording_typed.KEYS.items():
            for key in said.split("|"):
                assert meant("KEYS", key) == kind
                wanted = "en" if kind == "languages" else "world"
                value = "mail" if kind == "sources" else wanted
                (part,) = read_filters(f"{key.strip()}:{value}", MAIL)
                assert part.kind == kind
        only = told(filters.NOT_LANGUAGE)
        key = examples()["language"]
        assert f"{key}:en,de" in only
        keys = told(filters.UNKNOWN_KEY, key="x")
        assert all(f"{examples()[each]}:" in keys for each in ("source", "topic_key"))


@every_language
def test_a_subscription_is_read_as_the_text_writes_it(code: str) -> None:
    with speaking(Manner(code)):
        show = examples()
        typed = f"8:00 {show['weekdays']} 10:00 {show['weekend']}"
        usage = told(wording.SUBSCRIBE_USAGE, topic="world")
        assert f"/subscribe {typed}" in usage
        assert f"/subscribe 7:30 18:00 {show['weekdays']}" in usage
        assert read_wish(typed, ("world",)) == WEEK
        assert read_wish("8pm New York world", ("world",)).times == (1200,)


@every_language
def test_days_are_read_as_they_are_called_and_as_we_write_them(code: str) -> None:
    with speaking(Manner(code)):
        for name, said in wording_typed.DAYS.items():
            for each in said.split("|"):
                assert read_days(each) == DAYS[name]
                assert read_wish(f"8:00 {each}", ()).days == DAYS[name]
        for number in range(7):
            for called in (weekday(MONDAY + number * DAY), short_weekday(number)):
                assert read_days(called) == (number,)
        assert read_days(weekday_range(0, 4)) == (0, 1, 2, 3, 4)
        for between in wording_typed.BETWEEN.split("|"):
            ends = weekday(MONDAY), weekday(MONDAY + 2 * DAY)
            assert read_days(f" {between.strip()} ".join(ends)) == (0, 1, 2)
        assert read_time(wording_typed.TIMES["noon"].split("|")[0]) == 720
        assert read_time(wording_typed.TIMES["midnight"].split("|")[0]) == 0


@every_language
def test_fillers_say_nothing(code: str) -> None:
    with speaking(Manner(code)):
        for each in wording_typed.FILLERS.split("|"):
            assert read_wish(f"{each.strip()} 8:00", ()) == Wish(
                times=(480,), evening=None
            )


@every_language
def test_the_list_of_feeds_is_asked_for_in_the_words_of_the_text(code: str) -> None:
    with speaking(Manner(code)):
        said = examples()["export"]
        assert f"/feeds {said}" in told(wording_feeds.FEEDS_FOOT)
        assert means("EXPORT", said)


@every_language
def test_english_is_understood_in_every_language(code: str) -> None:
    with speaking(Manner(code)):
        assert read_span("3 days") == 3 * DAY
        assert read_quiet("from 10pm to 7am") == Quiet(1320, 420)
        assert is_off("off")
        assert meant("LENGTHS", "Short") == "short"
        assert read_day("yesterday", TODAY) == TODAY - DAY
        assert read_wish("8:00 weekdays 10:00 weekends", ()) == WEEK
        assert read_filters("lang:en", MAIL) == (Part("languages", "en"),)
        assert means("EXPORT", "export")


def test_no_language_is_understood_where_another_is_spoken() -> None:
    assert read_span("3 Tage") is None
    assert not means("OFF", "aus")


def test_accents_case_and_signs_of_direction_do_not_matter() -> None:
    with speaking(Manner("tr")):
        assert means("OFF", "KAPALI")


async def test_a_reader_types_what_he_is_told_to(stocked: Desk, router: Router) -> None:
    private, here = ChatKind.PRIVATE, Address(1001)
    await stocked.stores.chats.save(Chat(1001, private, "Ada", speaks="de"))
    with speaking(Manner("de")):
        usage = told(rhythm.LENGTH_USAGE)
        asked = re.findall(r"/(\w+) (\w+)", usage)
        for name, words in asked:
            await router.typed(name, request(words))
        await router.typed("subscribe", request("8:00 werktags 10:00 wochenends"))
        kept = await stocked.stores.subscriptions.get(here)
        assert asked[-1] == ("length", "lang")
        assert isinstance(kept, Subscription)
        assert (kept.length, kept.weekend) == ("long", (600,))
