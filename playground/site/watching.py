"""Builds the site again when something that it is made of was saved, and tells the pages that are open."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

EVERY: Final = 0.5
"""Seconds between two looks at the files."""
PATIENCE: Final = 25.0
"""Seconds that a page waits for an answer before it asks again."""
PLACE: Final = "/.reload"
RELOADER: Final = """const version = new URL(import.meta.url).search.slice(1);
for (;;) {
  try {
    const answer = await fetch(`/.reload?${version}`);
    if ((await answer.text()) !== version) break;
  } catch {
    await new Promise((done) => setTimeout(done, 1000));
  }
}
location.reload();
"""


class Watch:
    """The files below some folders, and the version of the site that was built of them last.

    `build` makes the site anew and returns whether it could; while it cannot, the old site stays.
    """

    def __init__(self, places: Sequence[Path], build: Callable[[], bool]) -> None:
        self._places, self._build = places, build
        self._seen = self._files()
        self._version = time.time_ns()  # a server that was started again has another one
        self._built = threading.Condition()

    @property
    def version(self) -> str:
        return str(self._version)

    def look(self) -> bool:
        """Build if a file was saved, made or deleted since the last look; return whether there is a new site."""
        found = self._files()
        if found == self._seen:
            return False
        self._seen = found
        if not self._build():
            return False
        with self._built:
            self._version += 1
            self._built.notify_all()
        return True

    def other_than(self, version: str, seconds: float = PATIENCE) -> str:
        """The present version, as soon as it is another one than `version`, or when the time is over."""
        with self._built:
            self._built.wait_for(lambda: self.version != version, seconds)
            return self.version

    def tag(self, version: str) -> bytes:
        """What stands at the end of a page: it reloads when there is another version."""
        return f'<script type="module" src="{PLACE}.js?{version}"></script>'.encode()

    def run(self) -> None:
        """Look for ever, in a thread of its own."""
        while True:
            time.sleep(EVERY)
            self.look()

    def _files(self) -> dict[Path, tuple[int, int]]:
        found = {}
        for path in self._paths():
            try:
                status = path.stat()
            except OSError:
                continue  # deleted meanwhile
            found[path] = (status.st_mtime_ns, status.st_size)
        return found

    def _paths(self) -> Iterator[Path]:
        for place in self._places:
            if place.is_file():
                yield place
            for path in place.rglob("*"):
                if path.suffix in (".md", ".py", ".html", ".css", ".js", ".yml", ".svg", ".png", ".txt"):
                    yield path


def rebuild(out: Path) -> bool:
    """Build the project's site by a process of its own, beside `out`, and put it there when it is complete."""
    print("Something was saved: building the site …", flush=True)
    new, old = (out.parent / "build" / name for name in ("next-site", "last-site"))
    new.parent.mkdir(exist_ok=True)
    done = subprocess.run([sys.executable, "-m", "playground", "build", "--out", str(new)], check=False)
    if done.returncode:
        print("The site is as it was before.", flush=True)
        return False
    shutil.rmtree(old, ignore_errors=True)
    out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)
    print("Built. Open pages reload.", flush=True)
    return True
