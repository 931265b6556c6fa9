"""An app that is not the present one is dimmed, and all of its text can still be read, in light and in dark."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.playgrounds import BOOT, PlaygroundPane
from tests.browser.shell.test_axe import violations

COLOURS: Final = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary", "rainbow"]
COLOURED: Final = "\n".join(
    [
        "import streamlit as st",
        "if st.button('Again', type='primary'): st.text('once more')",
        *(f"st.markdown(':{colour}[ink] :{colour}-background[ground] :{colour}-badge[badge]')" for colour in COLOURS),
        *(f"st.badge('{colour}', color='{colour}')" for colour in COLOURS if colour != "rainbow"),
        "st.title('Title', help='Help')",
        "st.header('Header', divider='rainbow')",
        "st.caption('muted, and :small[small], `code`, [a link](https://example.org)')",
        "for say in (st.success, st.info, st.warning, st.error): say('told :green[in green]')",
        "st.metric('Share', 3, -1)",
        "st.code('x = 1')",
        "st.text_input('Name', 'Ada', help='Help')",
        "st.json({'a': [1, 'two', None]})",
        "",
    ]
)


UNREADABLE: Final = """(root, least) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha / 255];
    };
    const over = ([red, green, blue, alpha], ground) =>
        [red, green, blue].map((value, at) => value * alpha + ground[at] * (1 - alpha));
    const linear = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const brightness = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    const light = colour => brightness(colour.map(linear));

    // What lies there once all elements of a chain, the outermost first, are painted on a ground.
    const painted = ([element, ...inner], ground, ink) => {
        if (!element) return ink ? over(rgba(ink), ground) : ground;
        const { backgroundColor, filter, opacity } = getComputedStyle(element);
        let seen = painted(inner, over(rgba(backgroundColor), ground), ink);
        if (filter.includes("grayscale")) seen = Array(3).fill(brightness(seen));
        return seen.map((value, at) => value * opacity + ground[at] * (1 - opacity));
    };
    const found = [];
    for (const element of root.querySelectorAll("*")) {
        const text = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join("");
        if (!text || !element.checkVisibility({ visibilityProperty: true })) continue;
        const chain = [];
        for (let each = element; each; each = each.parentElement ?? each.getRootNode().host) chain.unshift(each);
        const ink = getComputedStyle(element).color;
        const [one, other] = [painted(chain, [255, 255, 255], ink), painted(chain, [255, 255, 255])].map(light);
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < least) found.push(`${element.className || element.localName} ${text}: ${contrast.toFixed(2)}`);
    }
    return found;
}"""
"""What of an app has less contrast than its text needs, 4.5, or 7 for the last row of a room: axe looks at no text that
is `inert`, as the past is, and asks for no 7."""


@pytest.mark.parametrize("state", ["changed", "past", "both"])
def test_all_of_a_dimmed_app_can_be_read(pane: PlaygroundPane, state: str) -> None:
    page, app = pane.page, pane.app
    pane.run(COLOURED)
    app.get_by_role("button", name="Again").click()
    expect(app.get_by_text("once more")).to_be_visible(timeout=BOOT)
    if state != "changed":
        pane.pane("Timeline").get_by_role("button", name=re.compile("^Run 1,")).click()
        expect(app.get_by_role("button", name="Back to now")).to_be_visible(timeout=BOOT)
    if state != "past":
        pane.type_script(COLOURED + "st.text('not run')\n")
        expect(pane.region.get_by_role("status").filter(has_text="Changed, not run")).to_be_visible()

    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert app.evaluate(UNREADABLE, 4.5) == [], scheme
    assert violations(page) == ""
    if state != "changed":
        app.get_by_role("button", name="Back to now").click()
