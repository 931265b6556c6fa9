"""Odd values of every kind, as a script writes them, for the calls of `arguments`."""

from __future__ import annotations

from typing import Final

ANY: Final = (
    *("None", "True", "False", "0", "1", "-1", "2", "5", "100", "-7", "2**31", "2**32", "2**53", "2**63", "-2**63"),
    *("2**64", "10**400", "0.0", "-0.0", "0.5", "1.0", "2.7", "-3.5", "1e300", "float('nan')", "float('inf')"),
    *("float('-inf')", "1j", "decimal.Decimal('1.5')", "fractions.Fraction(1, 3)", "Whole(3)"),
    *(
        "''",
        "' '",
        "'a'",
        "'b'",
        "'abc'",
        "'Abc'",
        "'5'",
        "'\\u2705'",
        "':material/home:'",
        "'{x}'",
        "'a\\nb'",
        "'\\0'",
    ),
    *("'%'", "Text('a')", "b''", "b'abc'", "bytearray(b'abc')", "memoryview(b'abc')", "'x' * 200"),
    *("[]", "[1]", "['a']", "['a', 'b']", "[1, 2]", "[None]", "[[]]", "['']", "[1, 'a']", "[1.5, 2.5]", "()", "(1,)"),
    *("('a', 'b')", "(1, 2)", "(1, 2, 3)", "(None, None)", "{}", "{'a': 1}", "{1: 2}", "set()", "{1}", "{'a'}"),
    *("frozenset()", "range(3)", "range(0)", "gen()", "iter([1])", "Point(1, 2)", "{'a': [1, 2]}"),
    *("datetime.date(2024, 2, 29)", "datetime.datetime(2024, 2, 29, 12, 30)", "datetime.time(8, 45)"),
    *("datetime.timedelta(minutes=5)", "datetime.timedelta(-1)", "datetime.date.min", "datetime.datetime.max"),
    *("Plain()", "Named()", "Failing()", "Plain", "Color.RED", "Color.BLUE", "Color", "int", "str", "do", "words"),
    *("number", "fails", "lambda: None", "lambda value: value", "...", "NotImplemented", "ValueError('x')", "object()"),
    *("io.BytesIO(b'abc')", "io.StringIO('abc')", "pathlib.Path('nowhere.png')", "slice(1)", "type", "datetime"),
    *("collections.deque([1])", "collections.OrderedDict(a=1)", "collections.Counter('ab')", "range(2, 5)"),
    *("Row(1)", "Row", "[Row(1)]", "[Color.RED]", "list(Color)", "[1.5, 'a']", "gen", "[Plain()]"),
    *("Level.LOW", "fractions", "zip('ab', 'cd')"),
)
"""Values of every kind, as a script writes them."""

FRAMES: Final = (
    *("pd.DataFrame()", "pd.DataFrame({'a': [1, 2]})", "pd.DataFrame({'a': ['x', None], 'b': [1.5, 2]})"),
    *(
        "pd.DataFrame([[1, 'x'], [2, 'y']])",
        "pd.DataFrame({'a': [1, 'x']})",
        "pd.DataFrame({'a': [True]}, index=['r'])",
    ),
    *("pd.DataFrame({'day': pd.to_datetime(['2024-01-02'])})", "pd.DataFrame({'a': [[1], [2]]})"),
    *("pd.Series([1, 2])", "pd.Series(['a', 'b'], name='s')", "pd.Series([], dtype=float)", "pd.Index(['a', 'b'])"),
    *("pd.Timestamp('2024-01-02 03:04')", "pd.Timedelta(hours=5)", "pd.NaT", "pd.NA", "pd.Categorical(['a'])"),
    *("np.array([1, 2])", "np.array(['a', 'b'])", "np.array([[1, 2], [3, 4]])", "np.array([])", "np.array(5)"),
    *("np.int64(5)", "np.float64(2.5)", "np.float32(2.5)", "np.bool_(True)", "np.str_('a')", "np.nan"),
    *(
        "np.zeros((2, 2, 2))",
        "{'a': pd.Series([1, 2])}",
        "{'a': np.array([1, 2])}",
        "[np.int64(1)]",
        "[pd.Series([1])]",
    ),
)
"""Data of other packages, and what they are made of."""

WORDS: Final = (
    *("stretch", "content", "auto", "small", "medium", "large", "xsmall", "xxlarge", "left", "center", "right", "top"),
    *("bottom", "distribute", "justify", "visible", "hidden", "collapsed", "rerun", "ignore", "primary", "secondary"),
    *("tertiary", "single", "multi", "fixed", "dynamic", "add", "delete", "query-params", "session", "page", "default"),
    *("password", "email", "red", "rainbow", "gray", "#fff", "rgb(1,2,3)", "normal", "inverse", "off", "above"),
    *("below", "now", "today", "min", "start", "end", "single-row", "multi-row", "multi-cell", "single-row-required"),
    *("multi-column", "below_title", "cursor", "always", "horizontal", "layered", "normalize", "1d", "2 hours", "1h30"),
    *("Ctrl+K", "c", "ctrl", "f5", "Ctrl+Shift+x+y", "enter", "YYYY/MM/DD", "DD.MM.YYYY", "%d", "%.2f", "percent"),
    *(
        "running",
        "complete",
        "error",
        "user",
        "assistant",
        "fuzzy",
        "contains",
        "thumbs",
        "faces",
        "stars",
        "https://a.b",
    ),
    *(
        "2024-01-31",
        "12:30",
        "2024-01-31T12:30",
        "2024-13-01",
        "spinner",
        ":rocket:",
        ":material/nonsense name:",
        "sidebar",
    ),
    *(
        "light",
        "expanded",
        "locked",
        "wide",
        "centered",
        "disk",
        "global",
        "background",
        "foreground",
        "compact",
        "step",
    ),
)


