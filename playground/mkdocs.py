"""The entry point of the MkDocs plugin `rerun`."""

from playground.site.plugin import RerunPlugin

__all__ = ["RerunPlugin"]
