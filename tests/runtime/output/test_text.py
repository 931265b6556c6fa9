"""What only shows: headings, text, data, messages, and `st.write` and magic (rules write-joins, write-magic)."""

import pytest

from tests.runtime.app import App

ELEMENTS = [
    ("st.title('T')", "title", {"text": "T"}),
    ("st.header('H', divider='blue', help='why')", "header", {"text": "H", "divider": "blue", "help": "why"}),
    ("st.subheader('S')", "subheader", {"text": "S", "divider": False, "help": None}),
    ("st.markdown('**b**')", "markdown", {"text": "**b**", "unsafe_html": False}),
    ("st.markdown('<b>x</b>', unsafe_allow_html=True)", "markdown", {"text": "<b>x</b>", "unsafe_html": True}),
    ("st.markdown('''\n    # One\n    two\n''')", "markdown", {"text": "# One\ntwo"}),
    ("st.caption('c')", "caption", {"text": "c"}),
    ("st.text(3)", "text", {"text": "3"}),
    ("st.code('\\nx = 1\\n')", "code", {"text": "x = 1", "language": "python", "line_numbers": False}),
    ("st.code('x', None, line_numbers=True)", "code", {"language": None, "line_numbers": True}),
    ("st.latex('a^2')", "latex", {"text": "a^2"}),
    ("st.json({'a': [1, None]})", "json", {"value": {"a": [1, None]}}),
    ("st.json('{\"a\": 1}')", "json", {"value": {"a": 1}}),
    ("st.json(st.session_state)", "json", {"value": {}}),
    ("st.metric('M', 3, '-1')", "metric", {"label": "M", "value": "3", "delta": "-1"}),
    ("st.metric('M', None)", "metric", {"value": "—", "delta": None}),
    ("st.divider()", "divider", {}),
    ("st.success('ok', icon='👍')", "success", {"text": "ok", "icon": "👍"}),
    ("st.info('i')", "info", {"text": "i"}),
    ("st.warning('w')", "warning", {"text": "w"}),
    ("st.error('e')", "error", {"text": "e"}),
    ("st.exception(ValueError('v'))", "exception", {"name": "ValueError", "text": "v"}),
    ("st.exception('no exception')", "exception", {"name": "str", "text": "no exception"}),
    ("st.html('<b>x</b>')", "html", {"text": "<b>x</b>"}),
]


@pytest.mark.parametrize(("call", "kind", "fields"), ELEMENTS, ids=[case[0] for case in ELEMENTS])
def test_an_element(call: str, kind: str, fields: dict[str, object]):
    (element,) = App(f"import streamlit as st\n{call}").step.screen
    assert element["type"] == kind
    assert {name: element[name] for name in fields} == fields


WRITES = [
    ("st.write('Count = ', 3)", ["markdown: Count =  `3`"]),
    ("st.write('a', 'b', 1.5, True, None)", ["markdown: a b `1.5` `True` `None`"]),
    ("st.write('a', {'k': 1}, 'b')", ["markdown: a", "json: {'k': 1}", "markdown: b"]),
    ("st.write([1, 2])", ["json: [1, 2]"]),
    ("st.write((1, 2))", ["markdown: `(1, 2)`"]),
    ("st.write('')", ["markdown: "]),
    ("st.write()", []),
    ("st.write(ValueError('v'))", ["exception: v"]),
    ("st.write({1})", ["markdown: `{1}`"]),
    ("st.write(map(str, [1]), {'k': 1}.keys())", ["json: ['1']", "json: ['k']"]),
    ("st.write(__import__('collections').namedtuple('P', 'x')(1))", ["json: {'x': 1}"]),
    ("st.write(__import__('io').StringIO('text'))", ["markdown: text"]),
    ("st.write(word for word in ('a ', 'b'))", ["markdown: a b"]),
    ("st.write('`')", ["markdown: `"]),
    ("st.write(b'`')", ["markdown: ``b'`'``"]),
    ("st.sidebar.write('a', {'k': 1})", ["markdown: a", "json: {'k': 1}"]),
    ("with st.container(): st.write('a', 'b')", ["markdown: a b"]),
    ("st.empty().write('a')", ["markdown: a"]),
]


def texts(app: App) -> list[str]:
    return [f"{element['type']}: {element.get('text', element.get('value'))}" for element in app.step.screen]


@pytest.mark.parametrize(("call", "shown"), WRITES, ids=[case[0] for case in WRITES])
def test_write(call: str, shown: list[str]):
    assert texts(App(f"import streamlit as st\n{call}")) == shown


def test_a_divider_has_one_of_streamlits_colours():
    app = App("import streamlit as st\nst.header('H', divider='pink')")
    assert app.error.startswith("line 2: StreamlitValueError: Invalid `divider` value. Supported values: True, 'red',")


def test_one_place_cannot_hold_several():
    assert "Cannot replace a single element" in App("import streamlit as st\nst.empty().write('a', 'b')").error


def test_magic_shows_bare_expressions():
    app = App('''
        """The docstring is not shown."""
        import streamlit as st
        x = 3
        x
        "text"
        x, "and", [1]
        None
        def show():
            """Not shown."""
            "in a function"
            x + 1
        show()
        if x:
            "in an if"
        for n in range(2):
            n
        try:
            "in a try"
        finally:
            "in finally"
        with st.container():
            "in a with"
        match x:
            case 3:
                "in a match"
        while x:
            x = 0
            "in a while"
        class C:
            "no docstring"
            def method(self):
                "docstring"
                "in a method"
        C().method()
        len("calls are not shown")
        x = "nor assignments"
    ''')
    assert texts(app) == [
        "markdown: `3`",
        "markdown: text",
        "markdown: `3` and",
        "json: [1]",
        "markdown: `None`",
        "markdown: in a function",
        "markdown: `4`",
        "markdown: in an if",
        "markdown: `0`",
        "markdown: `1`",
        "markdown: in a try",
        "markdown: in finally",
        "markdown: in a with",
        "markdown: in a match",
        "markdown: in a while",
        "markdown: in a method",
    ]


def test_magic_runs_what_it_shows_once():
    app = App("""
        import streamlit as st
        seen = []
        [seen.append(1), len(seen)]
        st.text(seen)
    """)
    assert texts(app) == ["json: [None, 1]", "text: [1]"]
