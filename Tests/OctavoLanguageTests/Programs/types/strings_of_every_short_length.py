# Short strings are kept in another way than long ones: every length around the limits, in every operation.
alphabet = "aZ0@`{[zA~ bcdefghijklmnopq"
texts = [alphabet[:n] for n in range(len(alphabet) + 1)]

for text in texts:
    print(len(text), repr(text[::-1]), text.upper(), text.lower(), text.swapcase())

joined = {a + b for a in texts for b in texts}
print(len(joined), sorted(len(text) for text in joined)[-3:])
print(all((a + b)[: len(a)] == a and (a + b)[len(a) :] == b for a in texts for b in texts))
print(all(hash(a + b) == hash("".join([a, b])) for a in texts for b in texts))

parts = [text[i:j] for text in texts for i in range(len(text) + 1) for j in range(i, len(text) + 1)]
print(len(parts), len(set(parts)), max(parts, key=len), min(parts))
print(all("".join(list(part)) == part == "".join(c for c in part) for part in parts))
print(all(part[::-1] == "".join(reversed(part)) for part in parts))
print(sorted(set(parts), key=lambda part: (len(part), part))[::29])

print([c in text for text in texts[::6] for c in "az{~q"])
print(["".join(texts[:n]) for n in range(5)], "-".join(texts[20:24]), "-".join(c for c in texts[9]))
print(["".join(x for x in items) for items in ([], [""], ["one"], ["é", "n"], ["a" * 30, "é", "b"])])
for items in ([1], ["a", 2, None], ["a", b"b"]):
    seen = []
    try:
        ",".join(seen.append(item) or item for item in items)
    except TypeError as e:
        print(e, seen)


class Name(str):
    pass


name = Name("only")
print(type("".join([name])), type("".join(x for x in [name])), "".join(x for x in [name, name]))
numbers = [0, 7, -1, 10, 99, -100, 9999999, 10000000, -9999999, -10000000, 2**53, -(2**63), 2**63 - 1]
print([str(n) for n in numbers], [int(str(n)) == n for n in numbers])
print("a b  c\td\n".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), " x y ".split(None, 1), "abc".split("ü"))
print("añb ñc".split("ñ"), "ä ö\u3000ü".split(), "".split(","), "".split(), "aXXbXXc".split("XX"))
