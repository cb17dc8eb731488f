import numpy as np
x, y = np.arange(1, 4), np.arange(1, 5)
table = x[:, np.newaxis] * y
print(table, table.shape, np.multiply.outer(x, y).tolist() == table.tolist())
points = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
difference = points[:, None, :] - points[None, :, :]
print(np.sqrt((difference ** 2).sum(axis=-1)))
print((x[:, None] == y).astype(int), x[None].shape, np.outer(x, y)[1], np.add.outer(x, [0.5]).ravel())
