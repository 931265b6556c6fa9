"""Finds the Chromium that browser tests and the bench drive, and gets one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright

COMMANDS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    # No name resolves but this machine's: a request to anywhere else fails, and the fixtures see it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost",
)
INSTALL_SECONDS = 600
# Pages of the browser's own window, which take as long to load as ours and are never seen; and of what Playwright
# switches off, which this list takes the place of, that which would change how a page is loaded and painted.
FEATURES_OFF = (
    "AimEnabled",
    "HttpsUpgrades",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)


class NoChromium(Exception):
    """There is no Chromium, and none could be installed."""


def launch(playwright: Playwright, *more: str) -> Browser:
    """Start a headless Chromium that talks to this machine only, with `more` flags. Raises NoChromium."""
    path = executable(Path(playwright.chromium.executable_path))
    return playwright.chromium.launch(executable_path=path, args=arguments(*more))


def launch_as_reader(playwright: Playwright, folder: Path, **options: Any) -> BrowserContext:
    """The same with a reader's own profile in `folder`: a private window keeps no large file. Raises NoChromium."""
    path = executable(Path(playwright.chromium.executable_path))
    return playwright.chromium.launch_persistent_context(folder, executable_path=path, args=arguments(), **options)


def arguments(*more: str) -> list[str]:
    sandbox = () if os.geteuid() else ("--no-sandbox",)  # Chromium's own sandbox refuses to work for root
    return [*FLAGS, *more, f"--disable-features={','.join(FEATURES_OFF)}", *sandbox]


def executable(playwrights: Path) -> Path:
    """The browser to use: the machine's, else Playwright's at `playwrights`, else a new one. Raises NoChromium."""
    found = installed(playwrights)
    if found:
        return found
    for command in ways_to_install():
        print(f"No Chromium found: trying `{' '.join(command)}`", file=sys.stderr)
        if not succeeds(command):
            continue
        found = installed(playwrights)
        if found:
            return found
    raise NoChromium("the browser tests need Chromium or Chrome: install it (Debian: `apt-get install chromium`)")


def installed(playwrights: Path) -> Path | None:
    """The first Chromium on the PATH, else Playwright's own if it is there."""
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            return Path(found)
    return playwrights if playwrights.is_file() else None


def ways_to_install() -> list[list[str]]:
    """Commands that may bring a Chromium, in the order to try them."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(["sh", "-c", "apt-get update -q && apt-get install -qy --no-install-recommends chromium"])
    return ways


def succeeds(command: list[str]) -> bool:
    """Run a command; its output goes to stderr, where an install may be watched."""
    try:
        return subprocess.run(command, stdout=sys.stderr, timeout=INSTALL_SECONDS, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
