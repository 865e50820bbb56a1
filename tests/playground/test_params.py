import pytest

from bot.playground.answers import Json, Refusal
from bot.playground.methods.table import find_method
from bot.playground.params import Params, Upload, read_params

SCHEMA = "chat_id:id! text:str flag:bool count:int size:float more:json photo:file"


def read(**raw: object) -> Params:
    return read_params("sendMessage", SCHEMA, {"chat_id": 1, **raw}, {})


def test_values_come_out_in_their_own_types() -> None:
    made = read(text="x", flag="true", count="-7", size="1.5", more='{"a": [1]}')
    assert made.values["chat_id"] == 1
    assert (made.text("text"), made.flag("flag"), made.number("count")) == (
        "x",
        True,
        -7,
    )
    assert (made.real("size"), made.get("more")) == (1.5, {"a": [1]})


def test_values_sent_as_json_are_as_good() -> None:
    made = read(flag=False, count=7, size=2, more=[1])
    assert (made.flag("flag"), made.number("count"), made.real("size")) == (
        False,
        7,
        2.0,
    )


def test_what_was_not_given_is_empty() -> None:
    made = read(text=None)
    assert (made.text("text"), made.flag("flag"), made.number("count", 5)) == (
        "",
        False,
        5,
    )
    assert made.real("size") == 0.0
    assert made.get("more") is None


def test_a_chat_is_named_by_number_or_by_name() -> None:
    assert read(chat_id="-100123").get("chat_id") == -100123
    assert read(chat_id="@morning_wire").text("chat_id") == "@morning_wire"
    assert read(chat_id="-100123").text("chat_id") == "-100123"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"txet": "x"}, "sendMessage does not know the parameter 'txet'"),
        ({"chat_id": None}, "chat_id is empty"),
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": "Ada"}, "'chat_id' must be a whole number or an @name"),
        ({"count": "1.5"}, "'count' must be a whole number"),
        ({"count": True}, "'count' must be a whole number"),
        ({"flag": "maybe"}, "'flag' must be true or false"),
        ({"size": "wide"}, "'size' must be a number"),
        ({"text": 5}, "'text' must be a text"),
        ({"text": "\ud800"}, "strings must be encoded in UTF-8"),
        ({"more": "{"}, "'more' must be JSON"),
        ({"more": "7"}, "'more' must be a JSON object or list"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(raw: Json, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        read(**raw)


def test_a_broken_keyboard_is_refused_in_telegrams_words() -> None:
    with pytest.raises(Refusal, match="object expected as reply markup"):
        read_params("sendMessage", "reply_markup:json", {"reply_markup": "x"}, {})


def test_a_missing_parameter_without_words_of_its_own_is_named() -> None:
    with pytest.raises(Refusal, match="parameter 'name' is required"):
        read_params("createForumTopic", "name:str!", {}, {})


def test_a_file_comes_directly_or_by_reference() -> None:
    upload = Upload("a.png", "image/png", b"x")
    direct = read_params("sendPhoto", SCHEMA, {"chat_id": 1}, {"photo": upload})
    raw = {"chat_id": 1, "photo": "attach://part"}
    named = read_params("sendPhoto", SCHEMA, raw, {"part": upload})
    assert direct.upload("photo") == named.upload("photo") == upload
    assert read(photo="file-id").upload("photo") is None


def test_a_file_nobody_refers_to_is_refused() -> None:
    upload = Upload("a.png", "image/png", b"x")
    with pytest.raises(Refusal, match="does not know the parameter 'part'"):
        read_params("sendPhoto", SCHEMA, {"chat_id": 1}, {"part": upload})


def test_methods_are_found_in_any_case() -> None:
    found = find_method("SENDmessage")
    assert found is not None
    assert found.name == "sendMessage"
    assert find_method("sendNothing") is None
