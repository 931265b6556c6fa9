"""Links that hold a script, what was done in it, and how it is shown."""

from playground.share.link import ShareError, read_link, share_link

__all__ = ["ShareError", "read_link", "share_link"]
