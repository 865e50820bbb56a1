"""News written for questions, and questions by somebody who had not read it.

Each file in tests/questions/asked/news holds the articles on one invented event, cut
into sentences. The questions were worded from keywords alone, so they share few words
with the texts; each knows the sentences that answer it and how the answer is written
there, or that nothing answers it. Half of them are put aside: all on one event lie in
the same half, and nobody may tune with that half.

Those in heard.jsonl were worded later in the same way, from a line of hearsay on each
event, by three writers, over the news of the open half and of those below. They are
for work: nothing is put aside, so what is quoted of them is learned from other events.

Those in tests/questions/asked/taught are for learning alone and no part of the news
above: one file an event, each line of it a sentence but for those that begin with a
mark: "#" an article with its time, outlet and title; "?" a question with its kind, the
sentences that answer it (article.sentence, from 1) and the words that do; "!" one that
nothing answers. One writer made both, so they flatter, and no figure is quoted of them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.model import Article

ASKED = Path(__file__).parents[1] / "questions" / "asked"
HALVES = ("open", "aside")
KINDS = (
    "how many", "how much", "when", "who", "where", "what said", "what happened",
)  # fmt: skip
Gold = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the event it tells of and its sentences."""

    story: str
    article: Article
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what answers it: sentences, and the words in them.

    `gold` names sentences by article and place; without any nothing answers it.
    """

    id: str
    question: str
    story: str
    half: str
    kind: str
    gold: tuple[Gold, ...]
    accepted: tuple[str, ...]

    @property
    def is_of_amount(self) -> bool:
        """Whether a number is asked for, and there is one."""
        return self.kind in KINDS[:2]


def news() -> tuple[Told, ...]:
    """Return all articles, in the order they were published."""
    rows = [row for file in sorted(ASKED.glob("news/*.json")) for row in _rows(file)]
    return tuple(sorted(rows, key=lambda told: told.article.published))


def questions(*halves: str) -> tuple[Asked, ...]:
    """Return the questions of these halves."""
    return tuple(each for each in _questions("questions") if each.half in halves)


def heard() -> tuple[tuple[Told, ...], tuple[Asked, ...]]:
    """Return all news, and the questions worded from hearsay."""
    return (*news(), *taught()[0]), tuple(_questions("heard"))


def taught() -> tuple[tuple[Told, ...], tuple[Asked, ...]]:
    """Return the news and the questions that are for learning alone."""
    files = sorted(ASKED.glob("taught/*.txt"))
    pages = [(file.stem, file.read_text("utf-8").splitlines()) for file in files]
    told = [each for story, lines in pages for each in _articles(story, lines)]
    asked = [each for story, lines in pages for each in _taught(story, lines)]
    return tuple(told), tuple(asked)


def abroad(language: str) -> tuple[tuple[Told, ...], tuple[Asked, ...]]:
    """Return the news and the questions in another language than English."""
    lines = (ASKED.parent / "abroad" / f"{language}.txt").read_text("utf-8")
    told = _articles(language, lines.splitlines())
    known = tuple(
        replace(e, article=replace(e.article, language=language)) for e in told
    )
    return known, tuple(_taught(language, lines.splitlines()))


def _articles(story: str, lines: list[str]) -> Iterator[Told]:
    starts = [place for place, line in enumerate(lines) if line.startswith("#")]
    for number, (start, end) in enumerate(pairwise([*starts, len(lines)]), 1):
        moment, outlet, title = lines[start][2:].split(" | ")
        said = tuple(line for line in lines[start + 1 : end] if line[0] not in "?!")
        row = {
            "story": story,
            "id": f"{story}-{number}",
            "title": title,
            "outlet": outlet,
            "published": f"{moment}:00+00:00",
            "sents": said,
        }
        yield _told(row)


def _taught(story: str, lines: list[str]) -> Iterator[Asked]:
    for number, line in enumerate(line for line in lines if line[0] in "?!"):
        kind, question, places, words = (line[2:].split(" | ") + [""] * 3)[:4]
        if line[0] == "!":
            kind, question = "", line[2:]
        gold = (place.split(".") for place in places.split())
        yield Asked(
            f"{story}-{number:02}", question, story, "taught", kind,
            tuple((f"{story}-{article}", int(place) - 1) for article, place in gold),
            tuple(words.split(" / ")) if words else (),
        )  # fmt: skip


def drawn(stories: Iterator[str]) -> dict[str, str]:
    """Return the half of each event: in the order of their hashes, turn by turn."""
    mixed = sorted(set(stories), key=lambda story: sha256(story.encode()).digest())
    return {story: HALVES[place % 2] for place, story in enumerate(mixed)}


def _rows(file: Path) -> Iterator[Told]:
    return map(_told, json.loads(file.read_text("utf-8")))


def _told(row: Mapping[str, Any]) -> Told:
    outlet = row["outlet"].lower().replace(" ", "-")
    return Told(
        row["story"],
        Article(
            row["id"],
            row["title"],
            " ".join(row["sents"]),
            row["outlet"],
            f"https://{outlet}.example/{row['id']}",
            datetime.fromisoformat(row["published"]),
        ),
        tuple(row["sents"]),
    )


def _questions(name: str) -> Iterator[Asked]:
    return map(_asked, (ASKED / f"{name}.jsonl").read_text("utf-8").splitlines())


def _asked(line: str) -> Asked:
    row = json.loads(line)
    gold = tuple((article, place) for article, place in row["gold"])
    plain = {name: row[name] for name in ("id", "question", "story", "half", "kind")}
    return Asked(**plain, gold=gold, accepted=tuple(row["accepted"]))
