"""The panes beside the app: what happened, as tables, lists and marks."""
