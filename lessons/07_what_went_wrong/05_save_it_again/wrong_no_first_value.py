import streamlit as st

with st.form("address"):
    street = st.text_input("Street", key="street")
    town = st.text_input("Town", key="town")
    st.form_submit_button("Save")

st.header(f"Deliver to {street}, {town}")
