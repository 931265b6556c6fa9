import streamlit as st

st.title("Coffee bar")

size = st.radio("Size", ["Small", "Large"])
name = st.text_input("Name on the cup")

if "cups" not in st.session_state:
    st.session_state.cups = 0
if st.button("Order"):
    st.session_state.cups += 1

st.header(f"Cups: {st.session_state.cups}")
st.write(f"{size}, for {name or 'nobody'}")
