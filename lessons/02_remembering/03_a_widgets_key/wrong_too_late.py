import streamlit as st

size = st.selectbox("Size", ["Small", "Medium", "Large"], key="size")
cheese = st.checkbox("Extra cheese", key="cheese")
if st.button("Start again"):
    st.session_state.size = "Small"
    st.session_state.cheese = False

topping = "extra cheese" if cheese else "nothing on it"
st.header(f"{size} pizza, {topping}")
