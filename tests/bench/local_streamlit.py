"""A local Streamlit that serves one script, as a reader would start it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PATIENCE: Final = 60
"""Seconds that it may take to start."""


@contextmanager
def streamlit(script: str) -> Iterator[str]:
    """Its address, as long as it runs."""
    with TemporaryDirectory() as name, socket.socket() as free:
        folder = Path(name)
        (folder / "app.py").write_text(script, encoding="utf-8")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        options = {
            "server.address": "127.0.0.1",
            "server.port": port,
            "server.headless": "true",
            "browser.gatherUsageStats": "false",
            "browser.serverAddress": "127.0.0.1",
        }
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        command += [text for option, value in options.items() for text in (f"--{option}", str(value))]
        with (
            (folder / "said.log").open("wb") as said,
            subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=os.environ | {"HOME": name}
            ) as process,
        ):
            try:
                wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
                yield f"http://127.0.0.1:{port}/"
            finally:
                process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the local Streamlit did not start")
