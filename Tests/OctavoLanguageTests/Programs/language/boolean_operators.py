def t(v):
    print("t", v, end=" ")
    return v


print(t(0) or t("") or t("last"))
print(t(1) and t([]) and t("never"))
print(t(1) or t(2) and t(3))
print(not t(0), not not "x", not [] == True)
print(None or 0 or False, 1 and 2 and 3, 0 and 1 or 2)
print([x or "none" for x in ("a", "", None)])
default = None
print((default or {}).get("k", "dflt"))
print(True + True, True & False, True | 0, True ^ True, ~True, -True, True / 2)
print(True == 1, True is (1 == 1), isinstance(True, int), "yes" if True and not False else "no")
