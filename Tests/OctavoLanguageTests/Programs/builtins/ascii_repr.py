print(ascii("é😀\n'"), repr("é😀\n'"), repr('"'), repr("'\""), repr("\t\\\x00\x7f\xa0\u200b"))
print(repr("a\u0300"), repr("\ud800"), repr("\U000e0001"), ascii(["ü", b"\xff"]))
print(repr(1.0), repr(1e100), repr(-0.0), repr(1 + 0j), repr(None), repr(...), repr(NotImplemented))
print(
    repr(
        [
            1,
            "a",
            (2,),
            {3: 4},
            {5},
            set(),
            frozenset({6}),
            frozenset(),
            b"x",
            range(3),
            range(1, 9, 2),
            slice(1, 2),
        ]
    )
)
print(repr(print), repr(int), repr(ValueError("x", 1)), repr(ValueError()), repr(len))
print(repr({}), repr(()), repr({"a": {"b": []}}), repr([[], [[]]]))
