"""An example costs nothing but itself until it is used, and a page with a playground what it needs to be usable."""

import gzip
import json
import re

import pytest

from playground.page.assets import BUNDLE, STATIC, WEB
from playground.page.embed import Playground, page_data
from playground.render import view
from playground.runtime import Session
from tests.bench.examples import MOST, sizes
from tests.parts import brought_by, later_part

SCRIPTS = 350_000
"""Bytes of scripts, compressed, of which the bundle of a page may bring as much before a reader can use it."""


@pytest.mark.parametrize("examples", [1, 30])
def test_a_page_with_examples_that_nobody_touches_is_small(examples):
    assert sum(sizes(examples).values()) < MOST


def test_a_page_is_usable_with_few_scripts():
    needed = brought_by(BUNDLE) | brought_by(later_part("stage"))
    assert sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in needed) <= SCRIPTS
    assert later_part("plots") not in needed


def test_the_models_of_the_timeline_are_those_that_come_with_figures():
    step = Session("import streamlit as st\nst.button('Add')\n").start().to_json()
    one = Playground("one", "One", "", "app.py", (step,))
    figure = json.dumps(page_data(one, view([step], "", "app.py"), BUNDLE)["figure"])
    registered = (WEB / "bokeh" / "plots.js").read_text(encoding="utf-8").split("export const models", 1)[1]
    named = set(re.findall(r'"type": "object", "name": "(\w+)"', figure)) - {"DocumentConfig", "Notifications"}
    assert named
    assert named <= set(re.findall(r"^  (\w+),$", registered, re.MULTILINE))


def test_the_models_of_charts_are_those_that_come_with_figures():
    charts = (WEB / "app" / "charts.js").read_text(encoding="utf-8")
    registered = (WEB / "bokeh" / "plots.js").read_text(encoding="utf-8").split("export const models", 1)[1]
    made = set(re.findall(r'(?:\bmake\(|return \[\s*)"([A-Z]\w+)"', charts))
    assert {"Plot", "Line", "VBar", "HBar", "VArea", "Scatter"} <= made
    assert made <= set(re.findall(r"^  (\w+),$", registered, re.MULTILINE))
