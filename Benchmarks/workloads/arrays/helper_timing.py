"""Times an operation inside a workload; the harness reads the lines that begin with `@time`."""

import time


def timed(name, operation, repeat=5):
    """The operation's result; prints the best of `repeat` times, in seconds for one call."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        result = operation()
        best = min(best, time.perf_counter() - start)
    print(f"@time {name}: {best:.9f}")
    return result
