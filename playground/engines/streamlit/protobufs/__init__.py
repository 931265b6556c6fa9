"""Streamlit's protobufs and what a trace tells of elements, containers and widgets: one from the other."""
