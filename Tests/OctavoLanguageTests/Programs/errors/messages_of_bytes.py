def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: bytes.fromhex(5))
attempt(lambda: bytes.fromhex(b"00"))
attempt(lambda: bytes.maketrans(b"ab", b"c"))
attempt(lambda: bytearray(b"ab").extend("text"))
attempt(lambda: bytearray().pop())
attempt(lambda: bytearray(b"ab").remove(1))
attempt(lambda: bytearray(b"ab").pop(5))
attempt(lambda: bytearray(b"ab") + "c")
attempt(lambda: bytearray(b"ab") + 5)
attempt(lambda: b"ab" + "c")
attempt(lambda: bytearray(b"ab")[7])
attempt(lambda: b"ab"[7])
attempt(lambda: b"ab".startswith("a"))
attempt(lambda: b"ab".endswith([b"a"]))
attempt(lambda: b"ab".startswith((b"x", "a")))
attempt(lambda: b"ab".center(5, "x"))
attempt(lambda: b"ab".ljust(5, b"xy"))
attempt(lambda: bytearray(b"ab").rjust(5, 3))
attempt(lambda: bytes(5, errors="strict"))
attempt(lambda: bytes(b"a", "utf-8"))
attempt(lambda: bytes("a"))
attempt(lambda: bytes(-1))
attempt(lambda: bytes([256]))
attempt(lambda: bytes(["a"]))


class Wrong:
    def __bytes__(self):
        return "text"


attempt(lambda: bytes(Wrong()))
attempt(lambda: b"%b" % Wrong())
attempt(lambda: b"%b" % "text")
attempt(lambda: b"%s" % 5)
attempt(lambda: b"%c" % "ab")
attempt(lambda: b"%c" % b"ab")
attempt(lambda: b"%c" % 256)
attempt(lambda: b"%c" % -1)
attempt(lambda: b"%d" % "text")
attempt(lambda: b"%z" % 5)
attempt(lambda: b"%d %d" % 5)
attempt(lambda: b"%d" % (1, 2))


def assign(target, key, value):
    target[key] = value
    return target


attempt(lambda: assign(bytearray(b"abc"), slice(0, 2), 5))
attempt(lambda: assign(bytearray(b"abc"), slice(0, 2), "text"))
attempt(lambda: assign(bytearray(b"abcdef"), slice(0, 6, 2), b"xy"))
attempt(lambda: assign(bytearray(b"abc"), 1, 256))
attempt(lambda: assign(bytearray(b"abc"), 1, "a"))
attempt(lambda: assign(bytearray(b"abc"), 9, 1))
attempt(lambda: assign(bytearray(b"abc"), "key", 1))
attempt(lambda: assign(b"abc", 1, 1))
attempt(lambda: bytearray(b"abc").append(300))
attempt(lambda: bytearray(b"abc").insert(0, "a"))
attempt(lambda: b"abc".index(b"z"))
attempt(lambda: b"abc".rindex(b"z"))
attempt(lambda: b"abc".split(b""))
attempt(lambda: b"abc".partition(b""))
attempt(lambda: b"abc".replace("a", "b"))
attempt(lambda: b"abc".translate(b"short"))
attempt(lambda: b",".join([b"a", "b"]))
attempt(lambda: b"\xff".decode())
attempt(lambda: b"abc".find("b"))
attempt(lambda: "a" in b"abc")
attempt(lambda: 300 in b"abc")
attempt(lambda: sum([bytearray(b"a")], bytearray()))
attempt(lambda: sum([b"a"], b""))
attempt(lambda: sum(["a"], ""))
