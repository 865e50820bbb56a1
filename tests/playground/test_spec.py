"""The playground, and all the bot asks of it, against the published specification."""

import pytest

from bot.playground.answers import Json
from bot.playground.calls import Call
from bot.playground.methods.table import METHODS, Method
from bot.playground.params import fields
from tests.fakes.spec import SPEC, objections, spec

pytestmark = pytest.mark.skipif(
    not SPEC.exists(), reason="the specification is not at hand"
)
KINDS = {
    "Integer": "int",
    "Integer String": "id",
    "String": "str",
    "Float": "float",
    "Boolean": "bool",
    "InputFile": "file",
    "InputFile String": "file",
}


def call(method: str, code: int = 200, **params: object) -> Call:
    return Call(1, "", 0.0, method, 1, params, code, "", None, 0.0)


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_a_method_knows_exactly_the_parameters_of_the_specification(
    method: Method,
) -> None:
    wanted = {
        (each["name"], KINDS.get(" ".join(each["types"]), "json"), each["required"])
        for each in spec()["methods"][method.name].get("fields", [])
    }
    known = {(each.name, each.kind, each.required) for each in fields(method.schema)}
    assert known == wanted


def test_what_the_specification_allows_meets_no_objection() -> None:
    button = {"text": "More", "callback_data": "more"}
    sent = call(
        "sendMessage",
        chat_id="1",
        text="x",
        disable_notification="true",
        reply_parameters={"message_id": 3, "allow_sending_without_reply": True},
        reply_markup={"inline_keyboard": [[button]]},
    )
    scoped = call(
        "setMyCommands",
        commands=[{"command": "brief", "description": "News"}],
        scope={"type": "chat", "chat_id": 1},
    )
    photo = call("sendPhoto", chat_id=1, photo="chart.png (3 bytes)")
    assert objections([sent, scoped, photo]) == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"chat_id": 1}, "text is missing"),
        ({"chat_id": 1, "text": "x", "day": 1}, "there is no day"),
        ({"chat_id": 1.5, "text": "x"}, "chat_id is no Integer or String"),
        ({"chat_id": 1, "text": "x", "message_thread_id": "a"}, "message_thread_id"),
        ({"chat_id": 1, "text": "x", "protect_content": "7"}, "protect_content"),
        (
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{}]]}},
            "reply_markup is no InlineKeyboardMarkup",
        ),
    ],
)
def test_what_the_specification_forbids_is_named(params: Json, reason: str) -> None:
    assert any(reason in each for each in objections([call("sendMessage", **params)]))


def test_what_was_refused_anyway_needs_no_objection() -> None:
    assert objections([call("sendMessage", 400, day=1)]) == []
