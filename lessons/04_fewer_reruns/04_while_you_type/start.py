import streamlit as st

BIRDS = ["Barn owl", "Blackbird", "Osprey", "Robin", "Rook", "Skylark", "Snowy owl", "Tawny owl"]

word = st.text_input("Bird", live="0ms")
note = st.text_input("Note")

found = [bird for bird in BIRDS if word.lower() in bird.lower()]
st.header(f"Birds: {len(found)}")
st.write(", ".join(found))
st.caption(f"Your note: {note}")
