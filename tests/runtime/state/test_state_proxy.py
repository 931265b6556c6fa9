"""`st.session_state` as a script uses it (rules state-access, state-keeps-object)."""

import pytest

from tests.runtime.app import App


def test_items_and_attributes_are_the_same():
    """Rule state-access."""
    app = App("""
        import streamlit as st
        s = st.session_state
        s.a = 1
        s["b"] = 2
        s.setdefault("c", 3)
        s.update(d=4)
        s.update({"e": 5}, f=6)
        del s.a
        del s["b"]
        st.text(s.pop("c"))
        st.text(s.pop("nothing", "default"))
        st.text((len(s), sorted(s), list(s.keys()), list(s.items()), list(s.values())))
        st.text(("d" in s, "a" in s, s.get("a"), s.get("a", 7), hasattr(s, "d"), hasattr(s, "a")))
    """)
    assert app.shown == [
        "3",
        "default",
        "(3, ['d', 'e', 'f'], ['d', 'e', 'f'], [('d', 4), ('e', 5), ('f', 6)], [4, 5, 6])",
        "(True, False, None, 7, True, False)",
    ]
    assert app.state == {"d": 4, "e": 5, "f": 6}


def test_clear():
    app = App(
        "import streamlit as st\nst.session_state.a = 1\nst.session_state.clear()\nst.text(len(st.session_state))"
    )
    assert (app.shown, app.state) == (["0"], {})


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("st.session_state['nothing']", 'KeyError: \'st.session_state has no key "nothing". Did you forget to init'),
        ("st.session_state.nothing", 'AttributeError: st.session_state has no attribute "nothing". Did you forget to'),
        ("del st.session_state['nothing']", 'KeyError: \'st.session_state has no key "nothing".'),
        ("del st.session_state.nothing", 'AttributeError: st.session_state has no attribute "nothing".'),
        ("st.session_state.nothing += 1", 'AttributeError: st.session_state has no attribute "nothing".'),
        ("st.session_state.pop('nothing')", "KeyError: "),
    ],
)
def test_what_is_missing_is_an_error_that_says_so(statement: str, error: str):
    """Rule state-access."""
    assert App(f"import streamlit as st\n{statement}").error.startswith(f"line 2: {error}")


def test_keys_are_texts():
    app = App("import streamlit as st\nst.session_state[1] = 'one'\nst.text(st.session_state['1'])")
    assert (app.shown, app.state) == (["one"], {"1": "one"})


def test_state_is_shown_as_a_dict():
    app = App("import streamlit as st\nst.session_state.a = 1\nst.text(st.session_state)\nst.write(st.session_state)")
    assert app.shown == ["{'a': 1}", "{'a': 1}"]
    assert app.step.screen[1]["type"] == "json"
