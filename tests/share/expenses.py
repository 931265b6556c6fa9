"""A household's expenses: the 200 lines that a link must hold in 2,000 characters."""

import datetime
from collections import defaultdict

import streamlit as st

CATEGORIES = ["Groceries", "Rent", "Transport", "Leisure", "Health", "Other"]
CURRENCIES = {"EUR": "€", "USD": "$", "GBP": "£"}

st.set_page_config(page_title="Expenses", page_icon="💶", layout="wide")

if "expenses" not in st.session_state:
    st.session_state.expenses = []
if "budgets" not in st.session_state:
    st.session_state.budgets = dict.fromkeys(CATEGORIES, 200.0)
if "next_id" not in st.session_state:
    st.session_state.next_id = 1
if "undo" not in st.session_state:
    st.session_state.undo = []


def money(amount):
    """An amount with the sign of its currency."""
    return f"{amount:,.2f} {CURRENCIES[st.session_state.currency]}"


def remember():
    st.session_state.undo.append(list(st.session_state.expenses))
    st.session_state.undo = st.session_state.undo[-10:]


def add_expense(day, category, amount, note):
    remember()
    st.session_state.expenses.append(
        {
            "id": st.session_state.next_id,
            "day": day,
            "category": category,
            "amount": amount,
            "note": note,
        }
    )
    st.session_state.next_id += 1


def delete_expense(number):
    remember()
    st.session_state.expenses = [expense for expense in st.session_state.expenses if expense["id"] != number]


def undo_last():
    if st.session_state.undo:
        st.session_state.expenses = st.session_state.undo.pop()


def clear_all():
    remember()
    st.session_state.expenses = []


def set_budget(category):
    st.session_state.budgets[category] = st.session_state[f"budget_{category}"]


@st.cache_data
def totals(rows):
    """The sum of each category, from pairs of category and amount."""
    sums = defaultdict(float)
    for category, amount in rows:
        sums[category] += amount
    return dict(sums)


# Settings, which stay the same from page to page
with st.sidebar:
    st.header("Settings")
    st.selectbox("Currency", list(CURRENCIES), key="currency")
    st.date_input("From", datetime.date(2026, 1, 1), key="start")
    st.date_input("Until", datetime.date(2026, 12, 31), key="end")
    st.multiselect("Categories", CATEGORIES, default=CATEGORIES, key="shown")
    st.text_input("Search in notes", key="search")
    st.divider()
    st.button("Undo", on_click=undo_last, disabled=not st.session_state.undo)
    st.button("Clear all", on_click=clear_all, type="primary")

# What is shown
st.title("Expenses")
st.caption("Where does the money go?")

if st.session_state.start > st.session_state.end:
    st.error("The first day is after the last one.")
    st.stop()


def is_shown(expense):
    if expense["category"] not in st.session_state.shown:
        return False
    if not st.session_state.start <= expense["day"] <= st.session_state.end:
        return False
    return st.session_state.search.lower() in expense["note"].lower()


visible = [expense for expense in st.session_state.expenses if is_shown(expense)]
total = sum(expense["amount"] for expense in visible)
average = total / len(visible) if visible else 0.0

# Numbers
col1, col2, col3 = st.columns(3)
col1.metric("Total", money(total))
col2.metric("Expenses", len(visible))
col3.metric("Average", money(average))

new, listed, budgets, summary = st.tabs(["New", "List", "Budgets", "Summary"])

# A new expense
with new:
    with st.form("new_expense", clear_on_submit=True):
        day = st.date_input("Day", datetime.date(2026, 6, 1))
        category = st.selectbox("Category", CATEGORIES)
        amount = st.number_input("Amount", min_value=0.0, step=0.5)
        note = st.text_input("Note", placeholder="What was it?")
        submitted = st.form_submit_button("Add")
    if submitted:
        if amount <= 0:
            st.warning("Please enter an amount above zero.")
        elif not note.strip():
            st.warning("Please say what it was.")
        else:
            add_expense(day, category, amount, note.strip())
            st.success(f"Added {note} for {money(amount)}.")
            st.rerun()

# All expenses
with listed:
    order = st.radio("Order by", ["Day", "Amount", "Category"], horizontal=True)
    descending = st.toggle("Largest first", value=True)
    rows = sorted(visible, key=lambda row: row[order.lower()], reverse=descending)
    if not rows:
        st.info("There are no expenses yet.")
    for row in rows:
        left, middle, right, last = st.columns([2, 3, 2, 1])
        left.write(row["day"].strftime("%d %b %Y"))
        middle.write(f"**{row['note']}** ({row['category']})")
        right.write(money(row["amount"]))
        last.button(
            "Delete",
            key=f"delete_{row['id']}",
            on_click=delete_expense,
            args=(row["id"],),
        )

# Budgets
with budgets:
    spent = totals(tuple((row["category"], row["amount"]) for row in visible))
    for category in CATEGORIES:
        left, right = st.columns([1, 2])
        left.number_input(
            category,
            min_value=0.0,
            value=st.session_state.budgets[category],
            key=f"budget_{category}",
            on_change=set_budget,
            args=(category,),
        )
        used = spent.get(category, 0.0)
        budget = st.session_state.budgets[category]
        share = min(used / budget, 1.0) if budget else 0.0
        right.progress(share, text=f"{money(used)} of {money(budget)}")
        if budget and used > budget:
            right.warning(f"Over budget by {money(used - budget)}.")

# Summary
with summary:
    by_month = defaultdict(float)
    for row in visible:
        by_month[row["day"].strftime("%Y-%m")] += row["amount"]
    if by_month:
        st.subheader("By month")
        st.bar_chart(dict(sorted(by_month.items())))
        st.subheader("By category")
        st.bar_chart(totals(tuple((row["category"], row["amount"]) for row in visible)))
        most = max(visible, key=lambda row: row["amount"])
        st.write(f"The largest was **{most['note']}** with {money(most['amount'])}.")
    else:
        st.info("Add an expense to see the summary.")

st.divider()
if st.session_state.undo:
    st.caption(f"{len(st.session_state.undo)} steps can be undone.")
if total > sum(st.session_state.budgets.values()):
    st.error("More was spent than all budgets allow.")
elif visible and len(visible) == len(st.session_state.expenses):
    st.caption("All expenses are shown.")

with st.expander("Show the raw data"):
    st.write(visible)
st.caption(f"{len(st.session_state.expenses)} expenses in all.")
st.caption("Nothing leaves your browser.")
st.caption("It is gone when the page is closed.")
