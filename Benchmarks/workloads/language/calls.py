"""Recursive calls: Fibonacci numbers, Takeuchi's function, and a pair that call each other."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


answer = (fib(32), tak(18, 12, 6), sum(is_even(n % 300) for n in range(12_000)))
assert answer == (2178309, 7, 6000), answer
print(answer)
