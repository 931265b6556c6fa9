"""Containers and their arguments, and forms, whose pending values live on the page only (docs/rules/forms.md)."""

import pytest

from tests.runtime.app import App


def test_pending_values_survive_a_run_from_outside():
    """Rule form-pending-stays: they are neither sent nor lost."""
    app = App("""
        import streamlit as st
        with st.form("f"):
            name = st.text_input("Name")
            st.form_submit_button("Submit")
        st.button("Outside")
        st.text(f"hello {name}")
    """)
    app.set("Name", "Ada").click("Outside")
    assert app.shown == ["Name=Ada", "[Submit]", "[Outside]", "hello"]
    assert app.click("Submit").shown[-1] == "hello Ada"


def test_another_forms_pending_values_are_not_sent():
    """Rule form-pending-stays."""
    app = App("""
        import streamlit as st
        with st.form("one"):
            a = st.text_input("A")
            st.form_submit_button("One")
        with st.form("two"):
            b = st.text_input("B")
            st.form_submit_button("Two")
        st.text((a, b))
    """)
    app.set("A", "1").set("B", "2").click("Two")
    assert app.shown[-1] == "('', '2')"
    assert app.click("One").shown[-1] == "('1', '2')"


def test_all_values_and_the_click_come_in_one_run():
    """Rule form-sends-together."""
    app = App("""
        import streamlit as st
        with st.form("f"):
            a = st.text_input("A", key="a")
            b = st.slider("B", 0, 10, key="b")
            c = st.checkbox("C", key="c")
            done = st.form_submit_button("Submit", key="s")
        st.text((a, b, c, done))
    """)
    app.set("A", "x").set("B", 3).set("C", True).click("Submit")
    assert app.shown[-1] == "('x', 3, True, True)"
    assert app.run.cause == "form"
    assert {change.key: change.by for change in app.run.diff} == {"a": "form", "b": "form", "c": "form"}


def test_clear_on_submit_clears_the_page_only():
    """Rule form-clear-on-submit: later runs still see the submitted values; the next submit sends the defaults."""
    app = App("""
        import streamlit as st
        with st.form("f", clear_on_submit=True):
            name = st.text_input("Name")
            st.form_submit_button("Submit")
        st.button("Outside")
        st.text(f"hello {name}")
    """)
    app.set("Name", "Ada").click("Submit")
    assert app.shown == ["Name=", "[Submit]", "[Outside]", "hello Ada"]
    assert app.click("Outside").shown[-1] == "hello Ada"
    assert app.click("Submit").shown[-1] == "hello"


def test_a_submit_button_belongs_to_the_form_by_container():
    """Rule form-by-container."""
    app = App("""
        import streamlit as st
        form = st.form("f")
        left, right = form.columns(2)
        name = left.text_input("Name")
        with right:
            done = st.form_submit_button("Submit")
        inner = form.container()
        inner.checkbox("Agree")
        st.text((name, done))
    """)
    assert app.set("Name", "Ada").runs == ()
    assert app.set("Agree", True).runs == ()
    assert app.click("Submit").shown[-1] == "('Ada', True)"
    assert app.placed[:3] == [
        "main/form:f/columns[0]: Name=Ada",
        "main/form:f/columns[1]: [Submit]",
        "main/form:f/container: Agree=True",
    ]


def test_a_form_without_a_submit_button_never_sends():
    """Rule form-without-submit."""
    app = App("""
        import streamlit as st
        with st.form("f"):
            name = st.text_input("Name")
        st.button("Outside")
        st.text(f"hello {name}")
    """)
    assert app.outcomes == ["completed"]
    app.set("Name", "Ada").click("Outside")
    assert app.shown == ["Name=Ada", "[Outside]", "hello"]


def test_two_submit_buttons():
    app = App("""
        import streamlit as st
        with st.form("f"):
            st.text_input("Name")
            save = st.form_submit_button("Save")
            drop = st.form_submit_button("Drop")
        st.text((save, drop))
    """)
    assert app.click("Save").shown[-1] == "(True, False)"
    assert app.click("Drop").shown[-1] == "(False, True)"


def test_what_may_not_be_in_a_form_or_outside_of_one():
    """Rule form-invalid-places."""
    for body in (
        "with st.form('f'):\n    st.button('Go')",
        "st.form_submit_button('Go')",
        "with st.form('f'):\n    with st.form('g'): pass",
    ):
        assert "StreamlitInvalidLayoutContextError" in App(f"import streamlit as st\n{body}").error
    app = App("import streamlit as st\nst.form('f')\nst.form('f')")
    assert app.error.startswith("line 3: StreamlitDuplicateElementKey")


