# einsum in its forms, and its errors.
import numpy as np
a = np.arange(25).reshape(5, 5)
b = np.arange(5)
c = np.arange(6).reshape(2, 3)
print(np.einsum('ii', a), np.einsum('ii->i', a), np.einsum('ij,j', a, b), np.einsum('...j,j', a, b))
print(np.einsum('ji', c), np.einsum('i,i', b, b), np.einsum('i,j', np.arange(2) + 1, b))
A = np.arange(60.0).reshape(3, 4, 5)
B = np.arange(24.0).reshape(4, 3, 2)
print(np.einsum('ijk,jil->kl', A, B))
print(np.einsum('ijk->k', A), np.einsum(A, [0, 1, 2], [2]))
print(np.einsum('bij,bjk->bik', A, A.transpose(0, 2, 1)).shape, np.einsum('ij,jk,kl->il', c, c.T, c))
print(np.einsum_path('ij,jk,kl->il', c, c.T, c)[0])
print(np.einsum('ij,ij->', c, c), np.einsum('ij->', c), np.einsum('ij->ji', c))
print(np.einsum('i...->...', a))
for s, ops in [('ij,jk', (c, c)), ('ijk', (c,)), ('ij->ijj', (c,)), ('i j', (c,)), ('ij->k', (c,)), ('i$', (c,
    ))]:
    try:
        print(np.einsum(s, *ops))
    except Exception as e:
        print(type(e).__name__, e)
out = np.zeros((5,))
np.einsum('ij,j->i', a, b, out=out)
print(out)
print(np.einsum('ij,kj->ik', c, c, optimize=True), np.einsum('a,b,c->abc', [1, 2], [3, 4], [5, 6]))
x = np.random.default_rng(0).random((4, 3))
print(np.einsum('ni,nj->ij', x, x) - x.T @ x < 1e-12)
print(np.einsum('ij,ij->i', x, x).round(4), np.einsum('...ij->...ji', np.ones((2, 3, 4))).shape)
