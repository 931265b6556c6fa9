"""Secrets, options, the page's title and the context: what stands around a script."""

from tests.runtime.app import App, kinds


def test_there_are_no_secrets_and_the_error_says_so():
    """Streamlit: runtime/secrets.py, of an app without a secrets file."""
    app = App("import streamlit as st\nst.secrets['password']")
    assert app.error.startswith("line 2: StreamlitSecretNotFoundError: No secrets found.")


def test_set_page_config_is_accepted_and_told():
    app = App("import streamlit as st\nst.set_page_config(page_title='Mine', layout='wide')\nst.text('x')")
    (event,) = [event for event in app.run.events if event["type"] == "page_config"]
    assert (event["title"], app.shown) == ("Mine", ["x"])


def test_options_can_be_read_and_few_be_set():
    app = App("""
        import streamlit as st
        st.text((st.get_option("server.port"), st.get_option("theme.primaryColor")))
        st.set_option("server.port", 1)
    """)
    assert app.shown[0] == "(8501, None)"
    assert "server.port cannot be set on the fly" in app.error


def test_a_logo_shows_nothing_here():
    app = App("import streamlit as st\nst.logo('https://example.org/a.png')")
    assert (app.shown, "logo" in kinds(app.run)) == ([], True)


def test_the_context_answers_as_a_browser_does():
    app = App("import streamlit as st\nst.text((st.context.locale, st.context['timezone'], st.context.is_embedded))")
    assert app.shown == ["('en-US', 'UTC', False)"]
