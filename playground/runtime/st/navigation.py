"""`st.Page`, `st.navigation`, `st.switch_page` and `st.page_link`, for pages that are functions of the script.

Modelled on Streamlit's `navigation/page.py`, `commands/navigation.py` and `commands/execution_control.py`.

(rules page-runs-script, page-switch-ends-run, page-switch-in-callback)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

from ..arguments import wire
from ..arguments.dedent import hint
from ..arguments.icons import valid_icon
from ..arguments.pictures import is_url
from ..arguments.sizes import check_width, of_button
from ..arguments.wire import flag, stripped
from ..browser.pages import MenuPage
from ..browser.query import pairs_of, put, several
from ..browser.tree import SIDEBAR
from ..flow import beside
from ..flow.flow import check_limit, end_with
from ..place.delta import DeltaGeneratorBase
from ..run import context, errors
from ..run.control import RerunException, RerunRequest
from ..widgets.buttons import check_look
from .names import NotInPlaygroundError


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
    """A page of a multipage app: a function, with a title and an address.

    Simplified: pages are functions of the script, not other files.
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
            _check_path(str(page), "Unable to create Page. ")
            raise errors.StreamlitPageNotFoundError(Path(page).resolve().name)
        named = hasattr(page, "__name__")
        name = str(page.__name__) if named else ""
        if not named and title is None:
            raise errors.StreamlitMissingRequiredParameterError(
                "title", "Streamlit cannot infer a title from this callable."
            )
        self._default = default
        self._visibility = visibility
        self._help = words if words.strip() else ""
        self._function: Callable[[], Any] = page
        self._title = title or name.replace("_", " ")
        self._icon = valid_icon(icon) or ""
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
            self._function()


@contextmanager
def on_page(page: str) -> Any:
    """Widgets drawn within the block belong to `page`."""
    run = context.current()
    outer, run.page_id = run.page_id, page
    try:
        yield
    finally:
        run.page_id = outer


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


def navigation(pages: Any, *, position: str = "sidebar", expanded: bool | int = False) -> Page:
    """Tell of the app's pages; return the one to run."""
    run = context.current()
    if not isinstance(position, str) or position not in ("sidebar", "hidden", "top"):
        raise errors.StreamlitValueError("position", ["'sidebar'", "'hidden'", "'top'"])
    sections = _sections(pages)
    listed = [page for group in sections.values() for page in group]
    default = _default_of(listed)
    menu: dict[str, MenuPage] = {}
    for section, group in sections.items():
        for page in group:
            if page._id in menu:
                raise _same_url(menu[page._id], section, page)
            hidden = page.visibility == "hidden"
            menu[page._id] = MenuPage(page._id, page.title, page.icon, page.url_path, section, hidden)
    if not isinstance(expanded, int):
        raise errors.StreamlitInvalidParameterTypeError("expanded", type(expanded).__name__, ["bool", "int"])
    if expanded < 0:
        valid = ["True", "False", "a non-negative integer"]
        raise errors.StreamlitValueError("expanded", valid, detail=f"Provided value: {expanded!r}.")
    wire.texts(sections)
    entries = list(menu.values())
    found = run.pages.resolve(entries, default._id)
    chosen = next(page for page in listed if page._id == found)
    chosen._can_be_called = True
    run.pages.current = found
    run.yield_point()
    run.pages.show(entries, position, found)
    return chosen


def _sections(pages: Any) -> dict[str, list[Page]]:
    groups = {"": pages} if isinstance(pages, Sequence) else pages
    return {section: [_as_page(page) for page in group] for section, group in groups.items()}


def _as_page(page: Any) -> Page:
    if isinstance(page, Page):
        return page
    if isinstance(page, str | Path) or callable(page):
        return Page(page)
    raise errors.StreamlitInvalidParameterTypeError(
        "pages", type(page).__name__, ["str", "Path", "callable", "st.Page"]
    )


def _default_of(pages: list[Page]) -> Page:
    if not pages:
        raise errors.StreamlitMissingRequiredParameterError("pages", "Provide at least one `st.Page`.")
    chosen = [page for page in pages if page._default]
    if len(chosen) > 1:
        raise errors.StreamlitAPIException(
            "Multiple Pages specified with `default=True`. At most one Page can be set to default."
        )
    first = chosen[0] if chosen else pages[0]
    first._default = True
    return first


