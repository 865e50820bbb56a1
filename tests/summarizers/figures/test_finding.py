"""Figures carry what a sentence tells of a number, and come the most telling first."""

from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers.figures.finding import find_figures, read_figures
from summarizers.text.sentences import segment
from summarizers.types import Figure

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"
SAMPLES = Path(__file__).resolve().parents[3] / "seeds"


def read(text: str) -> list[Figure]:
    return list(read_figures(segment(text, language="en")))


def first(text: str) -> Figure:
    return read(text)[0]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Rebels freed 25 miners.", "miners"),
        ("Rebels freed 25 young Chilean miners on Sunday.", "young Chilean miners"),
        ("Troops freed 25 Chadian women and girls.", "Chadian women and girls"),
        ("Hundreds of shops stayed shut.", "shops"),
        ("Half of the shops stayed shut.", "shops"),
        ("They sold eight million 250ml bottles of gel.", "bottles"),
        ("They own 20 fully equipped trucks.", "fully equipped trucks"),
        ("They own 20 large and small trucks.", "large and small trucks"),
        ("They own 20 coal-fired plants.", "coal-fired plants"),
        ("Thieves took 40 Fiat and Lancia cars.", "Fiat and Lancia cars"),
        ("The ship has 300 and the port 20.", None),
        ("They lost 20 in 2019.", None),
        ("They lost 20 big.", None),
        ("They found 20 Covid-19 cases.", "Covid-19 cases"),
        ("They hold 1 man and dogs.", "man"),
        ("They saw 20 cats and then left.", "cats"),
        ("It has a four-cylinder engine.", "cylinder"),
        ("It is a 12 page document.", "page"),
        ("They hold 60 police officers.", "police officers"),
    ],
)
def test_a_number_without_unit_counts_what_follows(
    text: str, counted: str | None
) -> None:
    assert first(text).counted == counted


@pytest.mark.parametrize(
    ("text", "who", "action"),
    [
        ("Rebels freed 25 miners.", "Rebels", "freed"),
        ("The army, in turn, freed 25 rebels.", "army", "freed"),
        ("Velo AG, a maker of bikes, cut 300 jobs.", "Velo AG", "cut"),
        ("25 miners were freed by the rebels.", "rebels", "freed"),
        (
            "25 miners are still held by armed gangs or clans.",
            "armed gangs or clans",
            "held",
        ),
        ("25 miners were freed on Sunday.", None, "freed"),
        ("Velo AG, which employs 4,000 people, closed.", "Velo AG", "employs"),
        ("Velo AG is expected to cut 300 jobs.", "Velo AG", "cut"),
        ("Velo AG opened a plant and hired 300 people.", "Velo AG", "hired"),
        ("In Lyon the union counted 900 marchers.", "union", "counted"),
        ("They freed 25 miners.", None, "freed"),
        ("Tea fell as Velo AG lost 40 members.", "Velo AG", "lost"),
        ("Velo AG in 2019 lost 40 members.", "Velo AG", "lost"),
        ("The firm shrank, lost 40 members and closed.", "firm", "lost"),
        ("The firm (once Velo) lost 40 members.", "firm", "lost"),
        ("Rebels freed (in the old town) 25 miners.", "Rebels", "freed"),
        ("The firm shrank, cutting 300 jobs.", "firm", "cutting"),
        ("Alas, lost 40 members.", None, "lost"),
        ("It grew and sang and ran and fell and hit and lost 40 men.", None, "lost"),
        ("Rain came when hit by 40 storms.", None, "hit"),
        ("25 miners left the pit.", None, "left"),
        ("A drug sprayed into the nose cut 30 deaths.", "drug", "cut"),
        (
            "The union of bakers in Ghent lost 40 members.",
            "union of bakers in Ghent",
            "lost",
        ),
    ],
)
def test_who_did_what_is_told_when_it_is_clear(
    text: str, who: str | None, action: str
) -> None:
    figure = first(text)
    assert (figure.who, figure.action) == (who, action)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The court set a fine of $5m.", "fine"),
        ("A 25% tax on tea starts now.", "tax on tea"),
        ("The rule hits 60% of its revenue.", "revenue"),
        ("Base price: $60.", "Base price"),
        ("Reserves are now $200bn.", "Reserves"),
        ("Tea exports fell 3%.", "Tea exports"),
        ("The bridge has a length of 300 metres.", "length"),
        ("Fines from $200 to $400 await drivers.", "Fines"),
        ("They own a flat worth $2m.", "flat"),
        ("They dug 8 miles (13 kilometres) of tunnel.", "tunnel"),
        ("Panel strength 40 metres.", "Panel strength"),
        ("Panel strength 40 metres (as new.", "Panel strength"),
    ],
)
def test_a_measure_tells_what_it_measures(text: str, about: str) -> None:
    figure = first(text)
    assert about.startswith(figure.about or figure.who or "nothing")


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("Exports rose 3%.", "up"),
        ("Exports rose by 3%.", "up"),
        ("Exports were up 3%.", "up"),
        ("Exports fell by 3%.", "down"),
        ("Exports were down 3%.", "down"),
        ("Exports rose to 3 tonnes.", None),
        ("Exports were 3%.", None),
        ("The index ended at -3%.", "down"),
    ],
)
def test_a_change_has_a_direction_and_a_level_has_none(
    text: str, trend: str | None
) -> None:
    assert first(text).trend == trend


