"""An example costs nothing but itself until it is used."""

import pytest

from tests.bench.examples import MOST, sizes


@pytest.mark.parametrize("examples", [1, 30])
def test_a_page_with_examples_that_nobody_touches_is_small(examples):
    assert sum(sizes(examples).values()) < MOST
