"""English words that news uses for the same thing; pure data for rewordings.

Only plain words are listed that can stand for each other wherever the sentence makes
sense at all. What is nearly the same is left out: "killed" is not "died", "detained" is
not "arrested", "claimed" is not "said".
"""

from summarizers.english.wordlists import word_set

_VERBS = """
buy purchase|begin start commence|build construct|repair mend|close shut|help assist
injure hurt|rise increase|fall decrease|try attempt|need require|keep retain
allow permit|happen occur|resign quit|sack dismiss|choose select|collect gather
halt stop|show display|cancel scrap
"""
SAME_VERB = {
    verb: row.split()[0]
    for row in _VERBS.replace("\n", "|").strip("|").split("|")
    for verb in row.split()
}
"""A verb and the one that stands for it and its like."""

_FORMS = """
commence commences commenced commencing|construct constructs constructed constructing
mend mends mended mending|assist assists assisted assisting
attempt attempts attempted attempting|permit permits permitted permitting
occur occurs occurred occurring|select selects selected selecting
scrap scraps scrapped scrapping
"""
FORMS = {
    form: f"{SAME_VERB[forms[0]]}{ending}"
    for row in _FORMS.replace("\n", "|").strip("|").split("|")
    for forms in [row.split()]
    for form, ending in zip(forms, ("", ":s", ":past", ":ing"), strict=True)
}
"""The forms of those verbs that the grammar does not list, and what stands for them."""

_WORDS = """
nearly almost|large big|many numerous|whole entire|quickly rapidly|child kid
children kids|car automobile|cars automobiles|film movie|films movies|until till
yearly annually|doctor physician|doctors physicians|lawyer attorney|lawyers attorneys
wholly entirely|mostly mainly
"""
SAME_WORD = {
    word: row.split()[0]
    for row in _WORDS.replace("\n", "|").strip("|").split("|")
    for word in row.split()
}
"""A word and the one that stands for it and its like."""

SAME_PHRASE = {
    ("per", "cent"): ("%",),
    ("percent",): ("%",),
    ("because", "of"): ("due", "to"),
    ("owing", "to"): ("due", "to"),
    ("the", "united", "states"): ("the", "US"),
    ("the", "u.s."): ("the", "US"),
    ("the", "united", "kingdom"): ("the", "UK"),
    ("the", "u.k."): ("the", "UK"),
    ("as", "well", "as"): ("and",),
    ("in", "order", "to"): ("to",),
    ("went", "up"): ("rise:past",),
    ("went", "down"): ("fall:past",),
}
"""Several words and what stands for them, all in small letters."""

SAME_BOUND = {
    ("over",): ("more", "than"),
    ("under",): ("less", "than"),
    ("fewer", "than"): ("less", "than"),
    ("no", "fewer", "than"): ("at", "least"),
    ("no", "less", "than"): ("at", "least"),
    ("around",): ("about",),
    ("roughly",): ("about",),
    ("approximately",): ("about",),
    ("no", "more", "than"): ("at", "most"),
}
"""Words before a number, and the bound that stands for them."""

WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set(
    "january february march april may june july august september october november "
    "december"
)
TIMES = word_set("yesterday today tomorrow tonight")
PERIODS = word_set("week month year night summer winter spring autumn weekend")
PARTS = word_set("morning afternoon evening night")

CONNECTIVES = word_set("however meanwhile but and also moreover")
"""What may be left out where a sentence begins."""

EVENTS = word_set(
    "match game race concert election hearing trial ceremony summit talk talks party "
    "flight session briefing conference event festival final wedding funeral deadline "
    "debate rally protest march exam fair show tour speech ballot referendum"
)
"""Nouns that have a time of their own: "the match on Friday"."""
