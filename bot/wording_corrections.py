"""What the bot says of figures that their publisher corrected; see `bot.wording`."""

from bot.language.texts import translate

CORRECTED = "✏️ Corrected {when}: {words}"
IN_PICTURE = "The picture still shows the old number."
IN_BRIEFING = "✏️ Corrected:"
SINCE = "✏️ Corrected since your briefing of {day}:"
IN_PLACE = "✏️ Corrected in your briefing of {day}:"
NOT = "{after}, not {before}."
OR = " or "
# Words that begin a sentence and would stand in the middle of one: "not about 80".
OPENERS = frozenset(
    {
        "A",
        "About",
        "According",
        "An",
        "Almost",
        "Around",
        "At",
        "Between",
        "Fewer",
        "Less",
        "More",
        "Nearly",
        "Over",
        "Roughly",
        "Some",
        "The",
        "Up",
    }
)
NOW = "Now: “{sentence}”"
BEFORE = "Before: “{sentence}”"

translate(__name__)
