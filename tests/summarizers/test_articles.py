"""Summaries of articles in many forms say what an editor would want them to say.

The articles are our own, written in the manner of what feeds bring; the claims
say what an editor would keep, and guard what the rules have reached.
"""

from pathlib import Path

import pytest

from summarizers import Document, segment, summarize
from summarizers.summary.openings import leans

ARTICLES = Path(__file__).parent / "articles"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))
# A form, how its summary opens, and what it shows and hides.
CLAIMS: list[tuple[str, str, list[str], list[str]]] = [
    (
        "wire",
        "MARVELL (Example News) - A fire",
        ["14 workers"],
        ["But he", "Reporting by"],
    ),
    (
        "live_blog",
        "18:20 Power is back",
        ["killed three people"],
        ["Thanks for reading", "Here’s", "- Three", "You can follow", "BREAKING"],
    ),
    (
        "questions_and_answers",
        "The parliament of Orland passed",
        ["3 percent"],
        ["Here are answers", "When does it begin", "On 1 January"],
    ),
    (
        "list_article",
        "Brenn is full of visitors",
        ["200 events"],
        ["1. Swim", "- Free", "Read more", "6. Visit"],
    ),
    ("obituary", "Magda Sorel, the chemist", ["died on Saturday"], ['"I wanted']),
    (
        "match_report",
        "Late goals by substitute Ilya Brand",
        ["3-1 win"],
        ["But they", "Att:", "Hall; Ames"],
    ),
    (
        "press_release",
        "LIND, 4 March - Volta plc",
        ["900 million euros"],
        ["FOR IMMEDIATE", "Contact", "About Volta", "###"],
    ),
    ("feature", "It is just after five", ["80 percent"], ["In it, three"]),
    ("one_liner", "The central bank of Orland", ["2.75 percent"], ["But"]),
    (
        "transcript",
        "HOST: Minister Calder",
        ["nine of the 21", "6,400 miners"],
        ["Good evening", "Thank you", "LAUGHTER"],
    ),
    ("headlines", "Storm kills three in Lind", [], []),
    (
        "newsletter",
        "Orland and Karsia signed",
        ["40 percent"],
        ["Welcome", "Sign up", "Advertisement", "forwarded", "Unsubscribe"],
    ),
    (
        "correction",
        "The Green Union won",
        ["42 of the 90 seats"],
        ["Correction", "not 24"],
    ),
    (
        "all_caps",
        "THE NATIONAL WEATHER OFFICE",
        ["90 MILLIMETRES"],
        ["FLOOD WARNING ISSUED"],
    ),
    (
        "captions",
        "Police in Marvell arrested",
        ["2.4 tonnes"],
        ["Photo", "Hide", "stands beside", "Video", "Images"],
    ),
    (
        "tabloid",
        "A cat called Moritz",
        ["1,100 kilometres"],
        ["BELIEVE", "OMG", "WATCH", "Like us"],
    ),
    ("markets", "Shares in Orland fell", ["4.1 percent"], ["DISCLAIMER"]),
    (
        "court",
        "A court in Pell sentenced",
        ["six years", "1.9 million crowns"],
        ["However"],
    ),
    (
        "science",
        "Astronomers have found a planet",
        ["41 light years"],
        ["This makes it"],
    ),
    ("weather", "Snow will fall", ["30 centimetres"], ["Tonight", "Tomorrow"]),
    (
        "opinion",
        "The government wants to close",
        ["60 of the 400"],
        ["Why is nobody", "Because trains", "By Karl", "OPINION", "And you"],
    ),
    (
        "interview",
        "Dr Ines Falk leads",
        ["700 children"],
        ["What went wrong", "What do you want", "A law."],
    ),
    (
        "quotes_broken",
        '"We will not leave this valley. Our',
        ["84 families"],
        ["They can send"],
    ),
    (
        "double_dateline",
        "BRENN, March 5 (Example) -- Train drivers",
        ["48 hours"],
        ["BRENN/LIND"],
    ),
    (
        "recall",
        "Bauer Foods is recalling",
        ["300,000 jars"],
        ["L2041", "For questions", "these numbers"],
    ),
    ("survey", "More than half of the adults", ["54 percent"], []),
    ("war", "Rebels in northern Karsia freed", ["62 miners"], ["And then"]),
    (
        "earthquake",
        "An earthquake of magnitude 6.8",
        ["212 people"],
        ["My sister", "She had slept"],
    ),
    ("royal", "Princess Alva of Orland", ["6 June"], ["©", "Related"]),
    ("tech", "(WIRED UP)Nimbus", ["88 million users"], ["To be sure", "But none"]),
    (
        "minutes",
        "The council approved",
        ["61 million crowns", "3 million crowns"],
        ["Present", "Apologies", "Item"],
    ),
    (
        "tweet_collage",
        "The singer Lola Bright",
        ["40 concerts"],
        ["#getwell", "pic.example", "has been updated"],
    ),
    (
        "german",
        "Lind (Beispiel) - Bei einem Zugunglück",
        ["acht Menschen"],
        ["Lesen Sie"],
    ),
    ("french", "Le parlement a adopté", ["312 voix"], ["Lire aussi"]),
    ("russian", "В порту города Марвель", ["14 рабочих"], ["Читайте"]),
    ("chinese", "林德市周一发生洪水", ["三人死亡"], ["阅读更多"]),
    ("arabic", "قتل 14 عاملا", ["31"], ["اقرأ"]),
    ("paywall", "Orland's largest bank", ["4,500 jobs"], ["subscriber", "Subscribe"]),
    (
        "short_staccato",
        "The marathon of Brenn",
        ["12 seconds"],
        ["He ran", "Nobody saw"],
    ),
    (
        "roundup",
        "Karsia: The government",
        ["101 to 99", "7 percent", "two children"],
        ["Here are", "That's it"],
    ),
    (
        "legal_notice",
        "The supermarket chain Frisk",
        ["75 million crowns"],
        ["rights reserved", "Share this", "No part"],
    ),
    (
        "html_leftovers",
        "Wolves have killed 33 sheep",
        ["33 sheep"],
        ["Menu", "Share on", "min read", "Comments"],
    ),
]


