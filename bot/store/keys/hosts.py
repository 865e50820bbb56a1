"""Hosts of feeds and pages.

They lie with the feeds, because what is due is taken by the script that looks at its
host; scripts make the name of a host out of an address.
"""


def visit(host: str) -> str:
    """Which feed of a host is being read."""
    return f"nb:{{ix}}:visit:{host}"


def line(host: str) -> str:
    """Exists for as long as the feeds of a host that were put off have to wait."""
    return f"nb:{{ix}}:line:{host}"


def turn(host: str) -> str:
    """Which request a host answers now, or that it is to be left alone."""
    return f"nb:{{ix}}:turn:{host}"


def first(host: str) -> str:
    """Whether a feed waits for a host, or a page may go before the next one."""
    return f"nb:{{ix}}:first:{host}"


def woes(host: str) -> str:
    """How often in a row a host failed."""
    return f"nb:{{ix}}:woes:{host}"


def pause(host: str) -> str:
    """How many milliseconds a host wants to be left alone after each request."""
    return f"nb:{{ix}}:pause:{host}"


def robots(address: str) -> str:
    """Text of the robots.txt of this address."""
    return f"nb:{{robots}}:{address}"
