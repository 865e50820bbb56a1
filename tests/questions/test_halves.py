"""A question of two halves is parted, and the second stands for itself."""

import pytest

from bot.questions.halves import halves_of, named_as, second_of
from bot.questions.question import read_question
from bot.questions.wants import Wants

CODES = (
    "en", "de", "es", "fr", "it", "pt", "pl", "ru", "uk", "tr", "ar", "fa", "he", "hi",
    "ja", "zh",
)  # fmt: skip

HALVES = [
    ("how deep is it and when does it open", "how deep is it", "when does it open"),
    ("How deep was the quake, and when?", "How deep was the quake", "when?"),
    ("when and where did it sink", "when did it sink", "where did it sink"),
    ("How many died, how many were hurt?", "How many died", "how many were hurt?"),
    ("Who won, and when?", "Who won", "when?"),
    ("Who won, when?", "Who won", "when?"),
    ("who won, when was it", "who won", "when was it"),
    ("Wer siegte, wann?", "Wer siegte", "wann?"),
    ("Wer siegte, wie viele kamen?", "Wer siegte", "wie viele kamen?"),
    ("who won and by how much", "who won", "by how much"),
    ("How deep is it? When was it built?", "How deep is it", "When was it built?"),
    ("Wie tief ist sie und wann öffnet sie?", "Wie tief ist sie", "wann öffnet sie?"),
    ("¿Cuántos murieron y cuándo?", "¿Cuántos murieron", "cuándo?"),
    ("Combien de morts et où ?", "Combien de morts", "où ?"),
    ("Quante persone sono morte e quando?", "Quante persone sono morte", "quando?"),
    ("Quantas pessoas morreram e quando?", "Quantas pessoas morreram", "quando?"),
    ("Ile osób zginęło i kiedy?", "Ile osób zginęło", "kiedy?"),
    ("Сколько погибло и когда?", "Сколько погибло", "когда?"),
    ("Скільки загинуло і коли?", "Скільки загинуло", "коли?"),
    ("Kaç kişi öldü ve ne zaman?", "Kaç kişi öldü", "ne zaman?"),
    ("كم عدد القتلى ومتى حدث ذلك؟", "كم عدد القتلى", "متى حدث ذلك؟"),
    ("چند نفر کشته شدند و کجا؟", "چند نفر کشته شدند", "کجا؟"),
    ("כמה נהרגו ומתי זה קרה?", "כמה נהרגו", "מתי זה קרה?"),
    ("कितने लोग मरे और कब?", "कितने लोग मरे", "कब?"),
    ("何人が亡くなり、いつ起きた？", "何人が亡くなり", "いつ起きた？"),
    ("有多少人死亡，什么时候？", "有多少人死亡", "什么时候？"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "second"), HALVES)
def test_each_half_asks_for_something(text: str, first: str, second: str) -> None:
    assert halves_of(read_question(text, CODES)) == (first, second)


WHOLE = [
    "How many people who voted left?", "What happened to the man and the dog?",
    "the ferry, when it sank", "How many were on the ferry, which sank on Friday?",
    "What did the man do, who fled?", "Who saw it, when it sank?",
    "What happened to the man who fled and who was found in Orr?",
    "Сколько людей было на пароме, который сел на мель?",
    "Wer war Mann und Frau?", "How many boats sank?",
]  # fmt: skip


@pytest.mark.parametrize("text", WHOLE)
def test_what_asks_for_one_thing_is_whole(text: str) -> None:
    assert halves_of(read_question(text, CODES)) is None


SECONDS = [
    ("when?", "How deep was the quake at Orr", Wants.TIME, ("quak", "orr"), {"orr"}),
    ("when?", "How deep", Wants.TIME, ("deep",), set()),
    ("when does it open", "how deep is the lock", Wants.TIME, ("open", "lock"), set()),
    ("who paid", "what did the Orr cost", Wants.PERSON, ("pay", "orr"), {"orr"}),
    ("who pays", "what is the lock", Wants.PERSON, ("pay", "lock"), set()),
    ("who paid the men", "what is the lock", Wants.PERSON, ("pay", "man"), set()),
    ("who is Ida", "what did the Orr cost", Wants.PERSON, ("ida",), {"ida"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "before", "wants", "terms", "names"), SECONDS)
def test_the_second_half_has_the_subject_of_the_first(
    text: str, before: str, wants: Wants, terms: tuple[str, ...], names: set[str]
) -> None:
    asked = second_of(read_question(text), read_question(before))
    assert (asked.wants, asked.terms) == (wants, terms)
    assert asked.names == names


def test_she_is_who_the_first_half_names() -> None:
    first = read_question("Who is Ines Moor")
    second = read_question("what did she say about Ostrand")
    assert named_as(second, first) == "what did Ines Moor say about Ostrand"
    plain = read_question("who is the mayor")
    assert named_as(second, plain) == "what did she say about Ostrand"
