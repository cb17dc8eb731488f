import numpy as np

a = np.array([2**63 - 1, 1])
print(
    a + 1,
    a * 2,
    -a,
    np.array([2**62]) * 4,
    np.array([127], dtype=np.uint8) * 2,
    np.array([200], np.uint8) + np.array([100], np.uint8),
    np.array([2**31 - 1], np.int32) + np.int32(1),
    np.abs(np.array([-(2**63)])),
    np.array([2**63 - 1]).sum() + 0,
    np.arange(25).prod(),
    np.array([3]) ** 50,
    np.cumprod(np.full(70, 2))[-1],
    np.array([1.5e300]).astype(np.float32),
    np.array([-(2**63)]) // -1,
)
for attempt in (
    lambda: np.array([2**63, 1]).dtype,
    lambda: np.array([2**64]).dtype,
    lambda: np.int64(2**63),
    lambda: np.array([300], dtype=np.uint8),
    lambda: np.array([-1], dtype=np.uint8),
    lambda: np.int32(2**31),
    lambda: np.array([1]) + 2**64,
    lambda: np.arange(2**62, 2**62 + 2),
    lambda: np.array([1], np.int32) + 2**40,
    lambda: np.zeros(2**62),
):
    try:
        print(attempt())
    except (OverflowError, ValueError, MemoryError) as error:
        print(type(error).__name__, str(error)[:100])
