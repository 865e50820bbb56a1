"""Modules come in with probes, and what nothing passed is told."""

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.fixtures import probed
from tests.fixtures.probed import PASSED, Loader, Probed, compiled, unpassed
from tests.fixtures.probes import placed


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only module there is."""
    monkeypatch.setattr(probed, "HOME", tmp_path)
    path = tmp_path / "bot" / "one.py"
    path.parent.mkdir()
    path.write_text("def go(n):\n    return n\n")
    yield path
    PASSED.pop("bot/one.py", None)


def come_in(path: Path) -> ModuleType:
    """Import a module with probes."""
    loader = Loader("one", str(path))
    spec = spec_from_file_location("one", path, loader=loader)
    assert spec
    made = module_from_spec(spec)
    loader.exec_module(made)
    return made


def test_a_module_tells_what_of_it_was_passed(module: Path) -> None:
    made = come_in(module)
    assert list(unpassed(PASSED)) == ["bot/one.py:2: not reached"]
    made.go(1)
    assert list(unpassed(PASSED)) == []


def test_what_was_passed_stays_when_a_module_comes_in_again(module: Path) -> None:
    come_in(module).go(1)
    come_in(module)
    assert PASSED["bot/one.py"] == [1, 1]


def test_a_module_nothing_imports_is_missing_altogether(module: Path) -> None:
    assert list(unpassed({})) == [
        "bot/one.py:1: not reached",
        "bot/one.py:2: not reached",
    ]


def test_what_is_compiled_is_good_for_one_text(module: Path) -> None:
    first, again = compiled(module), compiled(module)
    assert again == first
    module.write_text("def go(n):\n    return n\n\n\ngo(1)\n")
    assert compiled(module)[0] == first[0] + 1


def test_of_others_modules_nothing_is_counted() -> None:
    assert Probed().find_spec("json", None) is None
    found = Probed().find_spec("bot", sys.path)
    assert found
    assert isinstance(found.loader, Loader)


def test_a_probe_stands_for_one_place_of_the_text(module: Path) -> None:
    assert compiled(module)[0] == len(placed(module.read_text())[1])
