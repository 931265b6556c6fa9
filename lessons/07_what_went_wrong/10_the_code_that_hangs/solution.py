import streamlit as st

CARDS = {"SUMMER": 25, "WINTER": 40}

if "code" not in st.session_state:
    st.session_state.code = ""

st.header(f"Gift card: {st.session_state.code or 'none yet'}")

typed = st.text_input("Code on your card").strip().upper()
if typed != st.session_state.code:
    st.session_state.code = typed
    st.rerun()

if st.session_state.code in CARDS:
    st.success(f"{CARDS[st.session_state.code]} euros are on it")
elif st.session_state.code:
    st.error("We do not know this card")
