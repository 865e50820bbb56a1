"""What the bot says about filters, and about why a story came or did not.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import Plural, translate

HINT_FILTER = "words and sources you want or not: /filter +flood -football"
HINT_MUTE = "hear no more of it: /mute football"
HINT_UNMUTE = "hear of it again: /unmute football"

# The filters, one line for each part of them
HEAD = "<b>Filters</b>"
HEAD_FOR = "<b>Filters for {title}</b>"
NO_FILTERS = "None: you get every story on your topics."
IN_PANEL = "Filters: {filters}"
LINES = {
    "words": "Only stories with: {values}",
    "not_words": "Nothing with: {values}",
    "languages": "Only in: {values}",
    "sources": "Only from: {values}",
    "not_sources": "Nothing from: {values}",
    "not_topics": "Nothing on: {values}",
}
PREVIEW = Plural(
    "all",
    "With these you keep {kept} of the {all} newest story.",
    "With these you keep {kept} of the {all} newest stories.",
)
PREVIEW_NONE = Plural(
    "all",
    "With these you keep none of the {all} newest story. Take one away to see more.",
    "With these you keep none of the {all} newest stories. Take one away to see more.",
)
SAVED_FOR_LATER = "They count as soon as the daily briefing is on: /subscribe 08:00"
FOOT = (
    "What you do not want wins. A word you do not want takes away every story that has "
    "it in a headline; in a sentence, it takes away that article. Case and accents do "
    "not matter, usual endings rarely do. Filters are for your daily briefing: "
    "/latest, /brief and your questions show everything."
)
MORE = Plural(
    "count",
    "and {count} more; /unmute and the word takes it away",
    "and {count} more; /unmute and the word takes one away",
)
BUTTON_FILTERS = "Filters"
BUTTON_WORDS = "Words I want"
BUTTON_NOT_WORDS = "Words I do not want"
BUTTON_LANGUAGES = "Languages"
BUTTON_SOURCES = "Sources"
BUTTON_ALL_LANGUAGES = "All languages"
BUTTON_ALL_SOURCES = "All sources"
BUTTON_TAKE_AWAY = "✕ {value}"
BUTTON_OFF = "Take all away"
ASK_WORDS = (
    "Which words must stand in a story? One of them is enough. Send me words or "
    "phrases with commas between them: flood, northern bank"
)
ASK_NOT_WORDS = (
    "Of which words do you want to hear nothing? Send me words or phrases with commas "
    "between them: football, royal family"
)
CHOOSE_LANGUAGES = "In which languages? With none chosen you get all of them."
CHOOSE_SOURCES = "Press a source to mute it (✕), and once more to hear it again."
MUTED_SOURCE = "✕ {source}"
MUTED = "🔕 You hear no more of {values}."
UNMUTED = "You hear of {values} again."
NOT_MUTED = "“{words}” is not among your filters. /filter shows them."
OFF = "All filters are taken away."

# What cannot be understood
USAGE = (
    'Write for example /filter +flood -football -"royal family" {language}:en '
    '-{source}:"Daily Mail", or /filter {off}.'
)
MUTE_USAGE = "Write what you do not want: a word, a source or a topic. /mute football"
UNMUTE_USAGE = "Write what you want to hear of again: /unmute football"
UNKNOWN_KEY = (
    "I do not know “{key}:”. I know {source}:, {topic_key}: and {language}:, for "
    "example -{source}:“Daily Mail”. Words need nothing before them."
)
UNKNOWN_LANGUAGE = "I do not know the language “{value}”. I know: {known}."
NOT_LANGUAGE = (
    "I can only leave languages out by choosing others: {language}:en,de gives you "
    "only English and German."
)
UNKNOWN_SOURCE = (
    "I read no source called “{value}”. Some I read: {known}. "
    "You may also name its site, such as post.example."
)
SEVERAL_SOURCES = "Several sources fit “{value}”: {known}. Which one?"
UNKNOWN_TOPIC = "“{value}” is none of my topics. They are: {known}."
NO_WORD = "There is no word in “{value}”. Send me letters or numbers."
TOO_LONG = Plural(
    "most",
    "“{value}…” is longer than {most} letter. Make it shorter, please.",
    "“{value}…” is longer than {most} letters. Make it shorter, please.",
)
TOO_MANY = Plural(
    "most",
    "You have {most} of these, which is as many as I keep. Take it away first.",
    "You have {most} of these, which is as many as I keep. Take one away first.",
)
NO_VALUE = "Something is missing after “{rest}”. Write it without a blank between."

# Why a story came or not, see bot.chat.deliveries.explaining
WHY_HEAD = "<b>{headline}</b>"
NO_BRIEFING = (
    "There is no daily briefing here, so no story is sent. /subscribe 08:00 starts one."
)
TOLD = "You got it {moment}."
TOPIC = "You chose {about}."
ALL_TOPICS = "You chose no topics, so you get all of them."
WORD = "“{about}”, which you want, stands in {source}’s words: “{quote}”"
OUTLETS = Plural("count", "One outlet reports it.", "{count} outlets report it.")
PART = "The article of {source} is left out: {cause}."
NEWER = "Since then there is something new; the next briefing tells it."
NOTHING_NEWER = "What came since then tells nothing new."
OR = " or "
# Words of the reader, where they are more than one
QUOTED = "“{words}”"
LEFT_OUT = "It is left out: {cause}."
NOW_OUT = "By your filters of now it is left out: {cause}."
OFF_TOPIC = "It is on {about}. You chose {topics}."
OFF_TOPIC_NONE = "It is on no topic I know. You chose {topics}."
NOT_YET = "You have not had a briefing so far."
AFTER = "Its first article is dated {moment}, after your last briefing ({last})."
TOO_OLD = (
    "Its newest article is dated {moment}, which is longer ago than your last briefing "
    "looked back."
)
COVERED = "Other stories you were told had said all of it."
TOO_LOW = Plural(
    "places",
    (
        "For your last briefing ({last}) it was number {count} by importance, "
        "and a briefing has {places} place."
    ),
    (
        "For your last briefing ({last}) it was number {count} by importance, "
        "and a briefing has {places} places."
    ),
)
LATE = (
    "It is dated {moment}, before your last briefing ({last}), but was not in it. Most "
    "likely it reached me later, or you have changed your settings since."
)
COMING = "As things stand, it is in your next briefing."
CAUSES = {
    "OTHERS": "it is not for this chat",
    "LANGUAGE": "it is not in {languages}",
    "SOURCE": "it is not from {sources}",
    "MUTED_SOURCE": "you muted {about}",
    "MUTED_TOPIC": "you want nothing on {about}",
    "MUTED_WORD": "it says “{about}”, which you do not want",
    "MUTED_HEADLINE": "a headline says “{about}”, which you do not want",
    "NO_WORD": "it has none of the words you want: {words}",
    "AGE": "what is left of it is old",
}
WHICH_STORY = (
    "Answer a briefing with /why and the number of the story, such as /why 3, or write "
    "words of it: /why flood"
)
NO_STORY = "I have no story on “{words}”. /why alone tells what became of a briefing."

translate(__name__)
