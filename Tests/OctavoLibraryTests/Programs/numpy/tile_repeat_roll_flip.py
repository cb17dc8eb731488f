import numpy as np

a = np.array([1, 2, 3])
print(
    np.tile(a, 2),
    np.tile(a, (2, 1)),
    np.repeat(a, 2),
    np.repeat(a, [0, 1, 2]),
    np.roll(a, 1),
    np.roll(a, -1),
    np.flip(a),
    a[::-1],
    np.pad(a, 1),
    np.pad(a, (0, 2), constant_values=9),
    np.pad(a, 2, mode="edge"),
    np.pad(a, 2, mode="reflect"),
    np.rot90([[1, 2], [3, 4]]),
    np.trim_zeros([0, 0, 1, 2, 0]),
    np.tile([[1, 2]], (2, 2)),
    np.roll(np.arange(6).reshape(2, 3), 1, axis=1),
    np.resize([1, 2], 5),
)
