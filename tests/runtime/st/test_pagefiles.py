"""Names of page files: their place in the menu, their icon, their title."""

from pathlib import Path

import pytest

from playground.runtime.st.pagefiles import icon_and_name, place_in_menu


def test_numbers_come_first_and_then_names_without_regard_to_case():
    names = ["10_z.py", "2_a.py", "b.py", "A.py", "2_B.py", "1.py"]
    assert sorted(names, key=lambda name: place_in_menu(Path(name))) == [
        "1.py",
        "2_a.py",
        "2_B.py",
        "10_z.py",
        "A.py",
        "b.py",
    ]


@pytest.mark.parametrize(
    ("file", "icon", "name"),
    [
        ("my_page.py", "", "my_page"),
        ("01 - My  page.py", "", "My_page"),
        ("2_📈_Plots.py", "📈", "Plots"),
        ("12.py", "", "12"),
        ("📈.py", "📈", ""),
        ("no python", "", ""),
    ],
)
def test_what_a_name_says(file, icon, name):
    assert icon_and_name(Path("pages") / file) == (icon, name)
