"""The page of a briefing, and its stories as feeds carry them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from bot import wording
from bot import wording_corrections as corrected
from bot import wording_pages as words
from bot.briefing.editions import Corrected, Recalled
from bot.delivery.corrections.corrected import moment_words
from bot.delivery.pieces.shown import titled
from bot.delivery.pieces.topicnames import topic_name
from bot.language.calendar import day_words, heading
from bot.language.lists import semicolon
from bot.model import Chapter, Edition
from bot.web.frame import Place, frame
from bot.web.html import Html, el, join, listed
from bot.web.pieces import Languages, account, clause, dateline, figure, when


@dataclass(frozen=True, slots=True)
class Issue:
    """A briefing to be shown: what was kept of it, what of it is there, in words.

    `languages` are those of its articles.
    """

    edition: Edition
    recalled: Recalled
    languages: Mapping[str, str] = field(default_factory=dict)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Its stories that are still there."""
        return self.recalled.briefing.chapters


def briefing_page(
    issue: Issue, place: Place, earlier: Date | None = None, later: Date | None = None
) -> str:
    """Return the page of a briefing; `earlier` and `later` are public ones to go to."""
    title = _title(issue.edition, is_public=bool(place.feed))
    return frame(
        place,
        title,
        _head(issue, title),
        stories(issue, place.root),
        _turn(earlier, later),
    )


def stories(issue: Issue, root: str) -> Html:
    """Return the stories of a briefing, with what was lost of it."""
    chapters = (
        _chapter(
            each, root, issue.languages, issue.recalled.corrected.get(each.story_id, ())
        )
        for each in issue.chapters
    )
    shown = join(chapters) or el("p", words.BRIEFING_GONE)
    lost = issue.recalled.lost
    said = words.BRIEFING_LOST.format(count=lost)
    note = el("p", said, class_="legend") if lost else None
    return join((shown, note))


def language_of(chapter: Chapter, languages: Languages) -> str | None:
    """Return the language of a story's headline: that of the article it is from."""
    title = titled(chapter)
    return (languages.get(title.article_id) or None) if title else None


def _title(edition: Edition, *, is_public: bool) -> str:
    day = day_words(edition.day)
    if not is_public:
        return words.BRIEFING_PRIVATE.format(day=day)
    form = words.BRIEFING_ON if edition.topic else words.BRIEFING_OF
    return heading(form.format(day=day, topic=topic_name(edition.topic)))


def _head(issue: Issue, title: str) -> Html:
    meta = words.BRIEFING_META.format(
        stories=wording.STORIES.format(count=len(issue.chapters)),
        when=when(issue.edition.made),
    )
    is_sample = any(
        origin.is_sample for each in issue.chapters for origin in each.origins
    )
    return el(
        "header",
        el("p", words.SAMPLE, class_="badge") if is_sample else None,
        el("h1", title, dir="auto"),
        el("p", meta, class_="meta"),
    )


def _chapter(
    chapter: Chapter, root: str, languages: Languages, since: Iterable[Corrected]
) -> Html:
    link = el(
        "a",
        chapter.headline.strip() or words.UNTITLED,
        href=f"{root}s/{chapter.story_id}",
        lang=language_of(chapter, languages),
    )
    update = el("span", words.UPDATE, class_="update") if chapter.is_update else None
    told = {quote.origin.article_id for quote in chapter.sentences}
    counted = {cited.origin.article_id for cited in chapter.figures}
    # Where all is of one article, its name above stands for the figures, too.
    written = clause if len(told) == 1 and counted <= told else figure
    figures = (written(each, root, languages) for each in chapter.figures)
    others = [each for each in chapter.origins if each.article_id not in told | counted]
    return el(
        "section",
        # Feed readers have no style that would keep the two apart.
        el("h2", join((link, update), " "), dir="auto"),
        account(chapter.sentences, root, languages),
        listed("ul", figures, class_="figures"),
        listed("ul", map(_corrected, since)),
        el("p", join(map(dateline, others), semicolon()), class_="source more")
        if others
        else None,
        class_="chapter",
    )


def _corrected(made: Corrected) -> Html:
    seen, change = made
    numbers = corrected.NOT.format(after=change.after, before=change.before)
    head = corrected.CORRECTED.format(when=moment_words(seen), words=numbers)
    before = corrected.BEFORE.format(sentence=change.old_sentence)
    return join((el("strong", head), el("small", before, dir="auto")), " ")


def _turn(earlier: Date | None, later: Date | None) -> Html:
    if earlier is None and later is None:
        return Html()
    links = (
        el("a", f"‹ {words.EARLIER}", href=earlier.isoformat(), rel="prev")
        if earlier
        else el("span"),
        el("a", f"{words.LATER} ›", href=later.isoformat(), rel="next")
        if later
        else None,
    )
    return el("nav", *links, class_="turn", aria_label=words.BRIEFINGS)
