print(
    float(),
    float("1.5"),
    float(" -2e3\n"),
    float("inf"),
    float("-Infinity"),
    float("NaN"),
    float("1_000.5"),
    float(7),
    float(True),
    float(".5"),
    float("5."),
)
print(float("٣.٥"), float(b"2.5"), float(10**20), float("1e400"), float("-0"))
for bad in ("", "abc", "1.2.3", "1e", "1 2", "0x10", "1__0", "--1", None, [], 1j, "½"):
    try:
        float(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    float(10**400)
except OverflowError as error:
    print(error)
print(
    float.fromhex("0x1.8p3"), (0.1).hex(), float.fromhex("-0x.8p-1"), float("1e-400"), float("4.9e-324")
)
