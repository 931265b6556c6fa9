"""Figures of Matplotlib."""

import pytest

from tests.runtime.app import App

FIGURE = """\
import matplotlib
matplotlib.use("agg")
from matplotlib.figure import Figure
import streamlit as st
fig = Figure(figsize=(1, 1))
fig.subplots().plot([1, 2])
"""


@pytest.mark.parametrize(("more", "axes"), [("", 1), (", clear_figure=True", 0)])
def test_a_figure_is_a_picture_and_stays_unless_it_is_cleared(more: str, axes: int) -> None:
    app = App(f"{FIGURE}st.pyplot(fig, alt='A line'{more})\nst.text(len(fig.axes))")
    (picture,) = app.step.screen[0]["images"]
    assert picture["url"].startswith("data:image/png;base64,iVBORw0KGgo")
    assert picture["alt"] == "A line"
    assert app.step.screen[1]["text"] == str(axes)


def test_it_is_no_wider_than_it_is_shown() -> None:
    app = App(f"{FIGURE}st.pyplot(fig)\nst.pyplot(fig, width=50)")
    large, small = (each["images"][0] for each in app.step.screen)
    assert len(small["url"]) < len(large["url"])


def test_without_a_figure_and_without_matplotlib() -> None:
    app = App("import streamlit as st\nst.pyplot(None)")
    assert app.step.screen[0]["name"] == "StreamlitMissingRequiredParameterError"
    app = App("import sys\nimport streamlit as st\nsys.modules['matplotlib'] = None\nst.pyplot(1)")
    assert app.step.screen[0]["text"] == "pyplot() command requires matplotlib"
