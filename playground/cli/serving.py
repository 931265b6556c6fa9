"""The command `serve`: a built site on this machine, and with it scripts of the user's own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from playground.cli.errors import CommandError


def add_command(commands: Any) -> None:
    """Tell the parser of the command."""
    serve = commands.add_parser("serve", help="serve a built site on 127.0.0.1, and scripts of yours to try in it")
    serve.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="scripts, or a folder: opened in the playground, and watched",
    )
    serve.add_argument(
        "--engine",
        choices=("mini", "streamlit"),
        default="mini",
        help="what runs the scripts: the browser, or the installed Streamlit in a process of this machine",
    )
    _add_site(serve)
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--watch", action="store_true", help="build again when a lesson or a page is saved, and reload")
    serve.add_argument("--room", action="store_true", help="let phones on the local network vote in a room")
    serve.add_argument(
        "--room-address", metavar="ADDRESS", help="this machine's address for phones, if not the usual one"
    )
    serve.add_argument("--room-port", type=_port, default=8010, metavar="N", help="the port for phones")
    serve.set_defaults(run=_serve)

    site = commands.add_parser("site", help="look after a built site").add_subparsers(required=True, metavar="what")
    check = site.add_parser("check", help="prove that a site's files are all there and as they were built")
    _add_site(check)
    check.set_defaults(run=_check)


def _add_site(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--site", type=Path, help="the built site; without it site/ here, the project's, or what came with the package"
    )


def _port(text: str) -> int:
    port = int(text) if text.isdecimal() else -1
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: write a number up to 65535, or 0 for any that is free")
    return port


def _serve(arguments: argparse.Namespace) -> int:
    own = arguments.paths or arguments.room or arguments.engine != "mini"
    arguments.site = arguments.site or site_of("play/index.html" if own else "index.html")
    return _serve_scripts(arguments) if own else _serve_site(arguments)


def site_of(page: str = "index.html") -> Path:
    """The first site that has this page. Who serves scripts is in the folder of these, and may have docs in site/."""
    from playground.page.assets import PUBLISHED
    from playground.site.build import PROJECT

    places = [Path("site"), PUBLISHED]
    if (PROJECT / "mkdocs.yml").is_file():
        places.insert(1, PROJECT / "site")
    return next((place for place in places if (place / page).is_file()), places[0])


def _check(arguments: argparse.Namespace) -> int:
    from playground.site.licences import lacking
    from playground.site.manifest import ManifestError, faults, read_manifest

    site = arguments.site or site_of("index.html")
    try:
        wrong = [*faults(site), *lacking(site)]
        count = len(read_manifest(site))
    except ManifestError as error:
        raise CommandError(str(error)) from None
    for told in wrong:
        print(told)
    if not wrong:
        print(f"{site}: {count} files, all as they were built, with the licence of each package in them")
    return 1 if wrong else 0


def _serve_site(arguments: argparse.Namespace) -> int:
    from playground.site.build import PROJECT
    from playground.site.serve import ServeError, serve
    from playground.site.watching import Watch, rebuild

    if arguments.watch and not (PROJECT / "mkdocs.yml").is_file():
        raise CommandError("--watch builds the site again, and that takes a checkout of the project")
    places = [PROJECT / name for name in ("lessons", "docs", "mkdocs.yml", "playground/theme")]
    site = arguments.site.resolve()
    try:
        serve(arguments.site, arguments.port, Watch(places, lambda: rebuild(site)) if arguments.watch else None)
    except ServeError as error:
        raise CommandError(str(error)) from None
    return 0


def _serve_scripts(arguments: argparse.Namespace) -> int:
    """Serve the scripts. Parts of the process add themselves to its server here, each where its option asks for it."""
    from playground.local.engine import add as add_engine
    from playground.local.hosting import add_room
    from playground.local.scripts import ScriptsError, Served, served
    from playground.local.serving import Part, serve
    from playground.site.serve import ServeError

    if arguments.watch:
        raise CommandError("--watch is for the project's own site, without scripts and room")
    if arguments.engine != "mini" and not arguments.paths:
        raise CommandError(f"--engine {arguments.engine} runs scripts of this machine: name them, or their folder")
    parts: list[Part] = []
    if arguments.engine == "streamlit":
        parts.append(add_engine)
    if arguments.room:
        parts.append(lambda server: add_room(server, arguments.room_address, arguments.room_port))
    try:
        scripts = served(arguments.paths) if arguments.paths else Served(arguments.site)
        serve(arguments.site, scripts, arguments.port, parts)
    except (ServeError, ScriptsError) as error:
        raise CommandError(str(error)) from None
    return 0
