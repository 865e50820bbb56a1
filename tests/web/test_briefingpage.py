"""A briefing's page: what was corrected since is told with the words before."""

from dataclasses import replace

from bot.briefing.compose import compose
from bot.briefing.editions import Recalled, edition_of
from bot.language.current import speaking
from bot.model import Correction, Manner
from bot.web.briefingpage import Issue, briefing_page, stories
from bot.web.frame import Place, Site
from tests.fakes.reports import story
from tests.web.values import DAY, MONDAY, NEW, report

PLACE = Place(Site("https://n.example", "newsbrief_bot"), 1)


def issue() -> Issue:
    briefing = compose(MONDAY.date(), [story("flood", report(NEW))], {})
    return Issue(edition_of(briefing, MONDAY), Recalled(briefing))


def test_what_was_corrected_since_stands_with_the_sentence_before() -> None:
    made = issue()
    change = Correction("80 people", "81 people", "80 people came.", "81 people came.")
    corrected = {"flood": ((MONDAY - DAY, change),)}
    shown = replace(made, recalled=replace(made.recalled, corrected=corrected))
    html = briefing_page(shown, PLACE)
    assert "81 people, not 80 people" in html
    assert "80 people came." in html
    assert "80 people came." not in briefing_page(made, PLACE)


def test_a_title_and_the_word_update_are_apart_without_any_style() -> None:
    made = issue()
    updated = replace(made.chapters[0], is_update=True)
    briefing = replace(made.recalled.briefing, chapters=(updated,))
    html = stories(replace(made, recalled=Recalled(briefing)), "")
    assert '</a> <span class="update">Update</span>' in html


def test_a_headline_says_which_language_it_is_in() -> None:
    made = issue()
    html = stories(replace(made, languages={"new": "tr"}), "")
    assert f'<a href="s/flood" lang="tr">{NEW.title}</a>' in html
    unknown = replace(made.chapters[0], headline="Nobody's")
    briefing = replace(made.recalled.briefing, chapters=(unknown,))
    told = replace(made, recalled=Recalled(briefing), languages={"new": "tr"})
    assert '<h2 dir="auto"><a href="s/flood">Nobody' in stories(told, "")


def test_other_sources_stand_apart_as_the_language_does_it() -> None:
    made = issue()
    others = tuple(replace(NEW.origin, article_id=id_) for id_ in ("a2", "a3"))
    chapter = replace(made.chapters[0], origins=(NEW.origin, *others))
    briefing = replace(made.recalled.briefing, chapters=(chapter,))
    with speaking(Manner("zh")):
        html = stories(replace(made, recalled=Recalled(briefing)), "")
    assert html.count("；<bdi>") == 1
