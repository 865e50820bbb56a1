import socket

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.errors import SourceError
from bot.sources.guard import Guard, PrivateError, is_public


class Names(AbstractResolver):
    """A resolver that answers with the addresses written down for a name."""

    def __init__(self, **addresses: list[str]) -> None:
        self.addresses = addresses
        self.is_closed = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host, host=each, port=port, family=family, proto=0, flags=0
            )
            for each in self.addresses[host]
        ]

    async def close(self) -> None:
        self.is_closed = True


def target(address: str, port: int = 80) -> tuple[int, int, int, str, tuple[str, int]]:
    return (socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "::1", "169.254.169.254", "10.1.2.3", "172.16.0.1"),
        *("192.168.1.1", "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "fe80::1"),
        *("2002:7f00:1::", "fd00::1", "ff02::1", "::", "not an address"),
        *("192.0.0.8", "192.0.0.9", "192.88.99.1", "0.9.9.9", "::ffff:0:127.0.0.1"),
        *("::127.0.0.1", "::a00:1", "64:ff9b:1::a00:1", "2606:4700::5efe:a00:1"),
        *("2606:4700::200:5efe:127.0.0.1", "fec0::1", "ff0e::1", "fe80::1%eth0"),
        *("3fff::1", "5f00::1", "4000::1", "1::1", "2001:db8::1", "100::1"),
        *("2001:0:808:808::f7f7:f7f7", "198.18.0.1", "203.0.113.1", "240.0.0.1"),
    ],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


async def test_a_name_with_one_private_address_is_refused() -> None:
    guard = Guard(frozenset(), Names(mixed=["93.184.216.34", "10.0.0.1"]))
    with pytest.raises(PrivateError):
        await guard.resolve("mixed", 443)


async def test_a_public_name_gives_the_addresses_that_were_checked() -> None:
    guard = Guard(frozenset(), Names(good=["93.184.216.34"]))
    found = await guard.resolve("good", 443)
    assert [result["host"] for result in found] == ["93.184.216.34"]


async def test_an_allowed_name_opens_its_own_port_only() -> None:
    guard = Guard(frozenset({"intranet:8000"}), Names(intranet=["10.0.0.1"]))
    await guard.resolve("intranet", 8000)
    guard.make_socket(target("10.0.0.1", 8000)).close()
    with pytest.raises(PrivateError):
        guard.make_socket(target("10.0.0.1", 8001))


def test_a_socket_is_made_for_public_and_allowed_addresses_only() -> None:
    guard = Guard(frozenset({"127.0.0.1"}), Names())
    guard.make_socket(target("93.184.216.34")).close()
    guard.make_socket(target("127.0.0.1")).close()
    with pytest.raises(PrivateError):
        guard.make_socket(target("127.0.0.2"))


def test_only_ports_of_web_servers_are_asked() -> None:
    guard = Guard(frozenset({"example.com:2222"}), Names())
    guard.check("example.com", 443)
    guard.check("example.com", 2222)
    with pytest.raises(SourceError, match=r"Port 22 of example\.com"):
        guard.check("example.com", 22)


@pytest.mark.parametrize("allowed", ["::1", "[::1]", "[::1]:8000"])
def test_an_address_with_colons_is_allowed_with_and_without_brackets(
    allowed: str,
) -> None:
    guard = Guard(frozenset({allowed}), Names())
    guard.check("::1", 8000)
    assert not guard.permits("::1:8000", 80)


async def test_the_number_behind_an_allowed_name_is_not_allowed_itself() -> None:
    guard = Guard(frozenset({"intranet:8000"}), Names(intranet=["10.0.0.1"]))
    await guard.resolve("intranet", 8000)
    with pytest.raises(PrivateError):
        guard.check("10.0.0.1", 8000)


async def test_the_resolver_is_let_go_with_the_guard() -> None:
    names = Names()
    await Guard(frozenset(), names).close()
    assert names.is_closed
