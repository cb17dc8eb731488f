print(
    6 & 3,
    6 | 3,
    6 ^ 3,
    ~6,
    1 << 10,
    1024 >> 3,
    -1 >> 5,
    -8 >> 1,
    -5 & 0xFF,
    -5 | 3,
    -5 ^ 7,
    5 >> 100,
    -5 >> 100,
)
print(
    1 << 64,
    (1 << 100) >> 98,
    (1 << 100) & ((1 << 65) - 1),
    -(1 << 70) >> 69,
    (2**70) ^ (2**70 + 5),
    ~(2**70),
    (2**65) | 1,
    -(2**66) & (2**67 - 1),
    1 << 62,
    1 << 63,
)
print(
    (255).bit_length(),
    (0).bit_length(),
    (-256).bit_length(),
    (2**100).bit_length(),
    (0b1011).bit_count(),
    (-7).bit_count(),
    (2**90 - 1).bit_count(),
)
for attempt in (
    lambda: 1 << -1,
    lambda: 1 >> -1,
    lambda: 1.0 << 1,
    lambda: 1 & 1.5,
    lambda: ~1.5,
    lambda: "a" | "b",
):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
