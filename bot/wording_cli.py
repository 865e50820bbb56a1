"""What the command line says of feeds, to whoever runs the bot: in English only.

Plain, short and kind, as in `bot.wording`.
"""

from bot.language.texts import Plural

# Of the doctor
DOCTOR_NONE = "there are none"
DOCTOR_FEEDS = "{count} are read"
DOCTOR_TROUBLE = "{count} read; {troubles}"
DOCTOR_TROUBLES = {
    "silent": "{count} silent ({names})",
    "failing": "{count} failing for a day ({names})",
    "stopped": "{count} over ({names})",
}
DOCTOR_ALL_READ = "all could be read"
DOCTOR_UNREAD = (
    "{count} could not be read and left out; the newest is “{title}”{source}: {problem}"
)
DOCTOR_UNREAD_OF = " of {feed}"
DOCTOR_UNREAD_ADVICE = (
    "`newsbrief feeds list` names them; `newsbrief feeds retry` has them tried again, "
    "which is worth it after a new version"
)
DOCTOR_ADVICE = "`newsbrief feeds list` says more; look whether they have moved"

# Of `newsbrief feeds`
LIST_ADDED = Plural(
    "count", "Added {added} of {count} feed.", "Added {added} of {count} feeds."
)
LIST_ADDED_SOME = Plural(
    "count",
    "Added {added} of {count} feed; the others were there before.",
    "Added {added} of {count} feeds; the others were there before.",
)
NO_FEEDS = "There are no feeds yet; `newsbrief feeds add ADDRESS` adds one."
SEVERAL = "{host} has several feeds:"
CHOOSE_ONE = "Add one by its address, or all of them with --all."
EXPORTED = "{count} written to {file}."
TOPICS_SET = "{url} now brings: {topics}"
TOPICS_OWN = "{url} now brings the topics its entries name"
RENAMED = "{url} is now called {title}"
NOT_AMONG = "{url} is not among the feeds; see `feeds list`"
