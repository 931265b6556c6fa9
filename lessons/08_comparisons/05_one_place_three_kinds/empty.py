import streamlit as st

place = st.empty()
place.subheader("Oven: off")

if st.button("Bake"):
    place.subheader("Oven: on")
    place.subheader("Ready at noon")
