print(
    1 < 2,
    1 <= 1.0,
    2**53 == 2.0**53,
    2**53 + 1 == 2.0**53,
    2**53 + 1 > 2.0**53,
    10**400 > 1e308,
    -(10**400) < float("-inf"),
    10**400 < float("inf"),
)
print(
    1 == True,
    0 == False,
    1 == "1",
    1 != "1",
    0 == -0.0,
    5 == 5 + 0j,
    float("nan") == 1,
    3 < float("nan"),
    3 > float("nan"),
    1 == None,
)
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, d[1 + 0j], 2**62 in {2.0**62}, {2**70: 1}[2**70])
for attempt in (lambda: 1 < "a", lambda: 1 < None, lambda: 1 < 1j, lambda: [] > 1, lambda: 1 >= ()):
    try:
        attempt()
    except TypeError as error:
        print(error)
print(
    sorted([3, 1.5, True, -2, 2**70, float("-inf")]),
    max(2**64, 1e10),
    9007199254740993 == 9007199254740993.0,
    9007199254740993 < 9007199254740992.0,
)
