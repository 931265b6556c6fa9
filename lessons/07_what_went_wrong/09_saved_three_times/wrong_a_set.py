from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Walk:
    name: str
    km: int


WALKS = [Walk("Lake", 12), Walk("Ridge", 19), Walk("Forest", 8)]

if "saved" not in st.session_state:
    st.session_state.saved = set()

walk = st.selectbox("Walk", WALKS, format_func=lambda walk: walk.name)
st.write(f"{walk.km} km")
if st.button("Save"):
    st.session_state.saved.add(walk)

st.header(f"Saved: {len(st.session_state.saved)}")
for each in st.session_state.saved:
    st.text(each.name)
