"""Sentences are cut where readers see them end, each with its place in the text."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizers.text.sentences import segment
from tests.fixtures.languages import Cut, cuts

ENGLISH = [
    # the plain case
    ["The talks went on.", "Nobody knows the outcome."],
    ["Who pays?", "The state does!", "Really?"],
    ["He stopped!!", "Then he ran."],
    # abbreviations
    ["Mr. Baker met Dr. Lind and Mrs. Ono.", "They spoke for an hour."],
    ["The D.C. Police closed two streets."],
    ["The U.S. Senate voted.", "The U.K. Parliament did not."],
    ["He lives in the U.S.", "She does not."],
    ["Gov. R. T. Hale signed it on Jan. 5 in Salem, Ore.", "It starts in May."],
    ["It was cold in Jan.", "He stayed in."],
    ["Shares of Acme Inc. fell.", "Rivals such as Bolt Corp. Holdings rose."],
    ["It makes bolts, nuts, etc.", "They are sold in packs."],
    ["See vol. 3, p. 12, e.g. the second table.", "It lists them."],
    ["The St. Mary's choir sang on Main St.", "It was late."],
    ["The study by Orr et al. is old.", "Nobody reads it."],
    # initials
    ["The winner was George W. Stone.", "J. K. Marsh came second."],
    ["They chose you and I.", "Did you hear?"],
    ["They want Plan B.", "It costs less."],
    # numbers
    ["Prices rose 3.5 percent.", "Wages fell by 0.2 percent."],
    ["It ended in 2014.", "4,000 fans cheered."],
    ["He finished as No. 2 in the race.", "The answer was no.", "He left."],
    ["Build 10.4.1 is out.", "Few noticed."],
    ["It is under N°. 1026.25.", "Look there."],
    # times of day
    ["It starts at 5 p.m. Monday.", "It ends at 7 p.m. ET on Friday."],
    ["At 5 a.m. Mr. Hale left.", "He was back before 9 p.m.", "Ann waited."],
    ["The doors opened at 7 a.m.", "Visitors came."],
    # ellipses
    ["He waited ... and waited.", "Nobody came…", "So he left."],
    ["It could be . . . a bird.", "Or a plane."],
    ["So ... I left."],
    ['"The bird [...] is rare" (Lind 12).'],
    # quotations
    ['"Why?" he asked.', '"Because," she said.'],
    ['"Stop!" the guard shouted.', "They froze."],
    ['He said: "It is over."', "Then he left."],
    ['"It is over. We won," she said.', "The crowd sang."],
    ["“It is over. We won,” she said.", "“Let us go.”"],
    ["She called it ‘a gift. A real one’ and smiled.", "He did not."],
    ['He was "sorry."', "The judge was not."],
    ['The court called it a "hoax"', "The man denied that."],
    ["The film “Up North” Marsh made is out."],
    # brackets
    ["The vote (it was close!) is over.", "(Nobody noticed.)", "Work goes on."],
    ["He teaches (he was a smith.) at a school."],
    ["The river rose again.[3]", "It fell later."],
    # names that look like something else
    ["She works for Wow! in the north.", "She likes it."],
    ["iPhone sales fell.", "eBay was flat."],
    ["See https://news.example.org/a.b/c.html.", "It is long."],
    ["Write to j.doe@example.org.", "They answer."],
    # a lost blank
    ["The truce held.", "Israel waited."],
    # lists in running text
    ["1. The first is bread.", "2. The second is milk."],
    ["1.) The first", "2.) The second"],
    ["a. The oven", "b. The pan", "c. The lid"],
    ["• The first point", "• The second point"],
]

OTHERS = [
    (
        "de",
        ["Am 3. Oktober ist z.B. Berlin voll.", "Dr. Lind kam um 2,5 Stunden zu spät."],
    ),
    ("de", ["Er sagte: „Wir gehen. Jetzt.“", "Dann ging er."]),
    ("fr", ["Il a dit : « Je pars. Demain. »", "M. Dubois est resté."]),
    ("es", ["El Sr. Gómez habló.", "¿Quién paga?", "¡Nadie!"]),
    ("it", ["Il dott. Rossi è a Roma.", "Torna domani."]),
    ("pt", ["O Sr. Silva falou.", "Ninguém ouviu."]),
    ("nl", ["Dhr. Bakker kwam.", "Mevr. Visser niet."]),
    ("pl", ["To był 3. Kongres w tym roku.", "Prof. Nowak wygrał."]),
    ("uk", ["Це сталося у 2019 р. в Києві.", "Ніхто не знав."]),
    ("ru", ["В 2019 г. цены выросли.", "Никто не знал, т. е. все молчали."]),
    ("tr", ["Prof. Yılmaz konuştu.", "3. Ordu orada."]),
    ("ar", ["هل وصل الوفد؟", "نعم، وصل أمس."]),
    ("he", ["המשלחת הגיעה אתמול.", "מי שילם?"]),
    ("fa", ["هیئت دیروز رسید.", "چه کسی پرداخت؟"]),
    ("hi", ["यह पहला वाक्य है।", "यह दूसरा है।"]),
]

SPACELESS = [
    ("zh", ["代表团昨天到了。", "“我们走吧。”他说。", "好！"]),
    ("zh", ["他问：“谁付钱？”", "没有人回答。"]),
    ("ja", ["代表団は着いた。", "彼は「行く。」と語った。", "雨だ。"]),
]


def _texts(text: str, language: str | None = None) -> list[str]:
    return [sentence.text for sentence in segment(text, language=language).sentences]


@pytest.mark.parametrize("case", cuts(), ids=lambda case: case.text)
def test_texts_in_many_languages_are_cut_where_readers_see_them_end(case: Cut) -> None:
    assert _texts(case.text, case.language) == case.sentences


@pytest.mark.parametrize("sentences", ENGLISH, ids=" ".join)
def test_english_is_cut_where_readers_see_it_end(sentences: list[str]) -> None:
    assert _texts(" ".join(sentences)) == sentences


@pytest.mark.parametrize(("code", "sentences"), OTHERS)
def test_other_languages_have_their_own_rules(code: str, sentences: list[str]) -> None:
    assert _texts(" ".join(sentences), code) == sentences


@pytest.mark.parametrize(("code", "sentences"), SPACELESS)
def test_languages_without_blanks_are_cut(code: str, sentences: list[str]) -> None:
    assert _texts("".join(sentences), code) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "The talks failed.The mood is low.",
            ["The talks failed.", "The mood is low."],
        ),
        (
            "Write to Ex.Ample or a.Bell today.",
            ["Write to Ex.Ample or a.Bell today."],
        ),
        (
            "Floods hit the north\n\nRivers rose.",
            ["Floods hit the north", "Rivers rose."],
        ),
        ("One line\r\n\r\nOther line", ["One line", "Other line"]),
        ("A day\u2028\u2028in May", ["A day", "in May"]),
        (
            "Floods hit the north\nRivers rose by two metres overnight, police say.",
            [
                "Floods hit the north",
                "Rivers rose by two metres overnight, police say.",
            ],
        ),
        (
            "The rivers in the north rose by two\n"
            "Metres of water stood in the streets.",
            [
                "The rivers in the north rose by two\n"
                "Metres of water stood in the streets."
            ],
        ),
        ("It was a cold\nnight in the city.", ["It was a cold\nnight in the city."]),
        ("What to pack:\n- bread\n- milk", ["What to pack:", "- bread", "- milk"]),
        (
            "To do:\n1. Read the text\n2. Write",
            ["To do:", "1. Read the text", "2. Write"],
        ),
        ("a•b is fine • but this is new", ["a•b is fine", "• but this is new"]),
        ("x" * 130 + "\nNext line", ["x" * 130, "Next line"]),
        ("He said (twice) that 3) is wrong.", ["He said (twice) that 3) is wrong."]),
        ('"Unclosed. But cut.', ['"Unclosed.', "But cut."]),
        ("?! ...", ["?! ..."]),
        ("", []),
        (" \n\t\n ", []),
        ("42", ["42"]),
    ],
)
def test_lines_and_oddities(text: str, sentences: list[str]) -> None:
    assert _texts(text) == sentences


def test_a_quotation_too_long_to_keep_whole_is_cut() -> None:
    quotation = '"' + "We went home. " * 30 + '" he said.'
    assert len(_texts(quotation)) > 5


@pytest.mark.whole
@pytest.mark.parametrize(
    "piece", ["e.g. ", '"', "(", "“a. b ", "1. a ", ". ", "5 p.m. ET ", '("', "a  \n"]
)
def test_no_text_is_too_odd_or_long_to_be_cut(piece: str) -> None:
    text = piece * 5_000
    words = "".join(sentence.text for sentence in segment(text).sentences)
    assert "".join(words.split()) == "".join(text.split())


def test_paragraphs_are_counted() -> None:
    document = segment("One. Two.\n\nThree.\n- Four")
    assert [s.paragraph for s in document.sentences] == [0, 0, 1, 2]


def test_tokens_are_words_numbers_and_marks() -> None:
    (sentence,) = segment("Don't pay $1,250.50 (or the U.S. fee)...").sentences
    assert [token.text for token in sentence.tokens] == [
        *("Don't", "pay", "$", "1,250.50", "(", "or", "the", "U.S.", "fee", ")", "..."),
    ]


def test_a_hindi_word_keeps_its_vowel_signs() -> None:
    (sentence,) = segment("मंत्री ने कहा।").sentences
    assert [token.text for token in sentence.tokens] == ["मंत्री", "ने", "कहा", "।"]


HEADER = """\ufeff date 2024-02-29
Title: Floods in the north
source: Example Daily
url: https://news.example.org/1
topics: weather, north

