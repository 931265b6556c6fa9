"""What a session's user sees: the elements and containers of the page, as a Step has them."""

from tests.runtime.app import App


def test_an_element_tells_its_id_place_line_and_run():
    app = App("import streamlit as st\nst.text('a')\nst.sidebar.button('Go')")
    button, text = app.step.screen
    assert (text["id"], text["in"], text["line"], text["run"]) == ("m0", "main", 2, 1)
    assert (button["id"], button["in"], button["line"]) == ("w1", "sidebar", 3)
    assert all("stale" not in element for element in app.step.screen)


def test_a_widget_tells_its_value_unless_it_is_pressed():
    app = App("import streamlit as st\nst.text_input('Name', 'Ada')\nst.button('Go')\nst.text('a')")
    assert ["value" in element for element in app.step.screen] == [True, False, False]


def test_what_the_page_keeps_to_itself_is_the_value_and_says_why():
    """Rule widget-required."""
    app = App("import streamlit as st\nst.text_input('Name', 'Ada', required=True)").set("Name", "")
    assert (app.widget("Name")["value"], app.widget("Name")["error"]) == ("", "This field is required.")


def test_the_menu_comes_before_all_and_moves_the_containers():
    app = App("""
        import streamlit as st
        def one():
            with st.expander("More"):
                st.text("in")
        def two(): ...
        st.navigation([st.Page(one), st.Page(two)]).run()
    """)
    assert [element["type"] for element in app.step.screen] == ["navigation", "text"]
    assert [(each["path"], each["at"]) for each in app.step.containers] == [("main/expander", 1)]


def test_a_container_that_tells_of_its_opening_has_an_id():
    app = App("import streamlit as st\nst.expander('A', on_change='rerun')\nst.expander('B')")
    assert [(each["label"], each.get("id"), each.get("open")) for each in app.step.containers] == [
        ("A", "w1", False),
        ("B", None, None),
    ]
