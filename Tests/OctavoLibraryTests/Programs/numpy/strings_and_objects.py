import numpy as np

s = np.array(["apple", "fig", "banana"])
print(
    s,
    s.dtype,
    s[0],
    repr(s[0]),
    s == "fig",
    s[s != "fig"],
    np.sort(s),
    len(s[2]),
    s.tolist(),
    np.char.upper(s),
    s.astype("<U3"),
    np.array(["a"]) + np.array(["b"]),
    np.strings.str_len(s),
    s.shape,
    np.unique(["b", "a", "b"], return_counts=True),
)
s[1] = "a longer string is cut"
print(s)
o = np.array([1, "a", None, [1, 2]], dtype=object)
print(
    o,
    o[3],
    o.dtype,
    np.array([1, None]).dtype,
    np.array([10**30]).dtype,
    np.array([10**30]) + 1,
    (np.array([1, "x"], dtype=object) * 2).tolist(),
    np.array([[1, 2], [3, 4]], dtype=object).sum(),
)
for attempt in (
    lambda: s + 1,
    lambda: np.array(["a"]) * 2,
    lambda: np.mean(s),
    lambda: s.sum(),
    lambda: np.array([[1, 2], [3]]),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split("\n")[0])
