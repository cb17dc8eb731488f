try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k"), ValueError(2)])])
except* ValueError as e:
    print("V", repr(e), e.exceptions)
except* KeyError as e:
    print("K", e)
except* TypeError:
    print("T")
else:
    print("no")
finally:
    print("fin")
try:
    try:
        raise ValueError(5)
    except* ValueError as e:
        print(repr(e))
        raise
except Exception as e:
    print("got", repr(e))
try:
    try:
        raise ExceptionGroup("a", [ValueError(5), OSError(1)])
    except* ValueError as e:
        raise KeyError("new")
except BaseException as e:
    print("got", repr(e))
g = ExceptionGroup("m", [ValueError(1), TypeError(2)])
print(g.subgroup(ValueError), g.split(lambda e: isinstance(e, TypeError)), g.message, str(g))
for a in [(), (1,), ("x", 3), ("x", []), ("x", [1]), ("x", [KeyboardInterrupt()])]:
    try: print(repr(ExceptionGroup(*a)))
    except Exception as e: print(type(e).__name__, e)
print(repr(BaseExceptionGroup("x", [ValueError()])), BaseExceptionGroup.__mro__, ExceptionGroup.__mro__)
def f():
    1/0
def h():
    excs = []
    for q in (f, lambda: int("x")):
        try: q()
        except Exception as e: excs.append(e)
    raise ExceptionGroup("several", excs)
try:
    h()
except* OSError: pass
