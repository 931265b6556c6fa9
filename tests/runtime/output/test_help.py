"""What an object is, for `st.help` and `st.write`."""

import pytest

from playground.runtime.output.help import shows_address
from tests.runtime.app import App


def test_help_tells_of_an_object():
    shown = App("import streamlit as st\ndef add(a, b=1):\n    'Adds.'\nst.help(add)").element("help")
    assert (shown["call"], shown["text"]) == ("__main__.add(a, b=1)", "Adds.")


def helped(script: str) -> dict:
    return App(f"import streamlit as st\n{script}").element("help")


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ("d = {}\nst.help(d)", "d"),
        ("st.help(st.write)", "st.write"),
        ("st.help(dog := 3)", "dog"),
        ("st.help('text')", ""),
        ("import math\nst.write(math)", "math"),
        ("from streamlit import help\nhelp(len)", "len"),
    ],
)
def test_the_name_is_what_the_script_calls_it(call: str, name: str):
    assert helped(call)["name"] == name


@pytest.mark.parametrize(
    ("value", "kind", "call"),
    [
        ("3", "int", "3"),
        ("'x' * 400", "str", "'" + "x" * 299 + "..."),
        ("len", "builtin_function_or_method", "builtins.len(obj, /)"),
        ("type('Dog', (), {})()", "Dog", "__main__.Dog()"),
        ("type('Dog', (), {})", "class", "__main__.Dog()"),
        ("st.container()", "DeltaGenerator", "streamlit.delta_generator.DeltaGenerator(...)"),
    ],
)
def test_its_type_and_its_value(value: str, kind: str, call: str):
    found = helped(f"it = {value}\nst.help(it)")
    assert (found["kind"], found["call"]) == (kind, call)


def test_its_documentation_or_that_there_is_none():
    assert helped("def f(): ...\nst.help(f)")["text"] == "No docs available"
    assert helped("class A:\n    'Says it.'\nst.help(A())")["text"] == "Says it."


def test_its_members_values_first_then_what_can_be_called():
    found = helped("""
class Dog:
    size = 3
    def bark(self):
        'Barks.\\n\\nLoudly.'
    @property
    def age(self):
        'In years.'
        raise ValueError
    class Tail: ...
    _hidden = 1
st.help(Dog())
""")
    members = [(each["name"], each["kind"], each["value"], each["text"]) for each in found["members"]]
    assert members == [
        ("age", "property", None, "In years."),
        ("size", "int", "3", None),
        ("bark", "method", None, "Barks."),
        ("Tail", "class", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "address"),
    [("<Dog object at 0x7f00>", True), ("<__main__.Dog at 0x1>", True), ("<Dog>", False), ("Dog at 0x1", False)],
)
def test_a_text_with_an_address_tells_nothing(text: str, address: bool):
    assert shows_address(text) is address
