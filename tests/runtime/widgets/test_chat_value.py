"""`ChatInputValue`: a message with what the chat takes, and nothing else."""

import pytest

from playground.runtime.browser.uploads import FileValue, Uploads
from playground.runtime.widgets.chat_value import ChatInputValue, message_of

FILE = FileValue("a.csv", "text/csv", b"a")


def sent(uploads: Uploads, **parts: object) -> object:
    return uploads.send_message({"text": "Hi", "files": [], "audio": None, **parts})


def test_a_message_without_files_is_a_text():
    uploads = Uploads()
    assert message_of(None, uploads, files=True, audio=False, types=[], most=None) is None
    assert message_of("Hello", uploads, files=False, audio=False, types=[], most=2) == "He"
    made = message_of("Hello", uploads, files=True, audio=False, types=[], most=None)
    assert (made.text, made.files) == ("Hello", [])


def test_the_server_keeps_no_file_of_a_message():
    uploads = Uploads()
    value = sent(uploads, files=[FILE], audio=FILE)
    name = value["files"][0]["id"]
    assert uploads.get(name) is FILE
    made = message_of(value, uploads, files=True, audio=True, types=[".csv"], most=None)
    assert ([file.getvalue() for file in made.files], made.audio.name) == ([b"a"], "a.csv")
    assert uploads.get(name) is None


def test_it_is_also_a_mapping_of_what_the_chat_takes():
    made = ChatInputValue("Hi", [], None, True, False)
    assert dict(made) == made.to_dict() == {"text": "Hi", "files": []}
    assert "audio" not in made
    with pytest.raises(AttributeError, match=r"no attribute 'audio' \(accept_audio=False\)"):
        made.audio  # noqa: B018
    with pytest.raises(KeyError, match="Invalid key: audio"):
        made["audio"] = None
    made["text"] = "Ho"
    del made["files"]
    assert repr(made) == "ChatInputValue(text='Ho')"
    with pytest.raises(KeyError, match="Invalid key: files"):
        made["files"]
