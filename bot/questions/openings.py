"""How English asks: by which words a question tells what kind of answer it wants."""

import re
from typing import NamedTuple

from bot.questions.wants import Wants


class Opening(NamedTuple):
    """What a question wants, and the words by which it says so.

    `act` are the words of saying or happening, which no answer need hold; `speaker`
    those that say who is asked about, where it is asked what he said.
    """

    wants: Wants
    act: str = ""
    speaker: str = ""


_ASKED = (
    r"(?:who|whom|whose|what|which|when|where|why|how|do|does|did|is|was|are|has|have"
    r"|will|would|can)\b"
)
_WHAT = r"(?:what|which)"
_SAYING = (
    r"(?:say|said|think|thought|tell|told|believe|promise|announce|claim|warn|want|answer"
    r"|reply|reaction|response|comment|opinion|view|message|plans?)\b"
)
_DO = r"(?:did|does|has|have|had|do|is|was|were)"
_REACTING = (
    r"(?:react|respond|describe|explain|comment|answer|justify|defend|feel|put it)\w*\b"
)
_BE = r"(?:is|was|are|were|would be|will be)"
_PRICES = (
    r"(?:bonus(?:es)?|subsid(?:y|ies)|payouts?|bribes?|fees?|loans?|costs?|prices?"
    r"|budget|revenues?|turnover|salary|salaries|incomes?|gdp|worth"
    r"|fines?|profits?|ransom|rewards?|prize money|funding|donations?|compensation"
    r"|damages|dividend|pension|rent|bail|fare|debts?)"
)
_LEVELS = (
    r"(?:tolls?|deficit|inflation|unemployment|tax(?:es)?|rates?|shares?|stakes?|rise"
    r"|growth|wages?|bill|penalty|losses|damage|turnout)"
)
_NUMBERS = (
    r"(?:tolls?|death count|deficit|inflation|unemployment|tax(?:es)?|rates?|share"
    r"|stakes?|rais|rise|growth"
    r"|figures?|total|offers?|bids?|bill|penalty|size|number|amount|quantity|wages?"
    r"|minimum|maximum|average|level|losses|damage|odds|score|turnout|term)"
)
_EVENT = re.compile(
    r"\bwhat(?:'s| is| has| have| had)? (?:\w+ )?(?:happen\w*|(?:been )?going on"
    r"|go(?:es)? wrong|went wrong|gone wrong|became of|become of|came of)\b"
    r"|\bwhat(?:'s| is) new\b(?= (?:on|about|with|from|in|at|for)\b|\W*$)"
    r"|\bwhat(?:'s| is| are) the (?:latest|newest)?(?: ?news| headlines)?"
    r"(?= (?:on|about|with|from|in|of|for)\b|\W*$)"
    r"|\banything new\b"
    r"|\b(?:any|the|latest|newest|some|more) (?:news|headlines)\b"
    r"|^(?:news|headlines|latest)\b",
    re.IGNORECASE,
)
_KINDS = (
    (
        Wants.CAUSE,
        r"\bwhy\b|\bhow come\b|\bcauses?\W*$|\bwhat (?:caused|led to|triggered|made)\b"
        rf"|\bwhat {_BE} the (?:\w+ )?(?:cause|reason)\b",
    ),
    (
        Wants.AMOUNT,
        r"\bby how much\b"
        r"|\bhow much (?:did|does|do|has|have|will|would) .*\b(?:increase|decrease|rise"
        r"|risen|grow|grown|fall|fallen|drop|change|decline|shrink)d?\b",
    ),
    (
        Wants.MONEY,
        r"how much money\b|how much .*\b(?:cost|pay|paid|earn|spend|spent|sell|sold"
        r"|raise|donate|worth|fined|owe|dollars?|euros?|pounds?|price|go(?:ne)? for"
        r"|went for|goes for)\b"
        r"|\bhow much (?:is|was|are|were) (?:an?|one) "
        r"|\bhow much (?!of\b)(?:(?:is|was|are|were|will) )?"
        rf"(?:[\w'’-]+ ){{0,3}}?{_PRICES}\b"
        rf"|\bhow expensive\b|\bwhat .* cost\b|{_WHAT} {_BE} .*\bworth\b",
    ),
    (
        Wants.SHARE,
        r"(?:what|which|how much|how large|how big)\b.{0,40}\b(?:percent|percentage"
        r"|per ?cent|share|proportion|portion|fraction|rate)\b|by what percent"
        r"|\bhow many per ?cent\b",
    ),
    (
        Wants.TIME,
        rf"\b{_WHAT} (?:\w+ )?(?:years?|months?|day|dates?|week|century|centuries"
        r"|decades?|period|era|season)\b|\bwhat time\b|\bsince when\b|, when\b"
        r"|^(?:by |until |till |from )?when\b|\bwhen\W*$"
        rf"|\bwhen (?:did|has|have|does|do|will|would|had|{_BE})\b",
    ),
    (
        Wants.MONEY,
        rf"^{_WHAT} (?:[\w'’-]+ ){{0,5}}{_PRICES}\b|^(?!{_ASKED})(?:.*\b)?{_PRICES}\b"
        rf"|\bhow (?:big|large|high) (?:[\w'’-]+ ){{0,3}}{_PRICES}\b",
    ),
    (
        Wants.DURATION,
        r"\bhow (?:long|many (?:\w+ )?(?:years|months|days|weeks|hours|minutes|seconds"
        r"|decades|centuries))\b|what length of time|the duration\b",
    ),
    (
        Wants.AMOUNT,
        rf"\bhow (?:high|low|big|large) (?:[\w'’-]+ ){{1,5}}{_LEVELS}\b",
    ),
    (
        Wants.LENGTH,
        r"\bhow (?:far|tall|high|wide|deep|thick|broad|many (?:miles|kilomet(?:re|er)s"
        r"|feet|met(?:re|er)s|inches|km|yards))\b"
        rf"|what {_BE} the (?:\w+ )?(?:length|height|distance|width|depth|elevation"
        r"|altitude|diameter)|what (?:height|distance|length)",
    ),
    (
        Wants.SIZE,
        r"\bhow (?:many (?:square|acres|hectares|tons|tonnes|pounds)|large|big|heavy"
        r"|hot|cold|fast|old|strong)\b|\bat what (?:age|temperature|speed)"
        r"|what (?:age|speed|temperature|population|magnitude)"
        rf"|what {_BE} the (?:\w+ )?(?:area|size|weight|temperature|speed|age|magnitude"
        r"|population|density|capacity|volume)",
    ),
    (
        Wants.COUNT,
        r"\bhow (?:many|often)\b|\bwhat (?:number|quantity)\b"
        rf"|{_WHAT} {_BE} the (?:\w+ ){{0,2}}(?:number|total|minimum|maximum|average"
        r"|toll|death count)\b|^(?:\w+ )?number of\b",
    ),
    (
        Wants.AMOUNT,
        rf"\bhow much\b|^(?:in |by |to )?what (?:\w+ )?(?:amount|{_NUMBERS})\b"
        rf"|{_WHAT} {_BE} (?:[\w'’]+ ){{1,5}}{_NUMBERS}\b|\badds? up to\b"
        rf"|^(?!{_ASKED})(?:.*\b)?{_NUMBERS}\b"
        r"|\bhow (?:well|loud|quickly|bad|severe|strongly|likely|popular)\b",
    ),
    (
        Wants.STATEMENT,
        rf"what {_DO} .+ {_SAYING}|\bhow {_DO} .+ {_REACTING}"
        r"|\bwhat (?:\w+ )?plans\b",
    ),
    (Wants.EVENT, _EVENT.pattern),
    (Wants.PERSON, r"\b(?:who|whom|whose)\b"),
    (Wants.PLACE, r"\bwhere\b|\bwhich (?:city|town|country|village|place)\b"),
    (Wants.NAME, r"\bwhich\b|\bwhat (?:kind|type|name|company|firm|country|team)\b"),
)
_OPENINGS = tuple((wants, re.compile(start, re.IGNORECASE)) for wants, start in _KINDS)
_SHORTENED = re.compile(r"\b(who|what|when|where|why|how)['’]?s\b", re.IGNORECASE)
_SPEAKER = re.compile(
    rf"\b(?:what|how) {_DO} (?P<by>.+?) (?P<act>{_SAYING}|{_REACTING})", re.IGNORECASE
)
"""Who is asked about, and the word of saying, where it is asked what he said."""


def opening_of(text: str) -> Opening:
    """Return what an English question wants."""
    plain = _SHORTENED.sub(r"\1 is", text)
    wants = next(
        (wants for wants, opening in _OPENINGS if opening.search(plain)),
        Wants.ANYTHING,
    )
    if wants is Wants.EVENT and (event := _EVENT.search(plain)):
        return Opening(wants, event.group())
    if wants is Wants.STATEMENT and (spoken := _SPEAKER.search(plain)):
        return Opening(wants, spoken["act"], spoken["by"])
    return Opening(wants)
