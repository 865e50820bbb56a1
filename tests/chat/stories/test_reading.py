from dataclasses import replace
from datetime import timedelta

from bot.chat.stories.reading import told_together
from bot.chat.values import Desk
from bot.model import Findings
from tests.fixtures.desk import EVENING, FLOOD, keep


async def test_a_story_is_told_with_its_other_reports_but_none_of_tomorrow(
    stocked: Desk,
) -> None:
    await keep(stocked, "early", f"{FLOOD} Early.", Findings(), hours=9, topic="world")
    await keep(stocked, "late", f"{FLOOD} Late.", Findings(), hours=-9, topic="world")
    stories = stocked.stores.stories
    story = await stories.get("s-flood")
    assert story is not None
    grown = replace(
        story,
        article_ids=("late", "flood", "early", "gone"),
        updated=EVENING + timedelta(hours=9),
    )
    await stories.save(grown)
    report = await stocked.stores.articles.report("flood")
    assert report is not None
    ((told, reports),) = await told_together(stocked, (report,))
    assert told == grown
    assert [each.origin.article_id for each in reports] == ["flood", "early"]
