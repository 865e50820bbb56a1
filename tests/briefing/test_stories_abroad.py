"""Stories told in letters that are not Latin."""

from dataclasses import replace

import pytest

from bot.briefing.gist import of_article
from bot.briefing.stories import alone, place
from bot.model import Article
from summarizers.vectors import nearness
from tests.fakes.reports import article


def told(language: str, name: str, title: str, text: str) -> Article:
    return replace(article(name, text, title=title), language=language)


SLIDE = told(
    "zh",
    "slide",
    "青砚岭镇山体滑坡已致31人遇难",
    "9月5日星期六凌晨，青砚岭镇发生山体滑坡，造成31人遇难，另有六人失踪。"
    "应急管理局局长卢景禾说，超过两千名村民已转移到临时安置点。",
)
SLIDE_AFTER = told(
    "zh",
    "slide-after",
    "青砚岭滑坡遇难人数升至34人",
    "青砚岭镇山体滑坡的遇难人数周日上升到34人。应急管理局局长卢景禾说，"
    "搜救队仍在寻找三名失踪村民。省政府已拨款4500万元用于重建。",
)
RIVER = told(
    "zh",
    "river",
    "临江县洪水造成12人遇难",
    "9月5日星期六凌晨，临江县发生洪水，造成12人遇难，另有四人失踪。"
    "水利局局长周岚说，超过五千名村民已转移到学校。",
)
AGROUND = told(
    "ja",
    "aground",
    "遊覧船が座礁、58人を救助",
    "23日水曜日の夜、潮見崎港の沖合で遊覧船「しおさい丸」が座礁し、"
    "乗客と乗員あわせて58人が救助された。けが人は4人だった。",
)
AGROUND_AFTER = told(
    "ja",
    "aground-after",
    "潮見崎沖の座礁、船長を事情聴取",
    "潮見崎港の沖合で遊覧船「しおさい丸」が座礁した事故で、海上保安庁は24日、"
    "船長から事情を聴いた。乗客と乗員58人は全員救助された。",
)
LAYOFFS = told(
    "ja",
    "layoffs",
    "北斗原電装、国内で1200人を削減",
    "家電メーカーの北斗原電装は28日、国内の従業員のおよそ15％にあたる"
    "1200人を削減すると発表した。",
)
FIRE = told(
    "ar",
    "fire",
    "حريق كبير في مصنع للدهانات بتل الريحان",
    "اندلع حريق في مصنع للدهانات بمدينة تل الريحان مساء الثلاثاء، ما أسفر عن مقتل سبعة "
    "عمال وإصابة 34 آخرين. وقال قائد الدفاع المدني رياض الحمداوي إن أكثر من 120 رجل "
    "إطفاء شاركوا في إخماد النيران.",
)
FIRE_AFTER = told(
    "ar",
    "fire-after",
    "ارتفاع عدد قتلى حريق تل الريحان إلى تسعة",
    "ارتفع عدد قتلى الحريق في مصنع الدهانات بمدينة تل الريحان إلى تسعة عمال، وقال قائد "
    "الدفاع المدني رياض الحمداوي إن الحريق نشب بسبب ماس كهربائي.",
)
FLEET = told(
    "ar",
    "fleet",
    "خطوط مرجان الجوية توسع أسطولها",
    "أعلنت خطوط مرجان الجوية أنها ستشتري 18 طائرة متوسطة المدى بقيمة 2.3 مليار دولار.",
)
HEADLINES = [
    ("he", "הנמל נסגר בגלל סערה", "מחירי הדירות ירדו באוקטובר"),
    ("fa", "سیل در دره تیرگان", "قهرمانی تیم کویر در جام پاییزی"),
    ("hi", "बस खाई में गिरी, 14 की मौत", "शेयर बाज़ार ने पहले दिन भरी उड़ान"),
    ("ru", "Паводок в Ольховске усилился", "Центробанк поднял ставку"),
    ("uk", "Повінь у Вільшанці", "Нацбанк підвищив облікову ставку"),
]


@pytest.mark.parametrize(
    ("first", "later"),
    [(SLIDE, SLIDE_AFTER), (AGROUND, AGROUND_AFTER), (FIRE, FIRE_AFTER)],
)
def test_two_reports_of_one_event_are_one_story(first: Article, later: Article) -> None:
    assert place(alone(later), [alone(first)]) == first.id


@pytest.mark.parametrize(
    ("first", "later"),
    [(SLIDE, RIVER), (RIVER, AGROUND), (AGROUND, LAYOFFS), (FIRE, FLEET)],
)
def test_two_events_told_in_the_same_letters_are_two_stories(
    first: Article, later: Article
) -> None:
    assert place(alone(later), [alone(first)]) is None


@pytest.mark.parametrize(("language", "title", "other"), HEADLINES)
def test_two_headlines_in_the_same_letters_are_two_stories(
    language: str, title: str, other: str
) -> None:
    first = told(language, "first", title, title)
    later = told(language, "later", other, other)
    assert place(alone(later), [alone(first)]) is None


def test_a_name_in_latin_letters_says_nothing_of_where_a_text_lies() -> None:
    first = replace(SLIDE, title=f"Nova AI {SLIDE.title}")
    later = replace(RIVER, title=f"Nova AI {RIVER.title}")
    assert nearness(of_article(first).vector, of_article(later).vector) == 0.0
