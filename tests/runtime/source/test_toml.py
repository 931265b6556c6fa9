"""What a project's `.streamlit` says: secrets, options, and what of it stays out of a trace."""

import os

import pytest

from playground.runtime import Limits, Session
from playground.runtime.run import errors
from playground.runtime.source.toml import environment, read_options, read_secrets, secret_texts


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    return tmp_path


def test_secrets_are_read_from_the_folder(folder):
    (folder / ".streamlit" / "secrets.toml").write_text('a = 1\n[b]\nc = "d"\n')
    assert read_secrets(folder) == {"a": 1, "b": {"c": "d"}}


@pytest.mark.parametrize("there", [True, False])
def test_without_a_file_there_are_none(folder, there):
    with pytest.raises(errors.StreamlitSecretNotFoundError, match="No secrets found"):
        read_secrets(folder if there else None)


def test_secrets_that_are_no_toml_are_an_error_with_the_place(folder):
    (folder / ".streamlit" / "secrets.toml").write_text("a = = 1")
    with pytest.raises(errors.StreamlitSecretNotFoundError, match=r"Error parsing secrets file at .*secrets.toml: "):
        read_secrets(folder)


def test_texts_of_some_length_are_kept_out_of_traces():
    assert secret_texts({"a": "long enough", "b": "abc", "c": 12345, "d": {"e": ["in a list", {"f": "deep in"}]}}) == {
        "long enough",
        "in a list",
        "deep in",
    }


def test_no_secret_is_in_what_is_told_of_session_state(folder):
    (folder / ".streamlit" / "secrets.toml").write_text('token = "very-secret"\n')
    script = """import streamlit as st
def keep(*args, **more):
    st.session_state.kept = args, more
st.session_state.url = f"https://x/{st.secrets.token}"
st.button("Keep", on_click=keep, args=[st.secrets.token], kwargs={"a": [st.secrets.token]})
"""
    session = Session(script, folder=str(folder))
    steps = [session.start(), session.act({"click": "Keep"})]
    for step in steps:
        assert "very-secret" not in str([run.to_json() for run in step.runs])
    assert steps[0].runs[0].after == {"url": "https://x/••••••"}


def test_no_secret_is_in_what_explains_a_loop(folder):
    (folder / ".streamlit" / "secrets.toml").write_text('token = "very-secret"\n')
    script = """import streamlit as st
n = st.session_state.get("n", 0)
st.session_state.n = n + 1
st.session_state.url = st.secrets.token + str(n)
st.rerun()
"""
    step = Session(script, limits=Limits(reruns=3), folder=str(folder)).start()
    assert step.runs[-1].outcome == "guard"
    assert "••••••" in str(step.to_json())
    assert "very-secret" not in str(step.to_json())


def test_the_environment_has_secrets_within_the_block_only():
    with environment(lambda: {"SECRET_OF_TEST": 3, "OTHER_OF_TEST": {"a": 1}, "FLAG_OF_TEST": True}):
        assert os.environ["SECRET_OF_TEST"] == "3"
        assert "OTHER_OF_TEST" not in os.environ
        assert "FLAG_OF_TEST" not in os.environ
    assert "SECRET_OF_TEST" not in os.environ


def test_options_have_their_full_names(folder, monkeypatch):
    monkeypatch.setenv("COLOUR_OF_TEST", "#123456")
    (folder / ".streamlit" / "config.toml").write_text(
        'top = 1\n[server]\nport = 80\n[theme]\nprimaryColor = "env:COLOUR_OF_TEST"\n'
    )
    assert read_options(folder) == ({"server.port": 80, "theme.primaryColor": "#123456"}, "")


@pytest.mark.parametrize("text", [b"[server\n", b"\xff\xfe"])
def test_a_config_that_cannot_be_read_is_left_out_and_told(folder, text, capsys):
    (folder / ".streamlit" / "config.toml").write_bytes(text)
    options, wrong = read_options(folder)
    assert options == {}
    assert "config" in wrong
    Session("1", folder=str(folder)).start()
    assert wrong in capsys.readouterr().err


def test_no_folder_has_no_options(folder):
    assert read_options(None) == read_options(folder) == ({}, "")
