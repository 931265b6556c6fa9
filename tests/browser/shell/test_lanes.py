"""Runs that lived side by side, as they are seen: in columns where there is room, below each other on a phone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from playground.page.embed import Playground, shadow_html
from playground.page.styles import styles
from playground.render import view
from playground.runtime import Session

SCRIPT = """\
import time
import streamlit as st
st.button("Other")
if st.button("Compute"):
    st.text("a line that is long enough to be wrapped where its lane is narrow")
    time.sleep(1)
    st.text("computed")
st.text("end")
"""
ROWS = """() => {
    const pane = document.querySelector(".rp-host").shadowRoot.querySelector(".rp-pane--order");
    const box = (part) => {
        const { x, y, width, right, bottom } = part.getBoundingClientRect();
        return { x, y, width, right, bottom };
    };
    return {
        pane: box(pane),
        sideways: pane.querySelector(".rp-pane__body").scrollWidth > pane.querySelector(".rp-pane__body").clientWidth,
        rows: [...pane.querySelectorAll(".rp-lane__cell")].map((cell) => ({
            ...box(cell),
            lane: cell.style.getPropertyValue("--rp-lane").trim(),
            name: cell.querySelector(".rp-lane__name").offsetWidth,
        })),
    };
}"""


def drawn(page: Page) -> dict[str, Any]:
    """Where the rows of Order stand, of two runs that lived side by side."""
    actions = [{"click": "Compute"}, {"click": "Other", "after": 0.5}]
    steps = [step.to_json() for step in Session(SCRIPT).perform(actions)]
    inner = shadow_html(
        Playground("lanes", "Lanes", SCRIPT, "app.py", tuple(steps)), view(steps, SCRIPT, "app.py"), "."
    )
    page.set_content(
        f'<div class="rp-host"><template shadowrootmode="open"><style>{styles()}</style>{inner}</template></div>'
    )
    page.evaluate(
        """() => {
            for (const host of document.querySelectorAll(".rp-host")) {
                const template = host.querySelector("template");
                if (template) host.attachShadow({ mode: "open" }).append(template.content);
            }
        }"""
    )
    found: dict[str, Any] = page.evaluate(ROWS)
    return found


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (390, 1)])
def test_lanes_are_columns_where_there_is_room_and_names_where_there_is_none(
    open_page: Callable[..., Page], width: int, columns: int
) -> None:
    found = drawn(open_page(viewport={"width": width, "height": 844}))
    rows = found["rows"]
    assert len(rows) == 11
    assert {row["lane"] for row in rows} == {"1", "2"}
    assert len({round(row["x"]) for row in rows}) == columns
    assert all(above["bottom"] <= below["y"] + 1 for above, below in pairwise(rows))
    assert all(row["right"] <= found["pane"]["right"] and row["width"] > 120 for row in rows)
    assert not found["sideways"]
    assert all((row["name"] > 20) == (columns == 1) for row in rows)
