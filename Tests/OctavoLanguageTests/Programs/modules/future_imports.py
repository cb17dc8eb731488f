"""A docstring may come before."""
from __future__ import annotations
from __future__ import division, print_function
import __future__
print(7 / 2, annotations is __future__.annotations)


def f(x: undefined_name) -> also.undefined:
    y: nope = 1
    return x


class A:
    later: B


print(f(1), f.__annotations__, A.__annotations__)
