"""`st.navigation`, `st.switch_page` and `st.page_link`, for pages that are files or functions.

Modelled on Streamlit's `commands/navigation.py` and `commands/execution_control.py`.

(rules page-runs-script, page-switch-ends-run, page-switch-in-callback)
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

from ..arguments import wire
from ..arguments.dedent import hint
from ..arguments.icons import valid_icon
from ..arguments.pictures import is_url
from ..arguments.sizes import check_width, of_button
from ..arguments.wire import flag
from ..browser.pages import MenuPage
from ..browser.query import pairs_of, put, several
from ..browser.tree import SIDEBAR
from ..flow import beside
from ..flow.flow import check_limit, end_with
from ..place.delta import DeltaGeneratorBase
from ..run import context, errors
from ..run.control import RerunException, RerunRequest
from ..widgets.buttons import check_look
from .page import Page, check_path
from .pagefiles import place_in_menu


def run_pages_folder() -> None:
    """Run the page that is wanted of an app whose menu is its folder `pages`, with the main script before it."""
    project = context.current().project
    assert project.folder is not None
    folder = project.folder / "pages"
    names = [each for each in folder.glob("*.py") if not each.name.startswith(".") and each.name != "__init__.py"]
    pages = [Page(project.path, default=True), *map(Page, sorted(names, key=place_in_menu))]
    _navigation(pages, "sidebar", False).run()


def navigation(pages: Any, *, position: str = "sidebar", expanded: bool | int = False) -> Page:
    """Tell of the app's pages; return the one to run."""
    if not isinstance(position, str) or position not in ("sidebar", "hidden", "top"):
        raise errors.StreamlitValueError("position", ["'sidebar'", "'hidden'", "'top'"])
    context.current().project.uses_pages_folder = False
    return _navigation(pages, position, expanded)


def _navigation(pages: Any, position: str, expanded: bool | int) -> Page:
    run = context.current()
    sections = _sections(pages)
    listed = [page for group in sections.values() for page in group]
    default = _default_of(listed)
    menu = _menu(sections)
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
    is_hidden = position == "sidebar" and run.project.options.get("client.showSidebarNavigation") is False
    run.pages.show(entries, "hidden" if is_hidden else position, found)
    return chosen


def _menu(sections: dict[str, list[Page]]) -> dict[str, MenuPage]:
    menu: dict[str, MenuPage] = {}
    for section, group in sections.items():
        for page in group:
            hidden = page.visibility == "hidden"
            entry = MenuPage(page._id, page.title, page.icon, page.url_path, section, hidden, page._path, page.help)
            if page._id in menu:
                raise _same_url(menu[page._id], entry, page)
            menu[page._id] = entry
    return menu


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


def _same_url(first: MenuPage, second: MenuPage, page: Page) -> errors.StreamlitAPIException:
    note = ""
    if first.url == "" or second.url == "":
        note = " The default page is served at the app root, but it still reserves this pathname."
    return errors.StreamlitAPIException(
        f"Two pages resolve to the URL pathname `/{page._url_path}`: {_described(first)} and {_described(second)}. "
        "Each page passed to `st.navigation` needs a unique URL pathname, including pages in different sections, "
        "hidden pages, and external URL pages. Streamlit infers the pathname from the filename, callable name, or the "
        f"title of an external URL page.{note} Set a unique `url_path` in `st.Page` for one of these pages."
    )


def _described(page: MenuPage) -> str:
    about = [f'section "{page.section}"'] if page.section else []
    about += ["hidden"] if page.hidden else []
    about += ["default page"] if page.url == "" else []
    what = f'callable titled "{page.title}"'
    if page.path:
        folder, path = context.current().project.folder, Path(page.path)
        what = f"`{path.relative_to(folder) if folder and path.is_relative_to(folder) else path}`"
    return what + (f" ({', '.join(about)})" if about else "")


def switch_page(page: Any, *, query_params: Any = None) -> NoReturn:
    """End this run, and run the app at another page."""
    beside.refuse("st.switch_page")
    run = context.current()
    if run.bare:
        raise errors.NoSessionContext
    if isinstance(page, Page):
        _check_known(page)
        wanted, name = page._id, page.title
    else:
        known = _known(page)
        wanted, name = known.id, known.title
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
    request = RerunRequest(line, page=wanted)
    run.recorder.note("switch_page", line=line, page=name)
    if not run.in_callback:
        check_limit(request)
        end_with(request)
    raise RerunException(request)


def _known(page: Any) -> MenuPage:
    """The page that a path from the main script's folder names, of those that the app has told of; raises for none."""
    page = str(page) if isinstance(page, Path) else page
    check_path(page)
    run = context.current()
    main, folder = run.project.path, run.project.folder
    wanted = os.path.realpath(os.path.normpath(os.path.join(folder or "", page)))  # noqa: PTH118
    found = next((each for each in run.pages.known(main) if each.path and each.path == wanted), None)
    if found is None:
        raise errors.StreamlitPageNotFoundError(
            page, known=True, folder=folder.name if folder and run.project.uses_pages_folder else None
        )
    return found


def _linked(page: Any) -> MenuPage:
    """The page of a path, to be linked to: none before `st.navigation` has told of any."""
    found = _known(page)
    if not found.id:
        raise errors.StreamlitPageNotFoundError(str(page), known=True)
    return found


def _check_known(page: Page) -> None:
    """Raise where the app has told of another page at the address of this one."""
    main = context.current().project.path
    known = next((each for each in context.current().pages.known(main) if each.id == page._id), None)
    if known is None:
        return
    if page._path and page._path != known.path:
        raise errors.StreamlitAPIException(
            f"The page references `{page._path}`, but a different page is registered with `st.navigation` for URL "
            f"pathname `/{page.url_path}` (`{known.path or 'a callable'}`). Pass the page object returned by "
            "`st.navigation` or re-create the page with the matching source."
        )
    if known.path and not page._path:
        raise errors.StreamlitAPIException(
            f"The page is a callable, but a file-based page (`{known.path}`) is registered with `st.navigation` for "
            f"URL pathname `/{page.url_path}`. Pass the page object returned by `st.navigation` or re-create the page "
            "with the matching source."
        )


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
        url = page
        if isinstance(page, Page):
            _check_known(page)
            url = page.url_path
            label = page.title if label is None else label
            icon = page.icon or None if icon is None else icon
            words = page.help if words is None else words
        elif external:
            if not label:
                raise errors.StreamlitMissingRequiredParameterError(
                    "label", "Streamlit cannot infer a label for an external URL."
                )
        else:
            known = _linked(page)
            url = known.url
            label = known.title if label is None else label
            words = known.help if words is None else words
        fields = {
            "label": label,
            "url": url,
            "external": external,
            "icon": icon,
            "help": hint(words),
            "disabled": disabled,
            "query": query,
        }
        return self._enqueue("page_link", fields)
