# Well-known algorithms over arrays.
import numpy as np
np.set_printoptions(precision=4, suppress=True)
rng = np.random.default_rng(11)
P = np.vstack([rng.normal(m, 0.5, (30, 2)) for m in ((0, 0), (3, 3), (0, 4))])
c = P[[0, 30, 60]]
for _ in range(10):
    l = ((P[:, None] - c) ** 2).sum(-1).argmin(1)
    c = np.array([P[l == k].mean(0) for k in range(3)])
print(c, np.bincount(l))
A = rng.normal(size=(3, 3))
Q = np.zeros_like(A)
for i in range(3):
    v = A[:, i] - Q[:, :i] @ (Q[:, :i].T @ A[:, i])
    Q[:, i] = v / np.linalg.norm(v)
print(np.round(Q.T @ Q, 10) + 0.0)
M = np.array([[10.0, -1, 2], [-1, 11, -1], [2, -1, 10]])
b = np.array([6.0, 25, -11])
x = np.zeros(3)
D = np.diag(M)
R = M - np.diagflat(D)
for _ in range(25):
    x = (b - R @ x) / D
print(x)
v = np.ones(3)
for _ in range(100):
    v = M @ v
    v /= np.linalg.norm(v)
print(v @ M @ v, v)
z = np.linspace(-1, 1, 5)[:, None] * 1j + np.linspace(-1, 1, 5)
with np.errstate(all='ignore'):
    for _ in range(30):
        z = z - (z ** 3 - 1) / (3 * z ** 2)
print(np.round(z, 3))
s = np.array([1.0, 1, 1])
for _ in range(100):
    s = s + 0.01 * np.array([10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8 / 3 * s[2]])
print(s)
I = np.zeros((6, 6))
I[2:4, 2:4] = 1
K = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16
W = np.lib.stride_tricks.sliding_window_view(np.pad(I, 1), (3, 3))
print(np.einsum('ijkl,kl->ij', W, K))
t = np.arange(128) / 128
y = np.sin(2 * np.pi * 4 * t) + 0.3 * np.sin(2 * np.pi * 40 * t)
F = np.fft.rfft(y)
F[20:] = 0
print(np.abs(np.fft.irfft(F) - np.sin(2 * np.pi * 4 * t)).max() < 1e-09)
G = np.array([[0, 3, np.inf, 7], [8, 0, 2, np.inf], [5, np.inf, 0, 1], [2, np.inf, np.inf, 0]])
for k in range(4):
    G = np.minimum(G, G[:, k, None] + G[None, k])
print(G)
def lev(a, b):
    d = np.zeros((len(a) + 1, len(b) + 1), int)
    d[:, 0] = np.arange(len(a) + 1)
    d[0] = np.arange(len(b) + 1)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
    return d[-1, -1]
print(lev('kitten', 'sitting'), type(lev('a', 'b')))
w, val, cap = ([1, 3, 4, 5], [1, 4, 5, 7], 7)
T = np.zeros(cap + 1, int)
for wi, vi in zip(w, val):
    T[wi:] = np.maximum(T[wi:], T[:-wi] + vi)
print(T)
board = np.arange(9).reshape(3, 3)
print(board.trace(), np.fliplr(board).trace(), board.sum(0), board[::-1].T, board[board % 2 == 0])
tri = np.tri(5, dtype=int)
for i in range(2, 5):
    tri[i, 1:i] = tri[i - 1, :i - 1] + tri[i - 1, 1:i]
print(tri)
h = np.array([[c == '#' for c in r] for r in ['#.#', '.#.']])
print(h, h.sum(), np.argwhere(h).tolist(), h.astype(int) @ h.T.astype(int))
mand = np.zeros((5, 9), int)
zz = np.zeros((5, 9), complex)
cc = np.linspace(-2, 0.5, 9) + 1j * np.linspace(-1, 1, 5)[:, None]
for i in range(20):
    m = np.abs(zz) <= 2
    zz[m] = zz[m] ** 2 + cc[m]
    mand[m] = i
print(mand)
print(np.array2string(mand, separator=',', max_line_width=30))
print(np.polynomial.Polynomial.fit([0, 1, 2, 3], [1, 3, 9, 27], 3).convert())
print(np.random.default_rng(0).permutation(10)[:3])
print(np.random.default_rng(0).integers(0, 2, (2, 3)).astype(bool))
