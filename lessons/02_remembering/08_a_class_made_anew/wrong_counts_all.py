from dataclasses import dataclass

import streamlit as st


@dataclass
class Bird:
    name: str


st.session_state.setdefault("log", [])

if st.button("An owl"):
    st.session_state.log.append(Bird("owl"))
if st.button("A robin"):
    st.session_state.log.append(Bird("robin"))

owls = len(st.session_state.log)
st.header(f"Owls: {owls}")
st.text(f"Birds in the log: {len(st.session_state.log)}")
