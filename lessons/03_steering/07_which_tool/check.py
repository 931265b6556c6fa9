from playground.check import App, mistake

BOOK, STUDENT = "Book a seat", "Student"


def check(app: App) -> None:
    header_is(app, 40, 9)
    seats, price = 40, 9
    for action in (BOOK, STUDENT, BOOK, BOOK, STUDENT, BOOK):
        if action == BOOK:
            app.click(BOOK)
            seats -= 1
        else:
            price = 15 - price
            app.set(STUDENT, price == 6)
        header_is(app, seats, price)
        app.must_run(1)


def header_is(app: App, seats: int, price: int) -> None:
    app.must_have("button", BOOK)
    app.must(STUDENT in app.labels(), f"There must be a field *{STUDENT}*, but there is none.")
    app.must_show_only("header", f"{seats} seats at {price} euros")
    for lower in (BOOK, STUDENT):
        app.must(app.is_above("header", lower), f"The header must stand above *{lower}*, but it stands below it.")


def header_after(app: App, action: str) -> str:
    if action == BOOK:
        app.click(BOOK)
    else:
        app.set(STUDENT, True)
    return app.text("header")


@mistake(
    "wrong_called_at_once.py",
    """The brackets in `on_click=book()` call your function in every run, also when the app is opened and when *Student* is ticked. Hand it over without
    them: `on_click=book`.""",
)
def called_at_once(app: App) -> bool:
    before = app.state.get("seats")
    header_after(app, STUDENT)
    return before == 39 and app.state.get("seats") == 38


@mistake(
    "wrong_reruns_taken_out.py",
    """One run each, but the header is one step behind: it is still written before the seats and the price are known. Change the seats in a
    callback, and write the header into a container when the price is known.""",
)
def reruns_taken_out(app: App) -> bool:
    late = header_after(app, BOOK) == "40 seats at 9 euros" and len(app.runs) == 1
    return late and app.state.get("seats") == 39 and app.is_above("header", BOOK)


@mistake(
    "wrong_only_the_button.py",
    """The button needs one run now, *Student* still two. A callback could help here, too, but this is a container's task: the price is known further down, and
    the header needs it further up.""",
)
def only_the_button(app: App) -> bool:
    right = header_after(app, BOOK) == "39 seats at 9 euros" and len(app.runs) == 1
    return right and header_after(app, STUDENT) == "39 seats at 6 euros" and app.causes == ["widget", "rerun"]


@mistake(
    "wrong_header_below.py",
    """All numbers are right with one run, but the header has moved down. Make a place for it on top, `top = st.container()`, and
    write `top.header(...)` where `st.header(...)` stands now.""",
)
def header_below(app: App) -> bool:
    right = header_after(app, BOOK) == "39 seats at 9 euros" and header_after(app, STUDENT) == "39 seats at 6 euros"
    return right and app.is_above(STUDENT, "header")
