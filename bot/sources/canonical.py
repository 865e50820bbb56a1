"""One form for every address, so that an article linked in two ways is one article.

What readers never see goes: fragments, default ports, and the parameters that tell a
publisher where a click came from. Addresses that only wrap another (Google's AMP cache,
its alerts) are unwrapped. What may matter to the server stays: the scheme, the last
slash, the mobile host; only `identity` looks past them.
"""

import re
import string
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

MOST_CHARACTERS = 2_000  # longer addresses are not links anybody can use
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Seen on links in feeds: analytics of Google, Matomo, Piwik, AT Internet (BBC), Adobe,
# mail tools, social networks, and the ones of the Guardian, DW and Al Jazeera.
_TRACKER = re.compile(
    r"(utm|mtm|pk|hsa|ns|at|vero|oly)_.+|wt[._]mc.*|_hs(enc|mi)|mc_[ce]id"
    r"|(fb|g|d|ms|y|tw|tt|li_)clid|gclsrc|[gw]braid|li_fat_id|igshi?d?|mkt_tok|xtor"
    r"|cmp(id)?|ocid|ftag|s_cid|smid|ref_src|__twitter_impression"
    r"|maca|traffic_source|guccounter",
    re.IGNORECASE,
)
# Parameters that track only when they say so: "ref" may be a number that is needed.
_MAY_TRACK = re.compile(
    r"ref|src|source|srcref|partner|mod|emc|from|via|cid|feed|campaign|rss|output"
    r"|feed(type|name|src)|ito|sr_share",
    re.IGNORECASE,
)
_TRACKS = re.compile(r"rss\w*([-_:].*)?|feed(burner)?|twitter|facebook", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
_ENCODED = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
# Hosts and paths that hand a reader on, with the parameter that says where to.
_WRAPPERS = {
    ("google.com", "/url"): ("url", "q"),
    ("bing.com", "/news/apiclick.aspx"): ("url",),
    ("facebook.com", "/l.php"): ("u",),
    ("l.facebook.com", "/l.php"): ("u",),
}
# Hosts that answer with nothing but a redirect: shorteners, and proxies that count.
_FORWARDERS = {
    *(
        "t.co",
        "bit.ly",
        "buff.ly",
        "ow.ly",
        "tinyurl.com",
        "goo.gl",
        "dlvr.it",
        "is.gd",
    ),
    *(
        "ift.tt",
        "trib.al",
        "lnkd.in",
        "fb.me",
        "wp.me",
        "cutt.ly",
        "rebrand.ly",
        "t.ly",
    ),
    *(
        "feedproxy.google.com",
        "feeds.feedburner.com",
        "rss.feedsportal.com",
        "da.feedsportal.com",
    ),
    *("feedburner.com", "feedsportal.com", "nyti.ms", "reut.rs", "bbc.in", "wapo.st"),
    *("on.ft.com", "on.wsj.com", "cnn.it", "gu.com", "apne.ws", "spr.ly", "redd.it"),
}
_CACHED = re.compile(
    r"(?:[\w-]+\.cdn\.ampproject\.org/[civ]|(?:www\.)?google\.[a-z.]+/amp)/(s/)?(.+)"
)
_SIDE_HOST = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch)\.)+(?=[^./]+\.[^./])")
_AMP_QUERY = {"amp", "amp=", "amp=1", "outputType=amp", "m=1"}
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP_PATH = re.compile(r"/amp(?:\.html)?$|(?<=[^/])\.amp(?=\.html$)|^/amp(?=/)")
_UNSAFE = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f]")
_SAFE_IN_PATH = "/%:@!$&'()*+,;=~-._[]"


def canonical(url: str) -> str:
    """Return the address in its one form, or "" when it is not a public web link."""
    # Before anything is unwrapped: wraps may be packed into each other without end.
    if len(url) > MOST_CHARACTERS:
        return ""
    try:
        parts = _unwrapped(urlsplit(url.strip()))
        site = _site(parts)
        # Half a character, as JSON can carry it, cannot be part of an address.
        path = _path(parts.path)
        query = _query(parts.query)
    except ValueError:
        return ""
    if not site or _UNSAFE.search(parts.netloc):
        return ""
    return f"{parts.scheme}://{site}{path}{'?' if query else ''}{query}"


def identity(url: str) -> str:
    """Return what the addresses of one page share.

    That is no scheme, no last slash, and nothing that says it is for a telephone.
    """
    _, _, rest = canonical(url).partition("://")
    place, _, query = rest.partition("?")
    host, slash, path = _SIDE_HOST.sub("", place).partition("/")
    path = _INDEX.sub("", _AMP_PATH.sub("", f"{slash}{path}".rstrip("/")))
    query = "&".join(part for part in query.split("&") if part not in _AMP_QUERY)
    return f"{host}{path.rstrip('/')}{'?' if query else ''}{query}"


def is_home(url: str) -> bool:
    """Return whether the address is a site's front page, where no article stays."""
    return bool(identity(url)) and not set(identity(url)) & {"/", "?"}


def is_forwarding(url: str) -> bool:
    """Return whether only a visit can tell where the address leads."""
    return identity(url).partition("/")[0] in _FORWARDERS


def _unwrapped(parts: SplitResult) -> SplitResult:
    """Return the address that this one only wraps, or itself."""
    host = (parts.hostname or "").removeprefix("www.")
    cached = _CACHED.fullmatch(f"{host}{parts.path}")
    if cached:
        scheme = "https" if cached[1] else "http"
        original = urlsplit(f"{scheme}://{cached[2]}")
        return _unwrapped(original._replace(query=parts.query))
    wanted = _WRAPPERS.get((host, parts.path), ())
    found = dict(parse_qsl(parts.query)) if wanted else {}
    inner = next((found[name] for name in wanted if name in found), "")
    is_web = inner.startswith(("http://", "https://"))
    return _unwrapped(urlsplit(inner)) if is_web else parts


def _path(path: str) -> str:
    quoted = quote(_SESSION.sub("", path), safe=_SAFE_IN_PATH)
    return _ENCODED.sub(_plain, quoted) or "/"


def _plain(match: re.Match[str]) -> str:
    """Return an encoded character as it is where nothing speaks against it."""
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _site(parts: SplitResult) -> str:
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return ""
    host = parts.hostname.rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        host = host.encode("idna").decode()
    if parts.port in (None, _DEFAULT_PORTS[parts.scheme]):
        return host
    return f"{host}:{parts.port}"


def _query(query: str) -> str:
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not _TRACKER.fullmatch(name)
        and not (_MAY_TRACK.fullmatch(name) and _TRACKS.fullmatch(value))
    ]
    return urlencode(sorted(kept))
