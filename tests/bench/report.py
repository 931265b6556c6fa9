"""Writes what was measured: a page of the documentation, and a file with every sample."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import streamlit

from tests.bench.figures import Figure, Part, from_json, number, spread, to_json, verdict
from tests.bench.proc import told

HEAD: Final = """\
---
title: Performance
description: How quick and how large the playground is, measured beside a local Streamlit.
---

# Performance

How long a reader waits for the playground, what it weighs, and how it grows. Most times stand beside those of a local
Streamlit, or of a bare Pyodide, on the same machine. One command has taken all of them, and has written this page:

```sh
make bench
```
"""
FOOT: Final = """\
## Measure it yourself

`make bench` builds the site, takes the figures above, and writes this page and `build/bench.json`, which holds every
sample. That takes about half an hour, and wants a machine that does nothing else. `ONLY="pair bytes"` takes some parts
(`pair`, `bytes`, `line`, `scale`, `memory`, `more`) and leaves this page as it is.

```sh
cp build/bench.json old.json       # of the build before your change
make bench COMPARE=old.json        # of the build with it, and both in turn
```

Each run keeps a copy of its site in `build/bench/`, and the file says where. As long as it is there, `COMPARE` measures
both builds in turn, in one browser, and tells the new times as a share of the old ones. Where it is gone only the
numbers of two runs are compared, and the bench says so: the machine may have been slower at one of them.
"""


def environment(browser: str) -> dict[str, str]:
    """What was measured, where, and when."""
    cores = os.cpu_count()
    return {
        "Date": date.today().isoformat(),
        "Processor": f"{_processor()}, {cores} cores",
        "Memory": _memory(),
        "System": platform.platform(terse=True),
        "Chromium": browser,
        "Python": platform.python_version(),
        "Streamlit": streamlit.__version__,
    }


def _processor() -> str:
    return told("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> str:
    found = told("/proc/meminfo", "MemTotal")
    return f"{int(found.split()[0]) / 1e6:.0f} GB" if found else "unknown"


def page(about: dict[str, str], parts: Sequence[Part]) -> str:
    """The page as Markdown."""
    machine = ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in about.items())]
    tables = [f"## {part.title}\n\n{part.about}\n\n{table(part.figures)}\n" for part in parts]
    return "\n".join([HEAD, *machine, "", *tables, FOOT])


def table(figures: Sequence[Figure]) -> str:
    """One row for each figure: medians, with the least and the most behind them."""
    rows = ["| figure | median | least to most | beside it | ratio | wanted | holds |", "|---|---|---|---|---|---|---|"]
    for figure in figures:
        beside = ""
        if figure.others:
            middle = Figure("", figure.others).median
            beside = f"{figure.beside} {number(middle)} {figure.unit} ({spread(figure.others)})"
        wanted = "" if figure.wanted is None else f"≤ {figure.wanted:g}"
        ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
        several = spread(figure.samples) if len(figure.samples) > 1 else ""
        cells = (figure.what.strip(), f"{number(figure.median)} {figure.unit}", several, beside, ratio, wanted)
        rows.append(f"| {' | '.join(cells)} | {verdict(figure)} |")
    return "\n".join(rows)


def show(part: Part) -> None:
    """Tell a part in the terminal."""
    print(f"\n{part.title}")
    for figure in part.figures:
        line = f"  {figure.what:52} {number(figure.median):>8} {figure.unit:6}"
        if figure.others:
            line += f" {figure.beside} {number(Figure('', figure.others).median)}: {figure.ratio:.2f}"
        if figure.wanted is not None:
            line += f" (wanted ≤ {figure.wanted:g}: {verdict(figure)})"
        if len(figure.samples) > 1:
            line += f"   [{spread(figure.samples)}]"
        print(line, flush=True)


def write(path: Path, about: dict[str, str], site: str, parts: Sequence[Part]) -> None:
    """Every sample as JSON; `site` is where the site that was measured lies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"about": about, "site": site, "parts": to_json(parts)}, indent=1), encoding="utf-8")


def read(path: Path) -> tuple[str, list[Part]]:
    """Where the site of an earlier run lies, and its figures."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data["site"], from_json(data["parts"])


def since(parts: Sequence[Part], before: Sequence[Part]) -> Part:
    """The figures that an earlier run has too, beside its own."""
    old = {(part.title, figure.what, figure.beside): figure for part in before for figure in part.figures}
    pairs = [(figure, old.get((part.title, figure.what, figure.beside))) for part in parts for figure in part.figures]
    figures = [
        Figure(new.what, new.samples, new.unit, "then", then.samples)
        for new, then in pairs
        if then and any(then.samples)
    ]
    return Part("Since then", "Two runs, at two times: the machine may not have been as quick in both.", figures)
