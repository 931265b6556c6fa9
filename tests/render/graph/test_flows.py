"""What is passed on through modules, methods, functions and objects in session state."""

from __future__ import annotations

from tests.render.graph.graphs import ENGINES, graph, said


@ENGINES
def test_an_object_in_session_state(engine: str):
    found = graph(
        """
        import streamlit as st
        class Cart:
            def __init__(self):
                self.items = []
            def add(self, x):
                self.items.append(x)
            def clear(self):
                self.items.clear()
            def total(self):
                return len(self.items)
        if "cart" not in st.session_state:
            st.session_state.cart = Cart()
        cart = st.session_state.cart
        name = st.text_input("Name")
        st.button("Clear", on_click=cart.clear)
        if st.button("Add"):
            cart.add(name)
        if st.button("More"):
            st.session_state.cart.items.append(1)
        st.text(cart.total())
        """,
        {"click": "Add"},
        {"click": "More"},
        {"click": "Clear"},
        engine=engine,
    )
    assert said(found) == {
        "the script writes cart 12 in 1",
        "cart reads the script 11 in 4*",
        "Add writes cart 6 in 2",
        "Name writes cart 6 in 2",
        "More writes cart 19 in 3",
        "Clear calls clear() 7 in 4*",
        "clear() writes cart 8 in 4*",
        "cart shows 0 20 in 4*",
    }


@ENGINES
def test_modules(engine: str):
    found = graph(
        """
        import streamlit as st
        import store
        import views.page as page
        from store import bump as more
        store.init()
        st.button("More", on_click=more)
        page.draw()
        st.caption(store.total())
        name = st.text_input("Name")
        page.greet("Hi", name)
        """,
        {"click": "More"},
        engine=engine,
        files={
            "store.py": """
                import streamlit as st
                def init():
                    if "n" not in st.session_state:
                        st.session_state.n = 0
                def bump():
                    st.session_state.n += 1
                def total():
                    return st.session_state.n * 2
                """,
            "views/__init__.py": "",
            "views/page.py": """
                import streamlit as st
                def draw():
                    st.metric("N", st.session_state.n)
                def greet(words, who):
                    st.text(words)
                    st.write(f"{words} {who}")
                """,
        },
    )
    assert said(found) == {
        "the script writes n store.py:4 in 1",
        "n reads the script store.py:3 in 2*",
        "More calls bump() store.py:5 in 2*",
        "n reads bump() store.py:6 in 2*",
        "bump() writes n store.py:6 in 2*",
        "n shows N views/page.py:3 in 2*",
        "n shows 2 8 in 2*",
        "Name shows Hi views/page.py:6 in 2",
    }


@ENGINES
def test_methods_and_properties(engine: str):
    found = graph(
        """
        import streamlit as st
        class Model:
            def __init__(self, start):
                self.start = start
                self.name = st.session_state.get("name", "?")
            @property
            def n(self):
                return st.session_state.get("n", 0)
            @classmethod
            def up(cls, by):
                st.session_state.n = by
            def draw(self):
                st.text(self.start)
                st.caption(self.name)
                st.metric("n", self.n)
                if self.n > 1:
                    self.more("big")
            def more(self, what):
                st.info(what)
        start = st.text_input("Start", "s")
        st.text_input("Name", "Ada", key="name")
        m = Model(start)
        st.button("Up", on_click=m.up, args=(2,))
        m.draw()
        """,
        {"click": "Up"},
        engine=engine,
    )
    assert said(found) == {
        "Name sets name 21 in 1",
        "Start shows s 13 in 2",
        "name shows Ada 14 in 2",
        "Up calls up() 9 in 2*",
        "up() writes n 11 in 2*",
        "n shows n 15 in 2*",
        "n shows big 19 in 2*",
    }


@ENGINES
def test_functions_made_of_functions(engine: str):
    found = graph(
        """
        import streamlit as st
        from functools import partial, wraps
        def logged(f):
            @wraps(f)
            def inner(*args, **kwargs):
                st.session_state.log = True
                return f(*args, **kwargs)
            return inner
        def add(by):
            st.session_state.n = st.session_state.n + by
        @logged
        def reset():
            st.session_state.n = 0
        @logged
        def show(first, second):
            st.text(second)
            return st.session_state.n
        st.session_state.setdefault("n", 1)
        st.button("Two", on_click=partial(add, 2))
        st.button("Reset", on_click=reset)
        st.button("Five", on_click=lambda: add(5))
        double = lambda: st.session_state.n * 2
        st.caption(double())
        a, b = st.text_input("A", "a"), st.text_input("B", "b")
        st.title(show(a, second=b))
        def outer():
            def inner():
                return st.session_state.n
            return inner()
        st.metric("inner", outer())
        st.write([each + st.session_state.n for each in range(2)])
        """,
        {"click": "Two"},
        {"click": "Reset"},
        {"click": "Five"},
        engine=engine,
    )
    assert said(found) == {
        "the script writes n 18 in 1",
        "Two calls add() 9 in 2",
        "n reads add() 10 in 2",
        "add() writes n 10 in 2",
        "Reset calls reset() 11 in 3",
        "reset() writes log 6 in 3",
        "reset() writes n 13 in 3",
        "Five calls <lambda>() 21 in 4*",
        "n reads <lambda>() 10 in 4*",
        "<lambda>() writes n 10 in 4*",
        "n shows 10 23 in 4*",
        "B shows b 16 in 4",
        "the script writes log 6 in 4",
        "n shows 5 25 in 4*",
        "n shows inner 30 in 4*",
        "n shows json 31 in 4*",
    }


