import numpy as np

a, b = np.array([1, 2, 3, 4]), np.array([4, 3, 2, 1])
print(
    a + b,
    a - b,
    a * b,
    a / b,
    a // b,
    a % b,
    a**b,
    -a,
    +a,
    abs(a - b),
    a + 1,
    1 - a,
    2 * a,
    10 / a,
    10 // a,
    10 % a,
    2**a,
    a**2,
    a**0.5,
    a**-1.0,
    divmod(a, 3),
)
print(
    np.array([-7, 7]) // 2,
    np.array([-7, 7]) % 3,
    np.array([-7.5, 7.5]) // 2,
    np.array([-7.5, 7.5]) % 2,
    np.fmod([-7, 7], 3),
    np.array([5, -5]) // -2,
    np.remainder([5.5, -5.5], 2),
)
print(
    a == b,
    a != b,
    a < b,
    a >= 2,
    (a > 1) & (b > 1),
    (a > 3) | (b > 3),
    ~(a > 2),
    a ^ b,
    a & 1,
    a | 8,
    a << 2,
    a >> 1,
    ~a,
    np.logical_and(a > 1, b > 1),
    np.logical_not(a),
    np.invert(a),
)
c = a.copy()
c += 1
c *= 2
c -= b
c //= 2
c %= 3
c **= 2
print(c)
f = a.astype(float)
f /= 2
f += a
print(
    f, a @ b, np.array([[1, 2], [3, 4]]) @ [1, 1], [1, 2] + np.array([1, 1]), np.array([1, 2]) * [3, 4]
)
for attempt in (
    lambda: c.__itruediv__(2),
    lambda: c.__iadd__(0.5),
    lambda: a**-1,
    lambda: a + "x",
    lambda: a + None,
    lambda: a & 1.5,
    lambda: a < "x",
    lambda: bool(a),
    lambda: a and b,
    lambda: a @ 5,
    lambda: int(a),
    lambda: float(np.array([1, 2])),
    lambda: a + [1, 2],
    lambda: a.foo,
    lambda: hash(a),
    lambda: {a: 1},
    lambda: not a,
    lambda: a(),
    lambda: np.array([1, 2]) == "x",
):
    try:
        print(attempt())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
