"""The set-up script, on machines of every kind, played by three small shell scripts.

`machine` has a Python that makes environments and can be told to lack things; what is
installed is written to a log. Nothing is downloaded.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]

PYTHON = """\
#!/bin/sh
echo "$(basename "$(dirname "$(dirname "$0")")") $*" >> "$LOG"
case "$*" in
  "-c import sys"*) exit "${TOO_OLD:-0}" ;;
  "-V") echo "Python 3.9.2" ;;
  "-m venv --clear --without-pip "*) mkdir -p "$5/bin"; cp "$0" "$5/bin/python" ;;
  "-m venv "*) [ -n "${NO_ENSUREPIP:-}" ] && exit 1
    mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; touch "$3/has-pip" ;;
  "-m pip --version") [ -z "${NO_PIP:-}" ] || [ -e "$(dirname "$0")/../has-pip" ] ;;
  *"pip"*"install"*"-e "*) [ -z "${NO_NETWORK:-}" ] || exit 1
    printf '#!/bin/sh\\nprintf "<%%s>" "$@"\\n' > "$VENV/bin/newsbrief"
    chmod +x "$VENV/bin/newsbrief" ;;
  *"pip"*"install"*) [ -z "${NO_NETWORK:-}" ] || { echo "no route" >&2; exit 1; } ;;
esac
"""


class Machine:
    """A checkout and a Python in a folder of their own."""

    def __init__(self, place: Path) -> None:
        self.home = place / "my news"
        self.home.mkdir()
        shutil.copy(PROJECT / "run", self.home)
        for name in ("requirements.lock", "pyproject.toml"):
            (self.home / name).write_text("first")
        self.python = place / "system" / "bin" / "python3"
        self.python.parent.mkdir(parents=True)
        self.python.write_text(PYTHON)
        self.python.chmod(0o755)
        self.log = place / "log"

    def run(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        environ = {
            "PATH": "/usr/bin:/bin",
            "PYTHON": str(self.python),
            "LOG": str(self.log),
            "VENV": str(self.home / ".venv"),
            **env,
        }
        return subprocess.run(  # noqa: S603 - our own script
            [str(self.home / "run"), *args],
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installed(self) -> list[str]:
        """Which Python installed something, in order."""
        lines = self.log.read_text().splitlines()
        return [line.split()[0] for line in lines if " install " in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_fresh_machine_is_set_up_and_the_arguments_passed_on(
    machine: Machine,
) -> None:
    result = machine.run("chat", "/latest two words")
    assert result.stdout == "<chat></latest two words>"
    assert machine.installed == [".venv", ".venv"]
    assert "once, about half a minute" in result.stderr


def test_a_second_start_starts_at_once(machine: Machine) -> None:
    machine.run("version")
    result = machine.run("version")
    assert (result.stdout, result.stderr) == ("<version>", "")
    assert machine.log.read_text() == ""


def test_a_python_without_ensurepip_is_enough(machine: Machine) -> None:
    result = machine.run("version", NO_ENSUREPIP="1")
    assert result.stdout == "<version>"
    assert ".venv" in machine.installed


def test_pip_of_the_machine_helps_an_environment_without(machine: Machine) -> None:
    python = machine.python.read_text().replace(
        '[ -z "${NO_PIP:-}" ] ||', '[ "$(basename "$0")" = python3 ] ||'
    )
    machine.python.write_text(python)
    result = machine.run("version", NO_ENSUREPIP="1")
    assert result.stdout == "<version>"
    assert machine.installed == ["system", "system"]


def test_without_any_pip_it_says_what_to_install(machine: Machine) -> None:
    result = machine.run("version", NO_ENSUREPIP="1", NO_PIP="1")
    assert result.returncode == 1
    assert "apt install python3-pip" in result.stderr


def test_without_python_it_says_what_is_needed(machine: Machine) -> None:
    result = machine.run("version", PYTHON="/nowhere/python3")
    assert result.returncode == 1
    assert result.stderr.startswith("Python 3.11 or newer is needed, and '/nowhere")


def test_an_old_python_is_named_with_its_version(machine: Machine) -> None:
    result = machine.run("version", TOO_OLD="1")
    assert result.returncode == 1
    assert "is Python 3.9.2. Set PYTHON to a newer one." in result.stderr


def test_an_installation_that_was_broken_off_goes_on(machine: Machine) -> None:
    broken = machine.run("version", NO_NETWORK="1")
    assert broken.returncode == 1
    assert "no route\nThe installation did not finish." in broken.stderr
    assert machine.run("version").stdout == "<version>"


def test_another_lock_file_is_installed_and_so_is_the_first_again(
    machine: Machine,
) -> None:
    machine.run("version")
    lock = machine.home / "requirements.lock"
    for text in ("second", "first"):
        lock.write_text(text)
        machine.run("version")
        assert machine.installed == [".venv", ".venv"]


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.run("version")
    (machine.home / ".venv" / "bin" / "python").unlink()
    assert machine.run("version").stdout == "<version>"
    assert machine.installed == [".venv", ".venv"]


def test_a_folder_that_was_moved_gets_a_new_environment(machine: Machine) -> None:
    machine.run("version")
    (machine.home / ".venv" / "old").touch()
    machine.home = machine.home.rename(machine.home.with_name("moved"))
    assert machine.run("version").stdout == "<version>"
    assert not (machine.home / ".venv" / "old").exists()


def test_the_tests_have_a_larger_set_of_their_own(machine: Machine) -> None:
    (machine.home / "tests").mkdir()
    (machine.home / "tests" / "requirements.lock").write_text("tests")
    (machine.home / "tests" / "check").write_text('printf "checked <%s>" "$@"')
    result = machine.run("test", "-k", "one")
    assert result.stdout == "checked <-k>checked <one>"
    assert machine.installed == [".venv"] * 4
    machine.run("version")
    assert machine.installed == []