@pytest.mark.parametrize(
    ("text", "value", "previous"),
    [
        ("Turnout rose from 10% to 12%.", 12, 10),
        ("Turnout rose to 12%, from 10%.", 12, 10),
        ("Turnout rose to 12% and rain fell 3%.", 12, None),
        ("The gap rose to $12m from 10% of output.", 12e6, None),
    ],
)
def test_a_level_knows_the_one_before(
    text: str, value: float, previous: float | None
) -> None:
    (figure,) = [f for f in read(text) if f.low == value]
    assert figure.previous == previous


def test_a_conversion_in_brackets_shares_the_context() -> None:
    one, other = read("The index lost 190 points, or 0.6%.")
    assert (one.about, other.about) == ("index", "index")
    assert other.trend == "down"


def test_two_prices_joined_by_or_are_not_one() -> None:
    one, other = read("The tea costs $2 or $3 here.")
    assert (one.about, other.about) == ("tea", "tea")


def test_a_list_without_verbs_shares_what_is_measured() -> None:
    figures = read("Rents are $200 in Ghent; $300 in Lyon; and $400 in Nice.")
    assert [figure.about for figure in figures] == ["Rents", "Rents", "Rents"]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("It is estimated that 300 cats live there.", "It is estimated"),
        ("Police said 300 people marched.", "Police said"),
        ("Police said that 300 people marched.", "Police said"),
        (
            "300 people marched, according to the city council.",
            "according to the city council",
        ),
        ("300 people marched.", None),
        ("300 people marched, the police said on Friday.", "the police said"),
        ("He bid $9 million a day after Tarn announced that it would close.", None),
        ("After Tarn announced that it would close, he bid $9 million.", None),
        ("After Tarn announced 9 openings many came.", "Tarn announced"),
    ],
)
def test_who_vouches_for_a_figure_is_told(text: str, attribution: str | None) -> None:
    assert first(text).attribution == attribution


def test_the_aside_after_the_counted_things_is_their_modifier() -> None:
    figure = first("Rebels freed 25 miners, mostly boys and old men, on Sunday.")
    assert figure.modifier == "mostly boys and old men"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Rebels freed 25 miners in northern Chile.", "in northern Chile"),
        ("Rebels freed 25 miners from jail.", "from jail"),
        ("Rebels freed 25 miners in 2019.", None),
        ("Rebels freed 25 miners, and in Chile people sang.", None),
        ("Rebels freed 25 miners in a hurry.", None),
    ],
)
def test_where_is_told_right_after_the_number(text: str, where: str | None) -> None:
    assert first(text).where == where


def test_when_is_the_nearest_time_and_never_the_number_itself() -> None:
    document = segment(
        "On Monday 12 men left, and on Friday 30 women came. It took three hours.",
        date=Date(2024, 5, 18),
        language="en",
    )
    men, women, hours = read_figures(document)
    assert men.when is not None
    assert women.when is not None
    assert (men.when.words, women.when.words) == ("On Monday", "on Friday")
    assert women.when.start == Date(2024, 5, 17)
    assert hours.when is None


ARTICLE = """Rebels released 92 miners on Sunday, two officials said.

The mine opened 12 years ago and has three gates. Jon Vik, 44, one of the guards,
waited for two hours. More than 300 families live near it. The company paid $4m."""


def test_the_main_event_comes_first_and_trivia_not_at_all() -> None:
    figures = find_figures(segment(ARTICLE, title="92 miners released"))
    texts = [figure.text for figure in figures]
    assert texts[0] == "92 miners"
    assert set(texts[1:]) == {"three gates", "More than 300 families", "$4m"}


