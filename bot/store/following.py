"""Connections that follow the primary, wherever the sentinels say it is now.

redis-py 8.1 asks the sentinels when a connection is first made. A command that fails is
then repeated on the same connection, which reconnects to where the primary was; a
client that repeats for ever would wait there for ever.
"""

from redis.asyncio.connection import SSLConnection
from redis.asyncio.sentinel import SentinelManagedConnection

from bot.store.prompt import Prompt


class Following(Prompt, SentinelManagedConnection):
    """Asks the sentinels anew whenever it has to reconnect."""

    async def connect_check_health(
        self,
        check_health: bool = True,  # noqa: FBT001, FBT002 - redis-py's signature
        retry_socket_connect: bool = True,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """Connect to the present primary; called where there is no connection."""
        self.host, self.port = await self.connection_pool.get_master_address()
        await super().connect_check_health(check_health, retry_socket_connect)


class FollowingByTls(Following, SSLConnection):
    """The same over TLS."""
