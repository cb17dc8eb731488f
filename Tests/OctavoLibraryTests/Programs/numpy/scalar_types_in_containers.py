import numpy as np

a = np.array([1.5, 2.5])
print(
    [x for x in a],
    list(a),
    tuple(a),
    {a[0]: 1},
    {"mean": a.mean()},
    (a.sum(), a.size),
    [a.max()],
    a.tolist(),
    np.float64(3),
    str([np.int64(1), np.bool_(False), np.str_("s")]),
)
print(
    dict(zip(["x", "y"], a)),
    [np.array([1]), np.array([2.5])],
    sorted(a, reverse=True),
    max(a),
    sum(a),
    [round(x, 1) for x in a],
    [int(x) for x in a],
    [float(x) for x in a],
    min(a, default=0),
)
result = {"n": len(a), "mean": np.mean(a), "ok": np.all(a > 0), "argmax": np.argmax(a)}
print(result)
