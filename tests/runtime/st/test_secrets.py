"""`st.secrets`: by item and by attribute, nothing to be set; Streamlit's own is compared in the scenarios."""

import pytest

from playground.runtime import Session
from playground.runtime.st.secrets import AttrDict


def shown(script, folder):
    return [
        element.get("text") for element in Session("import streamlit as st\n" + script, folder=folder).start().screen
    ]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('a = "x"\n[t]\nb = 1\n')
    return str(tmp_path)


def test_secrets_by_item_and_by_attribute(folder):
    assert shown("st.text(st.secrets.a)\nst.text(st.secrets['t'].b)\nst.text(dict(st.secrets))", folder) == [
        "x",
        "1",
        "{'a': 'x', 't': AttrDict({'b': 1})}".replace("AttrDict({'b': 1})", "{'b': 1}"),
    ]


def test_secrets_are_read_again_by_another_session(folder, tmp_path):
    assert shown("st.text(st.secrets.a)", folder) == ["x"]
    (tmp_path / ".streamlit" / "secrets.toml").write_text('a = "y"\n')
    assert shown("st.text(st.secrets.a)", folder) == ["y"]


def test_a_table_cannot_be_changed():
    table = AttrDict({"a": {"b": 1}})
    assert table.a.b == table["a"]["b"] == 1
    for change in (lambda: table.__setitem__("a", 1), lambda: setattr(table, "a", 1), lambda: table.__delitem__("a")):
        with pytest.raises(TypeError, match="Secrets does not support"):
            change()
    table.to_dict()["a"]["b"] = 2
    assert table.a.b == 1


def test_what_is_not_there(folder):
    script = """
for ask in (lambda: st.secrets["no"], lambda: st.secrets.no, lambda: st.secrets.t["no"], lambda: st.secrets.t.no):
    try:
        ask()
    except (KeyError, AttributeError) as error:
        st.text(f"{type(error).__name__} {str(error)[:34]}")
"""
    key, attribute = 'KeyError \'st.secrets has no key "no". Di', "AttributeError st.secrets has no attribute"
    assert [text[:40] for text in shown(script, folder)] == [key, attribute[:40]] * 2
