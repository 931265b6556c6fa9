from dataclasses import dataclass

import streamlit as st


@dataclass
class Walk:
    name: str
    km: int


WALKS = [Walk("Lake", 12), Walk("Ridge", 19), Walk("Forest", 8)]

if "saved" not in st.session_state:
    st.session_state.saved = []

walk = st.selectbox("Walk", WALKS, format_func=lambda walk: walk.name)
st.write(f"{walk.km} km")
if st.button("Save") and walk.name not in st.session_state.saved:
    st.session_state.saved.append(walk.name)

st.header(f"Saved: {len(st.session_state.saved)}")
for name in st.session_state.saved:
    st.text(name)
