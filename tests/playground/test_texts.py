import pytest

from bot.playground.answers import Json, Refusal
from bot.playground.detect import detect
from bot.playground.texts import Content, check_caption, check_text, read_content


def spans(text: str) -> list[tuple[str, str]]:
    return [
        (found["type"], text[found["offset"] : found["offset"] + found["length"]])
        for found in detect(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /figures now", [("bot_command", "/figures")]),
        ("/start@newsbrief_bot x", [("bot_command", "/start@newsbrief_bot")]),
        ("a/b and 1/2", []),
        ("ask @newsbrief_bot", [("mention", "@newsbrief_bot")]),
        ("#truce and #1 and x#y", [("hashtag", "#truce")]),
        ("$AAPL at $500", [("cashtag", "$AAPL")]),
        ("me@x.org", [("email", "me@x.org")]),
        ("(http://a.com/x), e.com.", [("url", "http://a.com/x"), ("url", "e.com")]),
    ],
)
def test_what_telegram_finds_by_itself_is_found(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert spans(text) == found


def test_nothing_is_found_inside_code_or_a_link() -> None:
    content = read_content(
        "<code>/a</code> <a href='e.com'>@somebody</a>", "HTML", None
    )
    assert [entity["type"] for entity in content.entities] == ["code", "text_link"]


def test_blanks_at_both_ends_go_and_entities_move_along() -> None:
    content = read_content("  <b> a </b>  ", "html", None)
    assert content.text == "a"
    assert content.entities == ({"type": "bold", "offset": 0, "length": 1},)


def test_an_entity_of_blanks_only_goes_with_them() -> None:
    assert read_content("a <b> </b>", "HTML", None) == Content("a")


def test_given_entities_are_kept_when_they_fit() -> None:
    given: list[Json] = [{"type": "bold", "offset": 0, "length": 2}]
    assert read_content("81 x", "", given).entities == tuple(given)


@pytest.mark.parametrize(
    "entity", [{"type": "bold"}, {"type": "bold", "offset": 0, "length": 9}]
)
def test_a_wrong_entity_is_refused(entity: Json) -> None:
    with pytest.raises(Refusal, match="can't parse entities"):
        read_content("short", "", [entity])


def test_the_hundredth_entity_is_the_last_and_the_rest_is_counted_as_lost() -> None:
    content = read_content("<b>a</b> " * 103, "HTML", None)
    assert len(content.entities) == 100
    assert content.lost == 3


def test_other_parse_modes_are_refused() -> None:
    with pytest.raises(Refusal, match="parse_mode must be HTML"):
        read_content("*a*", "MarkdownV2", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("   ", "text must be non-empty"), ("x" * 4097, "message is too long")],
)
def test_a_text_too_short_or_too_long_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        check_text(read_content(text, "", None))


def test_a_text_of_the_full_length_passes() -> None:
    assert len(check_text(read_content("x" * 4096, "", None)).text) == 4096


def test_markup_over_32_kilobytes_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refusal, match="message is too long"):
        read_content("<b></b>" * 5000 + "x", "HTML", None)


def test_a_caption_has_a_limit_of_its_own() -> None:
    assert check_caption(Content("x" * 1024)).text == "x" * 1024
    with pytest.raises(Refusal, match="message caption is too long"):
        check_caption(Content("x" * 1025))
