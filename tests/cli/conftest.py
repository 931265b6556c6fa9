"""Fixtures of the command's tests."""

from tests.local.conftest import _without_a_running_loop

__all__ = ["_without_a_running_loop"]
