"""`persist_state`: keyed widgets that keep their value while they are not drawn (rule state-persist)."""

from playground.runtime.state.persist import Persisted
from tests.runtime.app import App

PAGES = """
    import streamlit as st
    def one():
        if st.checkbox("Show", True, key="show"):
            st.text_input("Name", key="name", persist_state={!r})
    def two(): ...
    page = st.navigation([st.Page(one, default=True), st.Page(two)])
    page.run()
    st.button("Again")
    st.text(st.session_state.get("name"))
"""


def test_a_hidden_widget_keeps_its_value_on_its_page():
    for scope, kept in (("page", "Ada"), ("session", "Ada"), (None, "None")):
        app = App(PAGES.format(scope)).set("Name", "Ada").set("Show", False).click("Again")
        assert app.shown[-1] == kept


def test_on_another_page_only_that_of_the_session():
    for scope, there in (("page", "None"), ("session", "Ada"), (None, "None")):
        app = App(PAGES.format(scope)).set("Name", "Ada").click("two").click("two")
        assert app.shown[-1] == there


def test_what_asks_for_nothing_keeps_nothing():
    persisted = Persisted()
    assert not persisted.draw("w", "k", None, "p")
    assert persisted.key_to_keep("w", "p") is None


def test_a_value_of_one_page_does_not_come_back_on_another():
    persisted = Persisted()
    assert not persisted.draw("w", "k", "page", "one")
    assert persisted.key_to_keep("w", "one") == "k"
    assert persisted.key_to_keep("w", "two") is None
    assert persisted.draw("w", "k", "page", "two")
    assert not persisted.draw("w", "k", "page", "two")


def test_leaving_a_page_drops_what_is_its_own_and_not_drawn_any_more():
    persisted = Persisted()
    persisted.draw("w", "k", "page", "one")
    persisted.draw("v", "j", "session", "one")
    assert persisted.leave("one", lambda widget: True) == []
    assert persisted.leave("two", lambda widget: False) == []
    assert persisted.leave("two", lambda widget: True) == ["k"]
    assert persisted.draw("w", "k", "page", "one")  # what the browser still sends does not count


def test_a_widget_that_is_bound_to_the_address_keeps_its_value():
    persisted = Persisted()
    persisted.bind("w", "k", bound=True)
    assert persisted.key_to_keep("w", "any") == "k"
    persisted.draw("w", "k", "page", "one")
    assert persisted.leave("two", lambda widget: True) == []
    persisted.bind("w", "k", bound=False)
    assert persisted.key_to_keep("w", "two") is None


def test_a_key_that_the_script_deletes_is_forgotten():
    persisted = Persisted()
    persisted.draw("w", "k", "session", "one")
    persisted.forget("w")
    assert persisted.key_to_keep("w", "one") is None


def test_a_value_that_is_gone_from_state_belongs_to_no_page():
    persisted = Persisted()
    persisted.draw("w", "k", "page", "one")
    persisted.key_to_keep("w", "one")
    persisted.prune(set())
    assert not persisted.draw("w", "k", "page", "two")
