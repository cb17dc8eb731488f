import numpy as np
from numpy.testing import *

attempts = [
    (assert_allclose, [1, 2, np.nan], [1, 2, 3.0]), (assert_allclose, 1.0, 2.0), (assert_allclose, np.arange(20.0), np.arange(20.0) * 1.1),
    (assert_array_equal, [1, 2, 3], [1, 2, 4], "foo"), (assert_array_equal, ["a"], ["b"]), (assert_array_equal, [1, np.inf], [1, 3]),
    (assert_equal, [1, [2, 3]], [1, [2, 4]]), (assert_equal, {"a": 1}, {"a": 2}), (assert_equal, 0.0, -0.0), (assert_equal, 1 + 2j, 1 + 3j),
    (assert_almost_equal, [1, 2.0], [1, 2.1], 5), (assert_array_almost_equal, [1, 2.0], [1, 2.1]), (assert_approx_equal, 1, 2),
    (assert_array_less, [1, 2], [1, 3]), (assert_raises, ValueError, int, "3"), (assert_array_equal, np.zeros((3, 4)), np.ones((3, 4))),
    (assert_, False, "wrong"),
]
for function, *args in attempts:
    try:
        function(*args)
    except AssertionError as error:
        print(error)
with assert_raises(ZeroDivisionError):
    1 / 0
assert_raises_regex(ValueError, "invalid literal", int, "x")
