from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.metrics import Metrics
from bot.model import Article, Feed, Findings, Listed, Report
from bot.store import keys
from bot.store.articles import Articles, Kept
from bot.store.connection import Redis
from bot.store.packing import Packed, pack
from bot.store.replacing import Replacer
from tests.store.values import DAY, FINDINGS, HOUR, NOON, TEXT, article, share

NOTHING = Findings()


@pytest.fixture
def articles(redis: Redis) -> Articles:
    return Articles(redis)


async def test_an_article_comes_back_as_it_was_kept(articles: Articles) -> None:
    kept = article(1)
    assert await articles.add(kept, FINDINGS, "s1", {"boat": 2.0})
    assert await articles.get("a1") == kept


async def test_a_report_has_all_that_was_found(articles: Articles) -> None:
    await articles.add(article(1), FINDINGS, "s1", {})
    report = await articles.report("a1")
    assert report is not None
    assert report.findings == FINDINGS
    assert report.origin == article(1).origin
    assert (report.story_id, report.language, report.topics) == ("s1", "de", ("sea",))


async def test_what_the_text_does_not_say_is_left_out_and_counted(
    redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    metrics = Metrics()
    articles = Articles(redis, metrics)
    await articles.add(article(1), FINDINGS, "s1", {})
    wrong = replace(FINDINGS.figures[0], text="90", low=90.0, high=90.0)
    findings = replace(FINDINGS, figures=(wrong, FINDINGS.figures[1]))
    await redis.hset(keys.article("a1"), "z", pack(Packed(article(1), findings)))
    report = await articles.report("a1")
    assert report
    assert report.findings == replace(FINDINGS, figures=FINDINGS.figures[1:])
    assert 'newsbrief_refused_total{kind="figure"} 1' in metrics.render()
    assert "article a1: a figure is not in its text" in caplog.text


async def test_people_can_be_asked_for_alone(articles: Articles) -> None:
    await articles.add(article(1), FINDINGS, "s1", {})
    whole = await articles.report("a1")
    assert whole
    (report,) = await articles.people(("a1", "gone"))
    assert report == replace(whole, findings=Findings(people=FINDINGS.people))


async def test_of_people_asked_for_alone_the_text_has_to_say_all_too(
    redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    metrics = Metrics()
    articles = Articles(redis, metrics)
    await articles.add(article(1), FINDINGS, "s1", {})
    wrong = replace(FINDINGS.people[0], name="Eve Day")
    findings = replace(FINDINGS, people=(wrong, *FINDINGS.people))
    await redis.hset(keys.article("a1"), "z", pack(Packed(article(1), findings)))
    (report,) = await articles.people(("a1",))
    assert report.findings == Findings(people=FINDINGS.people)
    assert 'newsbrief_refused_total{kind="person"} 1' in metrics.render()
    assert "article a1: a person is not in its text" in caplog.text


async def test_nothing_is_found_where_nothing_is_kept(articles: Articles) -> None:
    assert await articles.get("a1") is None
    assert await articles.report("a1") is None
    assert await articles.latest(5) == ()
    assert await articles.search({"boat": 1.0}, 5) == ()
    assert await articles.search({}, 5) == ()
    assert not await articles.replace(article(1), NOTHING, {})


async def test_the_same_address_is_kept_once(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s1", {})
    assert not await articles.add(
        article(2, url="https://gull.example/1"), NOTHING, "s1", {}
    )


async def test_the_same_text_is_kept_once_however_it_is_set(articles: Articles) -> None:
    await articles.add(article(1, text="Forty boats left."), NOTHING, "s1", {})
    again = article(2, text="Forty  boats\nLEFT.")
    assert not await articles.add(again, NOTHING, "s1", {})
    assert await articles.known("", "forty boats left.") == "a1"


async def test_the_same_id_is_kept_once(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s1", {})
    assert not await articles.add(replace(article(2), id="a1"), NOTHING, "s1", {})


async def test_articles_without_an_address_do_not_collide(articles: Articles) -> None:
    await articles.add(article(1, url=""), NOTHING, "s1", {})
    assert await articles.add(article(2, url=""), NOTHING, "s1", {})
    assert await articles.known("", "another text") is None


async def test_an_article_is_known_by_its_address(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s1", {})
    assert await articles.known("https://gull.example/1", "new text") == "a1"


async def test_the_latest_come_newest_first_page_by_page(articles: Articles) -> None:
    for number in range(4):
        published = NOON + number * HOUR
        await articles.add(article(number, published=published), NOTHING, "s", {})
    page = await articles.latest(2, offset=1)
    assert [report.origin.article_id for report in page] == ["a2", "a1"]


async def test_what_comes_later_is_not_yet_told(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s", {"boat": 1.0})
    await articles.add(article(2, published=NOON + HOUR), NOTHING, "s", {"boat": 9.0})
    assert [r.origin.article_id for r in await articles.latest(9, until=NOON)] == ["a1"]
    assert [r.origin.article_id for r in await articles.since(NOON, until=NOON)] == [
        "a1"
    ]
    assert await articles.search({"boat": 1.0}, 1, until=NOON) == ("a1",)


async def test_a_topic_has_its_own_latest(articles: Articles) -> None:
    await articles.add(article(1, topics=("sea", "law")), NOTHING, "s", {})
    await articles.add(article(2, topics=("sea",)), NOTHING, "s", {})
    assert [r.origin.article_id for r in await articles.latest(9, topic="law")] == [
        "a1"
    ]
    assert len(await articles.since(NOON - DAY, topic="sea")) == 2
    assert await articles.topics() == {"sea": 2, "law": 1}


async def test_sources_and_articles_are_counted(articles: Articles) -> None:
    await articles.add(article(1, source="The Gull"), NOTHING, "s", {})
    await articles.add(article(2, source="The: Tern"), NOTHING, "s", {})
    assert await articles.sources() == {"The Gull": 1, "The: Tern": 1}
    assert await articles.count() == 2


async def test_reports_leave_out_what_is_not_kept(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s", {})
    found = await articles.reports(["a9", "a1"])
    assert [report.origin.article_id for report in found] == ["a1"]


async def test_a_rare_word_outweighs_a_common_one(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s", {"boat": 1.0, "whale": 1.0})
    await articles.add(article(2), NOTHING, "s", {"boat": 1.5})
    await articles.add(article(3), NOTHING, "s", {"boat": 1.2})
    assert await articles.search({"boat": 1.0, "whale": 1.0}, 2) == ("a1", "a2")


async def test_a_search_asks_only_for_what_there_is(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s", {"boat": 1.0})
    assert await articles.search({"boat": 1.0, "moon": 1.0}, 9) == ("a1",)
    assert await articles.search({"moon": 1.0}, 9) == ()


async def test_only_the_weightiest_terms_are_entered(articles: Articles) -> None:
    terms = {f"t{number}": float(number) for number in range(50)}
    await articles.add(article(1), NOTHING, "s", terms)
    assert await articles.search({"t10": 1.0}, 1) == ("a1",)
    assert await articles.search({"t9": 1.0}, 1) == ()


async def test_a_new_version_takes_the_place_of_the_old(articles: Articles) -> None:
    await articles.add(article(1), NOTHING, "s1", {"boat": 1.0})
    url = "https://gull.example/1"
    changed = article(1, url=url, text=f"{TEXT} Fifty.", topics=("law",))
    assert await articles.replace(changed, FINDINGS, {"fifty": 1.0})
    report = await articles.report("a1")
    assert report is not None
    assert (report.story_id, report.findings) == ("s1", FINDINGS)
    assert await articles.get("a1") == changed
    assert await articles.topics() == {"law": 1}
    assert await articles.search({"boat": 1.0}, 1) == ()
    assert await articles.search({"fifty": 1.0}, 1) == ("a1",)
    assert await articles.count() == 1


async def test_a_version_that_came_in_between_is_not_put_over(
    articles: Articles, redis: Redis
) -> None:
    class Late(Replacer):
        async def _read_old(self, article_id: str) -> list[object]:
            found = await super()._read_old(article_id)
            changed = article(1, text="Meanwhile.")
            await articles.replace(changed, NOTHING, {})
            return found

    await articles.add(article(1), NOTHING, "s1", {"boat": 1.0})
    assert not await Late(redis).replace(article(1, text="Late."), NOTHING, {})
    kept = await articles.get("a1")
    assert kept
    assert kept.text == "Meanwhile."


GULLS = "https://gull.example/members.xml"
TERNS = "https://tern.example/members.xml"


def own(number: int, feed: str = GULLS, topic: str = "reef") -> Article:
    made = article(number, topics=(topic,), source="Reef Notes")
    return replace(made, feed=feed, published=NOON + number * HOUR)


def ids(reports: Iterable[Report]) -> list[str]:
    return [report.origin.article_id for report in reports]


async def test_what_an_own_feed_brought_is_only_for_those_who_read_it(
    articles: Articles,
) -> None:
    await articles.add(own(1), FINDINGS, "s1", {"boat": 1.0})
    await articles.add(article(2), FINDINGS, "s1", {"boat": 1.0})
    others, owners = articles.seen_by(()), articles.seen_by((TERNS, GULLS))
    assert await others.get("a1") is None
    assert await others.report("a1") is None
    assert ids(await others.reports(["a1", "a2"])) == ["a2"]
    assert ids(await others.latest(9)) == ["a2"]
    assert ids(await others.latest(9, topic="reef")) == []
    assert await others.search({"boat": 1.0}, 9) == ("a2",)
    assert (await others.topics(), await others.sources()) == (
        {"sea": 1},
        {"The Gull": 1},
    )
    assert await owners.get("a1") == own(1)
    assert ids(await owners.reports(["a1", "a2"])) == ["a1", "a2"]
    assert ids(await owners.latest(9)) == ["a1", "a2"]
    assert ids(await owners.latest(1, offset=1)) == ["a2"]
    assert ids(await owners.latest(9, topic="reef")) == ["a1"]
    assert sorted(await owners.search({"boat": 1.0}, 9)) == ["a1", "a2"]
    assert await owners.topics() == {"sea": 1, "reef": 1}
    assert await owners.sources() == {"The Gull": 1, "Reef Notes": 1}


async def test_jobs_see_every_article(articles: Articles) -> None:
    await articles.add(own(1), FINDINGS, "s1", {"boat": 1.0})
    report = await articles.report("a1")
    assert report
    assert report.feeds == (GULLS,)
    assert await articles.search({"boat": 1.0}, 9) == ("a1",)


async def test_pages_of_one_moment_neither_lose_nor_double_an_article(
    articles: Articles,
) -> None:
    for number in range(1, 5):
        await articles.add(article(number, published=NOON), NOTHING, f"s{number}", {})
    for reader in (articles.seen_by(()), articles.seen_by((TERNS,))):
        pages = [ids(await reader.latest(2, offset=offset)) for offset in (0, 2)]
        assert pages == [["a4", "a3"], ["a2", "a1"]]


async def test_an_article_two_own_feeds_shared_is_for_both(
    articles: Articles, redis: Redis
) -> None:
    await articles.add(own(1), FINDINGS, "s1", {})
    await share(redis, own(1), TERNS)
    assert ids(await articles.seen_by((TERNS,)).latest(9)) == ["a1"]
    assert ids(await articles.seen_by((GULLS,)).latest(9)) == ["a1"]
    assert ids(await articles.seen_by((GULLS, TERNS)).latest(9)) == ["a1"]
    assert ids(await articles.seen_by(()).latest(9)) == []


async def test_what_becomes_everybodys_is_in_every_list(
    articles: Articles, redis: Redis
) -> None:
    await articles.add(own(1), FINDINGS, "s1", {"boat": 1.0})
    assert await articles.publish(GULLS) == 1
    assert await articles.publish(GULLS) == 0
    everybody = articles.seen_by(())
    assert ids(await everybody.latest(9)) == ["a1"]
    assert ids(await everybody.latest(9, topic="reef")) == ["a1"]
    assert await everybody.search({"boat": 1.0}, 9) == ("a1",)
    assert await everybody.sources() == {"Reef Notes": 1}
    assert await redis.exists(keys.by_own(GULLS), keys.by_own()) == 0
    assert await redis.hexists(keys.article("a1"), "feed") is False
    assert await articles.known("https://gull.example/1", "") == "a1"


async def test_a_feed_that_becomes_everybodys_brings_all_it_had(
    articles: Articles,
) -> None:
    for number in (1, 2):
        await articles.add(own(number), FINDINGS, "s1", {})
    await articles.add(own(3, TERNS), FINDINGS, "s1", {})
    assert await articles.publish(GULLS) == 2
    assert ids(await articles.seen_by(()).latest(9)) == ["a2", "a1"]


async def test_a_new_version_of_an_own_article_stays_own(articles: Articles) -> None:
    await articles.add(own(1), FINDINGS, "s1", {})
    newer = replace(own(1), text="Ann Lee said 40 boats left on Monday, not Sunday.")
    assert await articles.replace(newer, NOTHING, {})
    assert ids(await articles.seen_by(()).latest(9)) == []
    assert ids(await articles.seen_by((GULLS,)).latest(9)) == ["a1"]


async def test_an_own_article_neither_hides_nor_replaces_one_for_everybody(
    articles: Articles,
) -> None:
    shared = article(1)
    await articles.add(replace(own(2), url=shared.url), NOTHING, "s1", {})
    assert await articles.add(shared, NOTHING, "s1", {})
    newer = replace(own(2), url=shared.url, text="Words for members only.")
    assert await articles.replace(newer, NOTHING, {})
    kept = await articles.get("a1")
    assert kept == shared


async def test_an_article_is_known_by_the_entry_that_brought_it(
    articles: Articles,
) -> None:
    listed = Listed("mark", "digest")
    await articles.add(article(1), NOTHING, "s1", {}, listed=listed)
    await articles.add(article(2), NOTHING, "s1", {})
    moment = NOON.timestamp()
    assert await articles.standing("other", "mark") == Kept("a1", listed, moment)
    assert await articles.standing("a2", "new") == Kept("a2", None, moment)
    assert await articles.standing("a3", "new") is None
    await articles.note("a1", Listed("mark", "digest2"))
    await articles.note("a1", Listed("another", "digest3"))
    found = await articles.standing("a1", "another")
    assert found == Kept("a1", Listed("mark", "digest2"), moment)


async def test_a_search_looks_on_past_what_comes_later(articles: Articles) -> None:
    for number in range(9):
        made = article(number, published=NOON + number * HOUR)
        await articles.add(made, NOTHING, "s", {"boat": 1.0})
    assert await articles.search({"boat": 1.0}, 1, until=NOON) == ("a0",)
    assert await articles.search({"boat": 1.0}, 3, until=NOON - DAY) == ()


@pytest.mark.parametrize(
    ("kept", "came"), [("", GULLS), (GULLS, ""), (GULLS, TERNS), (TERNS, GULLS)]
)
async def test_no_version_goes_where_others_would_see_it(
    articles: Articles, kept: str, came: str
) -> None:
    await articles.add(replace(article(1), feed=kept), NOTHING, "s1", {})
    newer = replace(article(1, text="Other words."), feed=came)
    assert not await articles.replace(newer, NOTHING, {})
    found = await articles.get("a1")
    assert found
    assert found.text == article(1).text


async def test_an_article_several_own_feeds_share_stays_as_all_saw_it(
    articles: Articles, redis: Redis
) -> None:
    await articles.add(own(1), NOTHING, "s1", {}, listed=Listed("mark", "digest"))
    await share(redis, own(1), TERNS)
    assert not await articles.replace(replace(own(1), text="New."), NOTHING, {})
    found = await articles.standing("other", "mark")
    assert found
    assert (found.article_id, found.feeds) == ("a1", (GULLS, TERNS))
    assert found.published == own(1).published.timestamp()
    assert not found.is_only(Feed(GULLS, is_own=True))


def test_who_may_see_a_feed_is_who_may_see_what_only_it_brought() -> None:
    mine, ours = Kept("a", None, 0.0, (GULLS,)), Kept("a", None, 0.0)
    assert mine.is_only(Feed(GULLS, is_own=True))
    assert mine.is_only(Feed(TERNS, is_own=True, first_url=GULLS))
    assert not mine.is_only(Feed(GULLS))
    assert not mine.is_only(Feed(TERNS, is_own=True))
    assert ours.is_only(Feed(GULLS))
    assert not ours.is_only(Feed(GULLS, is_own=True))


async def test_own_articles_are_searched_by_their_date_too(articles: Articles) -> None:
    await articles.add(own(1), NOTHING, "s1", {"boat": 1.0})
    mine = articles.seen_by((GULLS,))
    assert await mine.search({"boat": 1.0}, 9, until=NOON) == ()
    assert await mine.search({"boat": 1.0}, 9, until=NOON + HOUR) == ("a1",)
    assert await articles.search({"boat": 1.0}, 9, until=NOON) == ()


async def test_a_search_looks_on_past_what_others_own(articles: Articles) -> None:
    for number in range(8):
        await articles.add(own(number), NOTHING, "s1", {"boat": 9.0})
    await articles.add(article(9), NOTHING, "s1", {"boat": 1.0})
    assert await articles.seen_by(()).search({"boat": 1.0}, 1) == ("a9",)
