"""List building and comprehensions: the spectral norm of an infinite matrix, by the power method."""


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(u):
    return [sum([element(i, j) * value for j, value in enumerate(u)]) for i in range(len(u))]


def transposed_times(u):
    return [sum([element(j, i) * value for j, value in enumerate(u)]) for i in range(len(u))]


def spectral_norm(size, rounds):
    u = [1.0] * size
    for _ in range(rounds):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    return (sum(a * b for a, b in zip(u, v)) / sum(b * b for b in v)) ** 0.5


answer = spectral_norm(250, 10)
print(f"{answer:.9f}")
assert abs(answer - 1.274223867) < 1e-9, answer