def test_the_same_number_of_the_same_thing_is_told_once() -> None:
    text = "Rebels freed 92 miners. On Monday, 92 miners came home."
    assert len(find_figures(segment(text))) == 1


def test_how_often_is_not_telling() -> None:
    assert find_figures(segment("They rang three times.", language="en")) == ()


def test_a_text_without_numbers_has_no_figures() -> None:
    assert find_figures(segment("Nothing happened here. Nobody came.")) == ()


def test_shares_are_telling_only_when_they_are_of_something() -> None:
    assert find_figures(segment("One in four failed.", language="en")) == ()
    assert len(find_figures(segment("Half of the bakers failed.", language="en"))) == 1


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not there")
def test_the_users_example_gives_its_three_figures() -> None:
    (path,) = SEEDS.glob("*.txt")
    figures = find_figures(segment(path.read_text("utf-8")))
    told = [(f.low, f.high, f.counted, f.who, f.action) for f in figures]
    assert told == [
        (81, 81, "hostages", "Hamas", "released"),
        (180, 180, "Palestinian women and minors", "Israel", "released"),
        (40, None, "hostages", "other groups or individuals", "held"),
    ]
    released, freed, held = figures
    assert released.modifier == "mainly women and children"
    assert released.when is not None
    assert released.when.words.startswith("During the first five days")
    assert freed.where == "from prison"
    assert held.attribution == "it is estimated"


PIECES = st.sampled_from(
    [
        "81 ",
        "hostages",
        ", ",
        "mainly ",
        "were ",
        "freed ",
        "by ",
        "Police ",
        "said ",
        "$5m ",
        "of ",
        "(",
        ") ",
        "from ",
        "to ",
        "which ",
        "and ",
        "3% ",
        "the ",
        "- ",
        "rose ",
        "it ",
        "is ",
        "estimated ",
        "in ",
        "Gaza",
        "'s ",
        ". ",
        "per ",
        "cent ",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
@settings(max_examples=300, deadline=None)
def test_every_word_of_a_figure_is_the_texts_own(text: str) -> None:
    document = segment(text, language="en")
    for figure in read_figures(document):
        assert figure.span.of(document.text) == figure.text
        assert figure.sentence_span.of(document.text) == figure.sentence
        for part in (figure.counted, figure.modifier, figure.action):
            assert part is None or part in figure.sentence
        # Who and what may stand in a sentence before: "They freed 12 men."
        for part in (figure.who, figure.about, figure.where, figure.attribution):
            assert part is None or part in document.text
    assert set(find_figures(document)) <= set(read_figures(document))


@pytest.mark.whole
def test_one_endless_sentence_is_read_to_its_end() -> None:
    text = "on Monday police said $5m and 20 of 300 pounds, " * 200
    assert len(read_figures(segment(text, language="en"))) == 600


@pytest.mark.whole
def test_eight_hundred_sentences_are_read_to_their_end() -> None:
    text = " ".join(f"Rebels freed {n} miners, police said." for n in range(800))
    assert len(find_figures(segment(text, language="en"))) == 797


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)
CLAUSES = st.lists(
    st.sampled_from(
        [
            "The firm, which was",
            "founded in 1931,",
            "rose 3% to $5.2bn",
            "from £4m",
            "(about 6 feet)",
            "12 of the 40 men",
            "who had been",
            "killed by rebels",
            "on Friday",
            "and they",
            "said that it",
            "would cut",
            "up to 300 jobs",
            ", compared with 7-9%",
            "a year earlier.",
            "१२ लोग",
            "٣٤ شخصا",
            "三百人",
            "½",
            "\u00a0",
            "’s",
            ". It",
            "\n\n",
            "12 million of which",
            "to expand",
            "; worth",
            "between 5 and 6",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(ANYTHING, CLAUSES))
@settings(max_examples=600, deadline=None)
def test_a_figures_span_reads_back_its_words_in_any_text(text: str) -> None:
    for figure in read_figures(segment(text)):
        assert figure.span.of(text) == figure.text
        assert figure.sentence_span.of(text) == figure.sentence
        assert figure.sentence_span.covers(figure.span)
        assert figure.when is None or figure.when.span.of(text) == figure.when.words


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda p: p.stem)
def test_a_figures_span_reads_back_its_words_in_the_samples(path: Path) -> None:
    text = path.read_text("utf-8")
    figures = read_figures(segment(text))
    assert [figure.span.of(text) for figure in figures] == [f.text for f in figures]
