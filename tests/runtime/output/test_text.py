"""What only shows: headings, text, data, messages, and `st.write` and magic ."""

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


def test_a_divider_has_one_of_streamlits_colours():
    app = App("import streamlit as st\nst.header('H', divider='pink')")
    assert app.error.startswith("line 2: StreamlitValueError: Invalid `divider` value. Supported values: True, 'red',")
