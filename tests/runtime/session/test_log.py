from __future__ import annotations

import json

from playground.runtime import Action
from playground.runtime.session.log import Log


def test_actions_that_say_the_same_are_kept_once():
    texts = ['{"click": "Go"}', '{"set": {"label": "N", "value": 1}}', '{"set": {"label": "N", "value": true}}']
    for parse in (json.loads, lambda text: Action.parse(json.loads(text))):
        log = Log()
        for text in texts * 3:
            log.append(parse(text))
        assert log == [parse(text) for text in texts] * 3
        assert len({id(action) for action in log}) == 3
        assert [repr(action) for action in log[:3]] == [repr(parse(text)) for text in texts]


def test_it_looks_for_the_newest_only():
    log = Log(range(5_000))
    assert log == list(range(5_000))
    assert len(log._known) <= 1_000
