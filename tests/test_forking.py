"""Tests that run in several processes are reported as if they ran in one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
FILES = {
    "test_fine.py": "def test_one(): pass\ndef test_two(): pass\n",
    "test_wrong.py": "def test_three(): assert 1 == 2\n",
    "test_warned.py": (
        "import warnings\ndef test_four(): warnings.warn('a word', UserWarning)\n"
    ),
    "test_setup.py": (
        "import pytest\n"
        "@pytest.fixture(scope='session')\n"
        "def thing():\n    yield\n    print('the', 'end')\n    assert 0\n"
        "def test_five(thing): pass\n"
    ),
}
ENDS = "import os\ndef test_six(): os._exit(3)\ndef test_seven(): pass\n"
MANY = """
import pathlib, pytest

@pytest.fixture(scope="session")
def thing():
    pathlib.Path("begun").touch()
    yield
    pathlib.Path("cleared").touch()

@pytest.mark.parametrize("number", range(2000))
def test_eight(thing, number):
    if number == 1999:
        pathlib.Path("all").touch()
"""
COUNTS = """
import os

def pytest_process_leaves():
    return os.getpid()

def pytest_process_left(known):
    print(f"left {known}")
"""


def run(place: Path, *words: str) -> tuple[int, str]:
    """Run the tests of a directory; return the exit code and what was said."""
    made = subprocess.run(  # noqa: S603 - our own words
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.fixtures.forking"),
            *("-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(place)),
            *(f"--basetemp={place}/temporary", *words),
        ],
        cwd=place,
        env={"PYTHONPATH": str(HOME), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return made.returncode, made.stdout + made.stderr


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "conftest.py").write_text(COUNTS)
    return tmp_path


def test_what_happens_in_a_process_is_told_by_the_first(files: Path) -> None:
    code, said = run(files, "--processes", "2")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "1 failed, 4 passed, 1 warning, 1 error in" in said
    assert "assert 1 == 2" in said
    assert "UserWarning: a word" in said
    assert "the end" in said
    assert len(set(re.findall(r"left (\d+)", said))) == 2


def test_the_test_in_which_a_process_ends_has_failed(files: Path) -> None:
    (files / "test_ends.py").write_text(ENDS)
    code, said = run(files, "--processes", "2")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "its process ended with exit code 3" in said
    assert "FAILED test_ends.py::test_six" in said
    assert "2 failed, 4 passed" in said


def test_after_as_many_failures_as_asked_for_all_clear_up_and_end(files: Path) -> None:
    (files / "test_many.py").write_text(MANY)
    code, said = run(files, "--processes", "2", "-x", "-k", "three or eight")
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "stopping after 1 failures" in said
    assert (files / "begun").exists() == (files / "cleared").exists()
    assert not (files / "all").exists()


def test_one_process_needs_no_other(files: Path) -> None:
    code, said = run(files)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "1 failed, 4 passed, 1 warning, 1 error in" in said
    assert "left" not in said


def test_tests_that_cannot_be_read_are_not_begun(files: Path) -> None:
    (files / "test_wrong.py").write_text("nothing")
    code, said = run(files, "--processes", "2")
    assert code == pytest.ExitCode.INTERRUPTED
    assert "NameError" in said
    assert "passed" not in said
