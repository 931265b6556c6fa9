from playground.check import App, mistake


def fields(app: App) -> list:
    """The labels of the rows, from top to bottom."""
    return app.labels("text_input")


def answers(app: App) -> list:
    """What stands in the rows."""
    return [str(each["value"] or "") for each in app.screen if each["type"] == "text_input"]


def removers(app: App) -> list:
    """The buttons that remove a row, from top to bottom."""
    return [label for label in app.labels("button") if label.startswith("Remove answer ")]


def check(app: App) -> None:
    must_be(app, ["", "", ""])
    for place, text in ((0, "red"), (1, "lime"), (1, "green"), (2, "blue")):
        app.set(fields(app)[place], text)
    must_be(app, ["red", "green", "blue"])
    remove(app, 0, ["green", "blue"])
    add(app, ["green", "blue", ""])
    app.set(fields(app)[2], "white")
    must_be(app, ["green", "blue", "white"])
    remove(app, 1, ["green", "white"])
    add(app, ["green", "white", ""])
    add(app, ["green", "white", "", ""])
    app.set(fields(app)[3], "black")
    remove(app, 2, ["green", "white", "black"])
    remove(app, 2, ["green", "white"])
    add(app, ["green", "white", ""])
    for left in (["white", ""], [""], []):
        remove(app, 0, left)
    add(app, [""])


def add(app: App, texts: list) -> None:
    app.click("Add an answer")
    must_be(app, texts)


def remove(app: App, place: int, texts: list) -> None:
    app.click(removers(app)[place])
    must_be(app, texts)


def must_be(app: App, texts: list) -> None:
    app.must_have("button", "Add an answer")
    there = answers(app)
    for what, count in (("text fields", len(there)), ("buttons *Remove answer …*", len(removers(app)))):
        app.must(count == len(texts), f"{last(app)} there must be {len(texts)} {what}, but there are {count}.")
    app.must(
        there == texts,
        f"{last(app)} the answers must be {listed(texts)}, but they are {listed(there)}.",
        f"the answers are {listed(texts)}",
    )
    labels = fields(app) + removers(app)
    twice = next((label for label in labels if labels.count(label) > 1), "")
    app.must(not twice, f"{last(app)} there are two *{twice}*, and nobody can tell which is which.")


def listed(texts: list) -> str:
    return ", ".join(f"`{text or '(empty)'}`" for text in texts) or "none"


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    match app.actions[-1:]:
        case [{"click": label}]:
            return f"After a click on *{label}*,"
        case [{"set": {"label": label, "value": value}}]:
            return f"After you write `{value}` into *{label}*,"
    return "When the page has loaded,"


def three_words(app: App) -> bool:
    """Write into the first three rows; whether there were three."""
    labels = fields(app)
    for label, text in zip(labels, ("red", "green", "blue"), strict=False):
        app.set(label, text)
    return answers(app) == ["red", "green", "blue"]


@mistake(
    "wrong_called_at_once.py",
    """The brackets in `on_click=remove(row)` call the function while the loop draws, so rows go without a click. Name the function,
    and put the row beside it: `on_click=remove, args=(row,)`.""",
)
def called_at_once(app: App) -> bool:
    return len(fields(app)) < 3 and app.writes.count("rows") > 1


@mistake(
    "wrong_number_twice.py",
    """The keys follow the rows now. But *Add an answer* gives out a number that another row still has: once a row is gone, the length is
    not a new number. Count on, in `st.session_state.next`, and never give a number twice.""",
)
def number_twice(app: App) -> bool:
    if not three_words(app):
        return False
    app.click("Remove answer 1")
    kept = answers(app) == ["green", "blue"]
    app.click("Add an answer")
    return kept and "multiple elements with the same" in app.error


@mistake(
    "wrong_below.py",
    """The row goes one click later: the loop has drawn it before the button below is asked. Remove it in a callback, which comes before the
    first line.""",
)
def one_click_late(app: App) -> bool:
    if not three_words(app):
        return False
    app.click("Remove answer 1")
    return not app.callbacks and "red" in answers(app)


@mistake(
    "wrong_numbered_again.py",
    """*Remove answer 1* takes away the last row: the numbers 1 and 2 are left, and a row is known by its number. Take out the number
    of the row that goes, and never number the others anew.""",
)
def numbered_again(app: App) -> bool:
    if not three_words(app):
        return False
    app.click("Remove answer 1")
    return fields(app) == ["Answer 1", "Answer 2"] and answers(app) == ["red", "green"]


@mistake(
    "wrong_by_place.py",
    """New rows have numbers of their own now, and the texts still move up: the key counts places, `answer{place}`. Let it name
    the row: `answer{row}`.""",
)
def by_place(app: App) -> bool:
    if not three_words(app):
        return False
    app.click("Remove answer 1")
    moved = fields(app) == ["Answer 2", "Answer 3"] and answers(app) == ["red", "green"]
    app.click("Add an answer")
    return moved and fields(app)[-1] == "Answer 4"
