"""The pages of rules: each rule with a live example, and with what it was checked by while the site was built."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from playground.example import ExampleError
from playground.example.example import Example
from playground.example.reading import read_example
from playground.example.recorded import record
from playground.facts.files import File
from playground.runtime import ActionError

LINES: Final = 14
"""The most lines that a scenario may have to be an example: it is to be understood in seconds."""
ACTIONS: Final = 4

_RULE: Final = re.compile(
    r"^## (?P<title>[^\n]+) \{#(?P<name>[a-z]+(?:-[a-z]+)+)\}$\n(?P<text>.*?)(?=^## |\Z)", re.M | re.S
)
_FENCE: Final = re.compile(r"^```rerun\n(?P<example>.*?)^```$\n?", re.M | re.S)
_SCENARIOS: Final = "\n\nScenarios: "


class Scenario(Protocol):
    """A script with actions that both engines are compared with."""

    @property
    def name(self) -> str: ...
    @property
    def script(self) -> str: ...
    @property
    def actions(self) -> Sequence[dict[str, Any]]: ...
    @property
    def files(self) -> Mapping[str, File]: ...


@dataclass(frozen=True)
class Rule:
    """One rule of a page: `name` is what the code cites it by, `text` all of it below the heading."""

    title: str
    name: str
    text: str

    @property
    def said(self) -> str:
        """Its words alone, without its example and its scenarios."""
        return _FENCE.sub("", self.text.partition(_SCENARIOS)[0]).strip()

    @property
    def example(self) -> str:
        """The example that its author wrote for it, or nothing."""
        found = _FENCE.search(self.text)
        return found["example"] if found else ""

    @property
    def scenarios(self) -> list[str]:
        """The scenarios that prove it, as `file: name`."""
        _, _, listed = self.text.partition(_SCENARIOS)
        return [" ".join(name.split()) for name in re.findall(r"`([^`]+)`", listed)]


class RuleError(ValueError):
    """A rule that cannot be shown: it has no example, or Streamlit does something else."""


Check = Callable[[str, Sequence[Mapping[str, Any]], Mapping[str, File]], str]
"""Runs a script with actions on both engines; returns what differs, or nothing."""


def read_rules(page: str) -> list[Rule]:
    """The rules of a page of Markdown, in their order."""
    return [Rule(*found) for found in _RULE.findall(page)]


def rules_page(page: str, scenarios: Mapping[str, Scenario], check: Check | None, version: str = "") -> str:
    """The page as its readers get it.

    `check` compares the examples and the scenarios with the Streamlit whose `version` is installed; without one nothing
    is claimed. Raises RuleError.
    """
    rules = read_rules(page)
    for number, rule in enumerate(rules):
        proofs = [scenarios[name] for name in rule.scenarios]
        example = rule.example or generated(rule, proofs)
        shown = [rule.said, _example(example, folded=number > 0)]
        if check:
            _compare(rule, example, proofs, check)
        shown.append(_proofs(proofs, version if check else ""))
        page = page.replace(rule.text, "\n" + "\n\n".join(shown) + "\n\n", 1)
    return page


def generated(rule: Rule, scenarios: Sequence[Scenario]) -> str:
    """An example made of the first scenario that is short enough; raises RuleError where there is none."""
    for scenario in scenarios:
        short = scenario.script.count("\n") <= LINES and len(scenario.actions) <= ACTIONS and not scenario.files
        if short and (example := _as_example(scenario)):
            return example
    raise RuleError(
        f"The rule {rule.name} has no example, and each of its scenarios is longer than {LINES} lines or {ACTIONS} "
        "actions, or not for examples. Write a ```rerun fence into it."
    )


def _waited(actions: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The actions until one is not waited for: what comes while that runs its reader does."""
    meanwhile = [place for place, action in enumerate(actions) if "after" in action]
    return list(actions[: max(0, meanwhile[0] - 1)] if meanwhile else actions)


def _as_example(scenario: Scenario) -> str:
    """The text of an example that does what the scenario does; empty where its errors are of several kinds."""
    lines = [f"#| name: {json.dumps(_title(scenario.name), ensure_ascii=False)}"]
    actions = _waited(scenario.actions)
    if actions:
        lines.append(f"#| actions: {json.dumps(actions, ensure_ascii=False)}")
    try:
        steps = record((("app.py", scenario.script),), json.dumps(actions))
    except ActionError:
        return ""
    runs = [run for step in steps for run in step["runs"]]
    errors = {str(run["message"]).partition(":")[0] for run in runs if run["outcome"] in ("exception", "guard")}
    if len(errors) > 1:
        return ""
    lines += [f"#| expect: {json.dumps({'error': error}, ensure_ascii=False)}" for error in errors]
    example = "\n".join([*lines, scenario.script.rstrip()]) + "\n"
    return example if _read(example) else ""


def _title(name: str) -> str:
    """A scenario's name as a heading: without its file, and with a capital where it begins with a word."""
    _, _, title = name.partition(": ")
    return title[0].upper() + title[1:] if re.match(r"[a-z]+(?=[ :,]|$)", title) else title


def _compare(rule: Rule, example: str, scenarios: Sequence[Scenario], check: Check) -> None:
    """Let both engines run what the rule shows."""
    read = _read(example)
    programs: list[tuple[str, str, Any, Mapping[str, File]]] = []
    if read:
        programs.append(("its example", read.scripts[0].source, read.actions, {}))
    programs += [(f"`{each.name}`", each.script, tuple(each.actions), each.files) for each in scenarios]
    for name, script, actions, files in programs:
        if found := check(script, actions, files):
            raise RuleError(f"The rule {rule.name}: {name} is not the same in Streamlit.\n{found}")


def _read(example: str) -> Example | None:
    """The example, or None for one that is wrong: whoever makes its HTML says so, with the line."""
    try:
        return read_example(example, {}, folder=None)
    except ExampleError:
        return None


def _example(example: str, *, folded: bool) -> str:
    """The example as a fence; one that is folded costs a line of the page."""
    fence = f"```rerun\n{example.rstrip()}\n```"
    if not folded:
        return fence
    read = _read(example)
    name = html.escape(read.name) if read else "Example"
    return f'??? example "{name}"\n\n' + "\n".join(f"    {line}".rstrip() for line in fence.split("\n"))


def _proofs(scenarios: Sequence[Scenario], version: str) -> str:
    """What stands below a rule: that it was checked, in this build, and by what."""
    count = "1 scenario" if len(scenarios) == 1 else f"{len(scenarios)} scenarios"
    line = f"Checked on Streamlit {version} in this build: this example and {count}" if version else f"Shown by {count}"
    names = "".join(f"<li><code>{html.escape(each.name)}</code></li>" for each in scenarios)
    return (
        f'<details class="rule-proofs" data-search-exclude><summary>{line}</summary>'
        f"<p>Developers find them in <code>tests/conformance/</code>, each by its file and its name.</p>"
        f"<ul>{names}</ul></details>"
    )