Rivers rose. Police warned."""


def test_header_lines_give_date_and_title_and_no_sentence() -> None:
    document = segment(HEADER)
    assert document.date == date(2024, 2, 29)
    assert document.title == "Floods in the north"
    assert [s.text for s in document.sentences] == ["Rivers rose.", "Police warned."]


def test_text_may_follow_the_date_on_its_line() -> None:
    document = segment(" date 2024-02-29 Rivers rose. Police warned.")
    assert document.date == date(2024, 2, 29)
    assert document.sentences[0].text == "Rivers rose."


def test_what_the_caller_gives_wins_over_the_header() -> None:
    document = segment(HEADER, title="Mine", date=date(2020, 1, 1), language="de")
    assert (document.title, document.date) == ("Mine", date(2020, 1, 1))
    assert document.language == "de"


@pytest.mark.parametrize(
    "text", ["date 2023-02-30 Rivers rose.", "date 2023-02-011", "Update 2023-02-01 x"]
)
def test_what_is_no_date_line_stays_text(text: str) -> None:
    document = segment(text)
    assert document.date is None
    assert document.sentences[0].span.start == 0


_PIECES = (
    '"|“|”|(|)|. |? |…|U.S. |Mr. |The |he |3|\n|\n\n|1) |• |。|「|」|« | »|é|😀'
    "|\u200d|- |date "
)
PIECES = st.sampled_from(_PIECES.split("|"))
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=40).map("".join),
    st.text("a.\"' \n"),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("date 2024-01-01\ntitle: x")
@example("\r•")
def test_spans_read_back_in_order_and_lose_nothing(text: str) -> None:
    document = segment(text)
    place = text.index(document.sentences[0].text) if document.sentences else len(text)
    for sentence in document.sentences:
        assert sentence.span.of(text) == sentence.text
        assert sentence.text.strip() == sentence.text != ""
        assert not text[place : sentence.span.start].strip()
        place = sentence.span.end
    assert not text[place:].strip() or document.date


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_tokens_read_back_and_cover_their_sentence(text: str) -> None:
    for sentence in segment(text).sentences:
        words = [token.span.of(text) for token in sentence.tokens]
        assert words == [token.text for token in sentence.tokens]
        assert "".join("".join(words).split()) == "".join(sentence.text.split())
