import numpy as np

x, y = np.array([1, 2, 3]), np.array([4.0, 5.0, 6.0])
print(
    np.column_stack((x, y)),
    np.c_[x, y, x],
    np.vstack((x, y)),
    np.hstack((x, y)),
    np.stack((x, y), axis=-1).shape,
    np.r_[x, 9, y],
    np.array([x, y]),
    np.array([x, y]).T,
    np.concatenate((x[None], y[None])),
    np.transpose([x, y]),
    np.vstack([x, [[7, 8, 9], [0, 0, 0]]]),
    np.append(x, [[1]]),
    list(zip(x, y)),
)
rows = []
for i in range(3):
    rows.append([i, i**2])
data = np.array(rows)
print(data, data[:, 1], data.shape, data.mean(axis=0))
