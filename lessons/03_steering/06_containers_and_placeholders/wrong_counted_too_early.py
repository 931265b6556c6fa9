import streamlit as st

songs = []

top = st.container()

top.header(f"Songs: {len(songs)}")

for song in ["Harbour Lights", "Slow Train", "Rain on Tin"]:
    if st.checkbox(song):
        songs.append(song)

note = st.empty()

note.info("Choose some songs")

if songs:
    note.success(f"Last song: {songs[-1]}")
