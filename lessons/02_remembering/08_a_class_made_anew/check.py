from playground.check import App, code, mistake

OWL, ROBIN = "An owl", "A robin"


def check(app: App) -> None:
    log_has(app, 0, 0)
    owls, birds = 0, 0
    for label in (OWL, OWL, ROBIN, OWL, ROBIN):
        app.click(label)
        owls += label == OWL
        birds += 1
        log_has(app, owls, birds)
    app.reload()
    log_has(app, 0, 0)


def log_has(app: App, owls: int, birds: int) -> None:
    app.must_have("button", OWL)
    app.must_have("button", ROBIN)
    app.must_show_only("header", f"Owls: {owls}")
    wanted, said = f"Birds in the log: {birds}", next(iter(in_the_log(app)), "nothing about the log")
    app.must(said == wanted, f"Below the header the text must say {code(wanted)}, but it says {code(said)}.")


def headers(app: App, *labels: str) -> list[str]:
    """What the header says after each of these clicks."""
    said = []
    for label in labels:
        app.click(label)
        said.append(app.text("header"))
    return said


def in_the_log(app: App) -> list[str]:
    return [text for text in app.texts() if text.startswith("Birds in the log: ")]


@mistake(
    "wrong_log_anew.py",
    """The log is made anew in every run, so only the last bird is in it. Give it its first value once: `st.session_state.setdefault("log", [])`.""",
)
def log_anew(app: App) -> bool:
    headers(app, OWL, OWL)
    one = in_the_log(app) == ["Birds in the log: 1"]
    app.click(ROBIN)
    return one and in_the_log(app) == ["Birds in the log: 1"]


@mistake(
    "wrong_compared_with_text.py",
    """The log holds birds, and a bird is never equal to a text: so no owl is found at all. Ask each bird for its name, `bird.name == "owl"`, or
    put the names into the log.""",
)
def compared_with_text(app: App) -> bool:
    found = headers(app, OWL, OWL, ROBIN)
    return found == ["Owls: 0"] * 3 and in_the_log(app) == ["Birds in the log: 3"]


@mistake(
    "wrong_counts_all.py",
    """Every bird counts as an owl now: the header shows the length of the log. Count those whose name is `owl`.""",
)
def counts_all(app: App) -> bool:
    return headers(app, OWL, ROBIN, ROBIN) == ["Owls: 1", "Owls: 2", "Owls: 3"]


@mistake(
    "wrong_one_behind.py",
    """The names are compared, but too early: the owls are counted above the buttons, before this run has added its own. Move the line below
    the buttons.""",
)
def one_behind(app: App) -> bool:
    return headers(app, OWL, OWL, ROBIN) == ["Owls: 0", "Owls: 1", "Owls: 2"]
