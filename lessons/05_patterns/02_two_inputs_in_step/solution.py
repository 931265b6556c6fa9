import streamlit as st

if "pace" not in st.session_state:
    st.session_state.pace = 5.0
    st.session_state.speed = 12.0


def follow_pace():
    st.session_state.speed = 60 / st.session_state.pace


def follow_speed():
    st.session_state.pace = 60 / st.session_state.speed


st.number_input("Minutes per kilometre", 1.0, 60.0, step=1.0, key="pace", on_change=follow_pace)
st.number_input("Kilometres per hour", 1.0, 60.0, step=1.0, key="speed", on_change=follow_speed)

st.header(f"10 kilometres in {st.session_state.pace * 10:.0f} minutes")
