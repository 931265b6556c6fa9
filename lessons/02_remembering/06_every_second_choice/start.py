import streamlit as st

GREETINGS = {"English": "Good morning", "Deutsch": "Guten Morgen", "Español": "Buenos días", "Français": "Bonjour"}
LANGUAGES = list(GREETINGS)

if "language" not in st.session_state:
    st.session_state.language = "Deutsch"

at = LANGUAGES.index(st.session_state.language)
st.session_state.language = st.radio("Language", LANGUAGES, index=at)

st.header(GREETINGS[st.session_state.language])
