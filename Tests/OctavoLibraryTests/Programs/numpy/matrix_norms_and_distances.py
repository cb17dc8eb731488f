import numpy as np

a = np.array([[3.0, 4.0], [0.0, 5.0]])
print(
    np.linalg.norm(a),
    np.linalg.norm(a, axis=1),
    np.linalg.norm(a, axis=0),
    np.linalg.norm(a[0]),
    np.linalg.norm([3, 4], 1),
    np.linalg.norm(a, "fro"),
    np.linalg.norm(a, np.inf),
    np.linalg.norm(a, 2).round(8),
    np.sqrt(((a[0] - a[1]) ** 2).sum()),
    np.abs(a[0] - a[1]).sum(),
    np.hypot(*a[0]),
)
