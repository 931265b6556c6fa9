import streamlit as st

GOAL = 8

if "glasses" not in st.session_state:
    st.session_state.glasses = 0

st.header(f"{st.session_state.glasses + 1} of {GOAL} glasses")
st.progress(min((st.session_state.glasses + 1) / GOAL, 1.0))

if st.button("One glass"):
    st.session_state.glasses += 1
if st.button("A bottle"):
    st.session_state.glasses += 3

left = max(GOAL - st.session_state.glasses, 0)
st.caption(f"{left} to go")
