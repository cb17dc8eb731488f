import numpy as np

sequence = np.random.SeedSequence(12345)
print(sequence, sequence.spawn(2), sequence.state, sequence.pool, sequence.generate_state(2, np.uint64))
print(np.random.SeedSequence([1, 2**70], spawn_key=(3,)).generate_state(3))
bits = np.random.PCG64(5)
print(bits.state, bits.random_raw(2), bits.random_raw(), bits.jumped().random_raw(), bits.advance(10).random_raw())
saved = bits.state
rng = np.random.Generator(bits)
first = rng.random(3)
bits.state = saved
print(np.array_equal(first, rng.random(3)), rng.bit_generator is bits, str(rng))
twister = np.random.MT19937(5)
print(twister.random_raw(2), twister.state["state"]["pos"], np.random.Generator(twister).normal())
children = np.random.default_rng(1).spawn(2)
print([child.integers(100) for child in children], np.random.default_rng([1, 2]).random(), np.random.default_rng(2**100).random())
for attempt in (
    lambda: np.random.default_rng(-1), lambda: np.random.default_rng(1.5), lambda: np.random.seed(-1), lambda: np.random.RandomState(2**32),
):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
