"""A stranger's script must not be able to put markup of its own on the page."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.render import view
from tests.render import samples
from tests.render.page import read

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x' a='",
    "</textarea><script>x</script>",
    "</option></select><iframe src=//x>",
    "<!--",
    "]]>",
    "&lt;script&gt;",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/a.png)",
    ":red[<b onclick=x>](javascript:x)",
    "`<svg onload=x>`",
    "$<math><script>x</script>$",
    ":material/<b>:",
    "```\n</code></pre><script>x</script>\n```",
    "| a |\n|---|\n| <script>x</script> |",
    "\x00<\x00script>\ud800",
]
# `i`, `ins` and `img` only from `st.html`, and never with an address that loads something.
MADE = {
    "a", "b", "blockquote", "br", "button", "caption", "code", "dd", "details", "div", "dl", "dt",
    "em", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "label", "legend",
    "li", "ol", "option", "output", "p", "pre", "s", "select", "small", "span", "strong", "summary",
    "path", "svg", "table", "tbody", "td", "textarea", "th", "thead", "tr", "ul",
}  # fmt: skip


def replaced(value: Any, text: str) -> Any:
    """The same data with every text in it replaced, except those that choose what is rendered."""
    if isinstance(value, dict):
        kept = {"type", "in", "path", "group", "cause", "outcome", "kind", "scope", "by", "change"}
        return {key: item if key in kept else replaced(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, text) for item in value]
    return text if isinstance(value, str) else value


def check(steps: list[Any]) -> None:
    shown = view(steps, "", "start.py")
    for part in ("app", "runs", "state", "order", "cache"):
        for node in read(shown[part]):
            assert node.tag in MADE, f"<{node.tag}> in {part}"
            for name, value in node.attrs.items():
                assert not name.startswith("on"), f"{name} in {part}"
                assert name not in ("src", "srcset", "action", "formaction")
                if name == "href":
                    assert value.startswith(("http://", "https://", "mailto:", "#")) or ":" not in value.split("/")[0]
                if name == "style":
                    assert value.startswith("--rp-share:")


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize(
    "make", [samples.sink_steps, samples.rerun_steps, samples.callback_steps, samples.exception_steps]
)
def test_no_text_becomes_markup(make, text):
    check(replaced(make(), text))


@pytest.mark.parametrize("text", NASTY)
def test_keys_types_and_paths_are_texts_too(text):
    element = {"id": text, "type": text, "in": f"main/{text}", "line": text, "label": text, "run": text}
    state = {
        "before": {},
        "after": {text: {text: [text]}},
        "diff": [{"key": text, "change": text, "line": text, "by": text}],
    }
    run = samples.run() | {"state": state, "outcome": text, "cause": text, "scope": text}
    run |= {"events": [{"n": text, "type": text, "line": text, "key": text}]}
    box = {"path": f"main/{text}", "type": text, "at": 0, "group": text, "label": text, "width": text}
    check([samples.step([element], containers=[box], runs=[run], action={text: text})])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.sampled_from("<>\"'&/=!-:[](){}`*_~#|$\\ \nabscriptonx"), max_size=60))
def test_whatever_is_made_of_special_characters(text):
    check(replaced(samples.sink_steps(), text))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(element["type"] for element in samples.sink_steps()[0]["screen"])),
    st.dictionaries(
        st.sampled_from(
            ["label", "text", "value", "options", "min", "max", "step", "help", "expanded", "height", "stack"]
        ),
        JSON,
    ),
)
def test_no_field_of_an_element_breaks_the_renderer(kind, fields):
    if kind in ("html",):
        return
    check([samples.step([{"id": "w1", "type": kind, "in": "main", **fields}])])
