import numpy as np

s = np.random.SeedSequence(12345)
print(
    s.entropy,
    s.generate_state(4),
    s.generate_state(2, np.uint64),
    [c.generate_state(1) for c in s.spawn(3)],
    s.n_children_spawned,
    np.random.SeedSequence([1, 2, 3]).generate_state(2),
    np.random.SeedSequence(2**128 - 1).generate_state(2),
    np.random.SeedSequence(0).generate_state(2),
    np.random.SeedSequence(5, spawn_key=(1,)).generate_state(2),
)
rng = np.random.default_rng(7)
a, b = rng.spawn(2)
print(
    a.random(),
    b.random(),
    rng.random(),
    np.random.PCG64(1).random_raw(3),
    np.random.MT19937(1).random_raw(2),
)
st = rng.bit_generator.state
x = rng.random()
rng.bit_generator.state = st
print(x == rng.random(), st["bit_generator"], sorted(st))
for attempt in (
    lambda: np.random.default_rng(-1),
    lambda: np.random.default_rng("a"),
    lambda: rng.integers(5, 5),
    lambda: rng.normal(0, -1),
    lambda: rng.choice([]),
    lambda: rng.choice(3, 5, replace=False),
    lambda: rng.choice(3, p=[0.5, 0.5]),
    lambda: rng.choice(2, p=[0.5, 0.6]),
    lambda: rng.integers(1.5),
    lambda: rng.random(-1),
    lambda: rng.rand(3),
    lambda: rng.randint(3),
    lambda: rng.poisson(-1),
    lambda: rng.shuffle(5),
    lambda: rng.binomial(3, 1.5),
):
    try:
        print(attempt())
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
