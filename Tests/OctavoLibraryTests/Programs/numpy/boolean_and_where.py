import numpy as np

a = np.array([1, 5, 3, 8, 2])
mask = a > 2
print(
    mask,
    mask.sum(),
    mask.any(),
    mask.all(),
    a[mask],
    np.where(mask, a, 0),
    np.where(mask)[0],
    a[mask].mean(),
    (a > 1) & (a < 6),
    ~mask,
    mask ^ (a > 4),
    mask | False,
    np.logical_or(mask, a == 1),
    np.count_nonzero(mask),
    np.where(a > 3, "big", "small"),
    np.where([[True, False]], [[1, 2]], [[3, 4]]),
    mask.astype(int),
    mask * a,
    np.any(a > 7),
    np.all(a),
    mask.argmax(),
    mask.nonzero(),
    np.where(np.isnan([1, np.nan]), 0, 1),
    a.clip(2, 5),
    np.select([a < 3, a > 4], ["low", "high"], "mid"),
)
for attempt in (
    lambda: bool(mask),
    lambda: 1 if a > 2 else 0,
    lambda: a > 1 and a < 5,
    lambda: mask & 1.0,
    lambda: not mask,
    lambda: a[mask[:3]],
    lambda: mask - mask,
):
    try:
        print(attempt())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
