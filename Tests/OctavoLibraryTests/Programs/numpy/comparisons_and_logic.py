import numpy as np

a, b = np.array([1, 2, 3]), np.array([3, 2, 1])
print(
    a == b,
    (a == b).all(),
    a is b,
    a.tolist() == [1, 2, 3],
    np.array_equal(a, [1, 2, 3]),
    a < 2.5,
    a != [1, 0, 3],
    (a > 1) == (b > 1),
    np.greater(a, b),
    np.logical_xor(a > 1, b > 1),
    np.equal(a, 2),
    a == "x",
    a == None,
    np.array([None, 1]) == None,
    np.array(["a", "b"]) == "a",
    np.any(a == 9),
    np.all([]),
    np.array([[1], [2]]) == [1, 2],
    2 == a,
    [1, 2, 3] == a,
)
try:
    print(a == [1, 2])
except ValueError as error:
    print(error)
print(
    np.isin([1, 9], a),
    np.array([0.1 + 0.2]) == 0.3,
    np.isclose(0.1 + 0.2, 0.3),
    not np.array([0]),
    bool(np.array([3])),
    np.array(5) > 3,
)
