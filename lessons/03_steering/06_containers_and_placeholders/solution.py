import streamlit as st

songs = []

top = st.container()

for song in ["Harbour Lights", "Slow Train", "Rain on Tin"]:
    if st.checkbox(song):
        songs.append(song)

top.header(f"Songs: {len(songs)}")

note = st.empty()

note.info("Choose some songs")

if songs:
    note.success(f"Last song: {songs[-1]}")
