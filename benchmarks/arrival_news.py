"""Invented places, and the reports that tell of them."""

import random
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

_SYLLABLES = (
    "bra", "cor", "dun", "el", "far", "gal", "hol", "is", "jor", "kel", "lin", "mar",
    "nor", "ost", "pel", "quin", "ras", "sol", "tur", "ul", "ver", "wes", "yar", "zel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """An invented place with what its reports name."""

    town: str
    river: str
    mayor: str

    def title(self, people: int) -> str:
        """Return the headline of the report with so many people."""
        return f"{self.town}: {people} people moved as the {self.river} rises"

    def text(self, people: int, detail: str) -> str:
        """Return a report of some 900 letters."""
        return (
            f"Rescuers have moved {people} people out of their homes in {self.town}. "
            f"The river {self.river} rose in the night and reached the old bridge "
            f"of {self.town}, {detail}. “Nobody was hurt,” said {self.mayor}, mayor "
            f"of {self.town}. Families were taken to the school beside the station, "
            f"where {self.mayor} visited them in the afternoon. The {self.river} is "
            f"expected to fall from tomorrow on, the water office at {self.town} said. "
            f"Ferries on the {self.river} are stopped, and the market of {self.town} "
            f"stays closed. Volunteers filled sandbags along the quay while engineers "
            f"looked at the foundations of the bridge. {self.mayor} thanked them and "
            f"asked the people of {self.town} to keep away from the {self.river}."
        )


def places(count: int, chance: random.Random) -> list[Place]:
    """Return so many places that share no name."""
    seen: set[str] = set()

    def name(parts: int) -> str:
        while (made := "".join(chance.sample(_SYLLABLES, parts)).capitalize()) in seen:
            pass
        seen.add(made)
        return made

    return [Place(name(3), name(3), f"{name(3)} {name(3)}") for _ in range(count)]


def item(place: Place, people: int, detail: str, published: datetime) -> str:
    """Return a report as an item of RSS."""
    title, link = place.title(people), f"https://wire.example/{place.town}/{people}"
    return (
        f"<item><title>{escape(title)}</title><link>{link}</link>"
        f"<description>{escape(place.text(people, detail))}</description>"
        f"<pubDate>{format_datetime(published)}</pubDate></item>"
    )
