"""Logs and counts what goes wrong in a loop of deliveries."""

import logging

from bot.clock import Clock
from bot.log import Seldom
from bot.metrics import Metrics
from bot.store.refusals import sentence


class Failures:
    """The failures of a loop; a store that is away befalls all, and is told seldom."""

    def __init__(
        self, loop: str, logger: logging.Logger, clock: Clock, metrics: Metrics
    ) -> None:
        self._loop = loop
        self._logger = logger
        self._metrics = metrics
        self._seldom = Seldom(logger, clock.monotonic)

    def note(self, what: str, error: Exception) -> None:
        """Log and count what went wrong."""
        self._metrics.count("failures_total", loop=self._loop)
        if trouble := sentence(error):
            self._seldom.error(f"{what}: {trouble}")
        else:
            self._logger.error("%s: %s", what, error, exc_info=error)
