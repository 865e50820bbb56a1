"""Which links Telegram takes, and how it writes them.

A port of TDLib's `check_link` and `parse_url`: http and https only (or none: http), a
host with a dot, so `http://localhost` is dropped and `http://127.0.0.1` is not.
"""

import ipaddress
import re

PARTS = re.compile(r"(?:([^:/?#@\[\]]*)://)?([^/?#]*)(.*)", re.DOTALL)
HOST = re.compile(r"(?:[A-Za-z0-9._!$,~*'();&+=-]|%[0-9a-fA-F]{2}|[^\x00-\x7f])+")
USER = re.compile(r"(?:[A-Za-z0-9._!$,~*'();&+=:-]|%[0-9a-fA-F]{2}|[^\x00-\x7f])*")
OWN = re.compile(
    r"(tg|ton):(?://)?([a-z0-9_-]+)(?:/?(\?.*)|((?:[/#].*)?))",
    re.DOTALL | re.IGNORECASE,
)
MENTION = re.compile(
    r"tg:(?://)?user/?\?(?:.*&)?id=([1-9][0-9]*)(?:[&#].*)?", re.IGNORECASE
)
LAST_PORT = 65535


def mentioned_user(url: str) -> int:
    """Return the user a `tg://user?id=` link mentions, 0 if it is no such link."""
    match = MENTION.fullmatch(url)
    return int(match[1]) if match else 0


def checked_link(url: str) -> str:
    """Return the link as Telegram stores it, "" if it drops it."""
    own = OWN.fullmatch(url)
    if own:
        return f"{own[1].lower()}://{own[2].lower()}{_query(own[3] or _rooted(own[4]))}"
    match = PARTS.fullmatch(url)
    scheme, place, rest = match.groups() if match else (None, "", "")
    scheme = "http" if scheme is None else scheme.lower()
    if scheme not in ("http", "https") or not _is_place(place):
        return ""
    return f"{scheme}://{_lower_host(place)}{_query(_rooted(rest))}"


def _is_place(place: str) -> bool:
    user, _, host = place.rpartition("@")
    host, colon, port = _without_port(host)
    if colon and not (port.isascii() and port.isdigit() and 0 < int(port) <= LAST_PORT):
        return False
    if host.startswith("[") and host.endswith("]"):
        return _is_ipv6(host[1:-1])
    known = bool(HOST.fullmatch(host)) and "." in host and host != "."
    return known and bool(USER.fullmatch(user))


def _without_port(host: str) -> tuple[str, str, str]:
    if host.endswith("]"):
        return host, "", ""
    name, colon, port = host.rpartition(":")
    return (name, colon, port) if colon and name else (host, "", "")


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _lower_host(place: str) -> str:
    user, at, host = place.rpartition("@")
    return f"{user}{at}{host.lower()}" if user else host.lower()


def _rooted(rest: str) -> str:
    return rest if rest.startswith("/") else f"/{rest}"


def _query(rest: str) -> str:
    return "".join(
        f"%{ord(char):02X}" if char <= " " or char == "\x7f" else char
        for char in rest.rstrip(" \t\r\n\x00\x0b")
    )
