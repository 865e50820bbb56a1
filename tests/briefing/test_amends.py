"""What was corrected in stories that a briefing leaves out, at its end."""

from dataclasses import replace

from bot.briefing.amends import MOST, amended, articles_told, dated
from bot.briefing.compose import compose
from bot.briefing.rank import Told
from bot.model import Briefing, Correction, Version
from tests.fakes.clock import NOON
from tests.fakes.reports import figure, report, story

TODAY = NOON.date()
SAID = {
    "flood": "The flood has killed {} people in Ostrand.",
    "fire": "A fire at the tannery injured {} workers.",
    "strike": "Teachers kept {} schools shut on Friday.",
    "theft": "Thieves carried {} paintings out of a castle.",
}


def kept(name: str, number: int) -> Told:
    """A story of an article that said 80 before it said anything else."""
    sentence = SAID[name].format(number)
    words = f"{number} {sentence.partition(f'{number} ')[2].split()[0]}"
    counted = figure(sentence, words, number, counted=words.split()[1])
    old = words.replace(str(number), "80")
    edit = Correction(old, words, SAID[name].format(80), sentence)
    versions = () if number == 80 else (Version(NOON, 1, 1, (edit,)),)
    told = report(name, sentence, hours_ago=60, figures=(counted,))
    return story(f"s-{name}", replace(told, versions=versions))


TOLD = compose(TODAY, [kept(name, 80) for name in SAID], {}).told
EMPTY = Briefing(TODAY, ())


def test_who_was_told_a_number_hears_at_the_end_that_it_was_corrected() -> None:
    made = amended(EMPTY, [kept("flood", 81)], TOLD)
    (chapter,) = made.chapters
    assert [each.passage.text for each in chapter.sentences] == [
        SAID["flood"].format(81)
    ]
    assert chapter.corrections[0].before == "80 people"
    later = {**TOLD, **made.told}
    assert amended(EMPTY, [kept("flood", 81)], later).chapters == ()


def test_who_was_not_told_hears_nothing_of_it() -> None:
    assert amended(EMPTY, [kept("flood", 81)], {}).chapters == ()


def test_a_story_that_is_told_anyway_stands_once() -> None:
    stories = [kept("flood", 81)]
    made = compose(TODAY, stories, TOLD)
    assert len(made.chapters) == 1
    assert amended(made, stories, TOLD) == made


def test_a_corrected_story_has_the_day_it_was_told_and_no_other() -> None:
    made = amended(EMPTY, [kept("flood", 81)], TOLD)
    calm = replace(made.chapters[0], story_id="calm", corrections=())
    both = replace(made, chapters=(*made.chapters, calm))
    days = {"s-flood": TODAY, "calm": TODAY}
    assert [each.told_on for each in dated(both, days).chapters] == [TODAY, None]


def test_of_many_corrections_some_wait_for_the_next_briefing() -> None:
    stories = [kept(name, 81) for name in SAID]
    first = amended(EMPTY, stories, TOLD)
    assert len(first.chapters) == MOST
    second = amended(EMPTY, stories, {**TOLD, **first.told})
    assert len(second.chapters) == len(SAID) - MOST


def test_the_articles_told_are_known_by_what_was_told() -> None:
    assert articles_told(TOLD) == set(SAID)
    assert articles_told({}) == set()
