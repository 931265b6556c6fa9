"""Chats: `chat_message` and `chat_input` (rule chat-input-once)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from ..arguments.icons import is_emoji, valid_icon
from ..arguments.pictures import load
from ..arguments.sizes import check_height, check_message, check_width
from ..arguments.upload_types import normalized
from ..arguments.wire import count, flag, texts, whole
from ..arguments.wire import text as wire_text
from ..browser.tree import BOTTOM, MAIN
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, check_policies, handler, identify, to_key
from ..run import context, errors
from ..trace.values import Json
from .chat_value import ChatInputValue, message_of
from .uploads import STANDARD

_PEOPLE: Final = {"user": "user", "human": "user", "assistant": "assistant", "ai": "assistant"}


_RATES: Final = {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000}


class ChatMixin(DeltaGeneratorBase):
    """What a conversation is made of."""

    def chat_message(self, name: str, *, avatar: Any = None, width: Any = "stretch") -> Any:
        if name is None:
            raise errors.StreamlitMissingRequiredParameterError("name")
        if avatar is None and (name.lower() in _PEOPLE or is_emoji(name)):
            avatar = name.lower()
        shown = _avatar(avatar)
        check_width(width)
        name = wire_text(name)
        check_message(width)
        return self._block("chat_message", {"name": name, "avatar": shown})

    def chat_input(
        self,
        placeholder: str = "Your message",
        *,
        key: str | int | None = None,
        max_chars: int | None = None,
        max_upload_size: int | None = None,
        accept_file: Any = False,
        file_type: Any = None,
        accept_audio: bool = False,
        audio_sample_rate: int | None = 16000,
        disabled: bool = False,
        submit_mode: str = "submit",
        on_submit: Callable[..., Any] | None = None,
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        width: Any = "stretch",
        height: Any = "content",
    ) -> Any:
        """Simplified: a recording comes from a file, from no device."""
        asked = Asked(self, "chat_input", to_key(key), None, locals(), "")
        asked.callback = handler(on_submit, "on_submit")
        check_policies(self, asked.key, asked.callback)
        if accept_file not in {True, False, "multiple", "directory"}:
            raise _no_acceptance(accept_file)
        if submit_mode not in {"submit", "disable", "stop"}:
            raise errors.StreamlitValueError("submit_mode", ["'submit'", "'disable'", "'stop'"])
        most = max_upload_size
        if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 1):
            detail = "Set it to None to fall back to the `server.maxUploadSize` configuration option."
            raise errors.StreamlitValueError("max_upload_size", ["a positive integer"], detail=detail)
        arguments = {
            "placeholder": placeholder,
            "max_chars": max_chars,
            "max_upload_size": max_upload_size,
            "accept_file": accept_file,
            "file_type": file_type,
            "accept_audio": accept_audio,
            "audio_sample_rate": audio_sample_rate,
            "submit_mode": submit_mode,
            "width": width,
            "height": height,
        }
        identity = ("accept_file", "file_type", "max_chars", "max_upload_size")
        widget_id = identify(self, "chat_input", asked.key, arguments, with_key=identity)
        types = normalized(file_type) if file_type else file_type
        if audio_sample_rate is not None and audio_sample_rate not in _RATES:
            raise errors.StreamlitValueError("audio_sample_rate", [*map(str, sorted(_RATES)), "None"])
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError("`st.chat_input()` can't be used in a `st.form()`.")
        asked.label = str(placeholder)
        if max_chars is not None:
            count(max_chars, "ChatInput.max_chars")
        if not isinstance(accept_file, bool | str):
            raise _no_acceptance(accept_file)
        types = texts(types) if types is not None else []
        limit = STANDARD if most is None else whole(most, "ChatInput.max_upload_size_mb")
        audio = flag(accept_audio)
        check_width(width, content=False)
        check_height(height)
        disabled = flag(disabled)

        uploads = context.current().page.uploads

        def deserialize(sent: Json) -> Any:
            return message_of(sent, uploads, files=bool(accept_file), audio=audio, types=types, most=max_chars)

        asked.place = self._chat_place()
        widget = asked.widget(widget_id, None, deserialize, _sent, disabled=disabled, trigger=True, text=True)
        registered = widget.register()
        preset = registered.value if registered.set_value else None
        if isinstance(preset, str):
            widget.correct(None)
        fields: dict[str, Json] = {
            "max_chars": max_chars or None,
            "draft": preset,
        }
        if accept_file or audio:
            accept = "one" if accept_file is True else accept_file or None
            fields |= {"accept": accept, "types": types, "max_mb": limit, "accept_audio": audio}
        widget.draw(registered.value, fields, set_value=False)
        return None if registered.set_value else registered.value

    def _chat_place(self) -> DeltaGeneratorBase:
        """Outside of all containers a chat input stands at the bottom of the page."""
        if self._active._root == MAIN and not self._ancestor_types():
            return type(self)(BOTTOM)
        return self


def _no_acceptance(accept: Any) -> errors.StreamlitValueError:
    values = ["True", "False", "'multiple'", "'directory'"]
    return errors.StreamlitValueError("accept_file", values, detail=f"Got {accept!r}.")


def _sent(value: Any) -> Json:
    """A message as the page has it: its text."""
    return value.text if isinstance(value, ChatInputValue) else value


def _avatar(avatar: Any) -> str | None:
    """A person, an icon or an emoji as it is named; None for a picture, which the page does not show."""
    if avatar is None:
        return None
    if isinstance(avatar, str):
        if avatar in _PEOPLE:
            return _PEOPLE[avatar]
        if is_emoji(avatar):
            return avatar
        if avatar.startswith(":material"):
            return valid_icon(avatar)
    try:
        load(avatar)
    except Exception as error:
        raise errors.StreamlitAPIException("Failed to load the provided avatar value as an image.") from error
    return avatar if isinstance(avatar, str) else None
