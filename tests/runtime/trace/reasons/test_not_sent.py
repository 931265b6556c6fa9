"""What the page shows and the run did not see."""

from tests.runtime.app import App

FORM = """
import streamlit as st
with st.form("f"):
    name = st.text_input("Name", key="name")
    st.form_submit_button("Save")
st.button("Show")
"""


def test_a_form_that_waits_is_told_of_once_for_each_value():
    app = App(FORM).set("Name", "Ada")
    assert app.step.reasons == ()
    (reason,) = app.click("Show").step.reasons
    assert (reason["kind"], reason["what"], reason["key"]) == ("not_sent", "form", "name")
    assert (reason["shown"], reason["sent"], reason["run"], reason["line"]) == ("Ada", "", 2, 3)
    assert reason["text"] == (
        "Run 2 did not see “Ada” in the text input “Name”: its form was not submitted. The script still has an empty "
        "text. The submit button “Save” sends it."
    )
    assert app.click("Show").step.reasons == ()
    assert app.set("Name", "Bo").click("Show").step.reasons[0]["shown"] == "Bo"


def test_a_form_of_several_fields_is_told_in_one_sentence():
    script = """
    import streamlit as st
    with st.form("f"):
        for each in "ABCDE":
            st.text_input(each)
        st.form_submit_button("Save")
        st.form_submit_button("Send")
    st.button("Show")
    """
    app = App(script)
    for each in "ABCDE":
        app = app.set(each, each.lower())
    (reason,) = app.click("Show").step.reasons
    assert reason["text"] == (
        "Run 2 did not see “a” in the text input “A”, “b” in the text input “B”, “c” in the text input “C” and 2 more: "
        "their form was not submitted. Each of the submit button “Save” and the submit button “Send” sends it."
    )


def test_what_was_submitted_is_sent():
    assert App(FORM).set("Name", "Ada").click("Save").click("Show").step.reasons == ()


def test_a_text_that_is_still_typed_when_the_clock_runs():
    script = """
    import streamlit as st
    @st.fragment(run_every=1)
    def clock():
        st.text("tick")
    clock()
    st.text_input("Name")
    """
    app = App(script).act({"type": {"label": "Name", "text": "Ad"}})
    assert app.step.reasons == ()
    (reason,) = app.wait(1).step.reasons
    assert (reason["what"], reason["shown"], reason["rule"]) == ("typing", "Ad", "run-text-on-leave")


def test_a_form_that_was_cleared_on_the_page_only():
    script = FORM.replace('"f"', '"f", clear_on_submit=True') + "st.text(f'The script has {name}')\n"
    app = App(script).set("Name", "Ada").click("Save")
    assert app.step.reasons == ()
    (reason,) = app.click("Show").step.reasons
    assert (reason["what"], reason["shown"], reason["sent"], reason["line"]) == ("form_cleared", "", "Ada", 6)
    assert app.click("Show").step.reasons == ()


def test_what_nobody_shows_may_be_cleared():
    script = FORM.replace('"f"', '"f", clear_on_submit=True')
    assert App(script).set("Name", "Ada").click("Save").click("Show").step.reasons == ()
