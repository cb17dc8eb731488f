d = {}
for key in (1, "text", (1, 2), None, 2.5, "it's"):
    try:
        d[key]
    except KeyError as error:
        print(error, repr(error))
d["final", 1]
