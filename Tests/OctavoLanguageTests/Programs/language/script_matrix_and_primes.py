def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def identity(n):
    return [[int(i == j) for j in range(n)] for i in range(n)]


def power(m, n):
    result = identity(len(m))
    while n:
        if n & 1:
            result = matmul(result, m)
        m, n = matmul(m, m), n >> 1
    return result


print(matmul([[1, 2], [3, 4]], [[0, 1], [1, 0]]), power([[1, 1], [1, 0]], 90)[0][1])
sieve = [True] * 60
sieve[:2] = [False, False]
for i in range(2, 8):
    if sieve[i]:
        sieve[i * i::i] = [False] * len(sieve[i * i::i])
print([i for i, p in enumerate(sieve) if p])


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(1071, 462), [n for n in range(2, 200) if sum(d for d in range(1, n) if n % d == 0) == n])
n, digits = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    digits += 1
print(digits)
pascal = [1]
for _ in range(6):
    print(" ".join(map(str, pascal)).center(20).rstrip())
    pascal = [1, *(a + b for a, b in zip(pascal, pascal[1:])), 1]
