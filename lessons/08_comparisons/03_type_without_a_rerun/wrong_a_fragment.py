import streamlit as st

st.caption("Table 7")

@st.fragment
def order():
    dish = st.text_input("Dish", "Soup")
    note = st.text_input("Note", "hot")
    st.button("Send")
    st.header(f"{dish}, {note}")

order()
