import numpy as np

a = np.array([1, 2, 3, 4, 5])
for mode, options in [
    ("constant", {}), ("constant", {"constant_values": (4, 6)}), ("edge", {}), ("linear_ramp", {"end_values": (5, -4)}),
    ("maximum", {}), ("mean", {}), ("median", {}), ("minimum", {"stat_length": 2}), ("reflect", {}),
    ("reflect", {"reflect_type": "odd"}), ("symmetric", {}), ("symmetric", {"reflect_type": "odd"}), ("wrap", {}),
]:
    print(mode, options, np.pad(a, (2, 3), mode, **options))
print(np.pad(a, 12, "reflect"), np.pad(a[:2], 5, "wrap"), np.pad(a[:3], 7, "symmetric"))
m = [[1, 2], [3, 4]]
print(np.pad(m, ((3, 2), (2, 3)), "minimum"))
print(np.pad(m, 1), np.pad(m, {-1: (1, 2)}), np.pad(m, ((1, 0), (0, 1)), "edge"))
print(np.pad([1.5, 2.5], 2, "linear_ramp"), np.pad([True, False], 1))


def filled(vector, width, axis, kwargs):
    value = kwargs.get("padder", 10)
    vector[: width[0]] = value
    vector[-width[1] :] = value


print(np.pad(np.arange(6).reshape(2, 3), 2, filled), np.pad(np.arange(2), 1, filled, padder=100))
for args in [(a, 1, "nope"), (a, -1), (a, 1, "edge")]:
    try:
        print(np.pad(*args))
    except (ValueError, TypeError) as error:
        print(error)
