import streamlit as st

st.number_input("Number", step=1, key="count")

st.header(f"Count: {st.session_state.count}")

def add(n):
    st.session_state.count += n

def reset():
    del st.session_state.count

st.button("Up", on_click=add, args=[1])
st.button("Down", on_click=add, args=[-1])
st.button("Reset", on_click=reset)
