# Simulations with loops over arrays.
import numpy as np
rng = np.random.default_rng(2024)
w = np.cumsum(rng.choice([-1, 1], 1000))
print(w[-1], w.max(), np.argmax(np.abs(w) > 10))
P = np.array([[0.7, 0.2, 0.1], [0.3, 0.4, 0.3], [0.2, 0.3, 0.5]])
s = 0
counts = np.zeros(3, int)
for _ in range(1000):
    s = rng.choice(3, p=P[s])
    counts[s] += 1
print(counts, counts / counts.sum())
S = 100 * np.exp(0.05 - 0.5 * 0.2 ** 2 + 0.2 * rng.standard_normal(10000))
c = np.exp(-0.05) * np.maximum(S - 105, 0)
print(round(c.mean(), 6), c.std() / np.sqrt(c.size))
arr = np.cumsum(rng.exponential(1, 100))
srv = rng.exponential(0.8, 100)
start = np.zeros(100)
end = np.zeros(100)
for i in range(100):
    start[i] = max(arr[i], end[i - 1] if i else 0)
    end[i] = start[i] + srv[i]
print(np.mean(start - arr))
spins = rng.choice([-1, 1], (16, 16))
for _ in range(2000):
    i, j = rng.integers(16, size=2)
    dE = 2 * spins[i, j] * (spins[(i + 1) % 16, j] + spins[i - 1, j] + spins[i, (j + 1) % 16] + spins[i,
        j - 1])
    if dE <= 0 or rng.random() < np.exp(-dE / 2.0):
        spins[i, j] *= -1
print(spins.sum(), spins[:3])
x = np.linspace(0, 10, 50)
y = 2 * x + 1 + rng.normal(0, 1, 50)
A = np.vstack([x, np.ones_like(x)]).T
m, b = np.linalg.lstsq(A, y)[0]
print(m, b)
r = y - (m * x + b)
print(1 - (r ** 2).sum() / ((y - y.mean()) ** 2).sum())
X = rng.normal(size=(100, 3))
Xc = X - X.mean(0)
u, s, vt = np.linalg.svd(Xc, full_matrices=False)
print(s, s ** 2 / (s ** 2).sum())
pts = rng.random((30, 2))
d = np.sqrt(((pts[:, None] - pts[None]) ** 2).sum(-1))
np.fill_diagonal(d, np.inf)
print(d.argmin(axis=1), d.min())
t = np.arange(0, 1, 1 / 64)
sig = np.sin(2 * np.pi * 5 * t) + 0.5 * np.sin(2 * np.pi * 12 * t)
f = np.fft.rfft(sig)
fr = np.fft.rfftfreq(t.size, 1 / 64)
print(fr[np.argsort(np.abs(f))[-2:]], np.abs(f).round(6)[:8])
print(np.fft.fftfreq(4), np.fft.fftshift(np.arange(5)), np.allclose(np.fft.ifft(np.fft.fft(sig)), sig))
print(np.fft.fft2(np.eye(2)), np.fft.irfft([1, 2, 3]))
g = np.zeros((6, 6), int)
g[1, 2] = g[2, 3] = g[3, 1] = g[3, 2] = g[3, 3] = 1
for _ in range(4):
    n = sum((np.roll(g, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)))
    g = ((n == 3) | (g == 1) & (n == 2)).astype(int)
print(g)
k = np.ones(3) / 3
print(np.convolve([1, 5, 2, 8, 3], k, 'valid'))
print(np.lib.stride_tricks.sliding_window_view(np.arange(5), 3).mean(axis=1))
print(np.lib.stride_tricks.as_strided(np.arange(6), (2, 3), (24, 8)))
sieve = np.ones(50, bool)
sieve[:2] = False
for i in range(2, 8):
    if sieve[i]:
        sieve[i * i::i] = False
print(np.nonzero(sieve)[0])
print(np.where(np.arange(1, 16) % 15 == 0, 'FizzBuzz', np.where(np.arange(1, 16) % 5 == 0, 'Buzz',
    np.where(np.arange(1, 16) % 3 == 0, 'Fizz', np.arange(1, 16).astype(str)))))
