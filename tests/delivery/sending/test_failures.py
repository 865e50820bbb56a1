"""How what goes wrong in a loop of deliveries is told."""

import logging

import pytest
from redis.exceptions import ConnectionError as LostConnection

from bot.delivery.sending.failures import Failures
from bot.metrics import Metrics
from tests.fakes.clock import FakeClock

logger = logging.getLogger("loop")


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def failures(metrics: Metrics) -> Failures:
    return Failures("sender", logger, FakeClock(), metrics)


def test_an_error_nobody_foresaw_is_told_each_time_with_its_way(
    failures: Failures, metrics: Metrics, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("5/a", "5/b"):
        failures.note(name, ValueError("what is this"))
    assert caplog.messages == ["5/a: what is this", "5/b: what is this"]
    assert all(record.exc_info for record in caplog.records)
    assert 'failures_total{loop="sender"} 2' in metrics.render()


def test_a_store_that_is_away_is_told_once_and_counted_each_time(
    failures: Failures, metrics: Metrics, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("5/a", "5/b"):
        failures.note(name, LostConnection("reset by peer"))
    assert len(caplog.messages) == 1
    assert 'failures_total{loop="sender"} 2' in metrics.render()
