from dataclasses import replace
from datetime import timedelta

import pytest

from bot.briefing.following import news, phrase, wanted_in
from bot.model import Address, Correction, Follow, Report, Subject, Version, follow_id
from summarizers.types import Person, Span, Statement
from tests.fakes.clock import NOON
from tests.fakes.reports import report

HERE, THERE = Address(5), Address(-7, 3)
RAN = "A ferry with 40 passengers ran aground off Tarn Point on Friday."
SAVED = "Lifeboat crews brought all 40 of them ashore before midnight."
SAID = "“Nobody was hurt,” said Halden."
FIRST = report("a", RAN, source="Wire", hours_ago=5, title="Ferry aground")
NEXT = report("b", RAN, SAVED, source="Radio", hours_ago=2)


def person(name: str, said: str = "", sentence: str = "") -> Person:
    statements = (
        (Statement(said, Span(1, 18), "said", True, sentence, Span(0, len(sentence))),)
        if said
        else ()
    )
    return Person(name, Span(0, len(name)), statements=statements)


def follow(subject: Subject, about: str, address: Address = HERE) -> Follow:
    id_ = follow_id(subject, about)
    return Follow(id_, address, subject, about, about, NOON - timedelta(hours=3))


STORY = follow(Subject.STORY, "s")
HALDEN = follow(Subject.PERSON, phrase("Mira Halden"))
POINT = follow(Subject.WORDS, phrase("Tarn Point"))


def named(made: Report, *people: Person) -> Report:
    return replace(
        made, story_id="s", findings=replace(made.findings, people=tuple(people))
    )


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Tarn Point", "tarn point"),
        ("The Ferries", "the ferry"),
        (" ", ""),
        ("one two three four five six", ""),
    ],
)
def test_words_are_looked_for_in_a_form_of_their_own(words: str, form: str) -> None:
    assert phrase(words) == form


def test_who_follows_a_story_hears_what_an_article_adds() -> None:
    (told,) = news(NEXT, [FIRST], (), [STORY])
    assert told.event
    assert told.event.sentence == SAVED
    assert told.name == "follow/5:0/b"


def test_an_article_that_adds_nothing_is_no_news_of_its_story() -> None:
    again = report("c", RAN, source="Post", hours_ago=1)
    assert news(again, [FIRST, NEXT], (), [STORY]) == ()


def test_words_are_found_in_titles_and_sentences_by_any_row_of_them() -> None:
    found = wanted_in(FIRST, [])
    for words in ("ferry", "Tarn Point", "ran aground off Tarn Point", "Ferry aground"):
        assert (Subject.WORDS, phrase(words)) in found
    assert (Subject.WORDS, "tarn friday") not in found


def test_who_follows_words_hears_of_a_story_once() -> None:
    told, _ = news(FIRST, [], (), [POINT, replace(POINT, address=THERE)])
    assert (told.sentence, told.event) == (RAN, None)
    assert news(NEXT, [FIRST], (), [POINT]) == ()


def test_words_that_only_the_title_has_come_without_a_sentence() -> None:
    (told,) = news(FIRST, [], (), [follow(Subject.WORDS, "ferry aground")])
    assert told.sentence == ""


def test_a_surname_counts_where_the_story_gives_the_full_name() -> None:
    full = named(FIRST, person("Mira Halden"))
    short = named(
        report("b", SAID, hours_ago=2),
        person("Halden", "Nobody was hurt", SAID),
    )
    assert (Subject.PERSON, "mira halden") in wanted_in(short, [full])
    (told,) = news(short, [full], (), [HALDEN])
    assert told.sentence == SAID


def test_who_may_not_see_the_full_name_does_not_hear_of_a_surname() -> None:
    short = named(report("b", SAID), person("Halden", "Nobody was hurt", SAID))
    assert news(short, [], (), [HALDEN]) == ()


def test_of_a_person_named_before_only_new_words_are_news() -> None:
    full = named(FIRST, person("Mira Halden", "Nobody was hurt", SAID))
    again = named(report("b", SAID), person("Mira Halden", "Nobody was hurt", SAID))
    assert news(again, [full], (), [HALDEN]) == ()
    assert len(news(full, [], (), [HALDEN])) == 1


def test_a_person_who_says_nothing_comes_with_a_sentence_that_names_him() -> None:
    text = "Rescuers thanked Mira Halden for her help."
    short = "Rescuers thanked Halden."
    for sentence in (text, short):
        made = named(report("b", RAN, sentence), person("Mira Halden"))
        (told,) = news(made, [], (), [HALDEN])
        assert told.sentence == sentence


def test_a_part_of_a_name_is_no_name_but_a_single_name_is() -> None:
    found = wanted_in(named(FIRST, person("Mira Halden"), person("Pelou")), [])
    names = {about for subject, about in found if subject is Subject.PERSON}
    assert names == {"mira halden", "pelou"}


def test_a_name_too_long_to_follow_is_followed_by_its_parts() -> None:
    long = person("Ana Bela Cora Dana Elif Fia")
    names = {
        about for kind, about in wanted_in(named(FIRST, long), []) if kind == "person"
    }
    assert "ana bela cora dana elif" in names
    assert "ana bela cora dana elif fia" not in names


def test_an_address_that_follows_all_of_it_hears_once_of_its_story() -> None:
    made = named(NEXT, person("Mira Halden"))
    follows = [HALDEN, POINT, STORY, replace(STORY, address=THERE)]
    here, there = news(made, [], (), follows)
    assert [each.subject for each in here.follows] == ["person", "story", "words"]
    assert here.event
    assert there.address == THERE


SEEN = NOON - timedelta(hours=1)
EDIT = Correction("39 passengers", "40 passengers", RAN.replace("40", "39"), RAN)
EDITED = replace(FIRST, versions=(Version(SEEN, 1, 1, (EDIT,)),))


def test_a_correction_is_told_to_who_follows_the_story_under_its_own_name() -> None:
    (told,) = news(EDITED, [], (), [STORY, POINT])
    assert told.event
    assert told.event.correction == EDIT
    assert told.name == f"follow/5:0/a/{SEEN.timestamp():.0f}"


def test_a_correction_from_before_or_a_version_without_one_is_no_news() -> None:
    later = replace(STORY, since=NOON)
    plain = replace(FIRST, versions=(Version(SEEN, 1, 1),))
    assert news(EDITED, [], (), [later]) == ()
    assert news(plain, [], (), [STORY]) == ()


def test_what_was_published_long_before_the_follow_is_no_news() -> None:
    late = NOON + timedelta(hours=3)
    for wish in (STORY, POINT):
        assert news(FIRST, [], (), [replace(wish, since=late)]) == ()
        assert len(news(FIRST, [], (), [replace(wish, since=NOON)])) == 1
