"""Numbers of sentences written before the rules, by who did not write the rules.

They have NewsQuant's form; `benchmarks/figures.py` scores units, changes and concepts.
"""

import json
from collections import Counter
from pathlib import Path

from summarizers import read_quantities, segment
from summarizers.types import Quantity

ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("unseen.jsonl").read_text("utf-8").splitlines()
]
Ends = tuple[float, float]


def ends_of(quantity: Quantity) -> Ends:
    low, high = quantity.low, quantity.high
    return float(low if low is not None else high or 0), float(
        high if high is not None else low or 0
    )


def marked(row: dict[str, list[dict[str, str]]]) -> Counter[Ends]:
    values = [each["value"].split("-") for each in row["quantities"]]
    return Counter((float(value[0]), float(value[-1])) for value in values)


def read(text: str) -> Counter[Ends]:
    return Counter(map(ends_of, read_quantities(segment(text, language="en"))))


def rounded(ends: Counter[Ends]) -> Counter[Ends]:
    return Counter((round(low, 6), round(high, 6)) for low, high in ends.elements())


def test_nearly_every_number_of_unseen_sentences_is_read_and_no_other() -> None:
    pairs = [(rounded(marked(row)), rounded(read(row["text"]))) for row in ROWS]
    missed = sum((gold - ours).total() for gold, ours in pairs)
    added = sum((ours - gold).total() for gold, ours in pairs)
    assert len(ROWS) == 60
    assert sum(gold.total() for gold, _ in pairs) == 81
    assert missed <= 3
    assert added <= 3
