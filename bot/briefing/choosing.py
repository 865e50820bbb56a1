"""The stories an editor chose, as they were shown to him: composed again, in his order.

A briefing is not kept but made again of the reports it was made of, which its
fingerprints name. So what came in after the editor looked changes nothing he approved,
and waits for the next briefing; but a report its publisher corrected meanwhile is told
as it is now, never as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.briefing.rank import Told
from bot.model import Briefing, Chosen, Proof, Report, Story


def chosen_of(briefing: Briefing) -> tuple[Chosen, ...]:
    """Return the stories of a briefing as an editor is shown them."""
    return tuple(
        Chosen(number, each.story_id, each.headline, each.fingerprint)
        for number, each in enumerate(briefing.chapters, start=1)
    )


def without_dropped(
    stories: Sequence[Chosen], before: Iterable[Proof]
) -> tuple[Chosen, ...]:
    """Return the stories with those left out that the editor dropped the last time.

    `before` are earlier proofs, oldest first. A story that has news since then comes
    in again. Where nothing else is left there is nothing to tell.
    """
    last = {each.story_id: each for proof in before for each in proof.stories}
    marked = tuple(
        replace(each, is_out=_was_dropped(each, last.get(each.story_id)))
        for each in stories
    )
    return () if all(each.is_out for each in marked) else marked


def articles_of(stories: Iterable[Chosen]) -> tuple[str, ...]:
    """Return the ids of the articles behind these stories."""
    return tuple(dict.fromkeys(id_ for each in stories for id_ in _ids(each)))


def told_again(
    stories: Iterable[Chosen], reports: Mapping[str, Report]
) -> tuple[Told, ...]:
    """Return these stories with those of their reports that are still kept."""
    found = (
        (each, tuple(reports[id_] for id_ in _ids(each) if id_ in reports))
        for each in stories
    )
    return tuple((_story(each, kept), kept) for each, kept in found if kept)


def arranged(briefing: Briefing, stories: Sequence[Chosen]) -> Briefing:
    """Return the briefing in the editor's order, without what was left out."""
    chapters = {each.story_id: each for each in briefing.chapters}
    kept = (chapters.get(each.story_id) for each in stories if not each.is_out)
    return replace(briefing, chapters=tuple(each for each in kept if each))


def changed(briefing: Briefing, stories: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """Return the chosen stories that are not in a briefing as they were shown."""
    now = {each.story_id: each.fingerprint for each in briefing.chapters}
    return tuple(
        each
        for each in stories
        if not each.is_out and now.get(each.story_id) != each.fingerprint
    )


def _was_dropped(now: Chosen, before: Chosen | None) -> bool:
    return bool(before and before.is_out and before.fingerprint == now.fingerprint)


def _ids(chosen: Chosen) -> list[str]:
    return [mark.rpartition(".")[0] for mark in chosen.fingerprint.split()]


def _story(chosen: Chosen, reports: Sequence[Report]) -> Story:
    """Return the story under the name it was shown by, whatever became of it since."""
    updated = max(each.origin.published for each in reports)
    topics = dict.fromkeys(topic for each in reports for topic in each.topics)
    ids = tuple(each.origin.article_id for each in reports)
    return Story(chosen.story_id, chosen.headline, ids, tuple(topics), updated)
