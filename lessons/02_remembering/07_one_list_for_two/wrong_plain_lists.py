import streamlit as st

ada = []
bob = []

if st.button("Ada scores 3"):
    ada.append(3)
if st.button("Bob scores 5"):
    bob.append(5)

st.text(f"Ada: {sum(ada)} from {ada}")
st.text(f"Bob: {sum(bob)} from {bob}")
