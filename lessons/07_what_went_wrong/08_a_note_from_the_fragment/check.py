from playground.check import App, mistake


def choose(app: App, count: int) -> None:
    app.set("Pizzas", count)
    app.must_say(f"Price: {count * 8} euros")
    scopes = [run["scope"] for run in app.runs]
    app.must(
        scopes == ["fragment"],
        f"With *Pizzas* set to {count}, one run of the fragment alone must follow, but the whole script ran.",
        "only the fragment ran",
    )


def order(app: App, count: int) -> None:
    app.click("Order")
    app.must_show_only("success", f"{count} pizzas are on their way")


def check(app: App) -> None:
    app.must_say("Today: Margherita, 8 euros")
    app.must_say("Price: 16 euros")
    app.must_not_show("success")
    order(app, 2)
    choose(app, 3)
    order(app, 3)
    choose(app, 5)
    choose(app, 4)
    order(app, 4)
    order(app, 4)


@mistake(
    "wrong_without_a_fragment.py",
    """The message is there, and each change of *Pizzas* now runs the whole script, with its wait. Put `@st.fragment` back above the function, and
    let it write where it may.""",
)
def without_a_fragment(app: App) -> bool:
    app.set("Pizzas", 3)
    whole = [run["scope"] for run in app.runs] == ["app"]
    app.click("Order")
    return whole and app.text("success") == "3 pizzas are on their way"


@mistake(
    "wrong_too_early.py",
    """The fragment notes the text, but the line that shows it is outside, and it does not run now. Show the text inside the fragment, or end the
    fragment's run with `st.rerun()`, which costs a full run.""",
)
def shown_too_late(app: App) -> bool:
    app.click("Order")
    noted = any("2 pizzas are on their way" in str(value) for value in app.state.values())
    return noted and not app.error and not app.texts("success")


@mistake(
    "wrong_returned.py",
    """There is no error, and no message. If your function returns the text, nobody takes it: in a run of the fragment alone the line that
    calls `order()` does not run. Show the message inside the function.""",
)
def returned(app: App) -> bool:
    app.click("Order")
    quiet = not any("on their way" in text for text in app.texts())
    return quiet and not app.error and not app.state and len(app.runs) == 1
