"""What a script needs, read off its text."""

import pytest

from playground.worker.needs import canonical, needs


@pytest.mark.parametrize(
    ("source", "imports"),
    [
        ("import a.b, c as d\nfrom e.f import g\n", {"a": True, "c": True, "e": True}),
        ("from . import a\nfrom .b import c\n", {}),
        ("def f():\n    import a\n", {"a": False}),
        ("async def f():\n    import a\nclass C:\n    import b\n", {"a": False, "b": True}),
        ("if TYPE_CHECKING:\n    import a\n", {"a": False}),
        ("for x in y:\n    import a\nwith z:\n    import b\n", {"a": True, "b": True}),
        ("match x:\n    case 1:\n        import a\n", {"a": True}),
        (
            "try:\n    import a\nexcept ImportError:\n    import b\nelse:\n    import c\n",
            {"a": False, "b": False, "c": True},
        ),
        ("try:\n    import a\nexcept (KeyError, ModuleNotFoundError):\n    pass\n", {"a": False}),
        ("try:\n    import a\nexcept:\n    pass\n", {"a": False}),
        ("try:\n    import a\nexcept KeyError:\n    pass\nfinally:\n    import b\n", {"a": True, "b": True}),
        ("def f():\n    import a\nimport a\n", {"a": True}),
        ("import a b\n", {}),
        ("\ufeffimport a\n", {"a": True}),
    ],
)
def test_imports_are_found_with_whether_a_run_fails_without(source: str, imports: dict[str, bool]) -> None:
    assert needs(source, {}).imports == imports


def test_modules_pages_and_named_files_beside_are_read_too() -> None:
    files = {
        "helper.py": "import a\n",
        "parts/one.py": "import b\n",
        "pages/two.py": "import c\n",
        "three.py": "import d\n",
        "unused.py": "import e\n",
        "data.csv": "import f\n",
    }
    found = needs("import helper\nimport parts.one\nst.Page('three.py')\n", files)
    assert set(found.imports) == {"helper", "parts", "a", "b", "c", "d"}


def test_files_that_import_each_other_are_read_once() -> None:
    assert set(needs("import a\n", {"a.py": "import b\n", "b.py": "import a, c\n"}).imports) == {"a", "b", "c"}


BLOCK = """\
# /// script
# requires-python = ">=3.12"
# dependencies = [
#   "Rich_Text[all]>=13; python_version > '3'",
#   "msgspec",
# ]
# ///
"""


def test_a_block_and_a_list_name_packages() -> None:
    assert needs(BLOCK + "import a\n", {}).declared == ["rich-text", "msgspec"]
    text = "# all of it\n\npandas==2.1  # data\n-r other.txt\n--no-index\nmsgspec\nattrs @ file:///x\n./local\nb<2\n"
    assert needs(BLOCK, {"requirements.txt": text}).declared == ["rich-text", "msgspec", "pandas", "attrs", "b"]


@pytest.mark.parametrize(
    "block",
    [
        BLOCK + BLOCK,
        "# /// script\n# dependencies = [\n# ///\n",
        "# /// script\n# dependencies = 'a'\n# ///\n",
        "# /// script\n# dependencies = [1]\n# ///\n",
        "# /// script\n# dependencies = ['a']\n",
    ],
)
def test_a_block_that_is_none_names_nothing(block: str) -> None:
    assert needs(block, {}).declared == []


def test_names_are_compared_as_packages_are() -> None:
    assert canonical("Foo__bar.-baz") == "foo-bar-baz"
