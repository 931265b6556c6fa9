"""Runs the local process until Ctrl+C or a signal to end, and shows its page in the browser where there is one."""

from __future__ import annotations

import asyncio
import signal
import sys
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from playground.local.scripts import Served
from playground.local.server import LocalServer
from playground.local.watching import add_watch
from playground.site.serve import wants_browser

Part = Callable[[LocalServer], object]
"""Adds a part of the process to its server, before anything is answered."""


def serve(site: Path, served: Served, port: int = 8000, parts: Sequence[Part] = ()) -> None:
    """Serve `served` until Ctrl+C. Raises ServeError."""

    async def work() -> None:
        server = LocalServer(site, served, port)
        for add in parts:
            add(server)
        if served.paths:
            add_watch(server)
        server.starting.append(lambda: _end_by_signals(server))
        server.starting.append(lambda: _greet(server, port))
        await server.run()

    try:
        asyncio.run(work())
    except KeyboardInterrupt:
        print()


def _end_by_signals(server: LocalServer) -> None:
    """End in good order, with all children, where the terminal is closed or the system asks for it."""
    for name in ("SIGTERM", "SIGHUP"):
        # Windows has no such signals, and a loop in another thread may have none.
        with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
            number = getattr(signal, name)
            if signal.getsignal(number) is not signal.SIG_IGN:  # as `nohup` has it
                asyncio.get_running_loop().add_signal_handler(number, server.end)


def _greet(server: LocalServer, port: int) -> None:
    if port not in (0, server.port):
        print(f"Port {port} is taken.")
    print(
        f"Serving {server.served if server.served.paths else server.site.folder} on {server.address} (Ctrl+C ends it)"
    )
    for line in server.said:
        print(line)
    sys.stdout.flush()
    if wants_browser():
        webbrowser.open(server.address)
