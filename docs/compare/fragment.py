import streamlit as st

numbers = [n * n for n in range(1000)]
st.header(f"{len(numbers)} numbers, {sum(numbers):,} in all")

if "likes" not in st.session_state:
    st.session_state.likes = 0


@st.fragment
def likes():
    name = st.text_input("Name")
    if st.button("Like"):
        st.session_state.likes += 1
    st.write(f"Likes: {st.session_state.likes}, the last by {name or 'nobody'}")


likes()
