import numpy as np

print(
    np.arange(5),
    np.arange(2, 8),
    np.arange(0, 1, 0.25),
    np.arange(5, 0, -2),
    np.arange(3.0),
    np.arange(0),
    np.arange(1, 4, dtype=float),
    np.arange(-2, 2),
)
print(
    np.linspace(0, 1, 5),
    np.linspace(0, 10, 4, endpoint=False),
    np.linspace(1, 2, 1),
    np.linspace(0, 1, 0),
    np.linspace(2, 3, 5, retstep=True),
    np.linspace(0, 10, 5, dtype=int),
    np.linspace(-1, 1),
)
print(np.logspace(0, 2, 3), np.geomspace(1, 1000, 4), np.logspace(0, 3, 4, base=2))
print(np.arange(0, 1, 0.1), len(np.arange(0, 1.1, 0.1)), np.linspace([0, 10], [1, 20], 3))
for attempt in (
    lambda: np.arange(),
    lambda: np.linspace(0, 1, -1),
    lambda: np.arange(0, 1, 0),
    lambda: np.geomspace(0, 1, 3),
    lambda: np.linspace(0, 1, 2.5),
):
    try:
        print(attempt())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
