# Philox, SFC64 and PCG64DXSM: their streams, states, jumps and children.
import numpy as np
from numpy.random import PCG64DXSM, SFC64, Generator, Philox, SeedSequence

for kind in (PCG64DXSM, Philox, SFC64):
    bits = kind(1234)
    print(kind.__name__, bits.random_raw(5).tolist())
    g = Generator(kind(1234))
    print(g, g.random(3), g.normal(size=3), g.integers(0, 10, 5), g.integers(0, 10, 5, dtype=np.uint8))
    print(g.standard_gamma(2.5, 2), g.choice(5, 3), g.permutation(5), g.random(2, dtype="f4"))
    state = g.bit_generator.state
    print(sorted(state), {key: np.asarray(value).tolist() for key, value in state["state"].items()})
    drawn = g.random(2)
    g.bit_generator.state = state
    print(np.array_equal(g.random(2), drawn), [Generator(kind(s)).random() for s in SeedSequence(7).spawn(3)])
    for call in (lambda: kind(5).jumped(2), lambda: bits.advance(10 ** 20)):
        try:
            moved = call()
            print(type(moved).__name__, moved.random_raw(2).tolist())
        except AttributeError:
            print("cannot be moved")
print(Philox(key=2 ** 96 + 5, counter=[1, 2, 3, 4]).random_raw(5).tolist(), Philox(key=1).state["state"])
print(np.random.default_rng(Philox(3)).random(), Generator(Philox(5)).spawn(2)[0].random())
try:
    Philox(1, key=2)
except ValueError as error:
    print(error)
