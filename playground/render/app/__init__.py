"""The app's page: elements and containers as HTML."""
