"""Brings a room to the stage: listens for phones, opens and closes the room, tells the stage how the votes stand."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from tornado.netutil import bind_sockets

from playground.local.live import Connection
from playground.local.phones import MOST_CONNECTIONS, Phones
from playground.local.room import Asked, Json, Room
from playground.local.server import LocalServer
from playground.site.serve import HOST, PORTS_TRIED, ServeError

PORT: Final = 8010
SECONDS_BETWEEN_COUNTS: Final = 0.25
Later = Callable[[float, Callable[[], None]], object]


class Hosting:
    """The place of the room: one listener for phones, and one room at a time."""

    def __init__(self, server: LocalServer, address: str, port: int = PORT) -> None:
        """Listen on `port` of `address`, or on the next free one; 0 stands for any. Raises ServeError."""
        self.server = server
        self._sockets = _bound(address, port)
        self.port: int = self._sockets[0].getsockname()[1]
        named = f"[{address}]" if ":" in address else address
        self.url = f"http://{named}:{self.port}/"
        hosts = [f"{named}:{self.port}"] + [named] * (self.port == 80)  # which browsers leave out
        self.phones = Phones(tuple(hosts), self._changed)
        self.later: Later = lambda seconds, work: asyncio.get_running_loop().call_later(seconds, work)
        self._resting = False
        self._stale = False

    def told(self) -> str:
        """What the command says when it starts."""
        if self.url.startswith(f"http://{HOST}:"):
            return f"Room: {self.url} is for this machine only; --room-address names its address on a network"
        return f"Room: phones on this network vote at {self.url} (press J on the stage for the code)"

    def state(self) -> Json:
        """What the stage is told of the room."""
        room = self.phones.room
        if room is None:
            return {"type": "room", "open": False, "url": self.url}
        return {
            "type": "room",
            "open": True,
            "url": self.url,
            "code": room.code,
            "phones": room.phones,
            "id": room.asked.id if room.asked else None,
            "votes": room.votes,
        }

    def _changed(self) -> None:
        """Tell the stage at once, and at the end of the next moment what changed in it: 300 votes are few messages."""
        if self._resting:
            self._stale = True
            return
        self._resting = True
        self._stale = False
        self.server.live.tell_all(self.state())
        self.later(SECONDS_BETWEEN_COUNTS, self._rested)

    def _rested(self) -> None:
        self._resting = False
        if self._stale:
            self._changed()

    def open(self) -> None:
        """Open a room, with a code that is new."""
        self.phones.open(Room())

    def close(self) -> None:
        """Close the room, and forget all of it."""
        self.phones.close()

    def ask(self, message: Json) -> None:
        """Ask the room what the stage asks; None ends it. Raises ValueError."""
        asked = None if message.get("asked") is None else Asked.of(message["asked"])
        room = self.phones.room
        if room is None or room.asked == asked:
            return
        room.ask(asked)
        self.phones.tell_all()
        self._changed()

    def greet(self, connection: Connection) -> None:
        """Tell a page of the stage that says it is here, also what it asked before it was loaded anew."""
        asked = self.phones.room.asked if self.phones.room else None
        connection.tell(self.state() | ({"asked": asked.to_json()} if asked else {}))

    def listen(self) -> None:
        """Answer phones from now on."""
        allow_connections(MOST_CONNECTIONS)
        self.listener = self.phones.listener()
        self.listener.add_sockets(self._sockets)
        self.open()

    async def end(self) -> None:
        """Tell the phones that it is over, and answer no more."""
        self.close()
        self.listener.stop()
        await self.listener.close_all_connections()


def add_room(server: LocalServer, address: str | None = None, port: int = PORT) -> Hosting:
    """Give the local process a room, at this address or at the one that the local network knows it by."""
    hosting = Hosting(server, address or lan_address(), port)
    server.said.append(hosting.told())
    server.facts["room"] = hosting.state
    server.live.on("room-open", lambda page, message: hosting.open())
    server.live.on("room-close", lambda page, message: hosting.close())
    server.live.on("room-ask", lambda page, message: hosting.ask(message))
    server.live.on("room-here", lambda page, message: hosting.greet(page))
    server.starting.append(hosting.listen)
    server.ending.append(hosting.end)
    return hosting


def lan_address() -> str:
    """The address by which other machines of the local network reach this one; 127.0.0.1 where there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks the system which way it would go (RFC 5737)
        found = str(probe.getsockname()[0])
        if ipaddress.ip_address(found).is_private:
            return found
    return HOST


def allow_connections(number: int) -> None:
    """Let this process have so many connections, where the system lets it: often it begins with 256 or 1,024."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        few, many = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = number + 256
        if few < wanted:
            limit = wanted if many == resource.RLIM_INFINITY else min(wanted, many)
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, many))


def _bound(address: str, port: int) -> list[socket.socket]:
    for candidate in range(port, min(port + PORTS_TRIED, 65536)) if port else [0]:
        try:
            return bind_sockets(candidate, address)
        except OSError as error:
            if isinstance(error, socket.gaierror) or not _is_here(address):
                raise ServeError(f"this machine has no address {address}: name another with --room-address") from None
    raise ServeError(f"no free port for phones from {port} on: name another with --room-port")


def _is_here(address: str) -> bool:
    """Whether one could listen at this address at all."""
    try:
        for found in bind_sockets(0, address):
            found.close()
    except OSError:
        return False
    return True
