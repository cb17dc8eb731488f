import numpy as np

a = np.array([1.23456789, 1000.5, 1e-8, -2.0])
with np.printoptions(precision=3):
    print(a, repr(a))
with np.printoptions(precision=3, suppress=True):
    print(a)
with np.printoptions(threshold=5, edgeitems=2):
    print(np.arange(10), repr(np.arange(10)))
with np.printoptions(linewidth=30):
    print(np.arange(20))
with np.printoptions(sign="+"):
    print(a)
with np.printoptions(floatmode="fixed", precision=2):
    print(np.array([1.0, 2.345]))
with np.printoptions(formatter={"float": lambda x: f"<{x:.1f}>"}):
    print(a)
np.set_printoptions(precision=2, suppress=True, nanstr="missing")
print(a, np.array([np.nan, 1.005]), np.array([[1e-9, 123.456]]))
print(
    np.get_printoptions()["precision"],
    np.array2string(np.array([1.5, 2.123456]), precision=3, separator=", "),
    np.array_repr(np.array([1])),
    np.array_str(np.array([1.0])),
    np.format_float_positional(1.0 / 3, precision=4),
    np.array2string(np.arange(5), prefix="x = "),
)
