from playground.check import App, mistake


def check(app: App) -> None:
    app.must_say("Count = 0")
    app.must(
        app.is_above("markdown", "Increment") and app.is_above("markdown", "Decrement"),
        "The count must stand above both buttons.",
        "the count is above the buttons",
    )
    for label, count in [("Increment", 1), ("Increment", 2), ("Decrement", 1), ("Decrement", 0), ("Decrement", -1)]:
        app.click(label)
        app.must_say(f"Count = {count}")
        app.must_store("count", count)
    app.reload()
    app.must_say("Count = 0")


@mistake(
    "wrong_only_moved.py",
    """The state is right and the text is one click behind: it was written before the line that counts. A
    callback runs before the first line of the script. Give the buttons one: `st.button("Increment", on_click=...)`.""",
)
def one_click_behind(app: App) -> bool:
    app.click("Increment")
    late = app.state.get("count") == 1 and "Count = 0" in app.texts("markdown")
    app.click("Increment")
    return late and "Count = 1" in app.texts("markdown")


@mistake(
    "wrong_called_at_once.py",
    """Nobody calls your function when the button is clicked. With the brackets, `on_click=increment_counter()`, the script calls it
    itself, in every run, and hands the button its result, which is `None`. Leave the brackets out.""",
)
def called_by_the_script(app: App) -> bool:
    app.click("Increment")
    return not app.callbacks and "count" in app.writes and app.state.get("count") != 1


@mistake(
    "wrong_without_the_question.py",
    """The callback counts, and then line 3 puts the count back to 0: it runs in every run. Ask first whether this is a new
    visitor: `if "count" not in st.session_state:`.""",
)
def put_back_in_every_run(app: App) -> bool:
    app.click("Increment")
    return bool(app.callbacks) and app.state.get("count") == 0
