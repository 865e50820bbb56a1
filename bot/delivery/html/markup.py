"""Telegram's HTML: escaping a source's words, linking, and reading them back.

Telegram makes commands, mentions and app links out of plain text by itself. In a
source's words these are traps: a tap on "/stop" would end the reader's subscription,
"@name" would call somebody. A word joiner (U+2060, no width, no break) after the "/",
"@" or scheme keeps every visible letter and makes no entity; checked with Telegram's
own parser. Ordinary web addresses are left: they lead where they say.
"""

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from bot.delivery.html.runs import decode, encode, read, visible
from bot.language.direction import END, ISOLATE, LEFT, RIGHT
from bot.letters import clean

__all__ = [
    "bold",
    "escape",
    "line",
    "link",
    "ours",
    "plain",
    "safe_url",
    "unquoted",
    "visible",
]

JOINER = "\u2060"
LONGEST_URL = 2048

_TRAP = re.compile(
    # At the end of the words too, because others may follow: a sentence is put together
    # from pieces.
    r"(?<![^\W_])(?<![_/<>])/(?=[A-Za-z0-9_]|\Z)"  # a command
    r"|(?<![^\W_])(?<!_)@(?=[A-Za-z0-9_]|\Z)"  # a mention; an e-mail address is none
    r"|\b(?!(?i:https?:))[A-Za-z][A-Za-z0-9+.-]*:(?=//)"  # an address of some app
)
_DIRECTION = f"{ISOLATE}{LEFT}{END}{RIGHT}"
_HREF = re.compile(r'href="([^"]*)"')
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\.?|[0-9a-f.]*:[0-9a-f:.]+")
_PLAIN_IN_URL = "/?#[]@!$&'()*+,;=:%~._-"


def escape(text: str) -> str:
    """Return a source's words as HTML that shows them and does nothing else."""
    words = clean(text)
    # Every trap has one of these, and few words have.
    if "/" in words or "@" in words:
        words = _TRAP.sub(rf"\g<0>{JOINER}", words)
    return encode(words)


def ours(text: str) -> str:
    """Return a sentence of ours, with others' words in it, as HTML: as `escape` does.

    What keeps words of another direction in their place stays.
    """
    return "".join(
        each if each in _DIRECTION else escape(each)
        for each in re.split(f"([{_DIRECTION}])", text)
        if each
    )


def line(text: str) -> str:
    """Return a source's words as HTML on a single line."""
    return escape(" ".join(clean(text).split()))


def unquoted(text: str) -> str:
    """Return words to stand in quotation marks: a phrase without marks of its own."""
    inner = text[1:-1]
    return inner if text == f'"{inner}"' and '"' not in inner else text


def bold(text: str) -> str:
    """Return a source's words as one bold line of HTML, or nothing for nothing."""
    shown = line(text)
    return f"<b>{shown}</b>" if shown else ""


def link(label: str, url: str) -> str:
    """Return the label as one line, leading to the address if that is a safe one."""
    address = safe_url(url)
    shown = line(label)
    return f'<a href="{encode(address)}">{shown}</a>' if address and shown else shown


# A message leads to each of its articles several times, and is shown to many readers.
@lru_cache(maxsize=1024)
def safe_url(url: str) -> str:
    """Return the address if it is http(s) with a plain host, otherwise nothing.

    Names in other scripts come back in their plain ASCII form, so that no look-alike
    letter can pass for another. Telegram itself drops links to a host without a dot.
    """
    try:
        parts = urlsplit(clean(url).strip())
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        return ""
    if not _HOST.fullmatch(host):
        return ""
    where = f"[{host}]" if ":" in host else host
    netloc = where if port is None else f"{where}:{port}"
    rest = parts._replace(scheme="", netloc="").geturl()
    address = f"{parts.scheme}://{netloc}{quote(rest, safe=_PLAIN_IN_URL)}"
    return address if len(address) <= LONGEST_URL else ""


def plain(html: str) -> str:
    """Return the text for a terminal: links as "text (address)"."""
    shown: list[str] = []
    address = ""
    for run in read(html):
        links = [found[1] for tag in run.tags if (found := _HREF.search(tag))]
        now = decode(links[-1]) if links else ""
        if address and address != now:
            shown.append(f" ({address})")
        shown.append(run.text)
        address = now
    shown.append(f" ({address})" if address else "")
    return "".join(shown).replace(JOINER, "")


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode()
