kinds = [
    type({}.keys()), type({}.items()), type(iter([])), type(n for n in ""), type(len), type([].append), type(iter({})), type(iter("")),
    type(iter(range(3))), type(int.__dict__["real"]),
]
for kind in kinds:
    try:
        kind()
    except TypeError as error:
        print(error)
print(type(None)(), type(...)(), type(NotImplemented)())