def test_back_to_the_value_that_was_sent_before():
    app = App("""
        import streamlit as st
        with st.form("f"):
            name = st.text_input("Name")
            st.form_submit_button("Submit")
        st.text(f"hello {name}")
    """)
    app.set("Name", "Ada").click("Submit").set("Name", "Eve").set("Name", "Ada")
    assert app.runs == ()
    assert app.click("Submit").shown[-1] == "hello Ada"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("st.columns(0)", "StreamlitInvalidColumnSpecError"),
        ("st.columns([1, 0])", "StreamlitInvalidColumnSpecError"),
        ("st.columns([])", "StreamlitInvalidColumnSpecError"),
        ("st.columns(None)", "StreamlitInvalidParameterTypeError"),
        ("st.columns(2, vertical_alignment='distribute')", "StreamlitValueError"),
        ("st.columns(2, wrap=None)", "StreamlitValueError"),
        ("st.columns(2, border='yes')", "TypeError"),
        ("st.columns(2, width='content')", "StreamlitInvalidWidthError"),
        ("st.container(wrap=False)", "StreamlitIncompatibleParametersError"),
        ("st.container(horizontal_alignment='top')", "StreamlitValueError"),
        ("st.container(height=0)", "StreamlitInvalidHeightError"),
        ("st.container(gap='huge')", "StreamlitValueError"),
        ("st.grid(25)", "StreamlitValueOutOfRangeError"),
        ("st.grid(True)", "StreamlitInvalidParameterTypeError"),
        ("st.grid('many')", "StreamlitValueError"),
        ("st.grid(wrap=False)", "StreamlitIncompatibleParametersError"),
        ("st.grid(border=1)", "StreamlitInvalidParameterTypeError"),
        ("st.grid(min_column_width=0)", "StreamlitValueError"),
        ("st.grid(row_height=2**32)", "StreamlitValueOutOfRangeError"),
        ("st.grid(gap=('small',))", "StreamlitValueError"),
        ("st.grid(2).cell(column_span=3)", "StreamlitValueOutOfRangeError"),
        ("st.grid(2).cell(row_span=0)", "StreamlitValueError"),
        ("st.form(None)", "TypeError"),
        ("st.form('f', border=None)", "TypeError"),
    ],
)
def test_arguments_that_cannot_be(call: str, error: str):
    app = App(f"import streamlit as st\n{call}")
    assert app.error.startswith(f"line 2: {error}: ")
    assert [each["type"] for each in app.step.containers] == (["grid"] if ".cell" in call else [])


def boxes(script: str, kind: str) -> list[dict]:
    return [each for each in App(f"import streamlit as st\n{script}").step.containers if each["type"] == kind]


def test_columns_share_the_width_by_their_weights():
    assert [each["width"] for each in boxes("st.columns([1, 2, 0.5])", "column")] == [0.2857, 0.5714, 0.1429]
    assert [each["width"] for each in boxes("st.columns(2.0.__int__())", "column")] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("arguments", "border"),
    [("", False), ("border=True", True), ("height=100", True), ("height='stretch'", False)]
    + [("height=100, border=False", False)],
)
def test_a_container_of_a_height_has_a_border_unless_it_is_told(arguments: str, border: bool):
    (box,) = boxes(f"st.container({arguments})", "container")
    assert box["border"] is border


def test_cells_of_a_grid_tell_how_far_they_reach():
    cells = boxes(
        "grid = st.grid(3)\ngrid.cell(column_span=2)\ngrid.cell(row_span=2)\ngrid.cell(column_span='all')", "cell"
    )
    assert [(each["column_span"], each["row_span"]) for each in cells] == [(2, 1), (1, 2), ("all", 1)]


def test_what_is_said_of_two_gaps_names_the_one_that_cannot_be():
    assert (
        "Got 'huge' for the column gap in `gap`." in App("import streamlit as st\nst.grid(gap=('small', 'huge'))").error
    )


def test_a_forms_key_is_no_place_for_state():
    app = App("import streamlit as st\nst.session_state.f = 1\nst.form('f')")
    assert app.error.startswith("line 3: StreamlitValueAssignmentNotAllowedError")


def test_a_key_is_one_containers_only():
    app = App("import streamlit as st\nst.container(key='k')\nst.grid(key='k')")
    assert app.error.startswith("line 3: StreamlitDuplicateElementKey")
