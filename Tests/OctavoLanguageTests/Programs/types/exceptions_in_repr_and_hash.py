class BadRepr:
    def __repr__(self):
        raise RuntimeError("repr failed")


class BadEq:
    def __eq__(self, other):
        raise RuntimeError("eq failed")

    def __hash__(self):
        return 1


for attempt in (
    lambda: repr([BadRepr()]),
    lambda: str({"k": BadRepr()}),
    lambda: f"{BadRepr()!r}",
    lambda: "%r" % BadRepr(),
    lambda: {BadEq(): 1, BadEq(): 2},
    lambda: [BadEq()] == [BadEq()],
    lambda: BadEq() in [1],
    lambda: {1: 0}[BadEq()],
    lambda: [1, BadEq()].index(5),
    lambda: (BadEq(),) < (BadEq(),),
    lambda: [BadEq()].remove(1),
    lambda: ValueError(BadRepr()).__repr__(),
):
    try:
        print(attempt())
    except RuntimeError as error:
        print(error)
e = BadEq()
print([e] == [e], e in [e], {e: 1}[e], (e,) == (e,))
