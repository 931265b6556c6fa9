"""What the system tells in files of lines such as ``VmRSS:  1024 kB``: of the machine, and of processes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser


def told(path: str, name: str) -> str:
    """What a file says of `name`, "" where the machine does not tell."""
    try:
        lines = Path(path).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def megabytes(process: int, file: str, name: str) -> float:
    """MB of a kind of memory that a process has, 0 where the machine does not tell."""
    found = told(f"/proc/{process}/{file}", name)
    return int(found.split()[0]) / 1024 if found else 0.0


def of_tab(browser: Browser, file: str, name: str) -> float:
    """The same of the largest renderer: the tab, with its worker."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max((megabytes(each["id"], file, name) for each in found if each["type"] == "renderer"), default=0.0)
