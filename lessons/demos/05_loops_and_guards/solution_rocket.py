import streamlit as st

state = st.session_state
state.setdefault("count", 10)

st.header(f"Count: {state.count}")

if st.button("Tick"):
    state.count -= 1
    st.rerun()

auto = st.toggle("Auto")
if auto and state.count > 0:
    state.count -= 1
    st.rerun()

st.caption("At 0 the rocket flies.")
