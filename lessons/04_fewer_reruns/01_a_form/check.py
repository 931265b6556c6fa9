from playground.check import App, escape, mistake


def check(app: App) -> None:
    app.must_have("button", "Submit")
    app.must_not_show("success")
    fields = app.labels("text_input")
    app.must(len(fields) == 2, f"There must be two text fields, but there are {len(fields)}.")
    outside = [each["label"] for each in app.screen if each["type"] == "text_input" and "form:" not in each["in"]]
    app.must(not outside, f"Both fields must be in the form, but *{escape(''.join(outside[:1]))}* is not.", "both fields are in the form")
    for label, text in zip(fields, ["Ada", "hello"]):
        app.set(label, text)
        app.must_run(0)
    app.must_not_say("Ada")
    app.click("Submit")
    app.must_run(1)
    app.must_say("Ada")
    app.must_say("hello")
    app.must_show_only("success", "The form was sent in this run.")
    app.click("Submit")
    app.must_run(1)


@mistake(
    "wrong_second_form.py",
    """Each form sends only its own fields, so two forms cost two runs, and two clicks. Put both fields below the one
    `with st.form(...)`, with one submit button.""",
)
def two_forms(app: App) -> bool:
    return len(app.labels("form_submit_button")) == 2


@mistake(
    "wrong_button.py",
    """A form has a button of its own kind: `st.form_submit_button("Submit")`. A plain `st.button` would run the script by
    itself and send nothing of the form, so Streamlit refuses it in there.""",
)
def plain_button(app: App) -> bool:
    return "st.button() can't be used in an" in app.error.replace("`", "")


@mistake(
    "wrong_submit_outside.py",
    """The submit button is not in the form any more: it stands at the left margin, where the `with` block has ended. Indent it
    like the fields.""",
)
def submit_outside(app: App) -> bool:
    return "st.form_submit_button() must be used inside" in app.error.replace("`", "")
