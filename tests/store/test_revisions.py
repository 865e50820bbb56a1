from datetime import timedelta

import pytest

from bot.model import Correction, Findings, Version
from bot.store.articles import Articles
from bot.store.connection import Redis
from bot.store.revisions import MOST, pack_versions, unpack_versions
from tests.store.values import FINDINGS, NOON, SENTENCE, article

OLD = SENTENCE.replace("40", "39")
EDIT = Correction("39", "40", OLD, SENTENCE)
GONE = Correction("7", "", "Only 7 stayed.", "")


def version(*edits: Correction, hours: int = 0) -> Version:
    return Version(NOON + timedelta(hours=hours), 2, 1, edits)


def test_versions_come_back_as_they_were() -> None:
    versions = (version(EDIT), version(GONE, hours=1))
    raw = pack_versions(versions).encode()
    assert unpack_versions(raw, article(1)) == versions


def test_only_the_last_are_kept() -> None:
    versions = tuple(version(hours=number) for number in range(MOST + 3))
    raw = pack_versions(versions).encode()
    assert unpack_versions(raw, article(1)) == versions[3:]


@pytest.mark.parametrize(
    "edit",
    [
        Correction("39", "41", OLD, SENTENCE),
        Correction("38", "40", OLD, SENTENCE),
        Correction("39", "40", OLD, SENTENCE.replace("left", "sank")),
    ],
    ids=["other-number", "other-old-number", "other-sentence"],
)
def test_what_does_not_stand_in_the_article_is_not_told(edit: Correction) -> None:
    raw = pack_versions((version(edit),)).encode()
    assert unpack_versions(raw, article(1)) == (version(),)


async def test_a_figure_changed_again_and_again_keeps_all_it_was(redis: Redis) -> None:
    articles = Articles(redis)
    said = [SENTENCE.replace("40", number) for number in ("37", "38", "39", "40")]
    await articles.add(article(1, text=said[0]), Findings(), "s1", {})
    for place in range(1, 4):
        old, new = said[place - 1 : place + 1]
        edit = Correction(str(36 + place), str(37 + place), old, new)
        changed = article(1, text=new)
        assert await articles.replace(changed, Findings(), {}, version(edit))
    report = await articles.report("a1")
    assert report
    (last,) = report.versions[-1].corrections
    assert (last.before, last.earlier) == ("39", ("38", "37"))


async def test_a_report_has_the_versions_of_its_article(redis: Redis) -> None:
    articles = Articles(redis)
    await articles.add(article(1), Findings(), "s1", {})
    for number in range(2):
        changed = article(1, text=f"{article(1).text} {number}")
        await articles.replace(changed, FINDINGS, {}, version(EDIT, hours=number))
    report = await articles.report("a1")
    assert report
    assert report.versions == (version(EDIT), version(EDIT, hours=1))
    assert await articles.corrected(NOON) == ("a1",)
    assert await articles.corrected(NOON + timedelta(hours=2)) == ()
