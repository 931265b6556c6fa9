import time

import streamlit as st

st.title("Pizza Mario")
time.sleep(0.3)  # the oven is asked what is left
st.write("Today: Margherita, 8 euros")
if "text" in st.session_state:
    st.success(st.session_state.text)


@st.fragment
def order():
    count = st.number_input("Pizzas", 2, 10)
    st.write(f"Price: {count * 8} euros")
    if st.button("Order"):
        st.session_state.text = f"{count} pizzas are on their way"


order()
