"""Steps made by hand, one for each thing the renderer must show: what the tests and the gallery look at."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

RERUN_SCRIPT = """import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

st.header(st.session_state.value)

if st.button("Foo"):
    st.session_state.value = "Foo"
    st.rerun()
"""

CALLBACK_SCRIPT = """import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

def update_value():
    st.session_state.value = "Bar"

st.header(st.session_state.value)
st.button("Bar", on_click=update_value)
"""

CONTAINER_SCRIPT = """import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

container = st.container()

if st.button("Baz"):
    st.session_state.value = "Baz"

container.header(st.session_state.value)
"""


def event(number: int, kind: str, line: int | None = None, /, **data: Any) -> Json:
    return {"n": number, "type": kind, "line": line, **data}


def change(key: str, kind: str, line: int | None, by: str, /, **values: Any) -> Json:
    return {"key": key, "change": kind, "line": line, "by": by, **values}


def run(number: int = 1, cause: str = "load", **fields: Any) -> Json:
    """One run that ran to its end, unless the fields say otherwise."""
    state = {
        "before": fields.pop("before", {}),
        "after": fields.pop("after", {}),
        "diff": fields.pop("diff", []),
    }
    return {
        "number": number,
        "cause": cause,
        "scope": "app",
        "fragment": None,
        "trigger": None,
        "callbacks": [],
        "outcome": "completed",
        "outcome_line": None,
        "message": None,
        "lines": [],
        "callback_lines": [],
        "events": [],
        "state": state,
        "ms": 0.4,
        **fields,
    }


def element(name: str, kind: str, line: int = 1, /, **fields: Any) -> Json:
    return {"id": name, "type": kind, "in": "main", "line": line, "run": 1, **fields}


def widget(name: str, kind: str, label: str, line: int = 1, /, **fields: Any) -> Json:
    shared = {"label": label, "key": None, "disabled": False, "help": None, "label_visibility": "visible"}
    return element(name, kind, line, **{**shared, **fields})


def step(screen: list[Json] | None = None, **fields: Any) -> Json:
    """One step: the load, unless the fields say otherwise."""
    base = {"index": 0, "action": "load", "runs": [run()], "screen": screen or [], "containers": [], "notes": []}
    return {**base, **fields}


def header_steps(text: str, button: str, line: int, **second: Any) -> list[Json]:
    """The load of one of the three scripts, and the click."""
    load = run(
        lines=[1, 3, 4, 6, 8],
        after={"value": "Title"},
        diff=[change("value", "added", 4, "script", after="Title")],
        events=[
            event(1, "script_start"),
            event(2, "state_write", 4, key="value", value="Title", by="script"),
            event(3, "write", 6, element="m0", element_type="header", container="main", text="Title"),
            event(4, "write", 8, element="w1", element_type="button", container="main", label=button),
            event(5, "script_end"),
        ],
    )

    def screen(words: str, number: int) -> list[Json]:
        return [
            element("m0", "header", 6, text=words, divider=False, help=None, run=number),
            widget("w1", "button", button, line, kind="secondary", run=number),
        ]

    click = {"index": 1, "action": {"click": button}, "containers": [], "notes": [], "screen": screen(text, 2)}
    return [step(screen("Title", 1), runs=[load]), {**click, **second}]


def rerun_steps() -> list[Json]:
    first = run(
        2,
        "widget",
        trigger="Foo",
        outcome="rerun",
        outcome_line=10,
        lines=[1, 3, 6, 8, 9, 10],
        before={"value": "Title"},
        after={"value": "Foo"},
        diff=[change("value", "changed", 9, "script", before="Title", after="Foo")],
        events=[
            event(1, "script_start"),
            event(2, "write", 6, element="m0", element_type="header", container="main", text="Title"),
            event(3, "write", 8, element="w1", element_type="button", container="main", label="Foo"),
            event(4, "state_write", 9, key="value", value="Foo", by="script"),
            event(5, "rerun", 10, scope="app"),
        ],
    )
    second = run(
        3,
        "rerun",
        trigger="st.rerun at line 10",
        lines=[1, 3, 6, 8],
        before={"value": "Foo"},
        after={"value": "Foo"},
        events=[
            event(1, "script_start"),
            event(2, "write", 6, element="m0", element_type="header", container="main", text="Foo"),
            event(3, "write", 8, element="w1", element_type="button", container="main", label="Foo"),
            event(4, "script_end"),
        ],
    )
    return header_steps("Foo", "Foo", 8, runs=[first, second])


def callback_steps() -> list[Json]:
    call = {
        "name": "update_value", "widget": "Bar", "event": "on_click", "args": [], "kwargs": {}, "line": 6,
        "ended": "returned",
    }  # fmt: skip
    only = run(
        2,
        "widget",
        trigger="Bar",
        callbacks=[call],
        callback_lines=[7],
        lines=[1, 3, 6, 7, 9, 10],
        before={"value": "Title"},
        after={"value": "Bar"},
        diff=[change("value", "changed", 7, "callback", before="Title", after="Bar")],
        events=[
            event(1, "callback_start", 6, name="update_value", widget="Bar", event="on_click"),
            event(2, "state_write", 7, key="value", value="Bar", by="callback"),
            event(3, "callback_end", 6, name="update_value", ended="returned"),
            event(4, "script_start"),
            event(5, "write", 9, element="m0", element_type="header", container="main", text="Bar"),
            event(6, "write", 10, element="w1", element_type="button", container="main", label="Bar"),
            event(7, "script_end"),
        ],
    )
    return header_steps("Bar", "Bar", 10, runs=[only])


def container_steps() -> list[Json]:
    only = run(
        2,
        "widget",
        trigger="Baz",
        lines=[1, 3, 6, 8, 9, 11],
        before={"value": "Title"},
        after={"value": "Baz"},
        diff=[change("value", "changed", 9, "script", before="Title", after="Baz")],
        events=[
            event(1, "script_start"),
            event(2, "write", 8, element="w1", element_type="button", container="main", label="Baz"),
            event(3, "state_write", 9, key="value", value="Baz", by="script"),
            event(4, "write", 11, element="m0.0", element_type="header", container="main/container", text="Baz"),
            event(5, "script_end"),
        ],
    )
    steps = header_steps("Baz", "Baz", 8, runs=[only])
    for each in steps:
        each["containers"] = [{"path": "main/container", "type": "container", "at": 0, "line": 6}]
        each["screen"][0] |= {"id": "m0.0", "in": "main/container", "line": 11}
    return steps


def guard_steps() -> list[Json]:
    """`st.rerun` at the end of a script: the guard ends the fiftieth run."""
    ran = [
        run(
            number,
            "rerun" if number > 1 else "load",
            trigger="st.rerun at line 6" if number > 1 else None,
            lines=[1, 3, 5, 6],
            outcome="rerun" if number < 50 else "guard",
            outcome_line=6,
            message=None if number < 50 else "st.rerun was called 50 times in one step",
            before={"n": number - 1},
            after={"n": number},
            diff=[change("n", "changed", 5, "script", before=number - 1, after=number)],
            events=[
                event(1, "script_start"),
                event(2, "state_write", 5, key="n", value=number, by="script"),
                event(3, "rerun", 6, scope="app"),
            ],
        )
        for number in range(1, 51)
    ]
    words = (
        "`st.rerun` was called 50 times in one step: **line 6** always asks for the next run. "
        "Put it behind a condition that becomes false."
    )
    return [step([element("g", "guard", 6, text=words)], runs=ran)]


def exception_steps() -> list[Json]:
    failed = run(
        lines=[1, 3, 7],
        outcome="exception",
        outcome_line=4,
        message="NameError: name 'colour' is not defined",
        events=[
            event(1, "script_start"),
            event(2, "write", 1, element="m0", element_type="title", container="main", text="Hello"),
            event(3, "exception", 4, name="NameError", message="name 'colour' is not defined"),
        ],
    )
    stack = [
        {"line": 7, "name": "<module>", "code": "paint()"},
        {"line": 4, "name": "paint", "code": "    st.write(colour)"},
    ]
    screen = [
        element("m0", "title", 1, text="Hello", divider=False),
        element("x", "exception", 4, name="NameError", text="name 'colour' is not defined", stack=stack),
    ]
    return [step(screen, runs=[failed])]


def sink_steps() -> list[Json]:
    """Every element the renderer knows, in every container, with long texts and odd values."""
    form = {"in": "main/form:profile"}
    columns = [{"in": f"main/columns[{n}]"} for n in range(3)]
    side = {"in": "sidebar"}
    many = "A rather long option that does not fit, so that it has to be broken somewhere"
    screen = [
        element("m0", "title", text="Everything, *everywhere* :sparkles:", divider=False, help=None),
        element("m1", "header", text="A header with a rule", divider="blue", help="Said when asked"),
        element("m2", "subheader", text="And a `subheader`", divider=False),
        element(
            "m3",
            "markdown",
            text="Some **bold**, ~~gone~~, :red[red], :green-background[green], :violet-badge[badge], $a^2 + b^2$ "
            "and https://example.org, a -> b.\n\n- [x] done\n- [ ] to do\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
            "> quoted\n\n```python\nprint('hi')\n```",
        ),
        element("m4", "caption", text="A caption that says less"),
        element("m5", "metric", label="Speed", value="72 km/h", delta="-1.2", delta_color="normal", **columns[0]),
        element("m6", "metric", label="Heat", value="21 °C", delta="2", delta_color="inverse", **columns[1]),
        element("m7", "metric", label="Calm", value="99 %", delta="4", border=True, **columns[2]),
        element("m8", "success", text="It went **well**", icon=None),
        element("m9", "info", text="Good to know: `st.info`", icon=":bulb:"),
        element("m10", "warning", text="Careful"),
        element("m11", "error", text="This did not work"),
        widget("w1", "button", "Primary", kind="primary"),
        widget("w2", "button", "Secondary", kind="secondary", icon=":material/thumb_up:", help="A tip"),
        widget("w3", "button", "Disabled", kind="secondary", disabled=True),
        widget("w4", "text_input", "Your name", value="Ada", help="As on your passport", placeholder=None),
        widget("w5", "text_input", "Secret", value=None, placeholder="type here", input_type="password"),
        widget("w6", "text_area", "Story", value="Once\nupon a time", height=120),
        widget("w7", "number_input", "How many", value=3, min=0, max=10, step=1, kind="int"),
        widget("w8", "slider", "Speed", value=30, min=0, max=100, step=1, kind="int"),
        widget("w9", "slider", "Between", value=[0.25, 0.75], min=0.0, max=1.0, step=0.01, kind="float"),
        widget("w10", "selectbox", "Colour", value="red", options=["red", "green"], placeholder=None),
        widget("w11", "selectbox", "Nothing yet", value=None, options=["a", many], placeholder="Choose one"),
        widget("w12", "radio", "Size", value="M", options=["S", "M", "L"], horizontal=True, captions=[]),
        widget("w13", "radio", "Food", value=None, options=["Bread", "Soup"], captions=["dry", "*wet*"]),
        widget("w14", "multiselect", "Toppings", value=["ham", "rocket"], options=["ham", "olives", "rocket", many]),
        widget("w15", "checkbox", "I agree to *this*", value=True),
        widget("w16", "toggle", "Night mode", value=False, help="Dark"),
        widget("w17", "text_input", "First name", value="", key="first", **form),
        widget("w18", "form_submit_button", "Send", kind="primary", **form),
        element("m12", "markdown", text="Inside the first tab", **{"in": "main/tabs[0]"}),
        element("m13", "markdown", text="Inside the second", **{"in": "main/tabs[1]"}),
        element("m14", "markdown", text="Hidden until asked for", **{"in": "main/expander"}),
        element("m15", "json", value={"a": [1, 2.5, None, True], "b": {"c": "text"}}, expanded=True),
        element("m16", "code", text="def f(x):\n    return x + 1", language="python", line_numbers=True),
        element("m17", "text", text="plain  text\n   keeps its spaces"),
        element("m18", "latex", text=r"\sum_{k=0}^{n} k"),
        element("m19", "divider"),
        element("m20", "html", text="<b>raw</b> <script>alert(1)</script>", unsafe_javascript=False),
        element("m21", "unknown", name="st.balloons", text="The playground does not have `st.balloons` yet."),
        element("m22", "markdown", text="Left over from before", stale=True),
        element("m23", "markdown", text="Nested left", **{"in": "main/container/columns[0]"}),
        element("m24", "markdown", text="Nested right", **{"in": "main/container/columns[1]"}),
        element("s0", "subheader", text="Settings", divider=False, **side),
        widget("w19", "checkbox", "Show all", value=False, **side),
        widget("w20", "selectbox", "City", value="Oslo", options=["Oslo", "Rome"], **side),
    ]
    containers = [
        {"path": f"main/columns[{n}]", "type": "column", "group": "main/columns", "index": n, "at": 5 + n, "width": w}
        for n, w in enumerate([2, 1, 1])
    ]
    containers += [
        {"path": "main/form:profile", "type": "form", "key": "profile", "border": True, "at": 28},
        {"path": "main/tabs[0]", "type": "tab", "label": "Chart", "group": "main/tabs", "index": 0, "at": 30},
        {
            "path": "main/tabs[1]",
            "type": "tab",
            "label": "Data :bar_chart:",
            "group": "main/tabs",
            "index": 1,
            "at": 31,
        },
        {"path": "main/expander", "type": "expander", "label": "See **more**", "expanded": False, "at": 32},
        {"path": "main/container", "type": "container", "border": True, "at": 42},
        {
            "path": "main/container/columns[0]",
            "type": "column",
            "group": "main/container/columns",
            "index": 0,
            "at": 42,
        },
        {
            "path": "main/container/columns[1]",
            "type": "column",
            "group": "main/container/columns",
            "index": 1,
            "at": 43,
        },
        {"path": "sidebar", "type": "sidebar", "at": 44},
    ]
    before = {
        "count": 1,
        "names": ["Ada", "Grace"],
        "gone": True,
        "same": 3.5,
        "settings": {"dark": False, "n": [1, 2]},
    }
    after = {
        "count": 2,
        "names": ["Ada", "Grace", "Barbara Liskov", "Margaret Hamilton"],
        "same": 3.5,
        "settings": {"dark": True, "n": [1, 2], "more words to make it long": "and longer"},
        "fresh": {"repr": "<__main__.Cart object at 0x1>", "type": "Cart"},
        "long": "word " * 60,
    }
    diff = [
        change("count", "changed", 4, "callback", before=1, after=2),
        change("names", "changed", 9, "script", before=before["names"], after=after["names"]),
        change("settings", "changed", 10, "script", before=before["settings"], after=after["settings"]),
        change("fresh", "added", 12, "script", after=after["fresh"]),
        change("long", "added", None, "widget", after=after["long"]),
        change("gone", "removed", None, "cleanup", before=True),
    ]
    call = {"name": "count_up", "widget": "Primary", "event": "on_click", "args": [1], "kwargs": {"by": 2}, "line": 3}
    only = run(
        7, "widget", trigger="Primary", callbacks=[call], lines=list(range(1, 30)), callback_lines=[4],
        before=before, after=after, diff=diff,
        events=[event(1, "callback_start", 3, name="count_up", widget="Primary", event="on_click")]
        + [event(2 + n, "write", n + 5, element=e["id"], element_type=e["type"], text=e.get("text", e.get("label")))
           for n, e in enumerate(screen)],
    )  # fmt: skip
    return [step(screen, containers=containers, runs=[only], action={"click": "Primary"}, index=3)]


def waiting_steps() -> list[Json]:
    """A value set inside a form: no run."""
    load = sink_steps()[0] | {"action": "load", "index": 0}
    return [load, load | {"runs": [], "action": {"set": {"label": "First name", "value": "Ada"}}, "index": 1}]
