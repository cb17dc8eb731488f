import numpy as np

a = np.arange(6).reshape(2, 3)
for row in a:
    print(row, type(row).__name__)
for x in a.flat:
    print(x, end=" ")
print()
print(
    list(a[0]),
    a.tolist(),
    a.flat[4],
    list(np.ndenumerate(np.array([[5, 6]]))),
    list(np.ndindex(2, 2)),
    [type(v).__name__ for v in a[0]],
    type(a.tolist()[0][0]).__name__,
    list(map(float, a[0])),
    max(a[0]),
    sum(a[0]),
    sorted(np.array([3, 1])),
    tuple(a[0]),
    dict(zip("abc", a[0])),
    [x for x in np.array([1.5])],
    "".join(map(str, a[0])),
    list(enumerate(a[1])),
    set(np.array([1, 1, 2]).tolist()),
    a.item(3),
    np.array([5]).item(),
    a.shape[0],
    len(a),
    *a[0],
    np.array(list(zip([1, 2], [3, 4])))
)
x, y, z = a[0]
(p, q, r), s = a
print(
    x,
    y + z,
    p,
    s,
    3 in a,
    any(a[0] > 1),
    all(a[0] >= 0),
    a.any(),
    isinstance(a, np.ndarray),
    np.isscalar(3.0),
    np.isscalar(a),
    np.iterable(a),
)
for attempt in (
    lambda: a.item(),
    lambda: a.item(9),
    lambda: iter(np.array(5)),
    lambda: int(np.array([1, 2])),
    lambda: [1, 2][np.array([0, 1])],
    lambda: range(np.array([1, 2])),
    lambda: max(a),
    lambda: sorted(a),
    lambda: bool(np.array([])),
):
    try:
        print(attempt())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
