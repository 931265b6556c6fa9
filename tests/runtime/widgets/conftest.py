"""Gives the tests of `using.Used` the tables of the module that they are in."""

from __future__ import annotations

import pytest

TABLES = {"widget": "WIDGETS", "refusal": "REFUSED", "wrong": "ERRORS"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, table in TABLES.items():
        if name in metafunc.fixturenames:
            cases = getattr(metafunc.module, table)
            metafunc.parametrize(name, cases, ids=[case[0] for case in cases])
