"""genfromtxt: columns by name, types of columns, names of fields, converters and fillers by column."""
import numpy as np
from io import StringIO
d="1 2 3\n4 5 6"
def show(*a, **k):
    try: print(repr(np.genfromtxt(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
show(StringIO(d), names="a, b, c", usecols=("a", "c"))
show(StringIO(d), names="a, b, c", usecols="a, c")
show(StringIO(d), dtype=(int, float, int))
show(StringIO(d), dtype=(int, float, int), names="a")
show(StringIO(d), dtype=(int, float, int), defaultfmt="var_%02i")
show(StringIO(d), names="a", dtype=None)
show(StringIO(d), names="a,b")
show(StringIO(d), dtype=[int,float,"S5"])
show(StringIO(d), dtype=(int, float, int), usecols=(0,2))
data="1, 2.3%, 45.\n6, 78.9%, 0"
conv=lambda x: float(x.strip("%"))/100.
show(StringIO(data), delimiter=",", names=("i","p","n"), converters={"p":conv})
show(StringIO(data), delimiter=",", names=("i","p","n"), converters={1:conv})
show(StringIO(data), delimiter=",", converters={1:conv}, usecols=(1,2))
data = "N/A, 2, 3\n4, ,???"
show(StringIO(data), delimiter=",", dtype=int, names="a,b,c", missing_values={0:"N/A", 'b':" ", 2:"???"}, filling_values={0:0, 'b':0, 2:-999})
show(StringIO("a b c\n1 2 3\n4 5 6"), names=True, usecols=("c","a"))
show(StringIO("a b c\n1 2 3\n4 5 6"), names=True, usecols=(2,0), dtype=None)
show(StringIO("# a b a\n1 2 3\n4 5 6"), names=True)
show(StringIO("1,2\n3,"), delimiter=",", filling_values=-1, dtype=int)
show(StringIO("x,y\n1,2\n3,4"), delimiter=",", names=True, dtype="i8,f4")
