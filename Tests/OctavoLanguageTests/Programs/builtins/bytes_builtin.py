print(
    bytes(),
    bytes(3),
    bytes([65, 66]),
    bytes("é", "utf-8"),
    bytes(b"x"),
    bytes(range(5)),
    bytes("a", encoding="ascii"),
    bytes((1, 2)),
)
for args in [
    ("a",),
    ([256],),
    ([-1],),
    (-1,),
    (1.5,),
    (["a"],),
    (None,),
    ("é", "ascii"),
    (5, "utf-8"),
    ([1], "utf-8"),
]:
    try:
        print(bytes(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(bytes.fromhex("48 65 6c"), b"\x01\xff".hex(), b"\x01\xff\x10".hex(":"), list(b"abc"))
