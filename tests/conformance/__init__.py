"""The same scripts and actions on both engines: what the playground shows is what Streamlit does."""
