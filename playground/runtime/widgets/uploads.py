"""Widgets that take files of the user's: `file_uploader`, `camera_input` and `audio_input`.

(rules upload-new-object, upload-again, upload-taken-back)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ..arguments import wire
from ..arguments.sizes import check_width
from ..arguments.upload_types import check_name, normalized
from ..browser.uploaded import DeletedFile, UploadedFile, opened
from ..place.delta import DeltaGeneratorBase
from ..place.widget import Asked, OnChange, Widget, change_handler, check_policies, clean_label, identify, to_key
from ..run import context, errors
from ..trace.values import Json

STANDARD: Final = 200
"""Megabytes that a file may have where the script does not say."""
_HEIGHTS: Final = dict.fromkeys(("480p", "720p", "1080p"))
_RATES: Final = {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000}


class UploadMixin(DeltaGeneratorBase):
    """Files that come from the user's machine."""

    def file_uploader(
        self,
        label: str,
        type: str | Sequence[str] | None = None,
        accept_multiple_files: Any = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        max_upload_size: int | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
    ) -> Any:
        asked = _asked(self, "file_uploader", locals(), check=lambda: check_most(max_upload_size))
        arguments = {
            "label": asked.label,
            "type": type,
            "accept_multiple_files": accept_multiple_files,
            "max_upload_size": max_upload_size,
            "help": help,
            "width": width,
        }
        identity = ("type", "accept_multiple_files", "max_upload_size")
        widget_id = identify(self, "file_uploader", asked.key, arguments, with_key=identity)
        types = wire.texts(normalized(type)) if type else []
        most = STANDARD if max_upload_size is None else wire.whole(max_upload_size, "FileUploader.max_upload_size_mb")
        directory = accept_multiple_files == "directory"
        several = wire.flag(accept_multiple_files is True or directory)
        fields: dict[str, Json] = {
            "accept": "directory" if directory else "multiple" if several else "one",
            "types": types,
            "max_mb": most,
        }
        return _of_script(_register(asked, widget_id, types, width, fields, several=several))

    def camera_input(
        self,
        label: str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        *,
        disabled: bool = False,
        label_visibility: str = "visible",
        resolution: Any = None,
        width: Any = "stretch",
    ) -> Any:
        """Simplified: takes a picture that the user has, from no device."""
        if resolution is not None and resolution not in _HEIGHTS:
            raise errors.StreamlitValueError("resolution", [*(f"'{each}'" for each in _HEIGHTS), "None"])
        asked = _asked(self, "camera_input", locals())
        arguments = {"label": asked.label, "help": help, "width": width, "resolution": resolution}
        return self._recorded(asked, arguments, [".jpg"])

    def audio_input(
        self,
        label: str,
        *,
        sample_rate: int | None = 16000,
        key: str | int | None = None,
        help: str | None = None,
        on_change: OnChange = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: dict[str, Any] | None = None,
        disabled: bool = False,
        label_visibility: str = "visible",
        width: Any = "stretch",
    ) -> Any:
        """Simplified: takes a recording that the user has, from no device."""
        if sample_rate is not None and sample_rate not in _RATES:
            raise errors.StreamlitValueError("sample_rate", [*map(str, sorted(_RATES)), "None"])
        asked = _asked(self, "audio_input", locals())
        if not asked.label:
            asked.given["help"] = None  # Streamlit shows it beside a label only
        arguments = {"label": asked.label, "help": help, "width": width, "sample_rate": sample_rate}
        return self._recorded(asked, arguments, [".wav"])

    def _recorded(self, asked: Asked, arguments: dict[str, Any], types: list[str]) -> Any:
        """What a device of the user's would have recorded: one file of one kind."""
        widget_id = identify(self, asked.kind, asked.key, arguments)
        fields: dict[str, Json] = {"accept": "one", "types": types, "max_mb": STANDARD}
        return _of_script(_register(asked, widget_id, types, arguments["width"], fields, several=False))


def check_most(most: Any) -> None:
    """Raise for a `max_upload_size` that is none."""
    if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 1):
        detail = "Set it to None to fall back to the `server.maxUploadSize` configuration option."
        raise errors.StreamlitValueError("max_upload_size", ["a positive integer"], detail=detail)


def _asked(place: DeltaGeneratorBase, kind: str, given: dict[str, Any], check: Any = None) -> Asked:
    """A widget that the script cannot set; raises in Streamlit's order."""
    key, callback = to_key(given["key"]), change_handler(given["on_change"])
    if check is not None:
        check()
    check_policies(place, key, callback, writable=False)
    return Asked(place, kind, key, callback, given, clean_label(given["label"], given["label_visibility"]))


def _register(
    asked: Asked, widget_id: str, types: Sequence[str], width: Any, fields: dict[str, Json], *, several: bool
) -> Any:
    """Register and draw the widget; return what session state has of it."""
    disabled = wire.flag(asked.given["disabled"])
    str(asked.given["help"])  # an error where it has no text
    uploads = context.current().page.uploads

    def deserialize(sent: Json) -> Any:
        files = opened(uploads, sent)
        for each in files:
            if types and isinstance(each, UploadedFile):
                check_name(each.name, types)
        return files if several else files[0] if files else None

    def serialize(value: Any) -> Json:
        files = value if isinstance(value, list) else [value]
        sent = [uploads.about(each.file_id) for each in files if isinstance(each, UploadedFile)]
        return sent if several else sent[0] if sent else None

    widget: Widget = asked.widget(widget_id, [] if several else None, deserialize, serialize, disabled=disabled)
    value = widget.register().value
    check_width(width, content=False)
    widget.draw(value, fields, set_value=False)
    return value


def _of_script(value: Any) -> Any:
    """What the call returns: without the files that are gone."""
    if isinstance(value, list):
        return [each for each in value if not isinstance(each, DeletedFile)]
    return None if isinstance(value, DeletedFile) else value
