"""Which days are the weekend where a reader is: those of CLDR for his zone's country.

The tests compare the table with CLDR as Babel has it. In India and Uganda CLDR has
Sunday alone; there Saturday counts too, since many rest on both and mean both.
"""

WEEKEND = (5, 6)
"""Saturday and Sunday, Monday being 0: the weekend of most countries."""

_FRIDAY_SATURDAY = (4, 5)
_ELSEWHERE = {
    "Asia/Kabul": (3, 4),
    **dict.fromkeys(("Asia/Tehran", "Iran"), (4,)),
    **dict.fromkeys(
        (
            "Africa/Algiers",
            "Africa/Cairo",
            "Africa/Khartoum",
            "Africa/Tripoli",
            "Asia/Aden",
            "Asia/Amman",
            "Asia/Baghdad",
            "Asia/Bahrain",
            "Asia/Damascus",
            "Asia/Jerusalem",
            "Asia/Kuwait",
            "Asia/Muscat",
            "Asia/Qatar",
            "Asia/Riyadh",
            "Asia/Tel_Aviv",
            "Egypt",
            "Israel",
            "Libya",
        ),
        _FRIDAY_SATURDAY,
    ),
}


def weekend_of(zone: str) -> tuple[int, ...]:
    """Return the days of the weekend in a zone, in their order, Monday 0."""
    return _ELSEWHERE.get(zone, WEEKEND)
