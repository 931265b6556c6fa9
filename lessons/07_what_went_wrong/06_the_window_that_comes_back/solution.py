import streamlit as st

if "stars" not in st.session_state:
    st.session_state.stars = []


@st.dialog("How was the film?")
def rate():
    stars = st.slider("Stars", 1, 5, 3)
    if st.button("Send"):
        st.session_state.stars.append(stars)
        st.rerun()


st.header(f"Ratings: {len(st.session_state.stars)}")

if st.button("Rate the film"):
    rate()

if st.toggle("Show the story"):
    st.write("A night train, a lost suitcase, and two people who never met.")
