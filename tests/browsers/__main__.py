"""`make browsers`: installs Firefox and WebKit where they are missing, makes a display, and runs the suite in both."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

HERE: Final = Path(__file__).parent
PROGRAMS: Final = {"firefox-esr": "firefox-esr", "WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
"""What must be on the PATH, and Debian's package of it."""
INSTEAD: Final = {"firefox-esr": "firefox"}


def main(arguments: list[str]) -> int:
    """The suite's exit status; 2 where a browser is missing and cannot be installed."""
    install(missing())
    if left := missing():
        print(
            f"Not found: {', '.join(left)}. Install Firefox, WebKitGTK's driver and Xvfb (on Debian, as root: "
            f"apt-get install {' '.join(PROGRAMS.values())}) and try again.",
            file=sys.stderr,
        )
        return 2
    with display() as number:
        os.environ |= {"DISPLAY": f":{number}", "GDK_BACKEND": "x11"}
        return int(pytest.main(["-n", "0", str(HERE), *arguments]))


def missing() -> list[str]:
    """The programs that are not there."""
    return [name for name in PROGRAMS if not shutil.which(name) and not shutil.which(INSTEAD.get(name, name))]


def install(programs: list[str]) -> None:
    """Have Debian's packages of these programs installed, where that is possible without a password."""
    if not programs or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    packages = [PROGRAMS[name] for name in programs]
    print(f"Installing {' and '.join(packages)}", flush=True)
    for command in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)


@contextmanager
def display() -> Iterator[str]:
    """The number of a display that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield told.readline().strip()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
