"""Containers: places that hold elements, in an order of their own (rule 49)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final, Self

from . import context, errors
from .delta import DeltaGeneratorBase
from .icons import checked
from .page import FormSpec
from .widget import check_policies, identify, to_key


class OpeningMixin(DeltaGeneratorBase):
    """What a tab, an expander and a popover have beside all that a container has."""

    open: Final = None
    """Whether it is open: known in Streamlit where `on_change` or `bind` asks for it."""

    def __enter__(self) -> Self:  # type: ignore[override]
        super().__enter__()
        return self


class LayoutMixin(DeltaGeneratorBase):
    """`container`, `columns`, `tabs`, `expander`, `form`."""

    _opening_kind: ClassVar[type[DeltaGeneratorBase]]

    def _opening(self, made: Any) -> Any:
        """`made` as a container that can be opened and closed."""
        opening = self._opening_kind.__new__(self._opening_kind)
        opening.__dict__.update(made.__dict__)
        return opening

    def container(
        self,
        *,
        border: bool | None = None,
        key: str | int | None = None,
        width: Any = "stretch",
        height: Any = "content",
        horizontal: bool = False,
        wrap: bool = True,
        horizontal_alignment: str = "left",
        vertical_alignment: str = "top",
        gap: Any = "small",
        autoscroll: bool | None = None,
    ) -> Any:
        fields = {"border": bool(border), "horizontal": horizontal, "key": to_key(key)}
        return self._block("container", fields)

    def columns(
        self,
        spec: int | Sequence[float],
        *,
        gap: Any = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        width: Any = "stretch",
        wrap: bool = True,
    ) -> list[Any]:
        weights = [1] * spec if isinstance(spec, int) else list(spec)
        if not weights or any(not isinstance(weight, int | float) or weight <= 0 for weight in weights):
            raise errors.StreamlitInvalidColumnSpecError
        total = sum(weights)
        row = self._block("columns", {})
        return [row._block("column", {"width": round(weight / total, 4), "border": border}) for weight in weights]

    def tabs(
        self,
        tabs: Sequence[Any],
        *,
        width: Any = "stretch",
        height: Any = "content",
        default: str | None = None,
        key: str | int | None = None,
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
        bind: Any = None,
    ) -> Sequence[Any]:
        if not tabs:
            raise errors.StreamlitMissingRequiredParameterError("tabs", "Provide at least one tab label.")
        if default and default not in tabs:
            detail = f"`{default}` is not in the list of tabs."
            raise errors.StreamlitValueError("default", ["a tab label from `tabs`"], detail=detail)
        for label in tabs:
            if not isinstance(label, str):
                kind = type(label).__name__
                raise errors.StreamlitInvalidParameterTypeError("tabs", kind, ["a string for each tab label"])
        _check_listening("tabs", on_change, bind)
        if key is not None:
            identify(self, "tabs", to_key(key), {})
        row = self._block("tabs", {})
        return tuple(self._opening(row._block("tab", {"label": each, "default": each == default})) for each in tabs)

    def expander(
        self,
        label: str | None,
        expanded: bool = False,
        *,
        key: str | int | None = None,
        icon: str | None = None,
        type: str = "default",
        width: Any = "stretch",
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
        bind: Any = None,
    ) -> Any:
        if label is None:
            raise errors.StreamlitMissingRequiredParameterError("label")
        if type not in ("default", "compact", "step"):
            raise errors.StreamlitValueError("type", ["'default'", "'compact'", "'step'"])
        _check_listening("expander", on_change, bind)
        if key is not None:
            identify(self, "expander", to_key(key), {"type": type})
        fields = {"label": str(label), "expanded": bool(expanded), "icon": checked(icon)}
        return self._opening(self._block("expander", fields))

    def popover(
        self,
        label: str,
        *,
        type: str = "secondary",
        help: str | None = None,
        icon: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        wrap: bool | None = None,
        key: str | int | None = None,
        on_change: Any = "ignore",
        args: Any = None,
        kwargs: Any = None,
    ) -> Any:
        if label is None:
            raise errors.StreamlitMissingRequiredParameterError("label")
        if type not in ("primary", "secondary", "tertiary"):
            raise errors.StreamlitValueError("type", ["'primary'", "'secondary'", "'tertiary'"])
        _check_listening("popover", on_change, None)
        if key is not None:
            identify(self, "popover", to_key(key), {})
        fields = {"label": str(label), "icon": checked(icon), "help": help, "disabled": bool(disabled)}
        return self._opening(self._block("popover", fields))

    def form(
        self,
        key: str,
        clear_on_submit: bool = False,
        *,
        enter_to_submit: bool = True,
        border: bool = True,
        width: Any = "stretch",
        height: Any = "content",
    ) -> Any:
        if self._current_form():
            raise errors.StreamlitInvalidLayoutContextError("Forms cannot be nested in other forms.")
        key = str(key)
        check_policies(self, key, None, writable=False)
        run = context.current()
        if key in run.form_ids:
            raise errors.StreamlitDuplicateElementKey(key)
        run.form_ids.add(key)
        fields = {"key": key, "border": border, "enter_to_submit": enter_to_submit, "clear_on_submit": clear_on_submit}
        block = self._block("form", fields)
        block._form_id = key
        run.page.add_form(FormSpec(key, clear_on_submit))
        return block


def _check_listening(name: str, on_change: Any, bind: Any) -> None:
    """Raise for a container that is asked to tell of its opening, which only Streamlit's do."""
    from .module import NotInPlaygroundError

    if not callable(on_change) and on_change not in ("rerun", "ignore"):
        raise errors.StreamlitValueError("on_change", ["'rerun'", "'ignore'", "a callback function"])
    if bind is not None and bind != "query-params":
        raise errors.StreamlitValueError("bind", ["'query-params'", "None"])
    for argument, asked in (("on_change", on_change != "ignore"), ("bind", bind is not None)):
        if asked:
            raise NotInPlaygroundError(
                f"`st.{name}({argument}=...)` is part of Streamlit, but not of this playground yet: "
                "opening and closing it causes no run here."
            )
