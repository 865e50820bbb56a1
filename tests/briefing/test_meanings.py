from bot.briefing.meanings import (
    Meaning,
    actions_in,
    causes_in,
    counted_in,
    ends_work,
    measured_in,
)


def test_a_phrase_is_found_in_any_inflection_with_its_place() -> None:
    assert actions_in("They are laying off staff") == (Meaning("laid off", 9, 19),)


def test_the_longest_phrase_counts() -> None:
    assert [each.name for each in measured_in("the key interest rate")] == [
        "interest rate"
    ]
    assert [each.name for each in actions_in("voted against it")] == ["voted against"]


def test_words_the_thesaurus_does_not_know_mean_nothing() -> None:
    assert actions_in("the cat sat") == ()
    assert counted_in("") == ()


def test_killed_and_injured_are_never_one() -> None:
    assert [each.name for each in actions_in("killed, died, wounded")] == [
        "died",
        "died",
        "injured",
    ]


def test_kinds_of_event_are_named_once() -> None:
    assert causes_in("the flood, a deluge, and a blaze") == {"flood", "fire"}


def test_cutting_jobs_ends_work_and_cutting_rates_does_not() -> None:
    assert ends_work("cut", "jobs")
    assert not ends_work("cut", "rates")
    assert not ends_work("create", "jobs")
