import streamlit as st

GOAL = 8

if "glasses" not in st.session_state:
    st.session_state.glasses = 0


def drink(glasses):
    st.session_state.glasses += glasses


st.header(f"{st.session_state.glasses} of {GOAL} glasses")
st.progress(min(st.session_state.glasses / GOAL, 1.0))

st.button("One glass", on_click=drink, args=(1,))
st.button("A bottle", on_click=drink, args=(3,))

left = max(GOAL - st.session_state.glasses, 0)
st.caption(f"{left} to go")
