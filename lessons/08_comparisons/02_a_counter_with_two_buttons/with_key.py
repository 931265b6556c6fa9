import streamlit as st

st.number_input(
    "Number", step=1, key="count"
)

count = st.session_state.count
st.header(f"Count: {count}")

def add(n):
    st.session_state.count += n

st.button("Up", on_click=add, args=[1])
st.button("Down", on_click=add, args=[-1])
