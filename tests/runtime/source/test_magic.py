"""Magic: an expression that stands alone is written to the page (rule write-magic)."""

from tests.runtime.app import App


def texts(app: App) -> list[str]:
    return [f"{element['type']}: {element.get('text', element.get('value'))}" for element in app.step.screen]


def test_magic_shows_bare_expressions():
    app = App('''
        """The docstring is not shown."""
        import streamlit as st
        x = 3
        x
        "text"
        x, "and", [1]
        None
        def show():
            """Not shown."""
            "in a function"
            x + 1
        show()
        if x:
            "in an if"
        for n in range(2):
            n
        try:
            "in a try"
        finally:
            "in finally"
        with st.container():
            "in a with"
        match x:
            case 3:
                "in a match"
        while x:
            x = 0
            "in a while"
        class C:
            "no docstring"
            def method(self):
                "docstring"
                "in a method"
        C().method()
        len("calls are not shown")
        x = "nor assignments"
    ''')
    assert texts(app) == [
        "markdown: `3`",
        "markdown: text",
        "markdown: `3` and",
        "json: [1]",
        "markdown: `None`",
        "markdown: in a function",
        "markdown: `4`",
        "markdown: in an if",
        "markdown: `0`",
        "markdown: `1`",
        "markdown: in a try",
        "markdown: in finally",
        "markdown: in a with",
        "markdown: in a match",
        "markdown: in a while",
        "markdown: in a method",
    ]


def test_magic_runs_what_it_shows_once():
    app = App("""
        import streamlit as st
        seen = []
        [seen.append(1), len(seen)]
        st.text(seen)
    """)
    assert texts(app) == ["json: [None, 1]", "text: [1]"]