def _document(name: str) -> Document:
    return segment((ARTICLES / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "opening", "shown", "hidden"), CLAIMS)
def test_a_summary_tells_the_news_and_nothing_around_it(
    name: str, opening: str, shown: list[str], hidden: list[str]
) -> None:
    text = summarize(_document(name)).text
    assert text.startswith(opening)
    assert [words for words in shown if words not in text] == []
    assert [words for words in hidden if words in text] == []


def test_every_article_has_its_claim() -> None:
    assert sorted(name for name, *_ in CLAIMS) == NAMES


@pytest.mark.whole
@pytest.mark.parametrize("words", [10, 25, 40, 60, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_summary_of_any_length_opens_on_a_missing_subject(
    name: str, words: int
) -> None:
    document = _document(name)
    first = summarize(document, words=words).sentences[0]
    assert not leans(first.text, document.language)
    assert not first.text.endswith("?")


# Forms whose first sentence a reader needs, however little is asked for.
@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("wire", "14 workers"),
        ("science", "41 light years"),
        ("correction", "42 of the 90 seats"),
        ("captions", "2.4 tonnes"),
        ("earthquake", "212 people"),
        ("paywall", "4,500 jobs"),
        ("recall", "300,000 jars"),
        ("tech", "88 million users"),
        ("markets", "4.1 percent"),
        ("war", "62 miners"),
    ],
)
def test_a_short_summary_keeps_the_main_figure(name: str, figure: str) -> None:
    assert figure in summarize(_document(name), words=25).text


def test_a_very_long_article_is_summed_up_in_the_words_asked_for() -> None:
    article = (ARTICLES / "earthquake.txt").read_text(encoding="utf-8")
    more = " ".join(
        f"House {n} of the street fell, said {n * 7} men." for n in range(900)
    )
    text = summarize(segment(f"{article}\n\n{more}"), words=60).text
    assert text.startswith("An earthquake of magnitude 6.8")
    assert 50 <= len(text.split()) <= 70
