"""Forms: their pending values live on the page only (docs/rules/forms.md)."""

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
