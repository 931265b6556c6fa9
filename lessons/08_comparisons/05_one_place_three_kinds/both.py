import streamlit as st

place = st.empty()
place.subheader("Oven: off")

if st.button("Bake"):
    with place.container():
        st.subheader("Oven: on")
        st.subheader("Ready at noon")
