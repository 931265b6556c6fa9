"""Which lines of a script could change something in place: those where a look at session state is worth its time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PURE: Final = _words(
    "len range isinstance issubclass type id str int float bool repr abs round print format hasattr getattr callable "
    "ord chr hash min max sum sorted enumerate zip list tuple set dict frozenset any all divmod pow bytes"
)
"""Functions of Python that change nothing of what they are given, as long as no argument of theirs is lazy."""
_READING: Final = _words(
    "get keys values items copy index count upper lower strip lstrip rstrip split rsplit splitlines join format "
    "replace startswith endswith title capitalize isdigit isalpha isnumeric zfill ljust rjust center encode decode "
    "strftime isoformat now today most_common elements total"
)
"""Methods of Python's own types that only read."""
_ELEMENTS: Final = _words(
    "title header subheader markdown caption text code latex metric divider success info warning error button columns "
    "text_input text_area number_input slider selectbox radio multiselect checkbox toggle select_slider form "
    "form_submit_button expander popover container tabs date_input time_input dataframe table line_chart bar_chart "
    "area_chart image json"
)
"""Methods of Streamlit's containers; a class of the script's that has such a one tells of its lines itself."""
_LAZY: Final = _words("map filter iter starmap filterfalse takewhile dropwhile accumulate groupby defaultdict")
"""Where a script uses these, things change in lines that look like reading: in a loop, or by `counts["new"]`."""


def touching_lines(source: str) -> frozenset[int]:
    """Return the lines of `source` that could change a value in place; more of them rather than one too few.

    A line with an assignment to an item or attribute, `del`, `+=` or a call that is not known to leave its arguments
    alone is one. Functions of the script's own are called by such lines too, and tell of their lines themselves.
    """
    try:
        tree = ast.parse(source.removeprefix("\ufeff"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(_Finder(tree).lines())


class _Finder:
    """Looks through a script once."""

    def __init__(self, tree: ast.Module) -> None:
        self._nodes = list(ast.walk(tree))
        self._streamlit = {
            (alias.asname or alias.name)
            for node in self._nodes
            if isinstance(node, ast.Import)
            for alias in node.names
            if alias.name == "streamlit"
        }
        self._bound = set(self._names())
        self._functions = {node.name for node in self._nodes if isinstance(node, ast.FunctionDef)} - {
            node.id for node in self._nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
        }
        self._lazy = any(_name(node) in _LAZY for node in self._nodes)

    def lines(self) -> Iterator[int]:
        for node in self._nodes:
            if isinstance(node, ast.expr | ast.stmt | ast.withitem) and self._touches(node):
                yield from _span(node)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                for each in node.decorator_list:
                    if not isinstance(each, ast.Call) and not self._is_streamlit(each):
                        yield from range(each.lineno, node.lineno + 1)

    def _names(self) -> Iterator[str]:
        """Names that the script gives a meaning of its own."""
        for node in self._nodes:
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                yield node.id
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.arg):
                yield node.arg
            elif isinstance(node, ast.Import | ast.ImportFrom):
                yield from (alias.asname or alias.name for alias in node.names if alias.name != "streamlit")
            elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
                yield node.name

    def _touches(self, node: ast.AST) -> bool:
        match node:
            case ast.Call():
                return self._hands_over(node) or not self._leaves_alone(node.func)
            case ast.Attribute(ctx=ast.Store() | ast.Del()) | ast.Subscript(ctx=ast.Store() | ast.Del()):
                return not self._is_state(node.value)
            case ast.AugAssign():
                number = isinstance(node.value, ast.Constant) and isinstance(node.value.value, int | float)
                return not number or isinstance(node.op, ast.Mult)  # a list can be doubled
            case ast.Await() | ast.AsyncFor() | ast.AsyncWith():
                return True
            case ast.withitem():
                return not isinstance(node.context_expr, ast.Call)
            case ast.Subscript() | ast.For() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.Starred():
                return self._lazy
        return False

    def _leaves_alone(self, called: ast.expr) -> bool:
        """True where what is called is known to change nothing in place."""
        if isinstance(called, ast.Name):
            return called.id in _PURE and called.id not in self._bound and not self._lazy
        if self._is_streamlit(called):
            return True
        if not isinstance(called, ast.Attribute):
            return False
        stores = called.attr == "setdefault" and self._is_state(called.value)  # which is no change in place
        return stores or called.attr in _READING | _ELEMENTS

    def _hands_over(self, call: ast.Call) -> bool:
        """True where a call may use up something lazy, or calls a function it is given that tells of no lines."""
        if self._lazy and any(isinstance(each, ast.Name) for each in call.args):
            return True
        name = "key" if isinstance(call.func, ast.Name) else "format_func"  # of `sorted`, and of a widget
        return any(
            (each.arg == name or (each.arg or "").startswith("on_")) and not self._tells(each.value)
            for each in call.keywords
        )

    def _tells(self, function: ast.expr) -> bool:
        """True for a function that changes nothing, or that tells of its lines itself."""
        match function:
            case ast.Lambda() | ast.Constant():
                return True
            case ast.Name(id=name):
                return name in self._functions or (name in _PURE and name not in self._bound)
            case ast.Attribute(attr=name):
                return name in _READING
        return False

    def _is_streamlit(self, node: ast.expr) -> bool:
        """True for `st.name` and `st.sidebar.name`, unless it is of session state."""
        while isinstance(node, ast.Attribute):
            if node.attr in ("session_state", "query_params"):
                return False
            node = node.value
        return isinstance(node, ast.Name) and node.id in self._streamlit - self._bound

    def _is_state(self, node: ast.expr) -> bool:
        """True for `st.session_state`: what is assigned to it is no change in place."""
        return isinstance(node, ast.Attribute) and node.attr == "session_state" and self._is_streamlit(node.value)


def _name(node: ast.AST) -> str:
    """What a node names; empty for one that names nothing."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return name
    return ""


def _span(node: ast.AST) -> range:
    if isinstance(node, ast.withitem):
        node = node.context_expr
    if isinstance(node, ast.For | ast.AsyncFor | ast.AsyncWith):
        return range(node.lineno, node.lineno + 1)
    assert isinstance(node, ast.expr | ast.stmt)
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)
