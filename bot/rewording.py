"""Asks a language model to put a briefing's sentences in other words; off by default.

Any address that speaks OpenAI's chat completions will do. It is asked once for a
briefing, for all sentences that are not known yet, within a time and a size; whatever
goes wrong, the briefing goes out with its sources' sentences, and after a failure the
model is left alone for a while. Of what it answers only that is shown which the
verifier accepts (`bot.briefing.rewording`). The key never stands in an error or a log.
"""

import json
import logging
import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp

from bot.briefing.rewording import accepted, reworded, wanted
from bot.clock import Clock
from bot.errors import ModelError
from bot.metrics import Metrics
from bot.model import Briefing
from bot.settings import Settings

SECONDS = 10.0
MOST_BYTES = 65_536
REST = 300.0
"""Seconds the model is left alone after a failure."""
WINDOW, ALLOWANCE = 600.0, 60.0
"""In so many seconds all briefings together wait for the model no longer than that."""
KEPT = 1000
"""Sentences remembered: readers of one morning are told much the same."""

PROMPT = (
    "You are given a JSON array of sentences from news reports. Answer with a JSON "
    "array of the same length and order and nothing else: each sentence in plainer "
    "words. Keep every number, unit, name, date, quotation, and every word that "
    "denies, limits, doubts or attributes. Add nothing. You may make a passive "
    "active, move a date to the end, use a shorter word, and leave out an aside "
    "between commas. If in doubt, repeat the sentence unchanged."
)
_FENCED = re.compile(r"\s*```(?:json)?\s*(.*?)\s*```\s*", re.DOTALL)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Model:
    """Where a language model answers, its name there, and the key if one is needed."""

    url: str
    name: str
    key: str = field(default="", repr=False)


def model_of(settings: Settings) -> Model | None:
    """Return the model these settings name, or None as by default."""
    if not settings.reword_url:
        return None
    return Model(settings.reword_url, settings.reword_model, settings.reword_key)


class Rewording:
    """Puts briefings in other words as far as model and verifier allow."""

    def __init__(
        self, model: Model, clock: Clock, metrics: Metrics, seconds: float = SECONDS
    ) -> None:
        self._model = model
        self._clock = clock
        self._metrics = metrics
        self._seconds = seconds
        # What is kept for a sentence is empty where nothing was accepted.
        self._known: OrderedDict[str, str] = OrderedDict()
        self._rest_until = float("-inf")
        self._begun = float("-inf")
        self._spent = 0.0

    async def reword(self, briefing: Briefing) -> Briefing:
        """Return the briefing in other words where that is safe; never raises."""
        sentences = wanted(briefing)
        new = tuple(each for each in sentences if each not in self._known)
        if new and self._may_ask():
            await self._learn(new)
        words = {each: self._known.get(each, "") for each in sentences}
        return reworded(briefing, words)

    def _may_ask(self) -> bool:
        now = self._clock.monotonic()
        if now - self._begun >= WINDOW:
            self._begun, self._spent = now, 0.0
        return now >= self._rest_until and self._spent < ALLOWANCE

    async def _learn(self, sentences: Sequence[str]) -> None:
        """Ask for these sentences and remember what is accepted."""
        begun = self._clock.monotonic()
        try:
            offered = await ask(self._model, sentences, self._seconds)
        except ModelError as error:
            log.warning("briefings keep their sources' sentences: %s", error)
            self._metrics.count("reworded_total", len(sentences), result="failed")
            self._rest_until = self._clock.monotonic() + REST
        else:
            self._remember(dict(zip(sentences, offered, strict=True)))
        self._spent += self._clock.monotonic() - begun

    def _remember(self, offered: dict[str, str]) -> None:
        taken = accepted(offered)
        self._metrics.count("reworded_total", len(taken), result="accepted")
        kept = len(offered) - len(taken)
        self._metrics.count("reworded_total", kept, result="kept")
        for sentence in offered:
            self._known[sentence] = taken.get(sentence, "")
        while len(self._known) > KEPT:
            self._known.popitem(last=False)


async def ask(
    model: Model, sentences: Sequence[str], seconds: float = SECONDS
) -> tuple[str, ...]:
    """Return the model's words for each sentence, whatever these are worth.

    Raises ModelError when it does not answer, or not in this form.
    """
    limits = aiohttp.ClientTimeout(total=seconds)
    headers = {"Accept-Encoding": "identity"}
    if model.key:
        headers["Authorization"] = f"Bearer {model.key}"
    try:
        async with (
            # Nothing is unpacked: a few bytes could become gigabytes.
            aiohttp.ClientSession(
                timeout=limits, headers=headers, auto_decompress=False
            ) as session,
            session.post(
                f"{model.url}/chat/completions",
                json=_question(model.name, sentences),
                allow_redirects=False,
            ) as answer,
        ):
            status, body = answer.status, await _body(answer)
    except (aiohttp.ClientError, OSError, ValueError) as error:
        # The text of these errors may hold the address, and with it a password.
        problem = f"the language model did not answer ({type(error).__name__})"
        raise ModelError(problem) from None
    if status != 200:
        problem = f"the language model answered {status}"
        raise ModelError(problem)
    words = read(body, len(sentences))
    if words is None:
        raise ModelError("the language model's answer is not in the form asked for")
    return words


def _question(name: str, sentences: Sequence[str]) -> dict[str, object]:
    asked = json.dumps(list(sentences), ensure_ascii=False)
    return {
        "model": name,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": PROMPT},
            {"role": "user", "content": asked},
        ],
    }


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    """Return the answer's body; one that is too long is cut and then of no form."""
    body = bytearray()
    async for part in answer.content.iter_any():
        body += part
        if len(body) > MOST_BYTES:
            break
    return bytes(body)


def read(body: bytes, count: int) -> tuple[str, ...] | None:
    """Return the words in a chat completion, None if it is not as many as asked for."""
    try:
        said = json.loads(body)["choices"][0]["message"]["content"]
        fenced = _FENCED.fullmatch(said)
        words = json.loads(fenced[1] if fenced else said)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    fits = isinstance(words, list) and len(words) == count
    return tuple(words) if fits and all(isinstance(w, str) for w in words) else None
