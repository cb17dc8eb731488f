from functools import lru_cache, cache
calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print(square(1), square(2), square(1), square(3), square(2), calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__wrapped__(7), square.cache_parameters(), square.__name__)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(100), fib.cache_info())


@lru_cache
def f(a, b=1, *args, **kw):
    calls.append((a, b))
    return a, b, args, kw


calls.clear()
f(1), f(1), f(a=1), f(1, 1), f(1.0), f(1, k=2)
print(calls, f.cache_info().misses)


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())
try:
    f([])
except TypeError as error:
    print(error)


@lru_cache
def fails(n):
    calls.append("again")
    raise ValueError(n)


calls.clear()
for _ in range(2):
    try:
        fails(1)
    except ValueError:
        pass
print(calls)
