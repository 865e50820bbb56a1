from bot.chat.stories.tracing import series_of_story
from bot.chat.values import Desk


async def test_a_story_that_is_gone_has_no_series(stocked: Desk) -> None:
    assert await series_of_story(stocked, "nowhere") == ()
