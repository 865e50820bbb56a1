import pytest

from bot.model import Rest
from bot.sources.manners import rest_after


@pytest.mark.parametrize(
    ("status", "retry_after", "rest"),
    [
        (200, None, Rest(0.5)),
        (200, 60.0, Rest(0.5)),
        (304, None, Rest(0.5)),
        (301, 60.0, Rest(0.5)),
        (404, None, Rest(0.5)),
        (410, None, Rest(0.5)),
        (500, None, Rest(0.5)),
        (403, 60.0, Rest(60)),
        (500, 60.0, Rest(60)),
        (429, None, Rest(0.5, is_failure=True)),
        (429, 0.0, Rest(0.5, is_failure=True)),
        (429, 3_600.0, Rest(3_600, is_failure=True)),
        (503, 3_600.0, Rest(3_600, is_failure=True)),
        (503, 1e9, Rest(86_400, is_failure=True)),
        (502, None, Rest(0.5, is_failure=True)),
        (504, None, Rest(0.5, is_failure=True)),
    ],
)
def test_a_host_rests_as_long_as_its_answer_calls_for(
    status: int, retry_after: float | None, rest: Rest
) -> None:
    assert rest_after(status, retry_after) == rest


def test_the_operators_own_hosts_need_no_pause() -> None:
    assert rest_after(200, None, 0.0) == Rest()
    assert rest_after(503, 5.0, 0.0) == Rest(5, is_failure=True)
