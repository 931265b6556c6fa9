import streamlit as st


def start_again():
    del st.session_state.size
    del st.session_state.cheese


size = st.selectbox("Size", ["Small", "Medium", "Large"], key="size")
cheese = st.checkbox("Extra cheese", key="cheese")
st.button("Start again", on_click=start_again)

topping = "extra cheese" if cheese else "nothing on it"
st.header(f"{size} pizza, {topping}")
