"""Time zones as people give them: by name, by city, or by a shared location.

Cities come from the places in the IANA names themselves and from `airportsdata`, whose
list of airports names a city and a zone for almost every town somebody would type; in
the reader's own language from the cities of CLDR.
"""

import re
import unicodedata
from collections import Counter
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location

from bot.language.current import manner

LANGUAGE_ZONES = {
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "pl": "Europe/Warsaw",
    "uk": "Europe/Kyiv",
    "tr": "Europe/Istanbul",
    "he": "Asia/Jerusalem",
    "fa": "Asia/Tehran",
    "hi": "Asia/Kolkata",
    "ja": "Asia/Tokyo",
    "ko": "Asia/Seoul",
}
"""A first guess for languages at home in one zone; the reader is always asked."""

OWN_NAMES = {
    "athina": "Europe/Athens",
    "bangalore": "Asia/Kolkata",
    "bengaluru": "Asia/Kolkata",
    "beograd": "Europe/Belgrade",
    "bombay": "Asia/Kolkata",
    "bruxelles": "Europe/Brussels",
    "bucuresti": "Europe/Bucharest",
    "calcutta": "Asia/Kolkata",
    "delhi": "Asia/Kolkata",
    "den haag": "Europe/Amsterdam",
    "firenze": "Europe/Rome",
    "geneve": "Europe/Zurich",
    "genf": "Europe/Zurich",
    "goteborg": "Europe/Stockholm",
    "the hague": "Europe/Amsterdam",
    "kobenhavn": "Europe/Copenhagen",
    "koln": "Europe/Berlin",
    "lisboa": "Europe/Lisbon",
    "milano": "Europe/Rome",
    "moskau": "Europe/Moscow",
    "munchen": "Europe/Berlin",
    "napoli": "Europe/Rome",
    "new delhi": "Asia/Kolkata",
    "new york city": "America/New_York",
    "praha": "Europe/Prague",
    "roma": "Europe/Rome",
    "torino": "Europe/Rome",
    "venezia": "Europe/Rome",
    "warszawa": "Europe/Warsaw",
    "washington dc": "America/New_York",
    "wien": "Europe/Vienna",
    "киев": "Europe/Kyiv",
    "київ": "Europe/Kyiv",
    "москва": "Europe/Moscow",
    "санкт-петербург": "Europe/Moscow",
    "львів": "Europe/Kyiv",
    "львов": "Europe/Kyiv",
    "תל אביב": "Asia/Jerusalem",
    "ירושלים": "Asia/Jerusalem",
    "חיפה": "Asia/Jerusalem",
    "جدة": "Asia/Riyadh",
    "مشهد": "Asia/Tehran",
    "اصفهان": "Asia/Tehran",
    "दिल्ली": "Asia/Kolkata",
    "मुंबई": "Asia/Kolkata",
    "北京": "Asia/Shanghai",
    "广州": "Asia/Shanghai",
    "深圳": "Asia/Shanghai",
    "京都": "Asia/Tokyo",
    "名古屋": "Asia/Tokyo",
    "大阪": "Asia/Tokyo",
}
"""Cities as their people write them, where the list of airports writes English."""

_AREAS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.replace("_", " ").casefold())
    kept = (char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub("[-,־‌]", " ", "".join(kept)).split())


@cache
def _names() -> dict[str, str]:
    return {_plain(name): name for name in sorted(available_timezones())}


@cache
def _places() -> dict[str, str]:
    return {
        _plain(name.rpartition("/")[2]): name
        for name in sorted(available_timezones())
        if name.partition("/")[0] in _AREAS
    }


@cache
def _cities() -> dict[str, Counter[str]]:
    import airportsdata  # noqa: PLC0415  # 80 ms, and few readers type a city

    cities: dict[str, Counter[str]] = {}
    for airport in airportsdata.load("IATA").values():
        if airport["city"] and airport["tz"]:
            cities.setdefault(_plain(airport["city"]), Counter())[airport["tz"]] += 1
    return cities


@cache
def _own_names() -> dict[str, str]:
    return {_plain(name): zone for name, zone in OWN_NAMES.items()}


@cache
def _translated(language: str) -> dict[str, str]:
    """Return the cities that zones are named for, as a language calls them (CLDR)."""
    return {
        _plain(get_timezone_location(name, locale=language, return_city=True)): name
        for name in sorted(available_timezones())
        if name.partition("/")[0] in _AREAS
    }


def read_zone(words: str) -> tuple[str, ...]:
    """Return the IANA zones these words may mean, likeliest first; none if unknown."""
    plain = _plain(words)
    if not plain:
        return ()
    own = _translated(manner().language)
    for table in (_names(), _places(), _own_names(), own):
        if plain in table:
            return (table[plain],)
    found = _cities().get(plain, Counter())
    return tuple(zone for zone, _ in found.most_common(4))


def zone_at(latitude: float, longitude: float) -> str | None:
    """Return the IANA zone of a place on Earth, None where there is none."""
    import tzfpy  # noqa: PLC0415  # 70 ms, and only shared locations need it

    zone = tzfpy.get_tz(longitude, latitude)
    return zone if zone in available_timezones() else None


def guess_zone(language: str, default: str) -> str:
    """Return a first guess from the reader's language code, else the default."""
    return LANGUAGE_ZONES.get(language.partition("-")[0], default)


def local_time(now: datetime, zone: str) -> str:
    """Return the time of day in that zone as 24-hour "07:42"."""
    return f"{now.astimezone(ZoneInfo(zone)):%H:%M}"
