"""What kind of answer a question wants."""

from enum import Enum, auto


class Wants(Enum):
    """What kind of answer a question wants."""

    COUNT = auto()
    AMOUNT = auto()
    MONEY = auto()
    SHARE = auto()
    DURATION = auto()
    LENGTH = auto()
    SIZE = auto()
    PERSON = auto()
    STATEMENT = auto()
    EVENT = auto()
    PLACE = auto()
    NAME = auto()
    CAUSE = auto()
    TIME = auto()
    ANYTHING = auto()

    @property
    def is_amount(self) -> bool:
        """Whether a number answers it."""
        return self in _AMOUNTS


_AMOUNTS = frozenset({
    Wants.COUNT, Wants.AMOUNT, Wants.MONEY, Wants.SHARE, Wants.DURATION, Wants.LENGTH,
    Wants.SIZE,
})  # fmt: skip
