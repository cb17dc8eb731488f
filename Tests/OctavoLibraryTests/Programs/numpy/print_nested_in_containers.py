import numpy as np

print([np.arange(3), np.zeros((2, 2))])
print({"a": np.array([1.5, 2]), "b": np.float64(1)})
print((np.array([1]), [np.array(["x"])]))
print(
    str(np.array([[1, 2]])),
    repr(np.array([[1, 2]])),
    "%s|%r" % (np.array([1]), np.array([1])),
    f"{np.array([[1], [2]])}",
)
print(np.array([np.arange(2), np.arange(2)]), sep="")
print("a =", np.arange(3), "b =", np.eye(2), sep=" ")
