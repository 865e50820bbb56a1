"""Each journey shows the whole service, and counts no branches."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder; the hook is given the tests of all."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.whole)
