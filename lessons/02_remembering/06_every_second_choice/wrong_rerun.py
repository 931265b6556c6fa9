import streamlit as st

GREETINGS = {"English": "Good morning", "Deutsch": "Guten Morgen", "Español": "Buenos días", "Français": "Bonjour"}
LANGUAGES = list(GREETINGS)

if "language" not in st.session_state:
    st.session_state.language = "Deutsch"

at = LANGUAGES.index(st.session_state.language)
choice = st.radio("Language", LANGUAGES, index=at)
if choice != st.session_state.language:
    st.session_state.language = choice
    st.rerun()

st.header(GREETINGS[st.session_state.language])
