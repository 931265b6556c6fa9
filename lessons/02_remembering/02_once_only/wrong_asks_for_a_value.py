import streamlit as st

st.session_state.setdefault("gold", 0)
if not st.session_state.get("lives"):
    st.session_state.lives = 3

if st.button("Open a chest"):
    st.session_state.gold += 10
if st.button("Meet the dragon"):
    st.session_state.lives -= 1

st.header(f"Lives: {st.session_state.lives}")
st.subheader(f"Gold: {st.session_state.gold}")
