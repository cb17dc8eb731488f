import numpy as np

a = np.arange(6)
print(
    a.reshape(2, 3),
    a.reshape(3, -1),
    a.reshape((2, 3)).T,
    a.reshape(2, 3).ravel(),
    a.reshape(2, 3).flatten(order="F"),
    a.reshape(2, 3, order="F"),
    np.transpose(np.zeros((2, 3, 4))).shape,
    np.transpose(np.zeros((2, 3, 4)), (1, 0, 2)).shape,
    np.swapaxes(np.zeros((2, 3, 4)), 0, 2).shape,
    np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape,
    np.expand_dims(a, 0).shape,
    np.squeeze(np.zeros((1, 3, 1))).shape,
    np.atleast_2d(a).shape,
    np.atleast_1d(5),
    a[:, np.newaxis].shape,
    np.resize(a, (2, 4)),
    np.squeeze(np.zeros((1, 3)), axis=0).shape,
)
b = a.copy()
b.shape = (3, 2)
print(
    b,
    b.T.shape,
    np.flip(a),
    np.flip(b, axis=1),
    np.fliplr(b),
    np.flipud(b),
    np.roll(a, 2),
    np.roll(b, 1, axis=0),
    np.rot90(b),
    np.ravel([[1, 2], [3, 4]]),
    a.size,
    b.ndim,
    np.shape([[1, 2]]),
    np.size([1, 2, 3]),
    np.ndim(5),
)
for attempt in (
    lambda: a.reshape(4, 2),
    lambda: a.reshape(-1, -1),
    lambda: a.reshape(-1, 4),
    lambda: np.squeeze(b, axis=0),
    lambda: np.transpose(b, (0, 0)),
    lambda: np.expand_dims(a, 5),
    lambda: np.swapaxes(b, 0, 5),
    lambda: a.reshape("x"),
    lambda: np.moveaxis(b, 3, 0),
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