@ENGINES
def test_what_a_function_is_given(engine: str):
    found = graph(
        """
        import streamlit as st
        class Settings:
            label = st.text_input("Label", "l")
            size = 3
        def show(first, second, *more, big=None):
            st.text(first)
            st.caption(second)
            st.markdown(more)
            st.title(big)
        a = st.text_input("A", "a")
        b = st.text_input("B", "b")
        ss = st.session_state
        ss.key = "k"
        show(a, Settings.label, b, big=ss["key"])
        st.info(Settings.size)
        """,
        engine=engine,
    )
    assert said(found) == {
        "the script writes key 13 in 1",
        "A shows a 6 in 1",
        "Label shows l 7 in 1",
        "B shows ('b',) 8 in 1",
        "key shows k 9 in 1",
    }


@ENGINES
def test_forms_and_fragments_in_modules_and_classes(engine: str):
    found = graph(
        """
        import streamlit as st
        import parts
        with st.form("f"):
            st.text_input("Name", key="name")
            sent = st.form_submit_button("Send", on_click=parts.save)
        if sent:
            st.session_state.sent = st.session_state.name
        parts.panel("x")
        class P:
            @st.fragment
            def part(self):
                if st.button("In"):
                    st.session_state.inside = 1
                st.caption(st.session_state.get("inside"))
        P().part()
        """,
        {"set": {"key": "name", "value": "Ada"}},
        {"click": "Send"},
        {"click": "In"},
        {"click": "Panel"},
        engine=engine,
        files={
            "parts.py": """
                import streamlit as st
                def save():
                    st.session_state.saved = st.session_state.name
                @st.fragment
                def panel(title):
                    def hit():
                        st.session_state.hits = 1
                    st.button("Panel", on_click=hit)
                    draw(title)
                def draw(title):
                    st.text(st.session_state.get("hits"))
                    st.text(title)
                """
        },
    )
    assert said(found) == {
        "Name sets name 4 in 2",
        "Send calls save() parts.py:2 in 2",
        "name reads save() parts.py:3 in 2",
        "save() writes saved parts.py:3 in 2",
        "Send writes sent 7 in 2",
        "name writes sent 7 in 2",
        "In runs part()  in 3",
        "In writes inside 13 in 3",
        "inside shows 1 14 in 3",
        "part() draws In 12 in 3",
        "part() draws 1 14 in 3",
        "Panel runs panel()  in 4*",
        "Panel calls hit() parts.py:6 in 4*",
        "hit() writes hits parts.py:7 in 4*",
        "hits shows 1 parts.py:11 in 4*",
        "panel() draws Panel parts.py:8 in 4*",
        "panel() draws 1 parts.py:11 in 4*",
        "panel() draws x parts.py:12 in 4*",
    }


@ENGINES
def test_in_a_loop_each_turn_has_its_own(engine: str):
    found = graph(
        """
        import streamlit as st
        def row(i):
            if st.button(f"Add {i}"):
                st.session_state.cart = i
        names = []
        for i in range(3):
            row(i)
            x = st.text_input(f"N{i}")
            st.session_state[f"out{i}"] = x
            names.append(x)
        for i in range(3):
            st.session_state[f"copy{i}"] = st.session_state[f"out{i}"]
        st.write(names)
        """,
        {"click": "Add 1"},
        engine=engine,
    )
    assert said(found) == {
        "Add 1 writes cart 4 in 2*",
        *(f"N{i} writes out{i} 9 in 2" for i in range(3)),
        *(f"out{i} writes copy{i} 12 in 2" for i in range(3)),
        *(f"N{i} shows json 13 in 2" for i in range(3)),
    }


@ENGINES
def test_dialogs_and_pages(engine: str):
    found = graph(
        """
        import streamlit as st
        @st.dialog("Sure?")
        def ask(item):
            st.text(item)
            if st.button("Yes"):
                st.session_state.answer = item
                st.rerun()
        def home():
            if st.button("Ask"):
                ask("x")
        page = st.navigation([st.Page(home), st.Page("two.py", title="Two")])
        page.run()
        """,
        {"click": "Ask"},
        {"click": "Yes"},
        {"click": "Two"},
        engine=engine,
        files={
            "two.py": """
                import streamlit as st
                def shout(x):
                    st.title(x + suffix)
                suffix = st.text_input("Suffix")
                shout(st.session_state.get("answer"))
                """
        },
    )
    assert said(found) == {
        "Ask shows x 4 in 2",
        "Ask shows Yes 5 in 2",
        "ask() draws x 4 in 3",
        "ask() draws Yes 5 in 3",
        "Yes runs ask()  in 3",
        "Yes writes answer 6 in 3",
        "answer shows x two.py:3 in 5",
        "Suffix shows x two.py:3 in 5",
    }
