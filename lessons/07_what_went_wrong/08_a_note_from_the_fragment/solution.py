import time

import streamlit as st

st.title("Pizza Mario")
time.sleep(0.3)  # the oven is asked what is left
st.write("Today: Margherita, 8 euros")
news = st.empty()


@st.fragment
def order():
    news.empty()
    count = st.number_input("Pizzas", 2, 10)
    st.write(f"Price: {count * 8} euros")
    if st.button("Order"):
        news.success(f"{count} pizzas are on their way")


order()
