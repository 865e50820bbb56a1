"""What readers liked and did not like."""

from dataclasses import dataclass
from datetime import datetime, timedelta

UP, DOWN = 1, -1
LASTS = timedelta(weeks=12)
"""How long a vote counts: by then it has halved three times, and moves nothing."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one person thinks of a story: UP or DOWN, and 0 when it was taken back.

    `subjects` are what the story is about, or who tells it, as `leaning` names them.
    """

    story_id: str
    voter: int
    sign: int
    moment: datetime
    subjects: tuple[str, ...] = ()
