"""Random small scripts, and random users: what Hypothesis compares both engines with.

A script is made of the things that reruns are about: widgets with and without keys, state, callbacks, forms,
fragments, containers, st.rerun, st.stop, exceptions; some also of dialogs, pages, query parameters, caches, a chat. A
user is a list of numbers; what they do depends on what is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from playground.runtime import Session

# A key's first letter says what it may hold, so that a script sets it to values of that type.
KEYS = {
    "t": ["t0", "t1"],
    "n": ["n0", "n1"],
    "c": ["c0"],
    "o": ["o0"],
    "m": ["m0"],
    "b": ["b0", "b1"],
    "p": ["p0"],
    "f": ["f0"],
}
PLAIN = ["x", "y"]
LABELS = ["A", "B", "C"]
VALUES = {"t": ['"p"', '"q"'], "n": ["1", "4"], "c": ["True", "False"], "o": ['"a"', '"z"'], "m": ['["a"]', "[]"]}
VALUES |= {"p": ['"a"', "None"], "f": ["1", "None"]}
FLAVOURS = ["dialog", "pages", "query", "cache", "chat", "opening", "table", "frame"]
FRAME = [
    's["df"] = pd.DataFrame({"a": [len(s), 2], "b": ["x", "y"]}, index=["p", "q"])',
    's.setdefault("df", pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})).iloc[0, 0] += 1',
    's["df"] = st.data_editor(s.setdefault("df", pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})), key="e0")',
    'v = st.data_editor(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), on_change=cb0).to_dict("list")',
    'st.dataframe(s.get("df"), hide_index=True)',
    'st.line_chart(s.get("df"), y="a")',
    'v = [] if s.get("df") is None else s["df"][s["df"]["a"] > 2]["b"].tolist()',
    's.pop("df", None)',
]
WIDGETS = {
    "text_input": ("t", ["", '"d"']),
    "text_area": ("t", [""]),
    "number_input": ("n", ["value=2", "0, 5", "0, 5, 3"]),
    "slider": ("n", ["0, 5", "0, 9, 2"]),
    "checkbox": ("c", ["", "value=True"]),
    "toggle": ("c", [""]),
    "selectbox": ("o", ['["a", "b"]', '["a", "b", "c"], index=1', '["b"]']),
    "radio": ("o", ['["a", "b"]', '["b", "c"], index=None']),
    "multiselect": ("m", ['["a", "b"]', '["a", "b"], default="b"']),
    "pills": ("p", ['["a", "b"]', '["a", "b"], default="b"', '["b", "c"], required=True']),
    "segmented_control": ("m", ['["a", "b"], selection_mode="multi"']),
    "select_slider": ("o", ['["a", "b", "c"]', '["a", "b"], value="b"']),
    "feedback": ("f", ["", "default=1"]),
}


@dataclass(frozen=True)
class Program:
    script: str
    user: tuple[int, ...]


@dataclass
class Writer:
    """Writes one script, line by line. `choose(n)` decides: a number from 0 to n - 1."""

    choose: Callable[[int], int]
    lines: list[str] = field(default_factory=list)
    flavours: list[str] = field(default_factory=list)
    """What else there is in this script, besides what is in all of them."""

    def pick(self, items: list[Any]) -> Any:
        return items[self.choose(len(items))]

    def maybe(self, chance: int = 2) -> bool:
        return self.choose(chance + 1) == 0

    def put(self, depth: int, text: str) -> None:
        self.lines.append("    " * depth + text)

    # -- the parts of a script -------------------------------------------------------------

    def script(self) -> str:
        self.put(0, "import streamlit as st")
        self.put(0, "s = st.session_state")
        self.flavours = [self.pick(FLAVOURS) for _ in range(self.choose(3))]
        if "frame" in self.flavours:
            self.put(0, "import pandas as pd")
        for number in range(2):
            self.callback(f"cb{number}")
        if "cache" in self.flavours:
            self.cached()
        fragments = self.choose(3)
        for number in range(fragments):
            every = self.pick(["", "", "", "(run_every=2)", '(key="f")'])
            self.put(0, f"@st.fragment{every}")
            self.put(0, f"def frag{number}(arg=None):")
            self.put(1, "v = arg")
            self.block(1, calls=[f"frag{number - 1}()"] if number else [], fragment=True)
        calls = [f"frag{number}(s.get('x'))" for number in range(fragments)]
        if "dialog" in self.flavours:
            self.dialog()
        self.put(0, "v = None")
        self.put(0, "box = st.container()")
        if "pages" in self.flavours:
            self.pages(calls)
        self.block(0, calls, size=3 if "pages" in self.flavours else 6)
        return "\n".join(self.lines) + "\n"

    def dialog(self) -> None:
        told = self.pick(["", ', on_dismiss="rerun"', ", on_dismiss=cb0"])
        self.put(0, f'@st.dialog("D"{told})')
        self.put(0, "def dialog(arg=None):")
        self.put(1, "v = arg")
        self.block(1, calls=[], fragment=True)

    def pages(self, calls: list[str]) -> None:
        for number in range(2):
            self.put(0, f"def page{number}():")
            self.put(1, "v = None")
            self.block(1, calls)
        self.put(0, "pages = [st.Page(page0), st.Page(page1)]")
        self.put(0, "st.navigation(pages).run()")

    def cached(self) -> None:
        how = self.pick(["cache_data", "cache_data", "cache_data(ttl=60.5)", "cache_resource"])
        self.put(0, f"@st.{how}")
        self.put(0, "def cached(a):")
        for _ in range(self.choose(3)):
            self.put(1, self.pick(['st.write("in", a)', "s.y = a", 'box = st.container(); box.write("inner")']))
        self.put(1, "return [a]")

    def flavoured(self) -> str | None:
        """A statement of what only this script has."""
        if not self.flavours:
            return None
        match self.pick(self.flavours):
            case "dialog":
                return f"if {self.condition()}: dialog(s.get('x'))"
            case "pages":
                return f"if {self.condition()}: st.switch_page(pages[{self.choose(2)}])"
            case "query":
                q = "st.query_params"
                texts = [f'{q}["q"] = str(v)', f'v = {q}.get("q")', f"{q}.clear()", f's.x = {q}.get_all("q")']
                return str(self.pick([*texts, f'{q}.from_dict({{"q": ["1", "2"]}})', f"st.write({q})"]))
            case "cache":
                return str(self.pick([f"v = cached({self.expression()})", "v = cached(1)", "cached.clear()"]))
            case "opening":
                made = self.pick([f"{self.opening()}.open", f"{self.opening()}.open", "s.get('c0')", "s.get('o0')"])
                return f"v = {made}"
            case "frame":
                return str(self.pick(FRAME))
            case "table":
                told = self.pick(['"rerun"', "cb0"])
                more = self.pick(
                    ["", ', key="d0"', ', selection_mode="single-row-required"', ', key="d0", hide_index=True']
                )
                texts = [f"v = st.dataframe([1, 2], on_select={told}{more}).selection.rows"] * 2
                return str(self.pick([*texts, 's["d0"] = {"selection": {"rows": [1]}}', 's.pop("d0", None)']))
        key = self.pick(["", ', key="chat"', ", on_submit=cb0", ', on_submit=cb1, key="chat"'])
        return f'v = {self.pick(["st", "st", "box", "st.sidebar"])}.chat_input("Say"{key})'

    def callback(self, name: str) -> None:
        self.put(0, f"def {name}(*args, **kwargs):")
        for _ in range(1 + self.choose(3)):
            match self.choose(10):
                case 0:
                    self.put(1, self.pick(["st.rerun()", "st.rerun()", 'st.rerun("f")', 'st.rerun("fragment")']))
                case 1:
                    self.put(1, self.pick(["st.stop()", 'raise ValueError("callback")']))
                case 2:
                    self.put(1, 'st.write("callback", *args)')
                case 3:
                    self.put(1, f"s.pop({self.any_key()!r}, None)")
                case _:
                    self.put(1, self.assignment())

    def block(self, depth: int, calls: list[str], *, form: bool = False, fragment: bool = False, size: int = 3) -> None:
        """A few statements; `calls` are the fragments that may be called here."""
        for _ in range(1 + self.choose(size)):
            self.statement(depth, calls, form, fragment)

    def statement(self, depth: int, calls: list[str], form: bool, fragment: bool) -> None:
        kind = self.choose(20)
        if depth > 3 and kind >= 14:
            kind = 0
        if kind <= 13:
            self.line(kind, depth, calls, form, fragment)
        else:
            self.compound(kind, depth, calls, form, fragment)

    def line(self, kind: int, depth: int, calls: list[str], form: bool, fragment: bool) -> None:
        if kind <= 1:
            self.put(depth, f"st.write({self.expression()})")
        elif kind <= 6:
            self.put(depth, f"v = {self.widget(form)}")
        elif kind <= 8:
            extra = self.flavoured() if kind == 8 else None
            self.put(depth, extra or self.assignment())
        elif kind == 9:
            self.put(depth, f"if {self.condition()}:")
            self.put(depth + 1, self.pick(["st.rerun()", "st.rerun()", "st.stop()", 'raise RuntimeError("x")']))
        elif kind == 10 and fragment:
            self.put(depth, f"if {self.condition()}:")
            self.put(depth + 1, 'st.rerun(scope="fragment")')
        elif kind <= 11 or not calls:
            self.put(depth, f"{self.place()}.write({self.expression()})")
        else:
            self.put(depth, self.pick(calls))

    def compound(self, kind: int, depth: int, calls: list[str], form: bool, fragment: bool) -> None:
        if kind <= 15:
            self.put(depth, f"if {self.condition()}:")
            self.block(depth + 1, calls, form=form, fragment=fragment)
            if self.maybe():
                self.put(depth, "else:")
                self.block(depth + 1, calls, form=form, fragment=fragment)
        elif kind == 16:
            self.put(depth, f"with {self.container()}:")
            self.block(depth + 1, calls, form=form, fragment=fragment)
        elif kind == 17:
            self.put(depth, "try:")
            self.block(depth + 1, calls, form=form, fragment=fragment)
            self.put(depth, self.pick(["except Exception:", "except BaseException:", "finally:"]))
            self.put(depth + 1, self.assignment())
        else:
            clear = self.pick(["", ", clear_on_submit=True"])
            self.put(depth, f'with st.form("{self.pick(["f", "g"])}"{clear}):')
            self.block(depth + 1, calls if self.maybe(4) else [], form=True, fragment=fragment)
            call = self.pick(["", "", ", on_click=cb0", ', on_click=cb1, args=("s",)'])
            self.put(depth + 1, f'v = st.form_submit_button("{self.pick(["Send", "Save"])}"{call})')
            if self.maybe(3):
                self.put(depth + 1, "w = st.form_submit_button('Other', on_click=cb0, args=('other',))")

    def widget(self, form: bool) -> str:
        if not form and self.maybe(3):
            key = self.pick(["", "", ', key="b0"', ', key="b1"'])
            call = self.pick(["", ", on_click=cb0", ", on_click=cb1, kwargs={'a': s.get('x')}"])
            return f'{self.place()}.button("{self.pick(LABELS)}"{key}{call})'
        kind = self.pick(sorted(WIDGETS))
        letter, choices = WIDGETS[kind]
        arguments = [self.pick(choices)] if kind == "feedback" else [f'"{self.pick(LABELS)}"', self.pick(choices)]
        if self.maybe(1):
            arguments.append(f'key="{self.pick(KEYS[letter])}"')
            if self.maybe(9):
                arguments.append(f'persist_state="{self.pick(["session", "page"])}"')
            if "query" in self.flavours and self.maybe():
                arguments.append('bind="query-params"')
        if not form and self.maybe(3):
            arguments.append(self.pick(["on_change=cb0", 'on_change=cb1, args=("w",)']))
        if self.maybe(15):
            arguments.append("disabled=bool(s.get('x'))")
        return f"{self.place()}.{kind}({', '.join(part for part in arguments if part)})"

    def place(self) -> str:
        return self.pick(["st", "st", "st", "st", "st.sidebar", "box"])

    def opening(self) -> str:
        """A container that tells of its opening."""
        told = self.pick(['"rerun"', '"rerun"', "cb0", "cb1"])
        key = self.pick(["", ', key="c0"'])
        if key and "query" in self.flavours and self.maybe():
            key += ', bind="query-params"'
        kinds = [f'expander("E"{key}', f'expander("E", True{key}', f'popover("P"{key}']
        tabs = [f'tabs(["a", "b"]{key}', 'tabs(["b", "z"], default="z", key="o0"']
        kind = self.pick([*kinds, *tabs])
        return f"{self.place()}.{kind}, on_change={told}){'[0]' if kind.startswith('tabs') else ''}"

    def container(self) -> str:
        if "opening" in self.flavours and self.maybe():
            return self.opening()
        return self.pick(["st.container()", 'st.expander("E")', "st.columns(2)[1]", "st.sidebar", "st.empty()", "box"])

    def any_key(self) -> str:
        return str(self.pick([*PLAIN, *(key for keys in KEYS.values() for key in keys)]))

    def assignment(self) -> str:
        match self.choose(6):
            case 0:
                letter = self.pick(sorted(VALUES))
                return f"s[{self.pick(KEYS[letter])!r}] = {self.pick(VALUES[letter])}"
            case 1:
                key = self.any_key()
                return f"s.pop({key!r}, None)"
            case 2:
                return f"s.{self.pick(PLAIN)} = {self.pick(['1', 'None', '[1, 2]', repr('text')])}"
            case 3:
                key = self.pick([each for letter in "tnco" for each in KEYS[letter]])
                return f"if {key!r} in s: s[{key!r}] = s[{key!r}]"
            case _:
                key = self.pick(PLAIN)
                return f"s.{key} = (s.get({key!r}) if isinstance(s.get({key!r}), int) else 0) + 1"

    def expression(self) -> str:
        return str(self.pick(["v", '"text"', f"s.get({self.any_key()!r})", "len(s)", f"s[{self.any_key()!r}]"]))

    def condition(self) -> str:
        key = self.pick(PLAIN)
        return str(
            self.pick(
                [
                    "v",
                    "not v",
                    f"s.get({key!r})",
                    f"s.get({key!r}) in (None, 1, 2)",
                    f"{self.any_key()!r} in s",
                    f'st.checkbox("{self.pick(LABELS)}")',
                    f'st.button("{self.pick(LABELS)}")',
                ]
            )
        )


@st.composite
def programs(draw: Any) -> Program:
    """Scripts with users."""
    script = Writer(lambda count: draw(st.integers(0, count - 1))).script()
    return Program(script, tuple(draw(st.lists(st.integers(0, 999), min_size=1, max_size=6))))


def next_action(session: Session, choice: int) -> dict[str, Any] | None:
    """What a user does who sees the session's screen; None when there is nothing to do."""
    widgets = [element for element in session.usable() if str(element["id"]).startswith("w")]
    widgets = [widget for widget in widgets if not widget.get("disabled")]
    if choice % 25 == 24:
        return {"reload": True}
    if choice % 25 == 23 or not widgets:
        return {"wait": [1, 2, 3, 5, 61][choice // 25 % 5]}
    if choice % 25 == 22:
        return {"dismiss": True}
    menu = [element for element in session.screen() if element["type"] == "navigation"]
    if menu and choice % 25 >= 18:
        return {"click": menu[0]["options"][choice // 25 % len(menu[0]["options"])]}
    widget = widgets[choice % len(widgets)]
    target = {"id": widget["id"]}
    if widget["type"] in ("button", "form_submit_button"):
        return {"click": target}
    return {"set": {**target, "value": _value(widget, choice // 7)}}


def _value(widget: dict[str, Any], choice: int) -> Any:
    match widget["type"]:
        case "text_input" | "text_area":
            return ["", "u", "w"][choice % 3]
        case "number_input" | "slider":
            return choice % 6
        case "data_editor":
            cells = [{"a": choice % 5}, {"b": "z"}, {}][choice % 3]
            return {"edited_rows": {"0": cells} if cells else {}, "added_rows": [], "deleted_rows": []}
        case "dataframe":
            rows = [[0], [1], [0, 1] if "multi-row" in widget["modes"] else [1]][choice % 3]
            return {"selection": {"rows": rows}}
        case "checkbox" | "toggle" | "expander" | "popover":
            return not widget["value"]
        case "chat_input":
            return ["hi", "ho"][choice % 2]
        case "feedback":
            return [0, 1, None][choice % 3]
        case "pills":
            options = [*widget["options"], *([] if widget["required"] else [None])]
            return options[choice % len(options)]
        case "multiselect" | "segmented_control":
            return widget["options"][: choice % 3]
    return widget["options"][choice % len(widget["options"])]
