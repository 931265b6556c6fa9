"""What a click did and nobody saw: the sentences, and their lines."""

from tests.runtime.app import App


def told(app: App) -> dict:
    (reason,) = app.step.reasons
    return dict(reason)


def test_the_condition_is_told_that_kept_a_widget_from_being_seen():
    app = App('import streamlit as st\nif st.button("Start"):\n    if st.button("Sure"):\n        st.text("a")\n')
    reason = told(app.click("Start").click("Sure"))
    assert (reason["what"], reason["line"], reason["widget_line"]) == ("unseen", 2, 3)
    assert reason["element"] == app.step.screen[0]["id"]  # the button above it, which is still there
    assert reason["text"] == (
        "The click on the button “Sure” did nothing: run 3 did not draw it, so the script never saw it. "
        '`st.button("Start")` in line 2 was false in that run. A button is true in the run of its own click alone: '
        "keep in session state that it was used."
    )


def test_without_a_condition_the_widget_is_told_alone():
    script = """\
    import streamlit as st
    names = ["a"] if st.button("Show") else []
    for name in names:
        st.text_input(name)
    """
    reason = told(App(script).click("Show").set("a", "text"))
    assert (reason["what"], reason["line"]) == ("unseen", None)
    assert reason["text"].endswith("did not draw it, so the script never saw it.")


def test_a_message_that_a_rerun_took_away_has_both_lines():
    app = App('import streamlit as st\nif st.button("Save"):\n    st.success("Saved")\n    st.rerun()\n').click("Save")
    reason = told(app)
    assert (reason["what"], reason["run"], reason["line"], reason["rerun"]) == ("dropped", 2, 3, 4)
    assert reason["text"].startswith("Nobody has seen the message “Saved”: `st.rerun()` in line 4 began run 3 at once")


def test_a_plain_variable_is_told_at_the_second_click():
    app = App('import streamlit as st\nn = 0\nif st.button("Add"):\n    n = n + 1\nst.text(n)\n').click("Add")
    assert app.step.reasons == ()
    reason = told(app.click("Add"))
    assert (reason["what"], reason["name"], reason["begins"], reason["earlier"]) == ("set_back", "n", 2, 2)
    assert reason["element"] == app.step.screen[0]["id"]
    assert app.click("Add").step.reasons == ()


def test_what_is_one_click_behind_is_told_each_time():
    script = """\
    import streamlit as st
    st.session_state.setdefault("n", 10)
    st.metric("Count", st.session_state.n)
    if st.button("Add"):
        st.session_state.n += 1
    """
    app = App(script)
    for before in (10, 11):
        reason = told(app.click("Add"))
        assert (reason["what"], reason["before"], reason["after"], reason["changed"]) == (
            "behind",
            before,
            before + 1,
            5,
        )
