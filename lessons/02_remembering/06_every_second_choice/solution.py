import streamlit as st

GREETINGS = {"English": "Good morning", "Deutsch": "Guten Morgen", "Español": "Buenos días", "Français": "Bonjour"}
LANGUAGES = list(GREETINGS)

if "language" not in st.session_state:
    st.session_state.language = "Deutsch"

st.radio("Language", LANGUAGES, key="language")

st.header(GREETINGS[st.session_state.language])
