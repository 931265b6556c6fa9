"""The site: MkDocs plugin, build, policy, local server."""
