import math
import os.path
import collections as c
from math import sqrt, pi as PI
from itertools import (
    chain,
    islice as take,
)
from os import path
print(math.floor(2.5), sqrt(16), round(PI, 4), os.path.join("a", "b"), path is os.path)
print(list(take(chain("ab", "cd"), 3)), c.Counter("aab")["a"])


def local():
    import string
    from textwrap import dedent
    return string.digits, dedent("  x")


print(local(), "string" in globals())
try:
    from math import nothing_like_this
except ImportError as error:
    print(error.name, str(error).split(" (")[0])
try:
    import no_such_module
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    import no_such_module.sub
except ImportError as error:
    print(type(error).__name__, error)
import sys
print("math" in sys.modules, math.__name__, type(math).__name__, sys is __import__("sys"))
math.added = 5
from math import added
print(added, __name__)
