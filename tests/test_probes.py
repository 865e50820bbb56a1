"""What the probes count, held against coverage.py."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from coverage import Coverage

from tests.fixtures.probes import NAME, gaps, placed

FORK = """
def go(n):
    if n > 1:
        return "many"
    return "few"
"""
BY = """
def go(n):
    said = "few"
    if n > 1:
        said = "many"
    return said
"""
CHAIN = """
def go(n):
    if n == 1:
        return "one"
    elif n == 2:
        return "two"
    else:
        return "many"
"""
LOOP = """
def go(n):
    for one in range(n):
        if one == 2:
            break
    return n
"""
UNTIL = """
def go(n):
    while n < 3:
        n += 1
    else:
        n = 0
    return n
"""
FOREVER = """
def go(n):
    while True:
        n += 1
        if n > 3:
            return n
"""
CASES = """
def go(n):
    match n:
        case 1 | 2:
            said = "few"
        case int() if n > 5:
            said = "many"
        case _:
            said = "some"
    return said
"""
OPEN = """
def go(n):
    match n:
        case 1:
            return "one"
        case 2:
            return "two"
    return "many"
"""
ERRORS = """
def go(n):
    try:
        n = 6 // n
        n = {3: 3}[n]
    except ZeroDivisionError:
        n = -1
    except KeyError:
        n = -2
    else:
        n = 7
    finally:
        n += 1
    return n
"""
RAISES = """
def fail(n):
    raise ValueError(n)

def go(n):
    try:
        fail(n)
        n = 2
    except ValueError:
        return n
"""
WITH = """
from contextlib import suppress

def go(n):
    '''Divide.'''
    with suppress(ZeroDivisionError):
        if n < 5:
            return 6 // n
    return 0
"""
MAKER = """
'''A module.'''
import functools
from typing import Protocol, TYPE_CHECKING

if TYPE_CHECKING:
    from nowhere import Nothing

class Goes(Protocol):
    '''Goes.'''
    def go(self, n): ...

class Going:
    step = 1

    @functools.cache
    def go(
        self,
        n,
    ):
        def later():
            return self.step
        return later if n else None

def go(n):
    made = Going().go(n)
    if (
        made
        and n
    ):
        made()

if __name__ == "__main__":
    go(1)
"""
WAITS = """
import asyncio

async def steps(n):
    for one in range(n):
        yield one

async def wait(n):
    total = 0
    async for one in steps(n):
        if not one:
            continue
        total += one
    return total

def go(n):
    return asyncio.run(wait(n))
"""


@pytest.mark.parametrize(
    ("source", "given", "missing"),
    [
        (FORK, (1, 2), []),
        (FORK, (1,), [4]),
        (FORK, (2,), [3, 5]),
        (BY, (1, 2), []),
        (BY, (2,), [4]),
        (BY, (), [3, 4, 4, 5, 6]),
        (CHAIN, (1, 2, 3), []),
        (CHAIN, (2, 3), [4]),
        (CHAIN, (1,), [5, 6, 8]),
        (LOOP, (1, 4), []),
        (LOOP, (4,), [3]),
        (LOOP, (1,), [5]),
        (LOOP, (0,), [4, 4, 5]),
        (UNTIL, (1,), []),
        (UNTIL, (5,), [4]),
        (FOREVER, (1,), []),
        (FOREVER, (4,), [5]),
        (CASES, (1, 3, 7), []),
        (CASES, (7,), [5, 9]),
        (OPEN, (1, 2, 3), []),
        (OPEN, (1, 2), [6, 8]),
        (ERRORS, (2, 0, 1), []),
        (ERRORS, (2, 1), [7]),
        (ERRORS, (2, 0), [9]),
        (ERRORS, (0, 1), [11]),
        (RAISES, (1,), [8]),
        (WITH, (1, 7), []),
        (WITH, (0, 1), [7]),
        (WITH, (7,), [8]),
        (MAKER, (0, 1), []),
        (MAKER, (0,), [22, 31]),
        (WAITS, (3,), []),
        (WAITS, (1,), [11, 13]),
    ],
)
def test_what_no_call_passes_is_missing_and_coverage_says_so_too(
    source: str, given: tuple[int, ...], missing: list[int], tmp_path: Path
) -> None:
    tree, probes = placed(source)
    passed = [0] * len(probes)
    run(compile_tree(tree), {NAME: passed}, given)
    assert sorted(gap.line for gap in gaps(probes, passed)) == missing
    assert covered(source, given, tmp_path / "given.py") is not bool(missing)


def test_an_error_is_told_in_the_line_it_has_without_probes() -> None:
    tree, probes = placed("def go(n):\n    n += 1\n    return 1 // n\n")
    with pytest.raises(ZeroDivisionError) as failed:
        run(compile_tree(tree), {NAME: [0] * len(probes)}, (-1,))
    assert failed.traceback[-1].lineno == 2


def compile_tree(tree: ast.Module) -> Callable[[dict[str, object]], None]:
    code = compile(tree, "given.py", "exec")
    return lambda names: exec(code, names)  # noqa: S102 - sources of this file


def run(
    start: Callable[[dict[str, object]], None],
    names: dict[str, object],
    given: tuple[int, ...],
) -> None:
    names["__name__"] = "given"
    start(names)
    go = names["go"]
    assert callable(go)
    for one in given:
        go(one)


def covered(source: str, given: tuple[int, ...], path: Path) -> bool:
    """Return whether coverage.py finds everything covered."""
    path.write_text(source)
    code = compile(source, str(path), "exec")
    counting = Coverage(
        data_file=None, config_file=False, branch=True, include=[str(path)]
    )
    counting.exclude(r"\.\.\.$")
    counting.exclude("if __name__ == .__main__.:")
    with counting.collect():
        run(lambda names: exec(code, names), {}, given)  # noqa: S102 - as above
    with (path.parent / "said").open("w") as said:
        return counting.report(file=said) == 100
