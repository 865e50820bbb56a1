"""Stories and the series of their figures."""


def story(story_id: str) -> str:
    """One story."""
    return f"nb:{{ix}}:story:{story_id}"


def own_stories(feed: str) -> str:
    """Ids of the stories only chats' own feeds tell of, this one among them."""
    return f"nb:{{ix}}:ownstories:{feed}"


def became(story_id: str) -> str:
    """Which story one has become a part of."""
    return f"nb:{{ix}}:became:{story_id}"


def stories(topic: str = "") -> str:
    """Story ids by when they were updated; of one topic, or of all."""
    return f"nb:{{ix}}:stories:{topic}"


def series(story_id: str) -> str:
    """Which series of the story the figures of its articles belong to."""
    return f"nb:{{ix}}:series:{story_id}"


def trackers(story_id: str) -> str:
    """Who wants to hear of a story's series."""
    return f"nb:{{ix}}:trackers:{story_id}"


def followers(subject: str, about: str) -> str:
    """Who follows a story, a person or words."""
    return f"nb:{{ix}}:followers:{subject}:{about}"


def followed() -> str:
    """People and words that anybody follows."""
    return "nb:{ix}:followed"


def awaited() -> str:
    """Followed stories by when to look whether they are over."""
    return "nb:{ix}:awaited"


def fresh() -> str:
    """Ids of articles whose figures nobody was told of yet, by time."""
    return "nb:{ix}:fresh"
