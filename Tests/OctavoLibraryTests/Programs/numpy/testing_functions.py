import numpy as np

np.testing.assert_allclose([1, 2], [1, 2 + 1e-9])
np.testing.assert_array_equal([1, 2], [1, 2])
np.testing.assert_almost_equal(1.0, 1.0 + 1e-9)
for attempt in (
    lambda: np.testing.assert_allclose([1.0, 2.0], [1.0, 2.5]),
    lambda: np.testing.assert_array_equal([1, 2, 3], [1, 5, 3]),
    lambda: np.testing.assert_array_equal([1, 2], [1, 2, 3]),
    lambda: np.testing.assert_equal(1, 2),
    lambda: np.testing.assert_almost_equal(1.0, 1.1),
):
    try:
        attempt()
    except AssertionError as error:
        print(error)
print("done")
