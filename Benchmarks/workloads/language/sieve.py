"""A sieve with slice assignment, and the gaps between its primes."""


def primes_below(limit):
    sieve = [True] * limit
    sieve[0] = sieve[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = [False] * len(range(n * n, limit, n))
    return [n for n, prime in enumerate(sieve) if prime]


def gaps(primes):
    counts = {}
    for a, b in zip(primes, primes[1:]):
        counts[b - a] = counts.get(b - a, 0) + 1
    return counts


for _ in range(4):
    primes = primes_below(2_000_000)
    counts = gaps(primes)
print(len(primes), primes[-1], max(counts), counts[2], counts[6])
assert (len(primes), primes[-1], max(counts)) == (148933, 1999993, 132)
