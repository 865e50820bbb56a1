"""What is shown of a person: roles with their days, and what the person said. Pure.

Words in quotation marks and words an outlet reports stand under headings of their own;
in both the whole sentence is shown, the words said in bold.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot import wording
from bot.briefing.persons import CitedRole, CitedStatement, Profile
from bot.delivery.html.markup import bold, line, link
from bot.delivery.pieces.cards import DOT, LONG, linked_dateline
from bot.delivery.pieces.shown import Piece, role_pieces
from bot.model import Origin, Part

ROLES = 2
"""Roles in a list's line: the newest."""
SENTENCES = 5
"""Sentences of each kind on a card; more would fill the message."""


def profile_line(profile: Profile) -> str:
    """Return a person's name and newest roles in a line."""
    roles = ", ".join(line(role.text) for role in _newest(profile))
    return DOT.join(part for part in (bold(profile.name), roles) if part)


def line_pieces(profile: Profile) -> Iterator[Piece]:
    """Yield what may change of a person's line in a list."""
    yield from role_pieces((role.text, role.origin) for role in _newest(profile))


def _newest(profile: Profile) -> tuple[CitedRole, ...]:
    return profile.roles[: -ROLES - 1 : -1]


def profile_card(profile: Profile, origin: Origin, pages: str = "") -> str:
    """Return a person's roles, each with day and source, and the sentences said.

    `origin` is the article to show where there is neither a role nor a statement.
    """
    direct, reported = _by_kind(profile)
    parts = [
        "\n".join((bold(profile.name), *_roles(profile.roles, pages))),
        *_section(wording.PERSON_DIRECT, direct, pages),
        *_section(wording.PERSON_REPORTED, reported, pages),
    ]
    if not profile.statements:
        source = [] if profile.roles else [linked_dateline(origin, pages=pages)]
        parts += [*source, wording.PERSON_NO_STATEMENTS]
    return "\n\n".join(parts)


def profile_pieces(profile: Profile, pages: str = "") -> Iterator[Piece]:
    """Yield the sentences on a person's card after the roles that may change."""
    yield from role_pieces((role.text, role.origin) for role in profile.roles)
    for kind in _by_kind(profile):
        for said in _by_sentence(kind):
            id_, text = said[0].origin.article_id, said[0].statement.sentence
            yield Piece(_words(said, pages), Part.SENTENCE, id_, text)


def _by_kind(
    profile: Profile,
) -> tuple[list[CitedStatement], list[CitedStatement]]:
    """Return what a person said in quotation marks, and what outlets report."""
    said = profile.statements
    direct = [each for each in said if each.statement.direct]
    return direct, [each for each in said if not each.statement.direct]


def _roles(roles: Sequence[CitedRole], pages: str) -> list[str]:
    """Return a line for each role; an arrow marks one of a later day."""
    days = [role.origin.published.date() for role in roles]
    later = [False, *(one < other for one, other in pairwise(days))]
    return [
        f"{'→ ' if is_later else ''}{line(role.text)} — "
        f"{linked_dateline(role.origin, pages=pages)}"
        for role, is_later in zip(roles, later, strict=False)
    ]


def _section(head: str, said: Iterable[CitedStatement], pages: str) -> list[str]:
    """Return a heading and the sentences below it, or nothing for none."""
    shown = [_sentence(each, pages) for each in _by_sentence(said)]
    return [bold(head), *shown] if shown else []


def _by_sentence(said: Iterable[CitedStatement]) -> list[list[CitedStatement]]:
    """Return what is said in each of the sentences shown of one kind."""
    sentences: dict[tuple[str, str], list[CitedStatement]] = {}
    for each in said:
        key = each.origin.article_id, each.statement.sentence
        sentences.setdefault(key, []).append(each)
    return list(sentences.values())[:SENTENCES]


def _sentence(said: Sequence[CitedStatement], pages: str) -> str:
    """Return a sentence with the words said in bold, its source, folded if long."""
    first = said[0]
    shown = f"“{_words(said, pages)}” {linked_dateline(first.origin, pages=pages)}"
    is_long = len(first.statement.sentence) > LONG
    return f"<blockquote expandable>{shown}</blockquote>" if is_long else shown


def _words(said: Sequence[CitedStatement], pages: str) -> str:
    """Return a sentence with the words said in bold."""
    first = said[0]
    text, offset = first.statement.sentence, first.statement.sentence_span.start
    page = f"{pages}/a/{first.origin.article_id}#s{offset}" if pages else ""
    told, at = "", 0
    for span in sorted((each.statement.span for each in said), key=lambda s: s.start):
        start, end = span.start - offset, span.end - offset
        told += f"{_spaced(text[at:start])}<b>{link(text[start:end], page)}</b>"
        at = end
    return told + _spaced(text[at:])


def _spaced(words: str) -> str:
    """Return words on a line, with the blanks they have at either end."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{line(words)}{after}"
