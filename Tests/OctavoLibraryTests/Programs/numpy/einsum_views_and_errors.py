import numpy as np

a = np.arange(9).reshape(3, 3)
diagonal = np.einsum("ii->i", a)
diagonal[:] = 0
print(a, np.einsum("ij->ji", a).base is not None)
b = np.arange(24).reshape(2, 3, 4)
print(np.einsum("...j->...", b), np.einsum("i...->...", b).shape, np.einsum("ijk,jk->i", b, np.ones((3, 4))))
print(np.einsum(b, [0, 1, 2], [2, 0]), np.einsum("ij,ij->ij", a, a).dtype)
print(np.einsum("i,j,k->kji", [1, 2], [1, 2, 3], [1, 10]).shape, np.einsum(",", 3, 4), np.einsum("i,i", [1, 2], [3, 4.5]))
print(np.einsum("ij,jk,kl->il", np.ones((2, 3)), np.ones((3, 4)), np.ones((4, 5)), optimize=True))
for text, *operands in [
    ("ij,jk", np.ones((2, 3)), np.ones((4, 2))), ("ij", np.ones(3)), ("i", np.ones((3, 2))), ("i->j", np.ones(3)),
    ("i->ii", np.ones(3)), ("i,i", np.ones(3)), ("i", np.ones(3), np.ones(3)), ("ii", np.ones((2, 3))),
    ("...i->i", np.ones((2, 3))), ("i1", np.ones((2, 3))),
]:
    try:
        print(np.einsum(text, *operands))
    except ValueError as error:
        print(error)
