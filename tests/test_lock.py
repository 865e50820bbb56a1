"""The lock files list everything, so that installing them has nothing to look up."""

import re
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parents[1]
DATA_ONLY = {"wordllama"}
"""Packages of which only data files are read; what their code needs is left out."""

_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Return the version each package of a lock file is held at."""
    return dict(_PIN.findall((PROJECT / name).read_text("utf-8")))


def plain(name: str) -> str:
    """Return a package's name as the lock file spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted_by(locked: dict[str, str]) -> list[Requirement]:
    """Return what the locked packages need on this machine."""
    return [
        requirement
        for package in distributions()
        if plain(package.name) in locked.keys() - DATA_ONLY
        for requirement in map(Requirement, package.requires or ())
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    ]


def test_every_package_that_a_locked_one_needs_is_locked_too() -> None:
    locked = pins("tests/requirements.lock")
    missing = [
        str(requirement)
        for requirement in wanted_by(locked)
        if not requirement.specifier.contains(locked.get(plain(requirement.name), "0"))
    ]
    assert len(locked) > 30
    assert missing == []


def test_the_tests_run_with_the_very_versions_the_bot_runs_with() -> None:
    tested, shipped = pins("tests/requirements.lock"), pins("requirements.lock")
    assert shipped.items() <= tested.items()
