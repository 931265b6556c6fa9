"""Chats: `chat_message` and `chat_input` (rule chat-input-once)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from ..arguments.icons import is_emoji, valid_icon
from ..arguments.pictures import load
from ..arguments.sizes import check_height, check_message, check_width
from ..arguments.wire import count, flag, whole
from ..arguments.wire import text as wire_text
from ..browser.tree import BOTTOM, MAIN
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, check_policies, handler, identify, to_key
from ..run import errors
from ..trace.values import Json

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
    ) -> str | None:
        """Simplified: takes text, no files or audio."""
        asked = Asked(self, "chat_input", to_key(key), None, locals(), "")
        asked.callback = handler(on_submit, "on_submit")
        check_policies(self, asked.key, asked.callback)
        if accept_file not in {True, False, "multiple", "directory"}:
            values = ["True", "False", "'multiple'", "'directory'"]
            raise errors.StreamlitValueError("accept_file", values, detail=f"Got {accept_file!r}.")
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
        if audio_sample_rate is not None and audio_sample_rate not in _RATES:
            raise errors.StreamlitValueError("audio_sample_rate", [*map(str, sorted(_RATES)), "None"])
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError("`st.chat_input()` can't be used in a `st.form()`.")
        asked.label = str(placeholder)
        if max_chars is not None:
            count(max_chars, "ChatInput.max_chars")
        if most is not None:
            whole(most, "ChatInput.max_upload_size_mb")
        if flag(accept_audio) or accept_file:
            raise errors.StreamlitAPIException("`st.chat_input` takes text only in this playground, no files or audio.")
        check_width(width, content=False)
        check_height(height)
        disabled = flag(disabled)

        def deserialize(sent: Json) -> str | None:
            return None if sent is None else str(sent)[:max_chars] if max_chars else str(sent)

        asked.place = self._chat_place()
        widget = asked.widget(
            widget_id, None, deserialize, lambda text: text, disabled=disabled, trigger=True, text=True
        )
        registered = widget.register()
        preset = registered.value if registered.set_value else None
        if isinstance(preset, str):
            widget.correct(None)
        fields: dict[str, Json] = {
            "max_chars": max_chars or None,
            "draft": preset,
        }
        widget.draw(registered.value, fields, set_value=False)
        return None if registered.set_value else registered.value

    def _chat_place(self) -> DeltaGeneratorBase:
        """Outside of all containers a chat input stands at the bottom of the page."""
        if self._active._root == MAIN and not self._ancestor_types():
            return type(self)(BOTTOM)
        return self


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
