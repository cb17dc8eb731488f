import math
import numpy as np

x = np.float64(2.0)
print(
    math.sqrt(x),
    math.floor(x),
    type(math.sqrt(x)).__name__,
    x + True,
    x**2,
    2**x,
    x // 3,
    -x,
    x == 2,
    x in [2, 3],
    [1, 2, 3][np.int64(1)],
    "ab" * np.int64(2),
    list(range(np.int64(3))),
    np.int64(5) % 3,
    isinstance(x, float),
    isinstance(np.int64(1), int),
    float(x),
    sum([x, 1]),
    max(x, 3),
    abs(-x),
    divmod(x, 1.5),
    round(x),
    int(np.float64(3.9)),
    x.is_integer(),
    complex(x),
    bool(np.float64(0)),
    np.int64(7) / 2,
    np.int64(7) // 2,
    7 // np.int64(2),
    [0] * np.int64(2),
    np.bool_(True) + 0,
    np.True_ is np.bool_(True),
    x < math.inf,
    (x, 1) == (2.0, 1),
)
from fractions import Fraction
import json

try:
    json.dumps({"n": np.int64(1)})
except TypeError as error:
    print(error)
print(
    json.dumps({"x": np.float64(1.5)}), sorted([np.float64(2), 1, np.int64(0)]), {1: "int"}[np.int64(1)]
)
