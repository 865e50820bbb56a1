"""The errors of Newsbrief, each with a sentence a person can act on.

NewsbriefError
├── SettingsError      a setting is missing or wrong
├── StoreError         the store cannot be found, started or trusted
│   └── StoreBusy      the store does not answer just now; try again
│       └── StoreReadOnly  it answers, but takes nothing new until somebody acts
├── SourceError        a feed, page or file cannot be read
│   ├── Unanswered     its host has no answer just now; it may have one later
│   │   └── HostBusy   it is to be left alone for now; how long
│   └── SeedError      a text file is not in the form of a seed (name and line)
├── ModelError         a language model does not answer in the form asked for
├── ThreadRefused      a forum's topic could not be opened
└── InputError         what a person typed cannot be understood
"""


class NewsbriefError(Exception):
    """Anything Newsbrief raises on purpose; its text may be shown to a person."""


class SettingsError(NewsbriefError):
    """A setting is missing or wrong."""


class StoreError(NewsbriefError):
    """The store cannot be found, started or trusted."""


class StoreBusy(StoreError):  # noqa: N818  # a state, not a mistake
    """The store does not answer just now; the same call may succeed soon."""


class StoreReadOnly(StoreBusy):
    """The store takes nothing new; the text says what has to be done about it."""


class SourceError(NewsbriefError):
    """A feed, page or file cannot be read."""


class Unanswered(SourceError):  # noqa: N818  # a state, not a mistake
    """A host that has no answer just now; the same question may have one later."""


class HostBusy(Unanswered):  # a state, not a mistake
    """A host that is to be left alone for so many seconds more."""

    def __init__(self, text: str, seconds: float) -> None:
        super().__init__(text)
        self.seconds = seconds


class SeedError(SourceError):
    """A text file is not in the form of a seed."""


class ModelError(NewsbriefError):
    """A language model does not answer, or not in the form asked for."""


class ThreadRefused(NewsbriefError):  # noqa: N818  # a state, not a mistake
    """A forum's topic was not opened; `is_open` says that it may be all the same."""

    def __init__(self, text: str, *, is_open: bool = False) -> None:
        super().__init__(text)
        self.is_open = is_open


class InputError(NewsbriefError):
    """What a person typed cannot be understood; the text says what would be."""
