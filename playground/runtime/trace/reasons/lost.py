"""What a click did, and is lost at once: nobody saw it, a rerun came, or a plain variable began anew."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from ...run.lines import at, in_words
from ..trace import Run
from ..tree import tree_of
from ..values import cut
from .reason import Reason, label, sentence, value
from .sight import Seen, Sight, as_token, is_shown

_TRIGGERS: Final = frozenset({"button", "form_submit_button", "chat_input", "download_button"})
"""What is true in the run of its click alone."""
_SAYS: Final = frozenset({"success", "info", "warning", "error", "markdown", "text", "header", "subheader", "caption"})
_GROWS: Final = frozenset({"append", "add", "insert", "extend", "update"})


def unseen(sight: Sight, source: str, seen: Seen) -> Iterator[Reason]:
    """A reason for a widget that was used and that its run did not draw: the script could not see it."""
    run = sight.runs[0]
    if run.cause not in ("widget", "form") or run.outcome not in ("completed", "rerun", "stopped"):
        return
    if run.callbacks or run.overtaken is not None or any(event["type"] == "cut" for event in run.events):
        return
    if seen.key is not None and any(read["key"] == seen.key for read in run.reads):
        return
    for event in run.events:
        if event["type"] == "write" and (
            event["element"] == seen.id or (event["line"] is not None and at(event) == seen.line)
        ):
            return
    done = "The click on" if seen.trigger else "What was set in"
    why, line = _condition(run, seen, source)
    text = f"{done} {seen.words()} did nothing: run {run.number} did not draw it, so the script never saw it.{why}"
    yield Reason(
        "value_changed",
        "unseen",
        text,
        run.number,
        line,
        None if line is None else _on_line(sight, line),
        seen.key,
        {"widget_line": seen.line},
        "element-not-written-again",
        "01_from_the_top/03_true_for_one_run",
    )


def _condition(run: Run, seen: Seen, source: str) -> tuple[str, int | None]:
    """The `if` around a widget that was false in a run, as a sentence, and its line."""
    for first, last, head, test, trigger in _conditions(source):
        if seen.line is not None and type(seen.line) is int and first <= seen.line <= last and head in run.lines:
            words = f" `{test}` in {in_words(head)} was false in that run."
            if trigger:
                words += " A button is true in the run of its own click alone: keep in session state that it was used."
            return words, head
    return "", None


def dropped(sight: Sight, source: str) -> Iterator[Reason]:
    """A reason for a message right before `st.rerun()`: the next run takes it away before anybody has seen it."""
    shown = {(each["type"], each.get("text")) for each in sight.screen}
    for run, after in zip(sight.runs, sight.runs[1:], strict=False):
        if (
            run.outcome != "rerun"
            or after.cause != "rerun"
            or after.scope != "app"
            or type(run.outcome_line) is not int
        ):
            continue
        lines = _before_rerun(source, run.outcome_line)
        last: Mapping[str, Any] | None = None
        for event in run.events:
            if event["type"] == "sleep":
                last = None  # it was there for a while
            elif event["type"] == "write" and event["line"] in lines and event["element_type"] in _SAYS:
                last = event
        if last is None or (last["element_type"], last["text"]) in shown:
            continue
        if sight.memory.first("dropped", str(last["line"])):
            words = label(last["element_type"], last["text"])
            text = (
                f"Nobody has seen {words}: `st.rerun()` in {in_words(run.outcome_line)} began run {after.number} at "
                "once, and that did not write it. `st.toast` stays over a rerun; anything else has to be written in "
                "the run that comes, by what is kept in session state."
            )
            facts = {"rerun": run.outcome_line}
            yield Reason(
                "elsewhere",
                "dropped",
                text,
                run.number,
                last["line"],
                _used(sight),
                None,
                facts,
                "rerun-ends-run",
                "03_steering/03_what_a_rerun_costs",
            )


def behind(sight: Sight) -> Iterator[Reason]:
    """A reason for an element that shows a value of session state which the same run has changed below it."""
    run = sight.runs[-1]
    if run.scope != "app" or run.outcome != "completed" or run.overtaken is not None:
        return
    shown = {each["id"]: each for each in sight.screen if each.get("run") == run.number}
    now = {key: value for key, value in run.before.items() if key not in run.after or run.after[key] != value}
    for write in run.events:
        if write["type"] != "state_write" or write["key"] not in now or write.get("by", "script") != "script":
            continue
        key = write["key"]
        old = as_token(now.pop(key))
        new = as_token(run.after.get(key))
        lines = {at(read) for read in run.reads if read["key"] == key and read["after"] < write["n"]}
        if old is None or new is None:
            continue
        for event in run.events[: write["n"] - 1]:
            if event["type"] != "write" or event["line"] is None or at(event) not in lines:
                continue
            element = shown.get(event["element"])
            if element is None or not is_shown(element, old) or is_shown(element, new):
                continue
            text = (
                f"{sentence(label(element['type'], ''))} in {in_words(at(event) or 0)} still shows "
                f"{value(run.before[key])}, and `{cut(key, 60)}` is {value(run.after[key])}: "
                f"{in_words(at(write) or 0)} changed it after that was drawn. A callback changes it before; or write "
                "it below that line."
            )
            facts = {"before": run.before[key], "after": run.after[key], "changed": write["line"]}
            yield Reason(
                "elsewhere",
                "behind",
                text,
                run.number,
                at(event),
                str(element["id"]),
                key,
                facts,
                "callback-before-script",
                "07_what_went_wrong/01_one_click_behind",
            )
            break


def set_back(sight: Sight, source: str, earlier: tuple[int, tuple[int, ...]]) -> Iterator[Reason]:
    """A reason for a plain variable that a click changes: it did so in an `earlier` run, and it began anew since."""
    run, (number, lines) = sight.runs[0], earlier
    if run.scope != "app":
        return
    for name, begins, line in _changed_by_clicks(source):
        both = all(line in ran and begins in ran for ran in (run.lines, lines))
        if both and sight.memory.first("set_back", name):
            text = (
                f"`{cut(name, 60)}` did not keep what {in_words(line)} did to it in run {number}: "
                f"{in_words(begins)} sets it anew in each run. A plain variable lasts for one run; what has to last "
                "belongs in `st.session_state`."
            )
            yield Reason(
                "value_changed",
                "set_back",
                text,
                run.number,
                line,
                _used(sight),
                None,
                {"name": name, "begins": begins, "earlier": number},
                "run-globals-lost",
                "02_remembering/01_remembering_with_session_state",
            )


def _used(sight: Sight) -> str | None:
    """The widget that was used, where it is still shown: there the eye is."""
    used = sight.after.seen(sight.used) if sight.used in sight.after.names else None
    return None if used is None else used.id


def _on_line(sight: Sight, line: int) -> str | None:
    """The first element on the screen that a line has drawn."""
    return next((str(each["id"]) for each in sight.screen if each.get("line") == line and "file" not in each), None)


# -- what the script says of it ----------------------------------------------------------------------


def _triggers(tree: ast.Module) -> frozenset[str]:
    """The names that have what a button returned."""
    given = [each for each in ast.walk(tree) if isinstance(each, ast.Assign | ast.NamedExpr) and _clicks(each.value)]
    names = (each.targets if isinstance(each, ast.Assign) else [each.target] for each in given)
    return frozenset(name.id for some in names for name in some if isinstance(name, ast.Name))


def _clicks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TRIGGERS


def _is_click(test: ast.expr, names: frozenset[str]) -> bool:
    """Whether a condition asks for a click."""
    return any(_clicks(each) or (isinstance(each, ast.Name) and each.id in names) for each in ast.walk(test))


@lru_cache(maxsize=2)
def _conditions(source: str) -> tuple[tuple[int, int, int, str, bool], ...]:
    """The conditions of a script, the innermost first: first and last line of what they decide, their line, their text,
    and whether they ask for a click."""
    tree = tree_of(source)
    names = _triggers(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.If):
            test = cut(" ".join((ast.get_source_segment(source, node.test) or "").split()), 60)
            last = node.body[-1].end_lineno or 0
            found.append((node.body[0].lineno, last, node.lineno, test, _is_click(node.test, names)))
    return tuple(sorted(found, key=lambda each: each[1] - each[0]))


@lru_cache(maxsize=8)
def _before_rerun(source: str, line: int) -> frozenset[int]:
    """The lines of the statements that stand in one block with `st.rerun()` in this line, before it."""
    for node in ast.walk(tree_of(source)):
        for body in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
            if not isinstance(body, list):
                continue
            for place, each in enumerate(body):
                if isinstance(each, ast.Expr) and each.lineno <= line <= (each.end_lineno or 0):
                    before = [other for other in body[:place] if isinstance(other, ast.Expr)]
                    return frozenset(n for other in before for n in range(other.lineno, (other.end_lineno or 0) + 1))
    return frozenset()


@lru_cache(maxsize=2)
def _changed_by_clicks(source: str) -> tuple[tuple[str, int, int], ...]:
    """The variables that the script sets once to a plain value, and that nothing changes but the statement right below
    one button: name, line where it is set, line where it is changed."""
    tree = tree_of(source)
    set_at = {
        each.targets[0].id: each.lineno
        for each in tree.body
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name) and _is_plain(each.value)
    }
    names = _triggers(tree)
    found: dict[str, list[int]] = {}
    stored: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            stored[node.id] = stored.get(node.id, 0) + 1
    for node in tree.body:
        if isinstance(node, ast.If) and _is_click(node.test, names):
            for each in node.body:
                if (name := _grown(each)) in set_at:
                    found.setdefault(name, []).append(each.lineno)
    return tuple(
        (name, set_at[name], lines[0])
        for name, lines in found.items()
        if len(lines) == 1 and stored[name] <= 2 and set_at[name] < lines[0]
    )


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.List | ast.Set | ast.Tuple):
        return all(map(_is_plain, node.elts))
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Dict) and all(map(_is_plain, node.values)))


def _grown(node: ast.stmt) -> str:
    """The variable that a statement makes more of by what it was."""
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        name = node.targets[0].id
        return name if any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node.value)) else ""
    call = node.value if isinstance(node, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        fixed = all(isinstance(each, ast.Constant) for each in call.args)  # a list of what is wrong, say
        return call.func.value.id if call.func.attr in _GROWS and not fixed else ""
    return ""
