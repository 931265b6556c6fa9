import streamlit as st

place = st.container()
place.subheader("Oven: off")

if st.button("Bake"):
    place.subheader("Oven: on")
    place.subheader("Ready at noon")

if st.button("Clear"):
    place.empty()
