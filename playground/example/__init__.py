"""Live examples for anybody's documentation: what an author writes, made into HTML that is whole without JavaScript.

example = read_example(text, {"height": "300"}, folder=page.parent)
html = example_html(example, base="../assets/rerun")
"""

from playground.example.example import Example, ExampleError, Expect, Script
from playground.example.html import example_html
from playground.example.reading import read_example, shifted

__all__ = ["Example", "ExampleError", "Expect", "Script", "example_html", "read_example", "shifted"]
