from playground.check import App, mistake

FIRST = ("assistant", "Which day do you want to come?")
ASKED = (
    ("Friday?", "10 to 21 o'clock."),
    ("monday", "We are closed."),
    ("Someday", "That is not a day I know."),
    ("Friday?", "10 to 21 o'clock."),
    ("Sunday", "10 to 17 o'clock."),
)


def messages(app: App) -> list:
    """Who said what, from top to bottom."""
    bubbles = [each for each in app.step["containers"] if each["type"] == "chat_message"]
    said = []
    for bubble in bubbles:
        inside = [each for each in app.screen if each["in"] == bubble["path"] or each["in"].startswith(bubble["path"] + "/")]
        said.append((bubble["name"], " ".join(str(each.get("text", "")) for each in inside)))
    return said


def check(app: App) -> None:
    history = [FIRST]
    must_read(app, history)
    for question, answer in ASKED:
        if question == "Friday?":
            app.click(question)
        else:
            app.set("A day", question)
        app.must(
            len(app.runs) == 1,
            f"{last(app)} the answer must appear in the run that sends the question, but it took {len(app.runs)} runs.",
        )
        history += [("user", question.rstrip("?")), ("assistant", answer)]
        must_read(app, history)
    app.reload()
    must_read(app, [FIRST])


def must_read(app: App, history: list) -> None:
    app.must_have("button", "Friday?")
    inputs = app.labels("chat_input")
    app.must(inputs == ["A day"], f"There must be one chat input, *A day*, but there {'is none' if not inputs else 'are others'}.")
    there = messages(app)
    app.must(
        len(there) == len(history),
        f"{last(app)} the chat must have {count(history)}, but it has {count(there)}.",
        f"the chat has {count(history)}",
    )
    for place, (found, wanted) in enumerate(zip(there, history, strict=True), 1):
        app.must(
            found == wanted,
            f"{last(app)} message {place} must be `{wanted[1]}` from `{wanted[0]}`, but it is `{found[1]}` from `{found[0]}`.",
        )


def count(said: list) -> str:
    return f"{len(said)} message{'' if len(said) == 1 else 's'}"


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    match app.actions[-1:]:
        case [{"set": {"value": sent}}]:
            return f"After you send `{sent}`,"
        case [{"click": label}]:
            return f"After a click on *{label}*,"
    return "When the page has loaded,"


@mistake(
    "wrong_twice.py",
    """Every message stands there twice: the loop that draws them is in your script twice. Keep the one below the `if`.""",
)
def every_message_twice(app: App) -> bool:
    app.set("A day", "Friday")
    there = messages(app)
    return there.count(FIRST) == 2


@mistake(
    "wrong_new_list.py",
    """The chat never grows: the list of messages is made anew in every run. Make it only if it is not there yet:
    `if "messages" not in st.session_state:`.""",
)
def made_anew(app: App) -> bool:
    before = app.state
    app.set("A day", "Friday")
    kept = len(messages(app))
    stored = app.state != before
    app.set("A day", "Monday")
    return stored and len(messages(app)) == kept == 3 and ("user", "Friday") not in messages(app)


@mistake(
    "wrong_forgets.py",
    """The answer comes at once, and is gone with the next question: it was drawn, and nobody kept it. What is to be seen in later runs
    must go into `st.session_state.messages`.""",
)
def drawn_and_not_kept(app: App) -> bool:
    app.set("A day", "Friday")
    seen = ("user", "Friday") in messages(app)
    app.set("A day", "Monday")
    return seen and ("user", "Friday") not in messages(app)


@mistake(
    "wrong_button_last.py",
    """*Friday?* is there, and asks nothing: when the button sets `question`, the statement that answers has been passed. The button must
    come before it, and after `st.chat_input`, which would set `question` to `None` again.""",
)
def the_button_comes_too_late(app: App) -> bool:
    before = app.state
    app.click("Friday?")
    silent = messages(app) == [FIRST] and app.state == before
    app.set("A day", "Friday")
    return silent and len(messages(app)) == 3


@mistake(
    "wrong_inside.py",
    """When the page opens, nobody greets the visitor: the loop is inside the `if`, so only a run with a question draws the chat. Put the
    loop below it, at the left margin.""",
)
def only_with_a_question(app: App) -> bool:
    empty = not messages(app)
    app.set("A day", "Friday")
    return empty and len(messages(app)) == 3
