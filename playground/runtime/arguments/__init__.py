"""What a call's arguments may be, and what is refused in Streamlit's words."""
