import numpy as np

i, f, b, c = np.array([1, 2]), np.array([1.5, 2.5]), np.array([True, False]), np.array([1j, 2])
f32, i32, u8 = np.array([1, 2], np.float32), np.array([1, 2], np.int32), np.array([1, 2], np.uint8)
for x, y in [
    (i, f),
    (i, b),
    (b, b),
    (f, c),
    (f32, f),
    (i32, i),
    (u8, i32),
    (f32, i32),
    (f32, u8),
    (u8, u8),
    (i, i),
    (i32, f32),
]:
    print(
        x.dtype,
        y.dtype,
        (x + y).dtype,
        (x * y).dtype,
        (x / y).dtype if not (y.dtype == bool) else "",
        np.result_type(x, y),
    )
print(
    (i + 1).dtype,
    (i + 1.0).dtype,
    (i32 + 1).dtype,
    (f32 + 1.0).dtype,
    (f32 * 2).dtype,
    (u8 + 1).dtype,
    (f + 1j).dtype,
    (b + 1).dtype,
    (i / 2).dtype,
    (i // 2).dtype,
    (i**2).dtype,
    (b * 1.0).dtype,
    (f32 + np.float64(1)).dtype,
    (i32 + np.int64(1)).dtype,
)
print(
    np.float32(1) + 1.0,
    type(np.float32(1) + 1.0),
    type(np.int32(1) + 1),
    type(np.float64(1) + np.float32(1)),
    type(np.int64(1) / 2),
    type(np.bool_(True) + 1),
    np.promote_types("int32", "float32"),
    np.can_cast("int64", "int32"),
    np.can_cast("int32", "float64"),
)
for attempt in (
    lambda: u8 + 300,
    lambda: u8 - 1,
    lambda: b - b,
    lambda: -b,
    lambda: i + "a",
    lambda: np.uint8(200) + np.uint8(100),
):
    try:
        print(attempt())
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
