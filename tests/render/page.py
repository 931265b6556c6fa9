"""Reads rendered HTML back as a tree, so that tests can ask for it the way a person would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "col", "wbr"}
ROLES = {
    "button": "button", "h1": "heading", "h2": "heading", "h3": "heading", "fieldset": "group", "select": "combobox",
    "textarea": "textbox", "table": "table", "ol": "list", "ul": "list", "summary": "button",
}  # fmt: skip
INPUTS = {"text": "textbox", "password": "textbox", "number": "spinbutton", "range": "slider"}


@dataclass
class Node:
    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child

    @property
    def text(self) -> str:
        """The words in it, white space folded."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    @property
    def role(self) -> str | None:
        if "role" in self.attrs:
            return self.attrs["role"]
        kind = self.attrs.get("type", "text")
        return INPUTS.get(kind, kind) if self.tag == "input" else ROLES.get(self.tag)

    def all(self, tag: str | None = None, *, css: str | None = None, **attrs: str) -> list[Node]:
        wanted = {name.replace("_", "-"): value for name, value in attrs.items()}
        return [
            node
            for node in self
            if (tag is None or node.tag == tag)
            and (css is None or css in node.attrs.get("class", "").split())
            and all(node.attrs.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str | None = None, *, css: str | None = None, **attrs: str) -> Node:
        (found,) = self.all(tag, css=css, **attrs)
        return found

    def label(self, node: Node) -> str:
        """The accessible name of a control, as far as the renderer makes one."""
        if "aria-label" in node.attrs:
            return node.attrs["aria-label"]
        if "aria-labelledby" in node.attrs:
            return self.one(id=node.attrs["aria-labelledby"]).text
        if node.tag == "fieldset":
            return node.one("legend").text
        labels = [label.text for label in self.all("label") if label.attrs.get("for") == node.attrs.get("id", "?")]
        return labels[0] if labels else node.text

    def by_role(self, role: str, name: str | None = None) -> Node:
        found = [node for node in self if node.role == role and (name is None or self.label(node) == name)]
        assert len(found) == 1, f"{len(found)} elements with role {role} and name {name!r}"
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID, f"<{tag} /> is never closed"
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Node:
    """Parse HTML strictly: every tag closed, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"not closed: {[node.tag for node in reader.open[1:]]}"
    return reader.root
