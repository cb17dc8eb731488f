"""Writes ZigguratTables.swift: the 256-layer tables of the normal and the exponential ziggurat.

The recursion is Marsaglia and Tsang's (J. Stat. Software 5(8), 2000) with Doornik's 2005 layout: layers of
equal area, x[255] = r, f(x[i-1]) = f(x[i]) + area / x[i]. A stream repeats NumPy's bits only if the tables
agree with NumPy's to the last bit, and those carry rounding of their own (up to 1.1e-14 relative), so the
script solves the recursion with 50 digits, finds the tables in the data of the installed NumPy, checks that
the two agree to 2e-14, and writes NumPy's.

Usage: python3 make_ziggurat.py > ../../../Sources/OctavoNumerics/Random/ZigguratTables.swift
"""
import os
import struct
from decimal import Decimal, getcontext

import numpy
import numpy.random

getcontext().prec = 50


def recursion(edge, density, inverse, tail, bits):
    """Weights, densities and acceptance limits of 256 layers, from the outermost inwards."""
    area = edge * density(edge) + tail(edge)
    scale = Decimal(2) ** bits
    weight, height, limit = [Decimal(0)] * 256, [Decimal(0)] * 256, [Decimal(0)] * 256
    x = edge
    weight[255], height[255] = x / scale, density(x)
    weight[0], height[0], limit[0] = area / density(x) / scale, Decimal(1), x * density(x) / area * scale
    for i in range(254, 0, -1):
        inner = inverse(area / x + height[i + 1])
        limit[i + 1] = inner / x * scale
        weight[i], height[i] = inner / scale, density(inner)
        x = inner
    return weight, height, limit


def normal_tail(x):
    """The integral of exp(-t*t/2) from x on, by Laplace's continued fraction."""
    fraction = Decimal(0)
    for k in range(400, 0, -1):
        fraction = Decimal(k) / (x + fraction)
    return (-x * x / 2).exp() / (x + fraction)


def library_data():
    folder = os.path.dirname(numpy.random.__file__)
    name = next(f for f in os.listdir(folder) if f.startswith("_generator.") and f.endswith(".so"))
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def locate(data, expected, code):
    """The 256 numbers of the library's data that agree with the expected ones."""
    for offset in range(0, len(data) - 2048, 8):
        (probe,) = struct.unpack_from("<" + code, data, offset + 8 * 200)
        if not close(probe, expected[200]):
            continue
        found = struct.unpack_from("<256" + code, data, offset)
        if all(close(a, b) for a, b in zip(found, expected)):
            return found
    raise SystemExit("table not found")


def close(got, want):
    if got != got:
        return False
    return abs(Decimal(got) - want) <= abs(want) * Decimal("2e-14") + (1 if isinstance(got, int) else 0)


def write(name, words):
    print(f"  static let {name}: [UInt64] = [")
    for i in range(0, 256, 4):
        print("    " + " ".join(f"0x{w:016x}," for w in words[i : i + 4]))
    print("  ]")


def bits(values):
    return [struct.unpack("<Q", struct.pack("<d", v))[0] for v in values]


normal = recursion(
    Decimal("3.6541528853610087963519472518"), lambda x: (-x * x / 2).exp(),
    lambda y: (-2 * y.ln()).sqrt(), normal_tail, 52)
exponential = recursion(
    Decimal("7.69711747013104971404462804811408952334"), lambda x: (-x).exp(), lambda y: -y.ln(),
    lambda x: (-x).exp(), 53)
data = library_data()
print(f"""// Written by Tests/OctavoNumericsTests/Reference/make_ziggurat.py (NumPy {numpy.__version__}); see there.
// Doubles are given by their bits.

enum ZigguratTables {{""")
for prefix, (weight, height, limit) in (("normal", normal), ("exponential", exponential)):
    write(prefix + "Weight", bits(locate(data, weight, "d")))
    write(prefix + "Height", bits(locate(data, height, "d")))
    write(prefix + "Limit", locate(data, limit, "Q"))
print("}")
