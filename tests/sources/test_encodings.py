import pytest

from bot.sources.encodings import decoded, without_declaration

GERMAN = "<rss>Grüße aus Köln – „fünf“ Öltanker</rss>"
RUSSIAN = "<rss>Вода в реке спала, мост снова открыт для всех жителей города</rss>"
JAPANESE = "<rss>漁船は港に戻り、住民は避難所から家に帰りました。</rss>"
KOREAN = "<rss>배는 항구로 돌아왔고 주민들은 집으로 돌아갔습니다.</rss>"
CHINESE = "<rss>渔船已经回到港口，居民们也从避难所回到了家。</rss>"
TAIWANESE = "<rss>漁船已經回到港口，居民們也從避難所回到了家。</rss>"
HEBREW = "<rss>הסירות חזרו לנמל והתושבים שבו לבתיהם מן המקלטים</rss>"


def xml(text: str, encoding: str) -> bytes:
    return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "windows-1252"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "iso-8859-5"),
        (HEBREW, "windows-1255"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "iso-2022-jp"),
        (KOREAN, "euc-kr"),
        (CHINESE, "gb2312"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
    ],
)
def test_a_text_is_read_as_it_says_it_is_written(text: str, encoding: str) -> None:
    assert without_declaration(decoded(xml(text, encoding))) == text
    served = f"text/xml; charset='{encoding}'"
    assert decoded(text.encode(encoding), served) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decoded(GERMAN.encode(encoding), "text/xml; charset=koi8-r") == GERMAN


@pytest.mark.parametrize(
    "encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
def test_wide_letters_are_told_by_their_zeros(encoding: str) -> None:
    assert decoded(GERMAN.encode(encoding)) == GERMAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "koi8-r"),
        (HEBREW, "windows-1255"),
        (JAPANESE, "euc-jp"),
        (KOREAN, "euc-kr"),
        (GERMAN, "windows-1252"),
    ],
)
def test_what_nobody_names_is_found_out(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "content_type",
    [
        "text/xml; charset=iso-8859-1",
        "text/xml; charset=us-ascii",
        "text/xml; charset=no-such-thing",
        "text/xml; charset=utf-7",
        "text/xml; charset=punycode",
        "text/xml",
    ],
)
def test_flawless_utf8_is_utf8_whatever_is_said(content_type: str) -> None:
    assert decoded(RUSSIAN.encode(), content_type) == RUSSIAN


def test_a_servers_usual_latin_1_gives_way_to_a_declaration() -> None:
    body = xml(RUSSIAN, "koi8-r")
    assert RUSSIAN in decoded(body, "text/xml; charset=iso-8859-1")


def test_a_servers_usual_latin_1_gives_way_to_foreign_letters() -> None:
    served = "text/xml; charset=iso-8859-1"
    assert decoded(RUSSIAN.encode("koi8-r"), served) == RUSSIAN
    assert decoded(KOREAN.encode("euc-kr"), served) == KOREAN
    assert decoded(GERMAN.encode("windows-1252"), served) == GERMAN


def test_eastern_europe_is_told_by_enough_letters() -> None:
    polish = (
        "<rss>Łódź: żeglarze wrócili, ponieważ burza minęła, więc już są bezpieczni, "
    )
    polish += "a także mieszkańcy mogą wrócić do domów, które się nie zawaliły</rss>"
    assert decoded(polish.encode("windows-1250")) == polish


def test_a_declaration_gives_way_to_the_server() -> None:
    body = xml(RUSSIAN, "koi8-r").replace(b"koi8-r", b"windows-1251")
    assert RUSSIAN in decoded(body, "application/xml; charset=koi8-r")


def test_a_name_the_bytes_contradict_is_not_believed() -> None:
    body = b'<?xml version="1.0" encoding="utf-8"?>' + RUSSIAN.encode("koi8-r")
    assert RUSSIAN in decoded(body, "text/xml; charset=utf-8")


def test_latin_1_is_what_windows_makes_of_it() -> None:
    body = b'<?xml version="1.0" encoding="iso-8859-1"?><a>\x93Oil\x94 \x80 5 \x81</a>'
    assert "“Oil” € 5 \ufffd" in decoded(body)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Grüße, Öl".encode() + b" \x93x", "Grüße, Öl “x"),
        (b"plain \xe9", "plain é"),
        (b"\xef\xbb\xbfplain \xe9", "plain é"),
    ],
)
def test_a_few_bad_bytes_do_not_spoil_the_rest(body: bytes, text: str) -> None:
    assert decoded(body, "text/xml; charset=utf-8") == text


def test_a_text_without_a_declaration_stays_as_it_is() -> None:
    assert without_declaration("<rss/>") == "<rss/>"
    assert without_declaration(' <?xml version="1.0"?><rss/>') == "<rss/>"


def test_a_declaration_without_an_end_is_not_searched_for_ever() -> None:
    assert decoded(b"<?" + b"xml" * 200_000) == "<?" + "xml" * 200_000
