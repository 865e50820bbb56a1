"""Benchmarks are run by hand, so what they take from our code may go unnoticed."""

import ast
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"bot", "summarizers", "tests"}
BENCHMARKS = sorted(path.name for path in (ROOT / "benchmarks").glob("*.py"))


def taken(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the modules of ours that a file imports from, and the names it takes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        if isinstance(node, ast.ImportFrom) and module.split(".")[0] in OURS:
            yield from ((module, name.name) for name in node.names)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_what_a_benchmark_takes_from_our_code_is_there(name: str) -> None:
    lacking = [
        f"{module}.{wanted}"
        for module, wanted in taken(ROOT / "benchmarks" / name)
        if not hasattr(import_module(module), wanted)
        and find_spec(f"{module}.{wanted}") is None
    ]
    assert not lacking
