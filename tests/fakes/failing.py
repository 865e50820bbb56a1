"""Calls that fail at first."""

from collections.abc import Callable

AWAY = ConnectionError("the way to the store is cut")


def failing(
    times: int,
    real: Callable[..., object],
    error: Exception = AWAY,
) -> Callable[..., object]:
    """A call that fails so many times before it does what it should."""
    left = [times]

    async def call(*args: object) -> object:
        if left[0]:
            left[0] -= 1
            raise error
        return await real(*args)  # type: ignore[misc]  # any coroutine function

    return call
