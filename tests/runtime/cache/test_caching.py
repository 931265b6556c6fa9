"""`st.cache_data` and `st.cache_resource` (docs/rules/caching.md)."""

from tests.runtime.app import App, kinds


def caches(app: App) -> list[str]:
    return [f"{event['type']} {event['name']}" for event in app.run.events if event["type"].startswith("cache")]


def test_once_per_argument_across_runs():
    app = App("""
        import streamlit as st
        @st.cache_data
        def square(n, *, plus=0):
            return n * n + plus
        st.text((square(2), square(3), square(2), square(2, plus=1)))
        st.button("Again")
    """)
    assert app.shown[0] == "(4, 9, 4, 5)"
    assert caches(app) == ["cache_miss square", "cache_miss square", "cache_hit square", "cache_miss square"]
    assert caches(app.click("Again")) == ["cache_hit square"] * 4
    assert 4 not in app.run.lines


def test_cache_data_gives_a_copy_and_cache_resource_the_thing_itself():
    app = App("""
        import streamlit as st
        @st.cache_data
        def data():
            return []
        @st.cache_resource
        def resource():
            return []
        data().append(1)
        resource().append(1)
        st.text((data(), resource()))
    """)
    assert app.shown == ["([], [1])"]


def test_arguments_that_begin_with_an_underscore_do_not_count():
    app = App("""
        import streamlit as st
        @st.cache_data
        def load(_connection, name):
            return name
        load(object(), "a")
        load(object(), "a")
    """)
    assert caches(app) == ["cache_miss load", "cache_hit load"]


def test_clear_and_max_entries():
    app = App("""
        import streamlit as st
        @st.cache_data(max_entries=2)
        def load(n):
            return n
        for n in (1, 2, 3, 1):
            load(n)
        load.clear()
        load(1)
        load.clear(1)
        load(1)
        st.cache_data.clear()
        load(1)
    """)
    assert caches(app) == ["cache_miss load"] * 7


def test_an_exception_is_not_kept():
    app = App("""
        import streamlit as st
        @st.cache_data
        def fail():
            raise ValueError("no")
        for n in range(2):
            try:
                fail()
            except ValueError:
                st.text("caught")
    """)
    assert (app.shown, caches(app)) == (["caught", "caught"], ["cache_miss fail"] * 2)


def test_a_changed_function_is_another():
    script = "import streamlit as st\n@st.cache_data\ndef f():\n    return {}\nst.text(f())"
    one = App(script.format(1))
    two = App(script.format(2), caches=one.session._caches)
    assert (one.shown, two.shown) == (["1"], ["2"])
    assert "cache_miss" in kinds(two.run)


def test_ttl_counts_the_time_that_waits_make_pass():
    app = App("""
        import streamlit as st
        @st.cache_data(ttl="10s")
        def load():
            return 1
        load()
        st.button("Again")
    """)
    assert caches(app.wait(9).click("Again")) == ["cache_hit load"]
    assert caches(app.wait(1).click("Again")) == ["cache_miss load"]


def test_caches_survive_a_reload_but_not_those_of_one_session():
    app = App("""
        import streamlit as st
        @st.cache_resource
        def shared():
            return 1
        @st.cache_data(scope="session")
        def own():
            return 1
        shared(), own()
    """)
    assert caches(app.reload()) == ["cache_hit shared", "cache_miss own"]


def test_an_argument_that_cannot_be_hashed_is_an_error_that_says_what_to_do():
    """Streamlit: runtime/caching/cache_errors.py, UnhashableParamError."""
    app = App("""
        import streamlit as st
        @st.cache_data
        def load(how):
            return 1
        load(lambda: 1)
    """)
    assert app.error.startswith(
        "line 5: UnhashableParamError: Cannot hash argument 'how' (of type `builtins.function`)"
    )
    assert "def load(_how, ...):" in app.error


def test_a_widget_in_a_cached_function_is_warned_of_and_only_shown_later():
    app = App("""
        import streamlit as st
        @st.cache_data
        def load():
            st.text_input("Name", key="name")
        load()
        st.button("Again")
    """)
    assert app.element("exception")["name"] == "CachedWidgetWarning"
    assert app.state == {"name": ""}
    assert app.click("Again").state == {}
    assert app.shown[1:] == ["Name=", "[Again]"]
