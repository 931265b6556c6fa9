"""Sphinx's pages lie on a stranger's site, beside the assets."""

from tests.browser.embed.conftest import folder, site_url

__all__ = ["folder", "site_url"]