def _same_url(first: MenuPage, section: str, second: Page) -> errors.StreamlitAPIException:
    one = _described(first.title, first.section, first.hidden, first.url == "")
    other = _described(second.title, section, second.visibility == "hidden", second._default)
    note = ""
    if first.url == "" or second._default:
        note = " The default page is served at the app root, but it still reserves this pathname."
    return errors.StreamlitAPIException(
        f"Two pages resolve to the URL pathname `/{second._url_path}`: {one} and {other}. Each page passed to "
        "`st.navigation` needs a unique URL pathname, including pages in different sections, hidden pages, and "
        "external URL pages. Streamlit infers the pathname from the filename, callable name, or the title of an "
        f"external URL page.{note} Set a unique `url_path` in `st.Page` for one of these pages."
    )


def _described(title: str, section: str, hidden: bool, default: bool) -> str:
    about = [f'section "{section}"'] if section else []
    about += ["hidden"] if hidden else []
    about += ["default page"] if default else []
    return f'callable titled "{title}"' + (f" ({', '.join(about)})" if about else "")


def switch_page(page: Any, *, query_params: Any = None) -> NoReturn:
    """End this run, and run the app at another page."""
    beside.refuse("st.switch_page")
    run = context.current()
    if run.bare:
        raise errors.NoSessionContext
    if not isinstance(page, Page):
        raise _no_page(page)
    run.yield_point()
    if query_params is None:
        run.query.clear()
    elif isinstance(query_params, Iterable) and not isinstance(query_params, str | bytes):
        run.query.replace(pairs_of(query_params))
    else:
        raise errors.StreamlitInvalidParameterTypeError(
            "query_params", type(query_params).__name__, ["mapping", "iterable of (key, value) pairs"]
        )
    line = run.recorder.line()
    request = RerunRequest(line, page=page._id)
    run.recorder.note("switch_page", line=line, page=page.title)
    if not run.in_callback:
        check_limit(request)
        end_with(request)
    raise RerunException(request)


def _no_page(page: Any) -> errors.StreamlitPageNotFoundError:
    """The error for a page that is a file: there are none here. Raises for what could not name one."""
    page = str(page) if isinstance(page, Path) else page
    _check_path(page)
    os.path.join("", page)  # noqa: PTH118 - an error for what is no text
    return errors.StreamlitPageNotFoundError(page, known=True)


def _check_path(page: Any, prefix: str = "") -> None:
    if "\0" in page:
        raise errors.StreamlitAPIException(f"{prefix}Page paths must not contain null bytes.")


def _query_string(params: Any) -> str:
    """Parameters of an address as it spells them; raises for what are none."""
    found: dict[str, Any] = {}
    for key, value in pairs_of(params):
        before = several(found[key]) if key in found else None
        put(found, key, value)
        if before is not None:
            found[key] = [*before, *several(found[key])]
    return urlencode(found, doseq=True)


class PageLinkMixin(DeltaGeneratorBase):
    """A link to a page of the app, or to anywhere."""

    def page_link(
        self,
        page: Any,
        *,
        label: str | None = None,
        icon: str | None = None,
        icon_position: str = "left",
        help: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Any = "content",
        query_params: Any = None,
    ) -> Any:
        width = of_button(use_container_width, width)
        if self._active._root == SIDEBAR:
            width = "stretch"
        check_look("primary", icon_position)
        query = _query_string(query_params) if query_params else None
        check_width(width)
        disabled, icon = flag(disabled), valid_icon(icon)
        label = None if label is None else str(label)
        words = None if help is None else str(help)
        external = not isinstance(page, Page) and is_url(page)
        if isinstance(page, Page):
            label = page.title if label is None else label
            icon = page.icon or None if icon is None else icon
            words = page.help if words is None else words
        elif external:
            if not label:
                raise errors.StreamlitMissingRequiredParameterError(
                    "label", "Streamlit cannot infer a label for an external URL."
                )
        else:
            raise _no_page(page)
        fields = {
            "label": label,
            "url": page if external else page.url_path,
            "external": external,
            "icon": icon,
            "help": hint(words),
            "disabled": disabled,
            "query": query,
        }
        return self._enqueue("page_link", fields)
