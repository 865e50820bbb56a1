"""Answering what people type behind the bot's name in any chat."""

import re

from bot.playground.answers import Json, bad
from bot.playground.inline import message_of
from bot.playground.params import Params
from bot.playground.play import Playground

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SECONDS = 60
MOST = 50
ID_LIMIT = 64
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_inline_query(play: Playground, params: Params) -> bool:
    """Offer messages to the one who types, with a button over them."""
    query_id = params.text("inline_query_id")
    asked = play.inline.get(query_id)
    if asked is None or play.unix() - asked["date"] > SECONDS:
        raise bad(TOO_OLD)
    results = _checked(params.get("results"))
    button = _button(params.get("button"))
    asked["results"] = {each["id"]: each for each in results}
    shown = ("id", "title", "description")
    play.changed(
        "offers",
        query_id=query_id,
        user_id=asked["user_id"],
        results=[{key: each.get(key, "") for key in shown} for each in results],
        button=button,
    )
    return True


def _checked(results: object) -> list[Json]:
    if not isinstance(results, list) or len(results) > MOST:
        raise bad("RESULTS_TOO_MUCH")
    found = [_result(each) for each in results]
    if len({each["id"] for each in found}) < len(found):
        raise bad("RESULT_ID_DUPLICATE")
    return found


def _result(given: Json) -> Json:
    if given.get("type") != "article":
        raise bad("playground: only articles are offered here")
    if not 1 <= len(str(given.get("id", "")).encode()) <= ID_LIMIT:
        raise bad("RESULT_ID_INVALID")
    if not str(given.get("title", "")).strip():
        raise bad("ARTICLE_TITLE_EMPTY")
    message_of(given.get("input_message_content") or {})
    return given


def _button(given: Json | None) -> Json | None:
    if given is None:
        return None
    payload = str(given.get("start_parameter", ""))
    if not str(given.get("text", "")).strip() or not _START.fullmatch(payload):
        raise bad("START_PARAM_INVALID")
    return given
