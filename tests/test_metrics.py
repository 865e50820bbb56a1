"""Metrics: complete from the start, countable by label, readable by Prometheus."""

from bot.metrics import ABOUT, Metrics


def test_every_metric_is_shown_from_zero_on() -> None:
    text = Metrics().render()
    assert text.count("# TYPE newsbrief_") == len(ABOUT)
    assert "newsbrief_items_total 0\n" in text
    assert "newsbrief_parse_seconds_sum 0\n" in text
    assert "newsbrief_parse_seconds_count 0\n" in text


def test_counters_add_up_by_label() -> None:
    metrics = Metrics()
    metrics.count("fetch_total", result="ok")
    metrics.count("fetch_total", 2, result="ok")
    metrics.count("fetch_total", result='a "b"\\\n')
    text = metrics.render()
    assert 'newsbrief_fetch_total{result="ok"} 3\n' in text
    assert 'newsbrief_fetch_total{result="a \\"b\\"\\\\\\n"} 1\n' in text
    assert "newsbrief_fetch_total 0" not in text


def test_a_timing_has_a_sum_and_a_count() -> None:
    metrics = Metrics()
    metrics.observe("parse_seconds", 0.5)
    metrics.observe("parse_seconds", 0.25)
    text = metrics.render()
    assert "newsbrief_parse_seconds_sum 0.75\n" in text
    assert "newsbrief_parse_seconds_count 2\n" in text


def test_a_gauge_shows_its_last_value() -> None:
    metrics = Metrics()
    metrics.set("send_queue_depth", 5)
    metrics.set("send_queue_depth", 4)
    assert "newsbrief_send_queue_depth 4\n" in metrics.render()
