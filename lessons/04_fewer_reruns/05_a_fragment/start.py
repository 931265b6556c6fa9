import time

import streamlit as st

time.sleep(0.2)
st.session_state.prints = st.session_state.get("prints", 0) + 1
st.header(f"Printed {st.session_state.prints} times")
st.button("Print it again")


@st.fragment
def riddle():
    st.write("What has keys and opens no door?")
    if st.toggle("Solve the riddle"):
        st.write("A piano.")


riddle()

st.write("Why did the scarecrow win a prize?")
if st.toggle("End of the joke"):
    st.write("It was outstanding in its field.")
