"""docs/operating.md says what is so: settings, files and commands."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.cli import COMMANDS
from bot.cli.config import shown
from bot.cli.roles import ROLES, settle
from bot.environment import load
from bot.errors import StoreError
from bot.settings import table
from bot.store.connection import close, connect
from bot.store.server import embedded

PROJECT = Path(__file__).resolve().parents[1]
DOCS = PROJECT / "docs"
TEXT = (DOCS / "operating.md").read_text("utf-8")
TOKEN = "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX"


def written(default: object) -> str:
    if isinstance(default, Path):
        return "`./data`"
    return f"`{shown(default, is_secret=False)}`" if default not in ("", ()) else ""


def test_every_setting_is_in_the_table_with_its_default_and_meaning() -> None:
    rows = [
        f"| `{item.metadata['variable']}` | {written(item.default)} "
        f"| {item.metadata['about']} |"
        for item in table()
    ]
    assert re.findall(r"^\| `[A-Z_]+` \|.*$", TEXT, re.MULTILINE) == rows


def test_every_command_and_role_it_names_exists() -> None:
    assert set(re.findall(r"(?:\./run|-m bot) ([a-z]+)", TEXT)) <= {*COMMANDS, "test"}
    assert set(re.findall(r"--role (\w+)", TEXT)) <= set(ROLES)


def procfile() -> dict[str, frozenset[str]]:
    lines = (PROJECT / "Procfile").read_text().splitlines()
    return {
        line.partition(":")[0]: frozenset(re.findall(r"--role (\w+)", line))
        for line in lines
    }


@pytest.mark.parametrize(
    ("public", "web", "worker"),
    [
        ("", {"web"}, {"chat", "ingest", "brief", "send"}),
        ("https://n.example", {"web", "chat"}, {"ingest", "brief", "send"}),
    ],
)
def test_the_two_lines_of_the_procfile_never_chat_both(
    public: str, web: set[str], worker: set[str]
) -> None:
    environ = {"TELEGRAM_BOT_TOKEN": TOKEN, "PUBLIC_URL": public}
    settings = load(environ, None).settings
    roles = {name: settle(asked, settings) for name, asked in procfile().items()}
    assert roles == {"web": web, "worker": worker}


def test_the_image_copies_what_is_there_and_runs_without_rights() -> None:
    image = (DOCS / "Dockerfile").read_text()
    lines = re.findall(r"^COPY (?!--)(.+) \S+$", image, re.MULTILINE)
    names = {name for line in lines for name in line.split()}
    assert {name for name in names if not (PROJECT / name).exists()} == set()
    assert re.findall(r"^USER (.+)$", image, re.MULTILINE) == ["newsbrief"]


def test_the_unit_is_one_that_systemd_takes() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("this machine has no systemd-analyze")
    result = subprocess.run(  # noqa: S603 - a program of the system
        [program, "verify", str(DOCS / "newsbrief.service")],
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in result.stderr.splitlines() if "not executable" not in line]
    assert told == []


def commands(heading: str) -> str:
    section = TEXT.split(f"## {heading}\n")[1]
    return section.split("```sh\n")[1].split("```")[0]


async def store(folder: Path, value: str) -> str:
    """Start the store there, put the value in if there is one, return what it holds."""
    async with embedded(folder) as url:
        redis = connect(url)
        if value:
            await redis.set("kept", value)
        found = await redis.get("kept")
        await close(redis)
    return found.decode() if isinstance(found, bytes) else str(found)


def test_a_backup_can_be_restored_as_written() -> None:
    with TemporaryDirectory(prefix="nb") as place:
        folder = Path(place) / "data" / "live"
        asyncio.run(store(folder, "all"))
        subprocess.run(  # noqa: S603 - the commands of our own page
            ["/bin/sh", "-ec", commands("Back up and restore")], cwd=place, check=True
        )
        assert asyncio.run(store(folder, "")) == "all"


async def test_the_way_to_repair_a_store_works(tmp_path: Path) -> None:
    with TemporaryDirectory(prefix="nb") as place:
        home = Path(place) / "data" / "live"
        await keep_a_word(home)
        (log,) = (home / "store/appendonlydir").glob("*.incr.aof")
        with log.open("ab") as file:
            file.write(b"*3\r\n$3\r\nSET\r\nnonsense\r\n")
        with pytest.raises(StoreError, match="Repair"):
            await word_of(home)
        repair(Path(place))
        assert await word_of(home) == b"kept"
        assert (Path(place) / "damaged" / "store").is_dir()


def repair(place: Path) -> None:
    (script,) = re.findall(r"```bash\n(.*?)```", TEXT, re.DOTALL)
    script = script.replace(".venv/bin/python", sys.executable)
    subprocess.run(  # noqa: S603 - our own words
        ["/bin/bash", "-ec", script],
        cwd=place,
        env={"PYTHONPATH": str(PROJECT), "PATH": os.defpath},
        check=True,
        capture_output=True,
    )


async def keep_a_word(home: Path) -> None:
    async with embedded(home) as url:
        redis = connect(url)
        await redis.set("word", "kept")
        await close(redis)


async def word_of(home: Path) -> object:
    async with embedded(home) as url:
        redis = connect(url)
        word: object = await redis.get("word")
        await close(redis)
    return word
