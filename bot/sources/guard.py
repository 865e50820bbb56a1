"""Keeps the fetcher out of private networks: only public addresses are connected to.

The check stands where it cannot be walked around. Names are checked as they are
resolved, every address of theirs, and the connection goes to the very addresses that
were checked, so a name that resolves differently a moment later gains nothing. Numbers
typed as hosts skip the resolver in aiohttp; they are checked before anything is asked,
and once more as the socket is made.

Python's own `is_global` is not enough: it takes IPv4 addresses dressed as IPv6 in the
older ways, and all of IPv6 that nobody was ever given, for public. Not seen is a
translator with a prefix of its own network's choosing (RFC 6052, 3.3).
"""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import wording_problems as wording
from bot.errors import SourceError
from bot.sources.floodgate import SmallReads

# What routers on the way turn into the IPv4 address in the last 32 bits.
_DRESSED = (
    IPv6Network("64:ff9b::/96"),  # NAT64
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of one's own network
    IPv6Network("::/96"),  # "compatible"
    IPv6Network("::ffff:0:0:0/96"),  # "translated"
)
_ISATAP = {0x00005EFE, 0x02005EFE}  # the first half of such an interface's number
_GIVEN = IPv6Network("2000::/3")  # what of IPv6 is in use on the internet
_EXAMPLES = IPv6Network("3fff::/20")
_RELAYS = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
_PORTS = {80, 443, 8080, 8443}


class PrivateError(OSError):
    """A connection that would have left the public internet."""


def is_public(address: str) -> bool:
    """Return whether this IP address, or the one inside it, is open to everybody."""
    try:
        inner = _unwrap(ip_address(address))
    except ValueError:
        return False
    if not inner.is_global or inner.is_multicast:
        return False
    if isinstance(inner, IPv4Address):
        return not any(inner in network for network in _RELAYS)
    return inner in _GIVEN and inner not in _EXAMPLES


def is_address(host: str) -> bool:
    """Return whether the host is an IP address rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unwrap(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    is_dressed = any(address in network for network in _DRESSED)
    if is_dressed or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


class Guard(AbstractResolver):
    """Resolves names and makes sockets, but only for public or allowed addresses.

    `allow` names hosts or host:port pairs of the operator's own network.
    """

    def __init__(self, allow: frozenset[str], resolver: AbstractResolver) -> None:
        self._allow = allow
        self._resolver = resolver
        self._cleared: set[tuple[str, int]] = set()

    def permits(self, host: str, port: int) -> bool:
        """Return whether the operator allowed this host or this port of it."""
        shown = f"[{host}]" if ":" in host else host
        return not self._allow.isdisjoint((host, shown, f"{shown}:{port}"))

    def check(self, host: str, port: int) -> None:
        """Raise for a private address, or a port where no web server is expected."""
        if self.permits(host, port):
            return
        if is_address(host) and not is_public(host):
            raise PrivateError(host)
        if port not in _PORTS:
            raise SourceError(wording.PORT.format(port=port, host=host))

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of a name, all of them checked."""
        found = await self._resolver.resolve(host, port, family)
        addresses = [result["host"] for result in found]
        if self.permits(host, port):
            self._cleared.update((address, port) for address in addresses)
        elif not all(is_public(address) for address in addresses):
            raise PrivateError(host)
        return found

    def make_socket(self, target: AddrInfoType) -> socket.socket:
        """Return an unconnected socket for an address that may be connected to."""
        family, kind, protocol, _, place = target
        address, port = str(place[0]), int(place[1])
        is_cleared = (address, port) in self._cleared or self.permits(address, port)
        if not is_cleared and not is_public(address):
            raise PrivateError(address)
        return SmallReads(family, kind, protocol)

    async def close(self) -> None:
        """Let the resolver go."""
        await self._resolver.close()
