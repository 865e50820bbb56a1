"""Keeps the fetcher out of private networks: only public addresses are connected to.

The check stands where it cannot be walked around. Names are checked as they are
resolved, every address of theirs, and the connection goes to the very addresses that
were checked, so a name that resolves differently a moment later gains nothing. Numbers
typed as hosts skip the resolver in aiohttp; they are checked as the socket is made.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import SourceError

_NAT64 = IPv6Network("64:ff9b::/96")
_PORTS = {80, 443, 8080, 8443}


class PrivateError(OSError):
    """A connection that would have left the public internet."""


def is_public(address: str) -> bool:
    """Return whether this IP address, or the one inside it, is open to everybody."""
    try:
        inner = _unwrap(ip_address(address))
    except ValueError:
        return False
    return inner.is_global and not inner.is_multicast


def _unwrap(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
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
        return host in self._allow or f"{host}:{port}" in self._allow

    def check_port(self, host: str, port: int) -> None:
        """Raise SourceError for a port where no web server is to be expected."""
        if port not in _PORTS and not self.permits(host, port):
            message = f"Port {port} of {host} is not one that web servers use."
            raise SourceError(message)

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
        return socket.socket(family, kind, protocol)

    async def close(self) -> None:
        """Let the resolver go."""
        await self._resolver.close()
