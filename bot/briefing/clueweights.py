"""What each clue is worth.

Made by `benchmarks/train_questions.py`; do not edit by hand.
"""

from bot.briefing.clues import Clues
from bot.briefing.ranking import Trust, Weights
from bot.briefing.spotting import SpotClues

WEIGHTS = Weights(
    spot=SpotClues(
        is_kind=3.41,
        is_asked=-5.37,
        unit=0.72,
        noun=2.06,
        kin=1.43,
        before=-0.15,
        near=6.03,
        clause=2.05,
        is_time=0.66,
        is_small=-1.06,
        is_led=1.12,
        in_brackets=-1.25,
        first=0.1,
        nearest=0.69,
        after=-1.41,
    ),
    rank=Clues(
        held=1.98,
        before=3.25,
        title=4.6,
        article=-2.46,
        nowhere=-2.65,
        kin=-1.1,
        many=0.49,
        relative=4.13,
        rarest=0.48,
        names=-1.38,
        strange=-2.94,
        numbers=2.05,
        pairs=1.72,
        leads=0.47,
        spot=-0.1,
        spot_time=-0.17,
        spot_amount=-0.04,
        some=0.13,
        fit=0.38,
        near=2.21,
        since=0.45,
        alike=8.42,
        meaning=5.19,
        person=0.8,
        role=2.0,
        statement=2.0,
    ),
    trust=Trust(
        always=-2.46,
        score=0.27,
        margin=0.04,
        held=-2.15,
        kin=-3.98,
        article=-3.29,
        nowhere=-4.11,
        strange=-1.29,
        many=1.9,
        alike=8.05,
        meaning=4.73,
        fits=-1.23,
        lacks=-1.83,
        words=0.21,
    ),
    least=0.45,
)
