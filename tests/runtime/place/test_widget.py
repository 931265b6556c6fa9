"""What all widgets have in common: who they are from run to run, and what may not be."""

from tests.runtime.app import App


def test_without_a_key_another_label_or_default_is_another_widget():
    """Rule widget-identity-arguments: the old value is gone for good."""
    app = App("""
        import streamlit as st
        n = 1 if st.checkbox("Other default") else 0
        st.text(st.slider("Speed", 0, 10, n))
    """)
    app.set("Speed", 7).set("Other default", True)
    assert app.widget("Speed")["value"] == 1
    app.set("Other default", False)
    assert app.widget("Speed")["value"] == 0


def test_with_a_key_the_key_is_the_widget():
    """Rule widget-identity-key."""
    app = App("""
        import streamlit as st
        label = "B" if st.checkbox("Other") else "A"
        st.text(st.text_input(label, label, key="k"))
    """)
    app.set("A", "mine").set("Other", True)
    assert app.shown[1:] == ["B=mine", "mine"]


def test_two_equal_widgets_are_an_error():
    """Rule widget-duplicates."""
    app = App("import streamlit as st\nst.button('Go')\nst.button('Go')")
    assert app.error.startswith("line 3: StreamlitDuplicateElementId: There are multiple `button` elements")


def test_equal_widgets_in_sidebar_and_main_are_fine():
    """Rule widget-duplicates."""
    app = App("import streamlit as st\nst.button('Go')\nst.sidebar.button('Go')")
    assert app.placed == ["sidebar: [Go]", "main: [Go]"]


def test_one_key_for_two_kinds_is_an_error():
    """Rule widget-duplicates."""
    app = App("import streamlit as st\nst.button('Go', key='k')\nst.checkbox('W', key='k')")
    assert app.error.startswith("line 3: StreamlitDuplicateElementKey: There are multiple elements with the same")


def test_a_widget_on_its_way_through_a_rerun():
    app = App("""
        import streamlit as st
        name = st.text_input("Name")
        if name == "Ada":
            st.rerun()
        st.text(f"hello {name}")
    """)
    assert len(app.set("Name", "Ada").runs) == 50
    assert app.set("Name", "Eve").shown == ["Name=Eve", "hello Eve"]


def test_in_a_loop_widgets_need_keys():
    app = App("""
        import streamlit as st
        for n in range(3):
            st.checkbox("Done", key=f"done{n}")
    """)
    assert app.set(key="done1", value=True).state == {"done0": False, "done1": True, "done2": False}
