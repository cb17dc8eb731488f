import numpy as np

a = np.array([-7, -1, 0, 1, 7])
print(
    a // 2,
    a % 2,
    a // -2,
    a % -2,
    a / 2,
    np.fmod(a, 2),
    divmod(a, 3),
    a // 2.0,
    a % 2.5,
    np.floor_divide(a, 3),
    np.mod(-7, 3),
    np.true_divide(a, 7).round(5),
    a**2,
    (-2) ** np.array([1, 2, 3]),
    np.power(2, a[a >= 0]),
    np.array([5.5, -5.5]) % 2,
    np.divmod([7.5], 2),
    7 // np.array([2, -2]),
)
try:
    np.array([2]) ** np.array([-1])
except ValueError as error:
    print(error)
print(np.array([2.0]) ** -1, 2.0 ** np.array([-1, 0.5]), np.array([0]) ** 0)
