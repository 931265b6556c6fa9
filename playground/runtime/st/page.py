"""`st.Page`: a page of a multipage app, which is a file or a function.

Modelled on Streamlit's `navigation/page.py`.

(rules page-runs-script, page-file)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from ..arguments.dedent import hint
from ..arguments.icons import valid_icon
from ..arguments.pictures import is_url
from ..arguments.wire import stripped
from ..place.roots import main_place
from ..run import context, errors
from ..source.magic import WRITE
from .names import NotInPlaygroundError
from .pagefiles import icon_and_name


def _no_external(page: str, title: str | None, *, default: bool) -> Exception:
    """Return what Streamlit has against a page that is an address elsewhere, else that there is none here."""
    if title is None or not stripped(title):
        return errors.StreamlitMissingRequiredParameterError(
            "title", f"External URL pages require a non-empty title. Please provide a title for the URL: {page}"
        )
    if default:
        return errors.StreamlitIncompatibleParametersError(
            "page=<external URL>",
            "default=True",
            explanation="External URL pages cannot be set as the default page.",
        )
    return NotInPlaygroundError(
        "A page that is an address elsewhere is part of Streamlit, but not of this playground yet."
    )


class Page:
    """A page of a multipage app: a file or a function, with a title and an address.

    Simplified: no page is an address elsewhere.
    """

    def __init__(
        self,
        page: Any,
        *,
        title: str | None = None,
        icon: str | None = None,
        url_path: str | None = None,
        default: bool = False,
        visibility: str = "visible",
        help: str | None = None,
    ) -> None:
        if visibility not in {"visible", "hidden"}:
            raise errors.StreamlitValueError("visibility", ["visible", "hidden"])
        words = hint(help) or ""
        if isinstance(page, str) and is_url(page):
            raise _no_external(page, title, default=default)
        if isinstance(page, str | Path):
            page = _file(page)
            sign, name = icon_and_name(page)
        else:
            named = hasattr(page, "__name__")
            sign, name = "", str(page.__name__) if named else ""
            if not named and title is None:
                raise errors.StreamlitMissingRequiredParameterError(
                    "title", "Streamlit cannot infer a title from this callable."
                )
        self._default = default
        self._visibility = visibility
        self._help = words if words.strip() else ""
        self._page: Path | Callable[[], Any] = page
        self._title = title or name.replace("_", " ")
        self._icon = valid_icon(sign if icon is None else icon) or ""
        if not stripped(self._title):
            raise errors.StreamlitMissingRequiredParameterError(
                "title", "It cannot be empty or consist of underscores/spaces only."
            )
        self._url_path = name if url_path is None else _checked_url(url_path, default)
        self._can_be_called = False

    @property
    def title(self) -> str:
        return self._title

    @property
    def icon(self) -> str:
        return self._icon

    @property
    def help(self) -> str:
        return self._help

    @property
    def url_path(self) -> str:
        """Its path in the address; the default page has none."""
        return "" if self._default else self._url_path

    @property
    def visibility(self) -> str:
        return self._visibility

    @property
    def is_external(self) -> bool:
        return False

    @property
    def external_url(self) -> str | None:
        return None

    @property
    def _id(self) -> str:
        return f"page:{self._url_path}"

    def run(self) -> None:
        """Run the page's function; only for the page that `st.navigation` returned, once."""
        if not self._can_be_called:
            raise errors.StreamlitAPIException(
                "This page cannot be called directly. Only the page returned from st.navigation can be called once."
            )
        self._can_be_called = False
        with on_page(self._id):
            if not isinstance(self._page, Path):
                self._page()
                return
            code = context.current().project.code(str(self._page))
            module = ModuleType("__main__")
            module.__dict__["__file__"] = str(self._page)
            module.__dict__[WRITE] = transparent_write
            exec(code, module.__dict__)

    @property
    def _path(self) -> str:
        """The file that it is; empty for a function."""
        return str(self._page) if isinstance(self._page, Path) else ""


def _file(page: str | Path) -> Path:
    """The file of a page, which is named by its path from the main script's folder; raises where there is none."""
    check_path(str(page), "Unable to create Page. ")
    project = context.current().project
    found = ((project.folder or Path()) / page).resolve()
    if project.folder is None or not (str(found) == project.path or found.is_file()):
        raise errors.StreamlitPageNotFoundError(found.name)
    return found


@contextmanager
def on_page(page: str) -> Iterator[None]:
    """Widgets drawn within the block belong to `page`."""
    run = context.current()
    outer, run.page_id = run.page_id, page
    try:
        yield
    finally:
        run.page_id = outer


def transparent_write(*values: Any) -> Any:
    """What magic calls: `st.write`, giving its arguments back."""
    main_place().write(*values)
    return values[0] if len(values) == 1 else values


def _checked_url(url_path: str, default: bool) -> str:
    path: str = stripped(url_path).strip("/")
    if not path.strip() and not default:
        raise errors.StreamlitMissingRequiredParameterError("url_path", "It can only be empty for the default page.")
    if "/" in path:
        raise errors.StreamlitAPIException(
            f"The `url_path` `{path}` cannot include `/`. Streamlit does not support nested URL pathnames yet, so "
            "use a single path segment (e.g. `foo_bar`). To upvote support for nested pathnames, see GitHub issue "
            "[#8971](https://github.com/streamlit/streamlit/issues/8971)."
        )
    return path


def check_path(page: Any, prefix: str = "") -> None:
    """Raise for a path that Streamlit does not look for."""
    if "\0" in page:
        raise errors.StreamlitAPIException(f"{prefix}Page paths must not contain null bytes.")
