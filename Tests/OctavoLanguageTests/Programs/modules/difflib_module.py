import difflib
a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n".splitlines(keepends=True)
b = "one\ntwo\ntree\nfour\nfive and a half\nseven\neight\n".splitlines(keepends=True)
print("".join(difflib.ndiff(a, b)), end="")
print("".join(difflib.unified_diff(a, b, "before", "after", "2024", "2025", n=1)), end="")
print("".join(difflib.context_diff(a, b, "before", "after")), end="")
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
s = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3), s.get_matching_blocks(), s.get_opcodes())
print(s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(0, 8, 0, 8))
print(list(difflib.SequenceMatcher(None, "abcdefghij", "abxdefghiz").get_grouped_opcodes(1)))
d = list(difflib.ndiff(a, b))
print("".join(difflib.restore(d, 1)) == "".join(a), "".join(difflib.restore(d, 2)) == "".join(b))
for f in (lambda: difflib.get_close_matches("a", [], n=0), lambda: difflib.get_close_matches("a", [], cutoff=2), lambda: list(difflib.restore([], 3)), lambda: list(difflib.unified_diff([1], ["a"]))):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
