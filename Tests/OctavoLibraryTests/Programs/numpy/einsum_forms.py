import numpy as np

a, b = np.arange(6).reshape(2, 3), np.arange(12).reshape(3, 4)
print(
    np.einsum("ij,jk->ik", a, b),
    np.einsum("ij->j", a),
    np.einsum("ij->ji", a),
    np.einsum("ii->i", np.eye(2)),
    np.einsum("i,j->ij", [1, 2], [3, 4]),
    np.einsum("ij,ij->", a, a),
    np.einsum("...j->...", a),
    np.einsum("i,i", [1, 2], [3, 4]),
    np.einsum("ijk->kij", np.zeros((1, 2, 3))).shape,
    np.einsum("ab,bc,cd->ad", a, b, np.ones((4, 1))),
)
for attempt in (
    lambda: np.einsum("ij,jk->ik", a, a),
    lambda: np.einsum("ij->k", a),
    lambda: np.einsum("i", a),
    lambda: np.einsum("ij->iij", a),
    lambda: np.einsum("i j -> ij j", a),
):
    try:
        print(attempt())
    except ValueError as error:
        print(error)
