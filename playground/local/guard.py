"""Who may speak with the local process: pages that it served itself, which know the token that it printed."""

from __future__ import annotations

import hmac
import secrets
from typing import Final, Protocol

TOKEN_HEADER: Final = "X-Rerun-Token"
NAMES: Final = ("127.0.0.1", "localhost")
"""This machine in an address. Any other name leads here by a resolver for which somebody else may answer."""


class Headers(Protocol):
    """The headers of a request; what is given more than once comes joined by commas, and so is refused."""

    def get(self, name: str, /) -> str | None: ...


class Guard:
    """Refuses every request that does not come from a page of this process, with a sentence that tells nothing."""

    def __init__(self, port: int, token: str | None = None) -> None:
        """Guard what listens on `port`. Without a `token` it makes one that nobody can guess."""
        self.token = token or secrets.token_urlsafe(32)
        self._hosts = {f"{name}:{port}" for name in NAMES}
        if port == 80:  # which browsers leave out
            self._hosts |= set(NAMES)

    def why_refused(self, headers: Headers, *, must_name_origin: bool = False) -> str | None:
        """Why a request is refused by where it comes from; None where it may go on to its token.

        A browser names the origin of each request that changes something, and of each websocket
        (`must_name_origin`); what a page of another origin sends is told by it, or by ``Sec-Fetch-Site``.
        """
        host = headers.get("Host") or ""
        if host not in self._hosts:
            return "This address is not the one that `rerun-playground serve` printed: open that."
        origin = headers.get("Origin")
        if origin is None and must_name_origin:
            return "A request that does not say which page it comes from is refused."
        if origin is not None and origin != f"http://{host}":
            return "Only pages of this server may ask it this."
        if headers.get("Sec-Fetch-Site") not in (None, "same-origin"):
            return "Only pages of this server may ask it this."
        return None

    def knows(self, token: object) -> bool:
        """Whether this is the token, compared so that the time it takes tells nothing."""
        if not isinstance(token, str):
            return False
        return hmac.compare_digest(token.encode("utf-8", "surrogatepass"), self.token.encode())
