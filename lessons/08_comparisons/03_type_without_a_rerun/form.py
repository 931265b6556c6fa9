import streamlit as st

st.caption("Table 7")

with st.form("order"):
    dish = st.text_input("Dish", "Soup")
    note = st.text_input("Note", "hot")
    st.form_submit_button("Send")

st.header(f"{dish}, {note}")
