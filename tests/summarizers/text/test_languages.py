"""Languages are told by their letters and function words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers import segment, summarize
from summarizers.text.languages import LANGUAGES, detect, known
from summarizers.text.words import content_words, word_count
from tests.fixtures.languages import article

SAMPLES = {
    "en": "The minister said that the talks would go on for another week.",
    "de": "Der Minister sagte, dass die Gespräche noch eine Woche dauern werden.",
    "fr": "Le ministre a dit que les discussions vont durer encore une semaine.",
    "es": "El ministro dijo que las conversaciones durarán hasta el lunes.",
    "it": "Il ministro ha detto che i colloqui sono durati più di una settimana.",
    "pt": "O ministro disse que as conversas não vão durar mais de uma semana.",
    "nl": "De minister zei dat het overleg nog een week zal duren en niet langer.",
    "pl": "Minister powiedział, że rozmowy będą trwać jeszcze przez tydzień.",
    "uk": "Міністр сказав, що переговори триватимуть ще тиждень і не довше.",
    "ru": "Министр сказал, что переговоры продлятся ещё неделю, но не больше.",
    "tr": "Bakan, görüşmelerin bir hafta daha süreceğini ve sonra biteceğini söyledi.",
    "ar": "قال الوزير إن المحادثات ستستمر أسبوعا آخر على الأقل.",
    "he": "השר אמר כי השיחות יימשכו עוד שבוע אחד לפחות.",
    "fa": "وزیر گفت که گفتگوها یک هفته دیگر ادامه خواهد یافت.",
    "hi": "मंत्री ने कहा कि बातचीत एक और सप्ताह तक चलेगी।",
    "zh": "部长表示，会谈将再持续一个星期。",
    "ja": "大臣は、協議がさらに一週間続くと述べた。",
}


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_language_is_told_from_one_sentence(code: str) -> None:
    assert detect(SAMPLES[code]) == code


def test_every_language_known_has_a_sample() -> None:
    assert set(SAMPLES) == set(LANGUAGES)


@pytest.mark.parametrize("text", ["", "12 + 3 = 15", "ქართული ენა", "Zyx wvu."])
def test_what_cannot_be_told_counts_as_english(text: str) -> None:
    assert detect(text) == "en"


def test_an_unknown_language_is_treated_as_english() -> None:
    assert known("xx") is LANGUAGES["en"]


def test_a_regional_code_means_its_language() -> None:
    assert known("PT-br") is LANGUAGES["pt"]


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_words_are_kept_in_lower_case(code: str) -> None:
    language = LANGUAGES[code]
    words = language.stopwords | language.titles | language.shortened | language.leaning
    assert all(word == word.lower() for word in words)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_language(text: str) -> None:
    assert detect(text) in LANGUAGES


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_an_article_is_known_and_cut_where_its_readers_see_the_ends(code: str) -> None:
    document = segment(article(code).text)
    assert document.language == code
    assert [s.text for s in document.sentences] == article(code).sentences


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_a_summary_keeps_whole_sentences_and_the_budget(code: str) -> None:
    summary = summarize(segment(article(code).text), words=45)
    assert {s.text for s in summary.sentences} <= set(article(code).sentences)
    # The last sentence taken is the one that brings the length nearest to the budget.
    assert 30 <= sum(map(word_count, summary.sentences)) <= 60


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_the_words_that_carry_meaning_are_fewer_than_all(code: str) -> None:
    sentence = article(code).sentences[0]
    words = content_words(sentence, code)
    assert 4 < len(words) < len(sentence)


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {"zh", "ja"}))
def test_function_words_carry_no_meaning(code: str) -> None:
    assert content_words(" ".join(LANGUAGES[code].stopwords), code) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("tr", "Enflasyon yüzde 64,8'e çıktı."),
        ("pt", "Exportações de calçados caem."),
        ("de", "Bußgeld für Müllsünder"),
        ("pl", "Zagłosowało więcej osób."),
        ("ru", "Погибли 12 человек."),
        ("ar", "سجل المؤشر 1.5% وبلغ السعر $80."),
        ("en", "The mayor of São Bento said that a fire was put out."),
    ],
)
def test_a_text_without_function_words_is_told_by_its_letters(
    code: str, text: str
) -> None:
    assert detect(text) == code
