"""Compound statements that are odd to look at: the blocks of the random layouts, with places for others in them."""

BLOCKS = """
if x:
    |
if (
    x
    and y
):
    |
elif (
    y
):
    |
else:
    |

if not x: pass
elif y: x
else:
    |

if x: x; y

for n in (
    1, 2
):
    |
else:
    |

for n in []:
    |

while x > 99:
    |
else:
    |

while True:
    |
    break

with st.container(
):
    |

with (
    st.container() as c,
    st.expander(
        "E"
    ),
):
    |

try:
    |
except (
    ValueError,
):
    |
else:
    |
finally:
    |

try:
    raise ValueError(
        x
    )
except ValueError as error:
    |
finally:
    |

try:
    1 / 0
except ZeroDivisionError: pass
except Exception:
    |

try:
    raise ExceptionGroup("g", [
        ValueError(1)
    ])
except* ValueError as group:
    |
except* TypeError:
    |

match x:
    case 1:
        |
    case int() if (
        y
    ):
        |
    case _:
        |

match (
    x, y
):
    case (a,
          b):
              |

def g(
    a=x,
    *,
    b=(
        y
    ),
) -> (
    None
):
    '''doc
    of g'''
    global x, y, z, f, m, pi, e, os, n
    |
g()

def g(): return (
    x
)
g(
)

def g(): 'doc'; x; return y
g()

@st.fragment
def part(
):
    global x, y, z, f, m, pi, e, os, n
    |
part()

def twice(f): return lambda *a: (f(*a),
                                 f(*a))
@twice
@(
    twice
)
def g():
    global x, y, z, f, m, pi, e, os, n
    |
g()

class C(
    object
):
    '''doc'''
    a = (
        x
    )
    'no doc'
    def m(self):
        'doc'
        global x, y, z, f, m, pi, e, os, n
        |
    @property
    def p(self): return (
        self.a)
    @staticmethod
    def s(
    ): return 1
C().m(); C().p
C.s(
)

def gen():
    global x, y, z, f, m, pi, e, os, n
    yield 1
    |
    yield (
        2
    )
    x = yield
list(
    gen()
)

async def co():
    'doc'
    global x, y, z, f, m, pi, e, os, n
    await other(
    )
    |
    return 1
async def other():
    async with manager() as a:
        |
    async for n in agen():
        n
class manager:
    async def __aenter__(self): return self
    async def __aexit__(self, *a):
        return None
async def agen():
    yield 1
    yield (
        2)
import asyncio
asyncio.run(
    co()
)

@st.cache_data
def cached(
    a,
):
    global x, y, z, f, m, pi, e, os, n
    |
    return a
cached(
    1
)

if x:
    # a comment first
    |
    # a comment last

try:
    def g():
        global x, y, z, f, m, pi, e, os, n
        try:
            return (
                x
            )
        finally:
            |
    g()
finally:
    pass

with st.echo():
    |

st.button(
    "B", on_click=lambda: (
        x,
        y,
    ), key="b"
)
"""
"""Blocks between empty lines; a line `|` is a place for statements."""
