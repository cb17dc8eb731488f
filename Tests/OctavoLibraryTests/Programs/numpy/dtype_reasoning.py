import numpy as np


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("bool", "i1", "u2", "i4", "i8", "f2", "f4", "f8", "c8", "c16", "U5", "O"):
    t = np.dtype(name)
    print(repr(t), t.name, t.kind, t.char, t.num, t.itemsize, t.alignment, t.byteorder, t.str, t.isnative, t.hasobject)
print(np.dtype("float"), np.dtype(float) == "f8", np.dtype(int) is np.dtype("int64"), np.dtype(None), np.dtype(np.int16))
print(np.dtype("f8").fields, np.dtype("f8").names, np.dtype("f8").subdtype, np.dtype("f8").base, np.dtype("f8").shape)
print(np.dtype("i4") < np.dtype("i8"), np.dtype("i4") >= np.dtype("i8"), np.dtype("f8").type, len(np.dtype("f8")))
print(np.dtype("half"), np.dtype("intc"), np.dtype("csingle"), np.dtype("?"), np.dtype("<i2"), np.dtype("|b1"))
for bad in ("x9", "float65", "i3", 3):
    attempt(lambda: np.dtype(bad))
attempt(lambda: np.dtype(np.floating))
attempt(lambda: np.dtype("f8")["a"])
print(np.result_type(3, np.float32), np.result_type("i4", "u4"), np.result_type(np.array([1], "i1"), 300), np.result_type(3, 3.0))
attempt(lambda: np.result_type())
print(np.can_cast("i8", "i4"), np.can_cast("i8", "i4", "same_kind"), np.can_cast(np.int64, np.float32), np.can_cast("f8", "O"))
attempt(lambda: np.can_cast(3, "i8"))
attempt(lambda: np.can_cast("i8", "i4", "foo"))
print([str(np.min_scalar_type(x)) for x in (10, -260, 3.1, 1e50, 1j, True, "abc", 2**64, None, 2**63)])
print(np.issubdtype("f8", np.floating), np.issubdtype(np.float64, float), np.issubdtype(int, np.float64), np.issubdtype(np.bool, np.integer))
print(np.common_type(np.arange(3)), np.common_type(np.arange(3, dtype="f4")), np.common_type(np.array([1j])))
print(np.isdtype(np.float32, "real floating"), np.isdtype(np.float32, ("integral", np.float32)))
attempt(lambda: np.isdtype(np.float32, "foo"))
print(np.iinfo(int), np.iinfo("u1").max, np.iinfo(np.uint64).max, np.iinfo("i2").min)
print(np.iinfo("i2"))
attempt(lambda: np.iinfo(float))
print(repr(np.finfo(float)), np.finfo("f4").eps, np.finfo(complex).dtype, np.finfo("f2").max, np.finfo(float).maxexp)
print(np.finfo("f4"))
attempt(lambda: np.finfo(int))
print(np.sctypeDict["float64"], np.typecodes["AllInteger"], np.typename("d"), np.mintypecode(["d", "F"]))
for name in ("float", "int", "Inf", "mat", "float_", "alltrue", "no_such_name"):
    attempt(lambda: getattr(np, name))
