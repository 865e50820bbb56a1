"""What several processes passed is one count, in a tree with one small module."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copy

import pytest

HERE = Path(__file__).parent
COUNTING = ("counting", "probed", "probes", "sharing", "forking")
MODULE = "def sign(n):\n    if n < 0:\n        return -1\n    return 1\n"
TEST = "from bot.one import sign\n\n\ndef test_it():\n    assert sign({0}) == {1}\n"
TESTS = {"below": TEST.format(-5, -1), "above": TEST.format(5, 1)}
WHOLE = "import pytest\n\npytestmark = pytest.mark.whole\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with this module, what counts, and a file of tests for each branch."""
    fixtures = tmp_path / "tests" / "fixtures"
    for folder in (fixtures, tmp_path / "bot", tmp_path / "summarizers"):
        folder.mkdir(parents=True)
    for name in COUNTING:
        if (path := HERE / "fixtures" / f"{name}.py").exists():
            copy(path, fixtures)
    plugins = [f"tests.fixtures.{path.stem}" for path in fixtures.glob("[fs]*.py")]
    (tmp_path / "conftest.py").write_text(f"pytest_plugins = {plugins}\n")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\naddopts = --import-mode=importlib\nmarkers = whole\n"
    )
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "summarizers" / "__init__.py").touch()
    (tmp_path / "bot" / "one.py").write_text(MODULE)
    for name, text in TESTS.items():
        (tmp_path / "tests" / f"test_{name}.py").write_text(text)
    return tmp_path


def check(tree: Path, *paths: str) -> tuple[int, list[str]]:
    """Run these tests in two processes as all are run; return its end and its gaps."""
    (options,) = re.findall(r"-m pytest -q (.*?) \|\|", (HERE / "check").read_text())
    # Most plugins have nothing to do here, and each process would read them.
    plugins = ["-p", "xdist.plugin"] if find_spec("xdist") else []
    words = [*plugins, "-p", "no:cacheprovider", *options.replace("auto", "2").split()]
    ended = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-m", "pytest", "-q", *words, *paths],
        cwd=tree,
        env={
            "PATH": os.defpath,
            "PYTHONPATH": str(tree),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTEST_PLUGINS": "tests.fixtures.counting",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    said = ended.stdout + ended.stderr
    assert f"{len(paths)} passed" in said, said
    return ended.returncode, re.findall(r"^bot/one\.py:.*$", said, re.MULTILINE)


BELOW, ABOVE = "tests/test_below.py", "tests/test_above.py"


def test_what_one_process_passed_counts_with_what_another_did(tree: Path) -> None:
    assert check(tree, BELOW, ABOVE) == (0, [])


def test_what_no_process_passed_is_told(tree: Path) -> None:
    places = ["bot/one.py:2: never passed by", "bot/one.py:4: not reached"]
    assert check(tree, BELOW) == (1, places)


def test_what_is_not_counted_in_one_process_is_not_in_all(tree: Path) -> None:
    path = tree / ABOVE
    path.write_text(WHOLE + path.read_text())
    ended, gaps = check(tree, BELOW, ABOVE)
    assert (ended, len(gaps)) == (1, 2)
