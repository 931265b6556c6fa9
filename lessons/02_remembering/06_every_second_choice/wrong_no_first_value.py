import streamlit as st

GREETINGS = {"English": "Good morning", "Deutsch": "Guten Morgen", "Español": "Buenos días", "Français": "Bonjour"}
LANGUAGES = list(GREETINGS)

st.session_state.language = st.radio("Language", LANGUAGES)

st.header(GREETINGS[st.session_state.language])
