import numpy as np

a = np.array([3, 1, 2])
sorted_copy = np.sort(a)
print(
    a,
    sorted_copy,
    np.asarray(a) is a,
    np.array(a) is a,
    a.copy().base,
    np.ascontiguousarray(a) is a,
    a.reshape(3) is a,
    a.reshape(3).base is a,
    a[:].base is a,
    a.astype(int).base,
    np.ravel(a).base is a,
    a.flatten().base,
    np.atleast_1d(a) is a,
    np.squeeze(a).base is a,
    np.concatenate([a]).base,
    np.require(a) is a,
)
b = a
b = np.append(b, 4)
print(a, b)


def modify(x):
    x = x + 1
    return x


def modify_in_place(x):
    x += 1
    return x


print(modify(a), a, modify_in_place(a) is a, a)