def _named() -> dict[str, tuple[str, ...]]:
    """Values that only a parameter of that name is likely to make something of."""
    sizes = (
        "'stretch'",
        "'content'",
        "'Stretch'",
        "'auto'",
        "0",
        "-5",
        "1",
        "300",
        "2**32 - 1",
        "2**32",
        "True",
        "2.5",
    )
    dates = ("'today'", "'2024-01-31'", "'2024-13-01'", "datetime.date(2024, 1, 31)", "datetime.date(1, 1, 1)")
    times = ("'now'", "'12:30'", "'25:00'", "datetime.time(1, 2)", "datetime.datetime(2024, 1, 31, 5, 6)")
    numbers = ("3", "3.0", "0", "10", "-10", "10.5", "2**53", "-2**53", "1e308", "float('nan')")
    both = ("(1, 2)", "[3, 1]", "(datetime.date(2024, 1, 1), datetime.date(2023, 1, 1))", "(1.0, 2)", "('a', 'b')")
    tables = (
        *(
            "[[1, 2], [3]]",
            "[{'a': 1}, 2]",
            "[[1], 'a']",
            "{'a': [1, 2], 'b': [1]}",
            "{'a': [1], 'b': 2}",
            "[{'a': 1}]",
        ),
        *("{'a': {'x': 1}, 'b': 2}", "[(1, 2), {'a': 1}]", "{'a': 1, 'b': [2]}", "[None, [1]]", "[[1, 2], None]"),
    )
    return {
        "width": sizes,
        "height": sizes,
        "size": (*sizes, "'xxsmall'", "'medium'", "'Large'"),
        "gap": ("None", "'small'", "'Small'", "'xxlarge'", "0", "-1", "2**32", "True", "1.5"),
        "value": (*numbers, *dates, *times, *both),
        "min_value": (*numbers, *dates, *times),
        "max_value": (*numbers, *dates, *times),
        "step": ("1", "0", "-1", "0.1", "60", "59", "86400", "datetime.timedelta(days=1)", "datetime.timedelta(0)"),
        "key": ("'k'", "5", "''", "'$$ID-x'", "None", "1.5", "b'k'"),
        "options": (
            "['a', 'b']",
            "[]",
            "'ab'",
            "{'a': 1, 'b': 2}",
            "['a', 'a']",
            "range(3)",
            "{'b'}",
            "Color",
            "gen()",
        ),
        "default": ("'a'", "['a']", "['z']", "['a', 'a']", "('a', 'b')", "{'a'}", "0", "[]", "iter(['a'])"),
        "index": ("0", "1", "2", "-1", "None", "True", "1.0", "'a'"),
        "icon": (
            "'\\u2705'",
            "'x'",
            "':material/home:'",
            "':material/nope nope:'",
            "':rocket:'",
            "' \\u2705 '",
            "'spinner'",
        ),
        "spec": (
            "0",
            "-1",
            "3",
            "True",
            "[1, 2]",
            "[0, 1]",
            "[-1]",
            "[]",
            "['a']",
            "(1.5, 2)",
            "'ab'",
            "[float('nan')]",
        ),
        "tabs": ("['a', 'b']", "[]", "'ab'", "[1]", "['a', 1]", "None", "('a',)", "{'a': 1}", "5"),
        "data": tables,
        "body": ("'text'", "5", "Plain()", "''", "[1]"),
        "captions": ("['x']", "[1, 2]", "['x', None]", "'xy'", "[]", "['x', 'y', 'z']"),
        "max_selections": ("0", "1", "-1", "True", "1.5", "2**31"),
        "max_chars": ("0", "-1", "5", "1.5", "2**32"),
        "format_func": (
            "str",
            "words",
            "number",
            "fails",
            "lambda value: None",
            "lambda value: b'x'",
            "5",
            "'x'",
            "None",
        ),
        "on_change": ("'rerun'", "'ignore'", "'Rerun'", "do", "5", "None"),
        "on_click": ("'rerun'", "'ignore'", "'Rerun'", "do", "5", "None"),
        "on_select": ("'rerun'", "'ignore'", "'Rerun'", "do", "5", "None"),
        "args": ("()", "(1,)", "[1]", "'ab'", "5", "None", "{'a': 1}"),
        "kwargs": ("{}", "{'a': 1}", "{1: 2}", "[('a', 1)]", "5", "'ab'", "None"),
        "ttl": ("60", "'1d'", "'x'", "-1", "0", "datetime.timedelta(1)", "None", "1.5", "''", "True"),
        "run_every": ("60", "'1d'", "'x'", "-1", "0", "datetime.timedelta(1)", "None", "1.5", "''", "True"),
        "bind": ("None", "'query-params'", "'x'"),
        "persist_state": ("None", "'page'", "'session'", "'x'"),
        "divider": ("True", "False", "'red'", "'Red'", "'pink'", "5"),
        "anchor": ("False", "True", "None", "'a'", "5"),
        "format": ("'%d'", "'%.2f'", "'%s'", "'%'", "'x'", "'%d %d'", "'YYYY-MM-DD'", "'plain'", "'percent'", "5"),
        "image": ("'nowhere.png'", "b'abc'", "['nowhere.png']", "'https://a.b/c.png'", "'data:image/png;base64,AA=='"),
        "shortcut": ("'k'", "'Ctrl+K'", "'c'", "'ctrl'", "'a+b'", "''", "'f12'", "'+'", "'\\u2705'", "5"),
        "required": ("True", "False", "None", "1", "'x'"),
        "validate": ("'a+'", "('a', 'no')", "'('", "5", "('a',)", "do"),
        "live": ("True", "False", "'x'", "5", "0", "300"),
    }


NAMED: Final = _named()
