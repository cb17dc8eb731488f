import numpy as np

print(
    np.array([1, 10, 100]),
    np.array([-5, 3]),
    np.array([True, False]),
    np.array(["a", "bcd", ""]),
    repr(np.array(["a", "b'c"])),
    repr(np.array([True])),
    repr(np.array([1, 2], dtype=np.int32)),
    repr(np.array([1, 2], dtype=np.uint8)),
    repr(np.array([1.5], dtype=np.float32)),
    repr(np.array([1, None], dtype=object)),
)
print(
    np.array([1 + 2j, -0.5j, 3]),
    repr(np.array([1e10 + 1j, 0.001j])),
    np.array([complex("nan"), 1j]),
    repr(np.array([], dtype=int)),
    repr(np.zeros((0, 3))),
    repr(np.array(5)),
    str(np.array(5)),
    repr(np.array("x")),
    repr(np.array(2.5)),
)
print(
    np.array([10**18, 1]),
    np.array([2**63 - 1, -(2**63)]),
    np.array([[True, False], [False, True]]),
    np.array([["aa", "b"], ["c", "dddd"]]),
)
print(
    np.arange(3),
    f"{np.arange(3)}",
    "%s" % np.arange(3),
    [np.arange(2), np.float64(1.5)],
    {"k": np.array([1])},
    str(np.arange(2.0)) + "|",
)
