import streamlit as st

st.session_state.setdefault("gold", 0)
lives = 3

if st.button("Open a chest"):
    st.session_state.gold += 10
if st.button("Meet the dragon"):
    lives -= 1

st.header(f"Lives: {lives}")
st.subheader(f"Gold: {st.session_state.gold}")
