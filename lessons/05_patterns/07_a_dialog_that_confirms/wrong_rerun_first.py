import streamlit as st

if "songs" not in st.session_state:
    st.session_state.songs = ["Blue Moon", "Summertime", "Misty"]


@st.dialog("Empty the playlist?")
def ask():
    st.write("All songs will be gone.")
    if st.button("Yes, empty it"):
        st.rerun()
        st.session_state.songs = []
    if st.button("No, keep it"):
        st.rerun()


st.header(f"{len(st.session_state.songs)} songs")
for song in st.session_state.songs:
    st.write(song)

if st.button("Empty"):
    ask()
