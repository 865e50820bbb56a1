from bot.questions.around import Around, around
from bot.questions.sight import sight
from bot.questions.spots import spots_in
from tests.fakes.sentence import aimed, sentence


def seen(question: str, text: str) -> list[Around]:
    """Return how a question's words, all as rare, stand around a text's numbers."""
    aim = aimed(question)
    sighted = sight(aim, sentence(text))
    spots = spots_in(text)
    starts = [word.start for word in sighted.words]
    firsts = [starts.index(spot.start) for spot in spots]
    return around(aim, sighted, spots, [(first, first + 1) for first in firsts])


def test_the_number_next_to_the_words_is_nearer_than_the_other() -> None:
    boats, crew = seen("How many boats?", "Of 13 boats sunk that day 40 were saved.")
    assert boats.near > crew.near
    assert boats.after > crew.after == 0


def test_a_word_counts_as_nearest_to_one_number_of_a_sort_alone() -> None:
    one, other = seen(
        "How many boats?", "Divers saw 13 boats and, far below, 40 wrecks."
    )
    assert (one.nearest, other.nearest) == (1.0, 0.0)


def test_a_time_is_no_rival_of_a_number() -> None:
    number, day = seen("How many boats?", "They counted 13 on Monday by boats.")
    assert (number.nearest, day.nearest) == (1.0, 1.0)


def test_what_stands_behind_a_comma_is_in_another_clause() -> None:
    one, other = seen("How many boats sank?", "It took 13 hours, until 40 boats sank.")
    assert (one.clause, one.piece) == (0.0, 0.0)
    assert (other.clause, other.piece) == (1.0, 1.0)


def test_names_do_not_count_where_plain_words_are_compared() -> None:
    (only,) = seen("How many boats did Ostrand lose?", "In Ostrand 13 lay dry.")
    assert only.near > 0
    assert (only.plainly, only.plainest, only.piece) == (0.0, 0.0, 0.0)


def test_without_the_questions_words_nothing_is_near() -> None:
    assert seen("How many boats?", "They saw 13.") == [Around(0, 0, 0, 0, 0, 0, 0)]
