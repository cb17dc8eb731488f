# numpy.strings and numpy.char on text and bytes: results, widths, and arrays with string methods.
import numpy as np

c = np.array(["aAaAaA", "  aA  ", "abBABba"])
b = np.array([b"a1b c", b"1b ca"])
for name in ("capitalize", "lower", "upper", "swapcase", "title", "strip", "lstrip", "rstrip", "str_len", "isalpha", "isspace"):
    print(name, repr(getattr(np.strings, name)(c)), repr(getattr(np.strings, name)(b)))
s = np.strings
print(repr(s.strip(c, "a")), repr(s.center(np.array(["a1b2", "1"]), 9, "*")), repr(s.center(b, 8)), repr(s.ljust(c, 3)))
print(repr(s.rjust(c, 9, ".")), repr(s.zfill(np.array(["1", "-22"]), 4)), repr(s.slice(c, 2)), repr(s.slice(c, 1, 5, 2)))
print(repr(s.slice(c, np.array([1, 2, 0]), np.array([4, 5, 2]))), repr(s.slice(c, None, None, -1)))
print(repr(s.add(c, "x")), repr(s.multiply(b, [1, 3])), repr(s.mod(np.array([b"%d bytes", b"%d bits"]), [8, 64])))
print(repr(s.encode(c)), repr(s.decode(b)), s.find(b, b"c"), s.count(c, "a"), s.startswith(b, b"1"), s.replace(c, "a", "xyz"))
print(repr(np.char.equal("a ", "a")), np.char.equal(c, ["aAaAaA", "  aA", "x"]), np.char.split(c, "A"), np.char.join("-", c))
print(repr(np.char.center("abc", 6)), repr(s.str_len("abc")), repr(s.upper("abc")), repr(s.strip(" a ")))
a = np.char.array(["hello", "world", "x"])
print(repr(a), repr(a[1]), repr(a.upper()), a == "world", repr(a + "!"), repr(a * 2), a.find("o"), repr(np.char.array([b"a", b"bc"])))
m = np.char.chararray((2, 2), itemsize=5)
m[:] = "abc"
print(repr(m))
for wrong in (lambda: s.index(c, "z"), lambda: s.ljust(c, 10, "ab"), lambda: s.upper([1])):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
