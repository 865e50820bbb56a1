"""What publishers change in their articles, from the feed to what readers are told."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.briefing.compose import compose
from bot.briefing.series import series_of
from bot.jobs.alerts import Alerts
from bot.jobs.analysis import Analyst
from bot.jobs.correcting import Corrector
from bot.jobs.keeping import Keeper
from bot.model import Address, Briefing, Feed, Listed, Message, Report, Track
from bot.sources.fetch import Page
from bot.store import keys
from bot.store.connection import Redis
from bot.store.news import News
from tests.fakes.clock import NOON
from tests.fakes.newsroom import FEED, House, item, page, rss, seed

KILLED = "The flood in Ostrand has killed 80 people since Sunday, the mayor said. "
MORE = (
    "Helpers from the villages around Lake Vessel brought blankets and soup. "
    "The mayor of Ostrand, Ines Koll, said that the bridge over the Marn is closed. "
    "Trains to the coast do not run, and the schools of the valley stay shut. "
) * 3
TEXT = KILLED + MORE
EDITED = TEXT.replace("80 people", "81 people")
OTHER = "https://other.example/rss"


@pytest.fixture
async def house(redis: Redis) -> House:
    house = House(redis)
    await house.subscribe()
    return house


async def polled(house: House, *items: str, minutes: int = 60, url: str = FEED) -> int:
    """Have the feed say this, and ask it after so many minutes."""
    house.web.put(url, rss(*items))
    house.clock.advance(minutes * 60)
    feed = await house.feed(url)
    await house.stores.feeds.save(replace(feed, due=house.clock.now()))
    return await house.ingest.poll()


async def only(house: House) -> Report:
    (report,) = await house.stores.articles.latest(9)
    return report


async def named_flood(house: House) -> Report:
    reports = await house.stores.articles.latest(9)
    (report,) = (each for each in reports if each.origin.title == "Flood")
    return report


async def told(house: House, known: dict[str, str]) -> Briefing:
    news = await News(house.stores, house.clock.now()).of(2)
    return compose(house.clock.now().date(), news, known)


async def test_a_corrected_figure_is_kept_with_both_sentences(house: House) -> None:
    await polled(house, item("Flood", TEXT))
    assert await polled(house, item("Flood", EDITED)) == 0
    report = await only(house)
    (version,) = report.versions
    (edit,) = version.corrections
    assert (edit.before, edit.after) == ("80 people", "81 people")
    assert edit.old_sentence == KILLED.strip()
    assert edit.new_sentence == KILLED.strip().replace("80", "81")
    assert (version.added, version.removed) == (1, 1)
    assert version.seen == house.clock.now()
    article = await house.stores.articles.get(report.origin.article_id)
    assert article
    assert article.text == EDITED.strip()
    assert await house.stores.articles.corrected(NOON) == (article.id,)


async def test_a_new_title_gives_the_story_a_new_headline(house: House) -> None:
    await polled(house, item("Flood kills 80 in Ostrand", TEXT))
    edited = item("Flood kills 81 in Ostrand", EDITED)
    await polled(
        house,
        edited.replace(
            ">https://news.example/Flood kills 81",
            ">https://news.example/Flood kills 80",
        ),
    )
    report = await only(house)
    story = await house.stores.stories.get(report.story_id)
    assert story
    assert story.headline == "Flood kills 81 in Ostrand"
    assert story.article_ids == (report.origin.article_id,)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace("22 Nov 2026 08:00", "22 Nov 2026 09:30"),
        lambda line: line.replace("example/Flood<", "example/Flood?utm_source=rss<"),
        lambda line: line.replace("blankets and", "blankets  \n and"),
    ],
    ids=["date", "link", "blanks"],
)
async def test_what_readers_never_see_is_no_version(
    house: House, change: object
) -> None:
    assert callable(change)
    await polled(house, item("Flood", TEXT))
    await polled(house, change(item("Flood", TEXT)))
    await polled(house, change(item("Flood", TEXT)))
    assert (await only(house)).versions == ()
    assert house.worker.done.count("analyse") == 1


async def test_after_a_restart_a_change_is_still_seen(house: House) -> None:
    await polled(house, item("Flood", TEXT))
    house.ingest = house.opened()
    await polled(house, item("Flood", EDITED))
    assert len((await only(house)).versions) == 1
    house.ingest = house.opened()
    await polled(house, item("Flood", EDITED), item("Other", MORE))
    assert house.worker.done.count("analyse") == 3


def named(line: str, guid: str) -> str:
    return line.replace("<item>", f"<item><guid isPermaLink='false'>{guid}</guid>")


async def test_a_new_address_under_the_same_name_is_the_same_article(
    house: House,
) -> None:
    await polled(house, named(item("Flood", TEXT), "n7"))
    await polled(house, named(item("Flood-in-Ostrand", EDITED), "n7"))
    report = await only(house)
    assert report.origin.url == "https://news.example/Flood-in-Ostrand"
    assert len(report.versions) == 1


async def test_another_text_under_the_same_name_is_another_article(
    house: House,
) -> None:
    await polled(house, named(item("Flood", TEXT), "latest"))
    other = "A choir of two hundred sang at the opening of the new hall in Tarvo. " * 12
    assert await polled(house, named(item("Choir", other), "latest")) == 1
    assert sorted(await house.titles()) == ["Choir", "Flood"]


async def test_a_name_that_all_entries_have_tells_none_from_another(
    house: House,
) -> None:
    entries = [named(item(name, f"{name}. {TEXT}"), "0") for name in ("One", "Two")]
    assert await polled(house, *entries) == 2
    await polled(house, *entries, item("Three", f"Three. {TEXT}"))
    assert sorted(await house.titles()) == ["One", "Three", "Two"]


async def test_another_feed_with_the_same_article_does_not_change_it(
    house: House,
) -> None:
    await house.subscribe(OTHER, "Front page")
    await polled(house, item("Flood", TEXT))
    await polled(house, item("Flood", EDITED), url=OTHER)
    await polled(house, item("Flood", EDITED + "And more."), url=OTHER)
    assert (await only(house)).versions == ()


@pytest.mark.whole
async def test_a_live_page_is_looked_at_ever_more_seldom(house: House) -> None:
    for killed in range(80, 128):
        text = TEXT.replace("80 people", f"{killed} people")
        await polled(house, item("Flood", text), minutes=30)
    looks = house.worker.done.count("analyse")
    assert 5 < looks <= 11
    # What waited is looked at though the feed says nothing new any more.
    last = TEXT.replace("80 people", "127 people")
    await polled(house, item("Flood", last), minutes=240)
    assert house.worker.done.count("analyse") == looks + 1
    assert (await only(house)).findings.figures[0].text == "127 people"


async def test_a_page_is_read_again_only_when_its_feed_says_something_else(
    house: House,
) -> None:
    link = "https://news.example/Flood"
    house.web.put(link, page(TEXT), "text/html")
    await polled(house, item("Flood", "Eighty are dead."))
    house.web.put(link, page(EDITED), "text/html")
    await polled(house, item("Flood", "Eighty are dead."), item("Other", MORE))
    assert [url for url, _, _ in house.web.asked].count(link) == 1
    await polled(house, item("Flood", "Eighty-one are dead."))
    assert [url for url, _, _ in house.web.asked].count(link) == 2
    report = await named_flood(house)
    (edit,) = report.versions[0].corrections
    assert (edit.before, edit.after) == ("80 people", "81 people")


async def test_a_teaser_that_changes_over_an_unchanged_page_is_no_version(
    house: House,
) -> None:
    house.web.put("https://news.example/Flood", page(TEXT), "text/html")
    await polled(house, item("Flood", "Eighty are dead."))
    await polled(house, item("Flood", "Many are dead."))
    await polled(house, item("Flood", "Many are dead."), item("Other", MORE))
    assert (await named_flood(house)).versions == ()
    assert house.worker.done.count("analyse") == 2


async def test_a_text_that_goes_leaves_the_article_as_it_was(house: House) -> None:
    await polled(house, item("Flood", TEXT))
    await polled(house, item("Flood", ""))
    assert (await only(house)).versions == ()


async def test_a_version_that_cannot_be_read_is_passed_over(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await polled(house, item("Flood", TEXT))
    house.worker.poison = "arsenic', source="
    await polled(house, item("Flood", EDITED + "arsenic"))
    assert "80 people" in (await only(house)).findings.figures[0].text
    assert "reading it ended the process" in caplog.text


async def test_who_tracks_a_corrected_figure_hears_of_it_once(house: House) -> None:
    await polled(house, item("Flood", TEXT))
    report = await only(house)
    placed = await house.stores.series.of(report.story_id)
    (series,) = series_of([report], placed)
    track = Track(
        Address(5), series.id, report.story_id, "80 people", house.clock.now(),
        (report.origin.article_id,),
    )  # fmt: skip
    await house.stores.tracks.add(track)
    alerts = Alerts(house.stores, house.clock, lambda it: Message(it.point.figure.text))
    await alerts.run()
    await polled(house, item("Flood", EDITED))
    await alerts.run()
    await polled(house, item("Flood", EDITED + "It rains."))
    await alerts.run()
    leases = await house.stores.outbox.take(9)
    assert [each.delivery.messages[0].html for each in leases] == ["81 people"]
    (after,) = series_of(
        [await only(house)], await house.stores.series.of(report.story_id)
    )
    assert after.id == series.id
    assert [point.figure.text for point in after.points] == ["81 people"]


async def test_one_article_from_five_feeds_edited_and_oddly_dated_is_told_once(
    house: House,
) -> None:
    feeds = [FEED, *(f"https://copy{n}.example/rss" for n in range(4))]
    for feed in feeds[1:]:
        await house.subscribe(feed, feed[8:13])
    dates = ["22 Nov 2026 08:00", "01 Jan 1970 00:00", "22 Nov 2036 08:00",
             "22 Nov 2026 08:00", "22 Nov 2026 09:00"]  # fmt: skip
    titles = ["Flood kills 80", *["Flood in Ostrand kills 80 people"] * 4]
    added, known = 0, dict[str, str]()
    for feed, date, title in zip(feeds, dates, titles, strict=True):
        line = item("Flood", TEXT).replace("<title>Flood<", f"<title>{title}<")
        line = line.replace("22 Nov 2026 08:00", date)
        added += await polled(house, line, url=feed)
        known |= (await told(house, known)).told
    assert added == 1
    first = await only(house)
    assert await polled(house, item("Flood", EDITED)) == 0
    report = await only(house)
    assert report.story_id == first.story_id
    assert report.findings.figures[0].text == "81 people"
    assert report.versions[0].corrections[0].before == "80 people"
    again = await told(house, known)
    assert [chapter.is_update for chapter in again.chapters] == [True]
    assert (await told(house, {**known, **again.told})).chapters == ()
    assert len(await house.stores.stories.recent(datetime(2000, 1, 1, tzinfo=UTC))) == 1


async def test_an_undated_article_read_while_the_clock_was_ahead_gets_its_date(
    house: House,
) -> None:
    line = item("Flood", TEXT).replace(
        "<pubDate>22 Nov 2026 08:00:00 GMT</pubDate>", ""
    )
    house.clock.advance(400 * 86_400)
    await polled(house, line)
    house.clock.advance(-400 * 86_400)
    await polled(house, line, item("Other", MORE))
    await polled(house, line)
    report = await named_flood(house)
    assert report.origin.published <= house.clock.now()
    assert report.versions == ()


async def test_an_undated_article_that_went_does_not_come_back(house: House) -> None:
    line = item("Flood", TEXT).replace(
        "<pubDate>22 Nov 2026 08:00:00 GMT</pubDate>", ""
    )
    await polled(house, line)
    now = house.clock.now()
    await house.stores.retention.remove_oldest(0, now)
    house.ingest = house.opened()
    assert await polled(house, line, item("Other", MORE, 23)) == 0
    assert await house.titles() == []


async def test_a_version_with_the_text_of_another_article_is_none(house: House) -> None:
    await polled(house, item("Flood", TEXT), item("Other", MORE))
    await polled(house, item("Flood", TEXT), item("Other", TEXT))
    assert sorted(await house.titles()) == ["Flood", "Other"]
    reports = await house.stores.articles.latest(9)
    assert [report.versions for report in reports] == [(), ()]


async def test_an_article_from_before_entries_were_noted_is_noted(
    house: House, redis: Redis
) -> None:
    await polled(house, item("Flood", TEXT))
    report = await only(house)
    key = keys.article(report.origin.article_id)
    await redis.hset(key, "at", f"1 - - {report.story_id}")
    house.ingest = house.opened()
    await polled(house, item("Flood", TEXT), item("Other", MORE))
    await polled(house, item("Flood", EDITED), item("Other", MORE))
    assert len((await named_flood(house)).versions) == 1


async def test_an_article_that_is_gone_gets_no_version(house: House) -> None:
    analyst = Analyst(house.worker)
    keeper = Keeper(house.stores, analyst, asyncio.Semaphore(1))
    corrector = Corrector(house.stores, analyst, keeper)
    listed = Listed("mark", "digest")
    assert not await corrector.put("gone", seed("gone", 22), listed, NOON)
    await corrector.note("gone", listed)
    assert await house.stores.articles.standing("gone", "mark") is None
    assert await corrector.may_look("gone", NOON)


async def test_a_story_of_two_keeps_both_when_one_is_corrected(house: House) -> None:
    await house.subscribe(OTHER, "Other News")
    await polled(house, item("Flood in Ostrand", TEXT))
    same = TEXT.replace("80 people since Sunday", "80 people in two days")
    await polled(house, item("Ostrand flood", same), url=OTHER)
    await polled(house, item("Flood in Ostrand", EDITED))
    reports = await house.stores.articles.latest(9)
    assert len({report.story_id for report in reports}) == 1
    placed = await house.stores.series.of(reports[0].story_id)
    told = {
        point.figure.text
        for series in series_of(reports, placed)
        for point in series.points
        if point.figure.counted == "people"
    }
    assert told == {"80 people", "81 people"}


async def test_an_entry_of_the_past_that_had_no_room_is_passed_over(
    house: House,
) -> None:
    await polled(house, item("Flood", TEXT), item("Other", MORE, 23))
    await house.stores.retention.remove_oldest(1, house.clock.now())
    house.ingest = house.opened()
    await polled(
        house,
        item("Flood", TEXT),
        item("Other", MORE, 23),
        item("New", MORE + "New.", 23),
    )
    assert sorted(await house.titles()) == ["New", "Other"]


async def test_a_teaser_never_takes_the_place_of_a_text(house: House) -> None:
    link = "https://news.example/Flood"
    house.web.put(link, page(TEXT), "text/html")
    await polled(house, item("Flood", "Eighty are dead."))
    del house.web.pages[link]
    await polled(house, item("Flood", "Eighty-one are dead."))
    article = await house.stores.articles.get((await only(house)).origin.article_id)
    assert article
    assert article.text.startswith(KILLED.strip())
    house.web.put(link, page(EDITED), "text/html")
    house.ingest = house.opened()
    await polled(house, item("Flood", "Eighty-one are dead."), item("Other", MORE))
    assert len((await named_flood(house)).versions) == 1


MINE = "https://mine.example/rss"


async def own_text(house: House) -> list[str]:
    """Return the texts its readers see of what the own feed brought, newest first."""
    mine = house.stores.seen_by((MINE,)).articles
    found = [await mine.get(each.origin.article_id) for each in await mine.latest(9)]
    return [each.text for each in found if each]


async def test_an_own_article_is_corrected_for_its_readers_alone(house: House) -> None:
    await house.stores.feeds.add(Feed(MINE, "Mine", due=NOON, is_own=True))
    await polled(house, item("Flood", TEXT), url=MINE)
    await polled(house, item("Flood", EDITED), url=MINE)
    assert await own_text(house) == [EDITED.strip()]
    (report,) = await house.stores.seen_by((MINE,)).articles.latest(9)
    assert report.feeds == (MINE,)
    assert report.versions[0].corrections[0].after == "81 people"
    everybody = house.stores.seen_by(()).articles
    assert await everybody.latest(9) == ()
    assert await everybody.search({"flood": 1.0, "ostrand": 1.0}, 9) == ()
    assert await everybody.get(report.origin.article_id) is None
    assert await house.stores.stories.recent(datetime(2026, 11, 1, tzinfo=UTC)) == ()


async def test_what_an_own_feed_changes_is_not_shown_to_those_who_have_the_text_too(
    house: House,
) -> None:
    await house.stores.feeds.add(Feed(MINE, "Mine", due=NOON, is_own=True))
    await polled(house, item("Flood", TEXT), url=MINE)
    await polled(house, item("Flood", TEXT))
    await polled(house, item("Flood", EDITED), url=MINE)
    report = await only(house)
    assert (report.feeds, report.versions) == ((), ())
    assert sorted(await own_text(house)) == [TEXT.strip(), EDITED.strip()]


async def test_no_feed_for_everybody_corrects_what_a_chats_own_brought(
    house: House,
) -> None:
    await house.stores.feeds.add(Feed(MINE, "Mine", due=NOON, is_own=True))
    await polled(house, item("Flood", TEXT), url=MINE)
    assert await polled(house, item("Flood", EDITED)) == 1
    assert sorted(await own_text(house)) == [TEXT.strip(), EDITED.strip()]


async def test_a_correction_with_words_an_own_feed_had_first_is_everybodys(
    house: House,
) -> None:
    await house.stores.feeds.add(Feed(MINE, "Mine", due=NOON, is_own=True))
    await polled(house, item("Flood", EDITED), url=MINE)
    await polled(house, item("Flood", TEXT))
    await polled(house, item("Flood", EDITED))
    everybody = house.stores.seen_by(()).articles
    shown = [
        await everybody.get(e.origin.article_id) for e in await everybody.latest(9)
    ]
    assert EDITED.strip() in [each.text for each in shown if each]


async def test_an_undated_article_behind_a_forwarding_link_does_not_come_back(
    house: House,
) -> None:
    line = (
        item("Flood", TEXT)
        .replace("<pubDate>22 Nov 2026 08:00:00 GMT</pubDate>", "")
        .replace("news.example/Flood<", "t.co/flood<")
    )
    there = "https://news.example/Flood"
    house.web.pages["https://t.co/flood"] = Page(
        200, there, page(TEXT).encode(), "text/html", "utf-8"
    )
    await polled(house, line)
    assert await house.titles() == ["Flood"]
    await house.stores.retention.remove_oldest(0, house.clock.now())
    house.ingest = house.opened()
    assert await polled(house, line, item("Other", MORE, 23)) == 0
    assert await house.titles() == []
