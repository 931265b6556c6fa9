import streamlit as st

st.number_input("Number", step=1, key="count")

st.header(f"Count: {st.session_state.count}")

def add(n):
    st.session_state.count += n

st.button("Plus", on_click=add, args=(1,))
st.button("Minus", on_click=add, args=(-1,))
