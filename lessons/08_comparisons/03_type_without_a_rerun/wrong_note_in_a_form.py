import streamlit as st

st.caption("Table 7")

dish = st.text_input("Dish", "Soup")

with st.form("order"):
    note = st.text_input("Note", "hot")
    st.form_submit_button("Send")

st.header(f"{dish}, {note}")
