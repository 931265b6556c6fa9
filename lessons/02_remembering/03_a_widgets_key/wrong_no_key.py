import streamlit as st


def start_again():
    st.session_state.size = "Small"
    st.session_state.cheese = False


size = st.selectbox("Size", ["Small", "Medium", "Large"], key="size")
cheese = st.checkbox("Extra cheese")
st.button("Start again", on_click=start_again)

topping = "extra cheese" if cheese else "nothing on it"
st.header(f"{size} pizza, {topping}")
