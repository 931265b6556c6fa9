"""`st.query_params`: the page's address (Streamlit: runtime/state/query_params.py)."""

from tests.runtime.app import App

SCRIPT = """
    import streamlit as st
    tab = st.query_params.get("tab", "home")
    if st.button("Plots"):
        st.query_params.tab = "plots"
    st.text(tab)
"""


def test_what_is_written_is_in_the_address_and_read_by_later_runs():
    app = App(SCRIPT)
    assert app.step.query == ""
    assert "query" not in app.step.to_json()
    app.click("Plots")
    assert (app.step.to_json()["query"], app.shown) == ("tab=plots", ["[Plots]", "home"])
    assert app.click("Plots").shown[-1] == "plots"


def test_a_reload_keeps_the_address():
    assert App(SCRIPT).click("Plots").reload().shown[-1] == "plots"


def test_values_are_texts_and_a_repeated_one_gives_its_last():
    app = App("""
        import streamlit as st
        st.query_params.update(n=1, tags=["a", "b"])
        st.text((st.query_params.n, st.query_params.tags, st.query_params.get_all("tags"), st.query_params.to_dict()))
    """)
    assert app.shown == ["('1', 'b', ['a', 'b'], {'n': '1', 'tags': 'b'})"]
    assert app.step.query == "n=1&tags=a&tags=b"


def test_a_missing_one_is_a_key_error():
    app = App("import streamlit as st\nst.query_params['no']")
    assert "st.query_params has no key" in app.error


def test_writing_it_is_an_event():
    app = App("import streamlit as st\nst.query_params.a = 1")
    (event,) = [event for event in app.run.events if event["type"] == "query"]
    assert (event["line"], event["query"]) == (2, "a=1")
