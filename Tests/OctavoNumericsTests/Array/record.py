"""Records every table of this folder from the NumPy that runs it."""
import itertools

import numpy as np
from cases import G, Table, V, W

rng = np.random.default_rng(20240607)
KINDS = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64",
         "complex128"]


def sample(kind, shape, low=-9, high=9):
    """Small values with the awkward ones among them."""
    n = int(np.prod(shape))
    if kind == "bool":
        a = rng.integers(0, 2, n).astype(bool)
    elif kind.startswith("u"):
        a = rng.integers(0, high, n).astype(kind)
    elif kind.startswith("int"):
        a = rng.integers(low, high, n).astype(kind)
    elif kind == "complex128":
        a = (rng.integers(low * 4, high * 4, n) / 4) + 1j * (rng.integers(low * 4, high * 4, n) / 4)
    else:
        a = (rng.integers(low * 8, high * 8, n) / 8).astype(kind)
    return a.reshape(shape)


# --- Functions of elements -------------------------------------------------------------------------------
BINARY = ["add", "subtract", "multiply", "divide", "floor_divide", "remainder", "fmod", "power", "float_power",
          "gcd", "lcm", "copysign", "nextafter", "heaviside", "logaddexp", "logaddexp2", "arctan2", "hypot",
          "equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "maximum", "minimum", "fmax",
          "fmin", "logical_and", "logical_or", "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor",
          "left_shift", "right_shift", "divmod"]
UNARY = ["negative", "positive", "absolute", "fabs", "sign", "conjugate", "square", "reciprocal", "rint", "floor",
         "ceil", "trunc", "modf", "frexp", "spacing", "sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log2",
         "log10", "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "arcsinh",
         "arccosh", "arctanh", "degrees", "radians", "logical_not", "invert", "isnan", "isinf", "isfinite",
         "signbit"]
INEXACT = {"power", "float_power", "logaddexp", "logaddexp2", "arctan2", "hypot", "cbrt", "exp", "exp2", "expm1",
           "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh",
           "tanh", "arcsinh", "arccosh", "arctanh"}
SPECIAL = np.array([0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 0.5, -2.5, 1e308, 5e-324, 3.0])


def ufuncs():
    t = Table("ufuncs")
    for name in BINARY:
        f = getattr(np, name)
        for a, b in itertools.product(KINDS, KINDS):
            if "float16" in str(_result(f, a, b)) or "complex64" in str(_result(f, a, b)):
                continue
            ulp = 4 if name in INEXACT or "complex" in (a, b) or a == b == "complex128" else 0
            t.add(name, f, sample(a, (5,)), sample(b, (5,)), ulp=ulp)
        x, y = np.meshgrid(SPECIAL, SPECIAL)
        if name not in ("gcd", "lcm", "bitwise_and", "bitwise_or", "bitwise_xor", "left_shift", "right_shift"):
            t.add(name, f, x, y, ulp=4 if name in INEXACT else 0)
    for name in UNARY:
        f = getattr(np, name)
        for a in KINDS:
            if "float16" in str(_result(f, a)):
                continue
            t.add(name, f, sample(a, (6,)), ulp=4 if name in INEXACT or a == "complex128" else 0)
        if name != "invert":
            t.add(name, f, SPECIAL, ulp=4 if name in INEXACT else 0)
        x = rng.normal(size=200) * 3
        if name != "invert":
            t.add(name, f, x, ulp=3 if name in INEXACT else 0)
    for name in ["add", "multiply", "divide", "floor_divide", "power", "less", "maximum", "bitwise_and"]:
        f = getattr(np, name)
        for a in KINDS:
            for w in [2, 3.5, -1, 300, 1 + 2j, 0]:
                for first in (True, False):
                    x = sample(a, (4,))
                    args = (W(w), x) if first else (x, W(w))
                    try:
                        r = f(*[z.value if isinstance(z, W) else z for z in args])
                        if r.dtype in (np.float16, np.complex64):
                            continue
                    except Exception:
                        pass
                    if name == "less" and isinstance(w, int):
                        continue
                    t.add(name, f, *args, ulp=8 if name == "power" or isinstance(w, complex) else 0)
    t.add("add", np.add, V(np.arange(6.).reshape(2, 3), "T"), np.arange(2))
    for va, vb in itertools.product(["T", "back", "step", "lastback", "tail", "spread"], repeat=2):
        x = np.arange(24.).reshape(4, 6) / 8
        y = rng.integers(0, 9, (4, 6))
        t.add("add", np.add, V(x, va), V(y, vb))
        t.add("multiply", np.multiply, V(x, va), V(x, va))
        t.add("less", np.less, V(x, va), V(y, vb))
    for shapes in [((3,), (4,)), ((2, 3), (2,)), ((2, 3), (3, 2)), ((0,), (1,)), ((0, 3), (3,)), ((1, 3), (2, 1)),
                   ((2, 1, 4), (3, 1)), ((), (3,)), ((2, 2, 2), (2, 3))]:
        t.add("add", np.add, np.ones(shapes[0]), np.ones(shapes[1]))
    t.add("add", np.add, np.array(["a", "bc"]), np.array(["x", "yz"]))
    t.add("add", np.add, np.array(["a", "bc"]), np.array([1, 2]))
    t.add("equal", np.equal, np.array(["a", "bc"]), np.array(["a", "b"]))
    t.add("less", np.less, np.array(["a", "bc"]), np.array(["b", "b"]))
    t.add("subtract", np.subtract, np.array([True]), np.array([True]))
    t.add("negative", np.negative, np.array([True]))
    t.add("bitwise_and", np.bitwise_and, np.array([1.0]), np.array([2.0]))
    t.add("invert", np.invert, np.array([1.0]))
    t.add("power", np.power, np.array([2, 3]), np.array([-1, 2]))
    t.write()


def _result(f, *kinds):
    try:
        with np.errstate(all="ignore"):
            return np.atleast_1d(f(*[np.ones(1, k) for k in kinds])[0]).dtype
    except TypeError:
        return "none"


# --- Folds --------------------------------------------------------------------------------------------------
def folds():
    t = Table("folds")
    methods = ["sum", "prod", "max", "min", "any", "all", "mean", "var", "std", "ptp", "argmax", "argmin",
               "cumsum", "cumprod"]
    for name in methods:
        f = getattr(np, name)
        for kind in KINDS:
            x = sample(kind, (3, 4))
            if name == "ptp" and kind == "bool":
                continue
            # Means of float32 sums and squares of complex numbers may round differently in the last place.
            ulp = 4 if kind == "complex128" else 0
            t.add(name, f, x, ulp=ulp)
            for axis in (0, 1, -1):
                t.add(name, f, x, axis=axis, ulp=ulp)
        for n in [0, 1, 2, 7, 8, 9, 16, 127, 128, 129, 1000, 8191, 8192, 8193, 20001]:
            t.add(name, f, G("mix", (n,)))
            if n in (7, 129, 1000):
                t.add(name, f, G("mix", (n,), "float32"))
                t.add(name, f, G("mix", (n,), views=("step",)))
                t.add(name, f, G("mix", (n,), views=("back",)))
        for view in ["T", "back", "step", "lastback"]:
            for shape in [(5, 6), (40, 33), (3, 200)]:
                x = G("mix", shape, views=(view,))
                t.add(name, f, x)
                for axis in (0, 1):
                    t.add(name, f, x, axis=axis)
        x = G("mix", (4, 3, 50))
        if not name.startswith("cum") and not name.startswith("arg"):
            for axis in [(0, 1), (0, 2), (1, 2), (0, 1, 2), ()]:
                if name in ("mean", "var", "std") and axis == ():
                    continue
                t.add(name, f, x, axis=axis)
                t.add(name, f, x, axis=axis, keepdims=True)
            t.add(name, f, np.zeros((0, 3)), axis=0)
            t.add(name, f, np.zeros((0, 3)), axis=1)
            t.add(name, f, np.zeros((3,)), axis=(0, 0))
        t.add(name, f, x, axis=3)
        t.add(name, f, x, axis=-4)
        t.add(name, f, np.array([1.0, np.nan, 3.0]))
        t.add(name, f, np.array([-0.0, -0.0]))
        t.add(name, f, np.array(5.0))
    for name in ["sum", "prod", "max", "min"]:
        f = getattr(np, name)
        x = rng.normal(size=(5, 6))
        t.add(name, f, x, axis=0, initial=10.0)
        t.add(name, f, x, axis=0, initial=10.0, where=x > 0)
        t.add(name, f, x, axis=1, where=x > 0)
        if name in ("sum", "prod"):
            t.add(name, f, x.astype(int), dtype=np.dtype("float64"))
            t.add(name, f, x, dtype=np.dtype("int64"))
    for name in ["var", "std"]:
        f = getattr(np, name)
        t.add(name, f, rng.normal(size=20), ddof=1)
        t.add(name, f, rng.normal(size=(4, 5)), axis=1, ddof=1)
        t.add(name, f, np.array([1.0]), ddof=1)
    t.add("mean", np.mean, rng.normal(size=(4, 5)), where=np.arange(5) > 2)
    for name in ["add", "multiply", "maximum", "subtract", "logical_and", "bitwise_or", "hypot"]:
        f = getattr(np, name)
        x = rng.integers(1, 9, 10)
        t.add(name + ".reduce", f.reduce, x)
        t.add(name + ".accumulate", f.accumulate, x)
        t.add(name + ".reduceat", f.reduceat, x, [0, 4, 1, 5])
        t.add(name + ".outer", f.outer, x[:3], x[3:7])
        t.add(name + ".reduce", f.reduce, rng.integers(1, 9, (3, 4)))
        t.add(name + ".reduce", f.reduce, np.zeros((0,), int))
        t.add(name + ".accumulate", f.accumulate, rng.integers(1, 9, (3, 4)), axis=1)
    t.add("add.at", _at(np.add), np.zeros(4), np.array([0, 1, 1, 3]), np.array([1., 2., 3., 4.]))
    t.write()


def _at(f):
    def run(a, i, b):
        f.at(a, i, b)
        return a
    return run


# --- Indexing ----------------------------------------------------------------------------------------------
def index_value(a, items):
    return a[tuple(items)]


def index_assign(a, items, value):
    a[tuple(items)] = value
    return a


def random_slice(n):
    pick = lambda: None if rng.random() < 0.3 else int(rng.integers(-n - 2, n + 3))
    step = None if rng.random() < 0.5 else int(rng.choice([-3, -2, -1, 1, 2, 3]))
    return slice(pick(), pick(), step)


def random_items(shape):
    items, arrays = [], int(rng.integers(0, 3))
    axes = list(shape[: rng.integers(0, len(shape) + 1)])
    rows = int(rng.integers(1, 4))
    for n in axes:
        kind = rng.random()
        if arrays and kind < 0.4:
            arrays -= 1
            form = [(rows,), (rows,), (1,), (2, rows)][rng.integers(0, 4)]
            items.append(rng.integers(-n, n + (rng.random() < 0.03), form))
        elif arrays and kind < 0.5:
            items.append(rng.integers(0, 2, n + (rng.random() < 0.03)).astype(bool))
        elif kind < 0.65:
            items.append(int(rng.integers(-n - (rng.random() < 0.05), n)))
        else:
            items.append(random_slice(n))
        if rng.random() < 0.1:
            items.append(None)
    if rng.random() < 0.3:
        items.insert(int(rng.integers(0, len(items) + 1)), Ellipsis)
    return items


def indexing():
    t = Table("indexing")
    for _ in range(700):
        shape = tuple(int(n) for n in rng.integers(1, 6, rng.integers(1, 5)))
        a = np.arange(int(np.prod(shape))).reshape(shape)
        items = random_items(shape)
        views = [["T"], [], ["back"], ["lastback"]][rng.integers(0, 4)]
        if views == ["T"]:
            items = random_items(shape[::-1])
        t.add("getitem", index_value, V(a, *views), items)
        if rng.random() < 0.5:
            try:
                form = V(a, *views).value()[tuple(items)].shape
            except IndexError:
                form = ()
            cut = form[int(rng.integers(0, len(form) + 1)):]
            value = rng.integers(100, 200, cut)
            if rng.random() < 0.1:
                value = np.arange(7)
            t.add("setitem", index_assign, V(a, *views), items, value)
    x = np.arange(12.).reshape(3, 4)
    for items in [[5], [-4], [0, 4], [0, 0, 0], [slice(None, None, 0)], [Ellipsis, Ellipsis],
                  [np.array([0, 3])], [np.array([1.0])], [np.array([True, False])],
                  [np.zeros((3, 3), bool)], [x > 5], [x > 100], [np.array([0, 1]), np.array([0, 1, 2])],
                  [np.array([], int)], [np.array([[0, 1], [2, 0]])], [slice(None), np.array([True, False, True, False])],
                  [np.array([0, 1]), slice(None), None], [np.array([True, True, False]), 1], [True], [False]]:
        t.add("getitem", index_value, x, items)
    t.add("setitem", index_assign, x, [x > 5], np.arange(6.))
    t.add("setitem", index_assign, x, [x > 5], np.arange(5.))
    t.add("setitem", index_assign, x, [slice(0, 2)], np.arange(3.))
    t.add("setitem", index_assign, x, [np.array([0, 0])], np.array([[1.], [2.]]))
    for axis in (None, 0, 1, -1, 2):
        t.add("take", np.take, x, np.array([0, 2, -1]), axis=axis)
    t.add("take", np.take, x, np.array([[0, 1], [2, 11]]))
    t.add("take", np.take, x, np.array([20]), mode="wrap")
    t.add("take", np.take, x, np.array([20, -3]), mode="clip")
    t.add("take", np.take, x, np.array([20]))
    t.add("nonzero", np.nonzero, x % 3)
    t.add("argwhere", np.argwhere, x > 4)
    t.add("flatnonzero", np.flatnonzero, x > 4)
    t.add("where", np.where, x > 4, x, np.array(-1))
    t.add("where", np.where, x > 4, W(1.5), W(0))
    t.add("where", np.where, np.array([True, False]), np.arange(2), np.array([0.5, 1.5]))
    t.add("select", lambda c, v, d: np.select(c, v, d), [x < 3, x < 6], [x, x * 10], np.array(-1.0))
    t.add("clip", np.clip, x, W(2.5), W(7))
    t.add("clip", np.clip, np.arange(6), W(1), W(3))
    t.add("clip", np.clip, np.arange(6), np.array([1, 2, 1, 2, 1, 2]), None)
    t.add("compress", np.compress, np.array([True, False, True]), x, axis=0)
    t.add("take_along_axis", np.take_along_axis, x, np.argsort(-x, axis=1), axis=1)
    t.write()


# --- Shape, joining, creation -------------------------------------------------------------------------------
def shapes():
    t = Table("shapes")
    x = np.arange(24).reshape(2, 3, 4)
    for shape in [(24,), (4, 6), (-1,), (2, -1), (2, 12, 1), (5, 5), (-1, -1), (0, -1), (-1, 7), (3, 2, 4)]:
        for views in [(), ("T",), ("back",), ("step",)]:
            t.add("reshape", np.reshape, V(x, *views), shape)
            t.add("reshape", lambda a, s: np.reshape(a, s, order="F"), V(x, *views), shape, ) if False else None
    for axes in [(0, 1, 2), (2, 0, 1), (-1, 0, 1), (0, 0, 1), (0, 1), (0, 1, 3)]:
        t.add("transpose", np.transpose, x, axes)
    t.add("transpose", np.transpose, x)
    t.add("swapaxes", np.swapaxes, x, 0, 2)
    t.add("swapaxes", np.swapaxes, x, 0, 3)
    for s, d in [((0,), (2,)), ((0, 1), (-1, -2)), ((0,), (5,)), ((0, 0), (1, 2)), ((0,), (1, 2))]:
        t.add("moveaxis", np.moveaxis, x, s, d)
    t.add("rollaxis", np.rollaxis, x, 2)
    t.add("rollaxis", np.rollaxis, x, 0, 3)
    y = x.reshape(1, 2, 1, 12)
    for axis in [None, 0, (0, 2), 1, 4]:
        t.add("squeeze", np.squeeze, y, axis=axis)
    for axis in [0, 1, -1, 3, 5, (0, 1), (0, 0)]:
        t.add("expand_dims", np.expand_dims, x, axis)
    for axis in [None, 0, (0, 2), 3]:
        t.add("flip", np.flip, x, axis=axis)
    for shape in [(2, 3, 4), (5, 2, 3, 4), (2, 3), (2, 3, 5), (-1, 2)]:
        t.add("broadcast_to", np.broadcast_to, x, shape)
    a, b = np.arange(6.).reshape(2, 3), np.arange(6).reshape(2, 3) + 10
    for axis in [0, 1, -1, None, 2]:
        t.add("concatenate", np.concatenate, [a, b], axis=axis)
    for axis in [0, 1, 2, -1, 3]:
        t.add("stack", np.stack, [a, b], axis=axis)
    t.add("concatenate", np.concatenate, [a, b[:, :2]])
    t.add("concatenate", np.concatenate, [a, b[0]])
    t.add("concatenate", np.concatenate, [np.array(1), np.array(2)])
    t.add("concatenate", np.concatenate, [np.array(["a"]), np.array(["bcd"])])
    t.add("concatenate", np.concatenate, [V(a, "T"), V(b, "T")])
    t.add("concatenate", np.concatenate, [])
    t.add("stack", np.stack, [a, b[:, :2]])
    for f in ["vstack", "hstack", "dstack", "column_stack"]:
        t.add(f, getattr(np, f), [a, b])
        t.add(f, getattr(np, f), [a[0], b[0]])
    t.add("split", np.split, np.arange(9), 3)
    t.add("split", np.split, np.arange(9), 4)
    t.add("split", np.split, np.arange(9), [2, 5, 20])
    t.add("array_split", np.array_split, np.arange(9), 4)
    t.add("split", np.split, x, 2, axis=2)
    for reps in [(2,), (2, 2), (1, 2, 3), (2, 1, 1, 2), (0,)]:
        t.add("tile", np.tile, a, reps)
    for args in [((2,), None), ((2,), 0), ((1, 2), 0), ((1, 2, 0), 1), ((1, 2), 1), ((-1,), 0)]:
        t.add("repeat", lambda v, r, axis=None: np.repeat(v, r if len(r) > 1 else r[0], axis), a, args[0], axis=args[1])
    t.add("roll", np.roll, x, 5)
    t.add("roll", np.roll, x, -1, axis=1)
    t.add("roll", np.roll, x, (1, 2), axis=(0, 2))
    for k in range(-1, 5):
        t.add("rot90", np.rot90, a, k)
    for k in (-3, -1, 0, 1, 2, 5):
        t.add("diag", np.diag, np.arange(3.), k)
        t.add("diag", np.diag, a, k)
        t.add("eye", lambda n, m, k: np.eye(n, m, k), 3, 4, k)
        t.add("tri", lambda n, m, k: np.tri(n, m, k), 3, 4, k)
        t.add("tril", np.tril, a, k)
        t.add("triu", np.triu, x, k)
    for args in [(0, 10, 3), (10, 0, -3), (0, 10, -1), (5, 5, 1), (0, 7, 1), (-3, 4, 2)]:
        t.add("arange", np.arange, *args)
    for args in [(0.0, 1.0, 0.1), (0.0, 1.0, 0.3), (1.0, 0.0, -0.25), (0.5, 0.5, 0.1), (0.0, 2.1, 0.7), (1e10, 1e10 + 3, 0.5)]:
        t.add("arange", np.arange, *args)
    for args in [(0.0, 1.0, 5), (0.0, 1.0, 1), (0.0, 1.0, 0), (1.0, 1.0, 4), (-3.0, 7.0, 50), (0.1, 0.7, 13), (0.0, 1.0, -1),
                 (0.0, 5e-324, 3), (1.0, 1e20, 7)]:
        t.add("linspace", np.linspace, *args)
        t.add("linspace", np.linspace, *args, endpoint=False)
    t.add("logspace", np.logspace, 0.0, 3.0, 7, ulp=2)
    for indexing in ("xy", "ij"):
        t.add("meshgrid", np.meshgrid, np.arange(3), np.arange(2.), indexing=indexing)
        t.add("meshgrid", np.meshgrid, np.arange(3), np.arange(2.), np.arange(2), indexing=indexing)
    t.add("indices", np.indices, (2, 3))
    for kind in KINDS:
        for target in KINDS:
            v = sample(kind, (6,))
            t.add("astype", lambda z, d: z.astype(d), v, np.dtype(target))
        t.add("astype", lambda z, d: z.astype(d), sample(kind, (4,)), np.dtype("U"))
    big = np.array([1e300, -1e300, np.nan, np.inf, 3e9, -3e9, 300.7, -1.5, 2.0**63, 2.0**64])
    for target in ["int64", "int32", "uint8", "bool", "float32", "complex128", "uint64"]:
        t.add("astype", lambda z, d: z.astype(d), big, np.dtype(target))
    t.add("astype", lambda z, d: z.astype(d), np.array(["1", "22", " 3 "]), np.dtype("int64"))
    t.add("astype", lambda z, d: z.astype(d), np.array(["1.5", "nan", "1e3"]), np.dtype("float64"))
    t.add("astype", lambda z, d: z.astype(d), np.array(["x"]), np.dtype("float64"))
    for a_, b_ in itertools.product(KINDS, KINDS):
        if "float16" in str(np.promote_types(a_, b_)):
            continue
        t.add("promote", lambda p, q: np.zeros((), np.promote_types(p.dtype, q.dtype)), np.zeros((), a_), np.zeros((), b_))
    t.write()


# --- Text ------------------------------------------------------------------------------------------------------
def printing():
    t = Table("printing")
    values = [np.array([]), np.zeros((0, 3)), np.array(1.5), np.array(7), np.array([True, False]), np.array(True),
              np.arange(5), np.array([-1, 100, 7]), np.array([1.0, 2.5, -3.25]), np.array([1.0, 2.0]),
              np.array([1e-5, 1.0]), np.array([1e10, 1.0]), np.array([1e16]), np.array([123456789.123]),
              np.array([0.1, 0.12345678912345]), np.array([np.nan, 1.0]), np.array([np.inf, -np.inf, 1.5]),
              np.array([np.nan]), np.array([np.inf]), np.array([1e-300, 1e300]), np.array([1e100, 1.5]),
              np.array([0.0]), np.array([-0.0, 0.0]), np.array([1 / 3]), np.array([2 / 3, 1e-4]),
              np.array([0.0001, 0.5]), np.array([999.9999999, 1.0]), np.array([0.5, 1000.0]), np.array([0.5, 501.0]),
              np.array([1e8]), np.array([99999999.0]), np.array([1 + 2j, 3.5 - 1j]), np.array([1j]), np.array([1e10 + 1j]),
              np.array([complex(np.nan, 1), complex(0, np.inf)]), np.array(["a", "bcd"]), np.array(["it's", 'q"']),
              np.array("x"), np.array(["a\nb", "é"]),
              np.arange(12).reshape(3, 4), np.arange(24).reshape(2, 3, 4) / 7, G("range", (2000,), "int64"), G("range", (100, 100), "int64"),
              G("range", (20, 20, 20)), np.linspace(0, 1, 30), np.arange(40) * 1000, np.ones((2, 50)),
              np.array([0.1, 0.2], np.float32), np.array([1 / 3], np.float32), np.array([16777216.0], np.float32),
              np.array([1, 2], np.int32), np.array([1], np.uint8), np.array([True]), np.array([[]]), np.zeros((2, 0)),
              G("range", (1001,), "int64"), G("mix", (2, 501)), np.random.default_rng(1).normal(size=(4, 3)),
              np.random.default_rng(2).normal(size=20) * 1e-3, np.random.default_rng(3).normal(size=(3, 2, 2)) * 1e5,
              np.zeros((1, 1, 1)), np.array([5e-324]), np.array([1.7976931348623157e308]), np.arange(30).reshape(1, 30),
              np.random.default_rng(4).normal(size=10) + 1j * np.random.default_rng(5).normal(size=10),
              np.array(1 + 2j), np.array(1e-7), np.array(1e22), np.array(np.float32(0.1)), np.array([1e5, 1e-5, 0]),
              np.array(["word"] * 30), np.eye(3), np.arange(7) - 3.5, np.array([[True, False], [False, True]]),
              np.array([1.1, 2.22, 3.333]) * 1e-10, np.array([12345.678, 0.001]), np.array([-1.5, np.nan, np.inf]),
              np.full((3, 3), np.nan), np.array([100000.0, 0.25]), np.array([1e3, 1e-1, np.nan])]
    for v in values:
        t.add("str", str, v)
        t.add("repr", repr, v)
    floats = [v for v in values if v.dtype.kind in "fc" and not (isinstance(v, np.ndarray) and v.size == 0)]
    for options in [dict(precision=3), dict(precision=0), dict(suppress=True), dict(precision=2, suppress=True),
                    dict(threshold=5), dict(threshold=5, edgeitems=1), dict(linewidth=30), dict(floatmode="fixed"),
                    dict(floatmode="fixed", precision=3), dict(floatmode="unique"), dict(floatmode="maxprec_equal"),
                    dict(sign="+"), dict(sign=" "), dict(nanstr="NA", infstr="Inf"), dict(precision=20)]:
        for v in floats + [np.arange(20), np.arange(60).reshape(6, 10)]:
            with np.printoptions(**options):
                t.add("repr", lambda a, **k: repr(a), v, **options)
    scalars = [1.0, 0.1, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, np.nan, np.inf, -np.inf, -0.0, 1e300, 5e-324, 1 / 3, 100.0]
    for s in scalars:
        t.add("scalar", lambda a: repr(a[()]), np.array(s))
        t.add("scalar", lambda a: repr(a[()]), np.array(s, np.float32))
        t.add("scalar", lambda a: repr(a[()]), np.array(complex(s, 1.0)))
        t.add("scalar", lambda a: repr(a[()]), np.array(complex(0.0, s)))
        t.add("str", str, np.array(s))
    for s in [True, False, 3, -4]:
        t.add("scalar", lambda a: repr(a[()]), np.array(s))
    t.add("scalar", lambda a: repr(a[()]), np.array(3, np.uint8))
    t.add("scalar", lambda a: repr(a[()]), np.array("it's"))
    t.write()


# --- Order, counting, statistics -------------------------------------------------------------------------------
def ordering():
    t = Table("ordering")
    data = [sample(k, (17,)) for k in KINDS]
    for x in data:
        t.add("sort", np.sort, x)
        t.add("argsort", lambda a, **k: np.argsort(a, kind="stable", **k), x)
        t.add("unique", np.unique, x)
        t.add("unique_all", lambda a: np.unique(a, return_index=True, return_inverse=True, return_counts=True), x)
        t.add("searchsorted", np.searchsorted, np.sort(x), x[:5])
        t.add("searchsorted", np.searchsorted, np.sort(x), x[:5], side="right")
        t.add("isin", np.isin, x, x[:3])
    for n in (1, 2, 23, 24, 25, 300, 513, 5000):
        for dtype in ("float64", "float32"):
            t.add("sort", np.sort, G("mix", (n,), dtype))
            t.add("argsort", lambda a, **k: np.argsort(a, kind="stable", **k), G("mix", (n,), dtype))
        t.add("sort", np.sort, rng.integers(-10**12, 10**12, n) if n < 300 else G("range", (n,), "int64", ("back",)))
    x = rng.integers(0, 9, (4, 5, 3)).astype(float)
    x[0, 0, 0] = np.nan
    for axis in (0, 1, 2, -1, None, 3):
        t.add("sort", np.sort, x, axis=axis)
        t.add("argsort", lambda a, **k: np.argsort(a, kind="stable", **k), x, axis=axis)
    t.add("sort", np.sort, np.array([3.0, np.nan, -np.inf, np.inf, -1.0, np.nan]))
    t.add("sort", np.sort, np.array(["b", "abc", "", "B"]))
    t.add("unique", np.unique, np.array(["b", "a", "b"]))
    t.add("unique", np.unique, np.array([1.0, np.nan, np.nan, 0.0]))
    t.add("unique_all", lambda a: np.unique(a, return_index=True, return_inverse=True, return_counts=True),
          rng.integers(0, 4, (3, 4)))
    t.add("lexsort", lambda k: np.lexsort(k), [rng.integers(0, 3, 12), rng.integers(0, 3, 12)])
    t.add("searchsorted", np.searchsorted, np.array([1.0, 2.0, np.nan]), np.array([np.nan, 1.5, 5.0]))
    t.add("searchsorted", np.searchsorted, np.array(["a", "c"]), np.array(["b", "c"]))
    for bins in ([0.0, 1.0, 2.5, 4.0, 10.0], [10.0, 4.0, 2.5, 1.0, 0.0], [1.0, 3.0, 2.0], [1.0, 1.0, 2.0]):
        for right in (False, True):
            t.add("digitize", np.digitize, np.array([0.2, 6.4, 3.0, 1.6, 1.0, 10.0, -1.0]), np.array(bins), right=right)
    for f, args in [("intersect1d", ([1, 3, 4, 3], [3, 1, 2, 1])), ("union1d", ([-1, 0, 1], [-2, 0, 2])),
                    ("setdiff1d", ([1, 2, 3, 2, 4, 1], [3, 4, 5, 6])), ("setxor1d", ([1, 2, 3, 2, 4], [2, 3, 5, 7, 5]))]:
        t.add(f, getattr(np, f), *[np.array(a) for a in args])
    v = np.concatenate([rng.normal(size=200), [0.0, 1.0]])
    for bins in (1, 7, 10, 50, 0):
        t.add("histogram", np.histogram, v, bins)
        t.add("histogram", np.histogram, v, bins, range=(-1.0, 2.0))
        t.add("histogram", np.histogram, v, bins, density=True)
        t.add("histogram", np.histogram, rng.integers(0, 20, 50), bins)
    for rule in ("auto", "fd", "doane", "scott", "rice", "sturges", "sqrt", "none"):
        t.add("histogram", np.histogram, v, rule)
        t.add("histogram", np.histogram, rng.integers(0, 20, 50), rule)
        t.add("histogram", np.histogram, rng.integers(0, 3, 50), rule)
        t.add("histogram", np.histogram, v, rule, range=(-1.0, 1.0))
    t.add("histogram", np.histogram, v, np.array([-2.0, -1.0, 0.0, 0.5, 1.0, 3.0]))
    t.add("histogram", np.histogram, v, np.array([-2.0, -1.0, 0.0, 0.5, 1.0, 3.0]), density=True)
    t.add("histogram", np.histogram, np.array([1, 2, 3, 4]), np.array([1, 2, 3]))
    t.add("histogram", np.histogram, v, np.array([0.0, 2.0, 1.0]))
    t.add("histogram", np.histogram, np.array([]), 3)
    t.add("histogram", np.histogram, np.array([1.0, 1.0]), 3)
    t.add("histogram", np.histogram, np.array([1.0, np.nan]), 3)
    t.add("histogram", np.histogram, v, 4, range=(2.0, 1.0))
    t.add("histogram", np.histogram, v, 6, weights=rng.normal(size=202))
    t.add("histogram", np.histogram, v, 6, weights=rng.integers(0, 5, 202))
    t.add("bincount", np.bincount, np.array([0, 1, 1, 3, 2, 1, 7]))
    t.add("bincount", np.bincount, np.array([0, 1, 1]), minlength=6)
    t.add("bincount", np.bincount, np.array([0, 1, 1, 2, 2, 2]), weights=np.array([0.3, 0.5, 0.2, 0.7, 1.0, -0.6]))
    for bad in (np.array([-1, 2]), np.array([0.5]), np.array([[1]]), np.array(1)):
        t.add("bincount", np.bincount, bad)
    t.add("bincount", np.bincount, np.array([1, 2]), weights=np.array([1.0]))
    y = rng.normal(size=(5, 6))
    for axis in (None, 0, 1, (0, 1)):
        t.add("median", np.median, y, axis=axis)
        t.add("median", np.median, y, axis=axis, keepdims=True)
        for name in ("percentile", "quantile"):
            q = np.array([0.0, 25.0, 33.0, 50.0, 99.5, 100.0]) / (1 if name == "percentile" else 100)
            t.add(name, getattr(np, name), y, q, axis=axis)
            t.add(name, getattr(np, name), y, q[1], axis=axis)
    for method in ("linear", "lower", "higher", "midpoint", "nearest", "inverted_cdf", "averaged_inverted_cdf",
                   "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "median_unbiased",
                   "normal_unbiased"):
        for n in (1, 2, 5, 10):
            t.add("quantile", np.quantile, rng.normal(size=n), np.linspace(0, 1, 11), method=method, ulp=2)
    t.add("median", np.median, np.array([1.0, np.nan, 3.0]))
    t.add("median", np.median, np.array([1, 2, 3, 4]))
    t.add("percentile", np.percentile, np.array([1, 2, 3, 4]), np.array([10.0, 101.0]))
    t.add("quantile", np.quantile, np.array([1.0, np.nan]), np.array([0.5]))
    w = y.copy()
    w[0, 1] = w[3, :] = np.nan
    for name in ("nansum", "nanprod", "nanmax", "nanmin", "nanmean", "nanvar", "nanstd", "nanmedian"):
        for axis in (None, 0, 1):
            t.add(name, getattr(np, name), w, axis=axis)
            t.add(name, getattr(np, name), np.arange(6).reshape(2, 3), axis=axis)
    for axis in (None, 0, 1):
        t.add("nanargmax", np.nanargmax, w, axis=axis)
        t.add("nanargmin", np.nanargmin, w, axis=axis)
        t.add("nanpercentile", np.nanpercentile, w, np.array([10.0, 50.0]), axis=axis)
    t.add("average", np.average, y, axis=0)
    t.add("average", np.average, y, axis=1, weights=np.arange(6.0))
    t.add("average", np.average, y, weights=np.abs(y))
    t.add("average", np.average, np.arange(3), weights=np.zeros(3))
    t.add("average", np.average, y, weights=np.ones(3))
    t.add("average", np.average, y, axis=0, weights=np.ones(3))
    t.add("cov", np.cov, y, ulp=64)
    t.add("cov", np.cov, y[0], y[1], ulp=64)
    t.add("cov", np.cov, y, rowvar=False, bias=True, ulp=64)
    t.add("cov", np.cov, y[0], ulp=64)
    t.add("corrcoef", np.corrcoef, y, ulp=64)
    t.add("corrcoef", np.corrcoef, y[0], y[1], ulp=64)
    t.write()


# --- Differences, products, comparison ---------------------------------------------------------------------------
def calculus():
    t = Table("calculus")
    y = rng.normal(size=(4, 7))
    for n in (0, 1, 2, 3, 9, -1):
        t.add("diff", np.diff, y, n)
    t.add("diff", np.diff, y, axis=0)
    t.add("diff", np.diff, np.array([True, False, False]))
    t.add("diff", np.diff, np.arange(5) ** 2, prepend=np.array(0), append=np.array([1, 2]))
    t.add("diff", np.diff, np.array(3.0))
    t.add("gradient", lambda a: np.gradient(a), y[0])
    t.add("gradient", lambda a, h: np.gradient(a, h), y[0], 0.5)
    t.add("gradient", lambda a, h: np.gradient(a, h), y[0], np.array([0.0, 1.0, 1.5, 3.5, 4.0, 6.0, 7.0]), ulp=2)
    t.add("gradient", lambda a, h, **k: np.gradient(a, h, **k), y[0], np.array([0.0, 1.0, 1.5, 3.5, 4.0, 6.0, 7.0]), edge_order=2, ulp=4)
    t.add("gradient", lambda a, h, **k: np.gradient(a, h, **k), y[0], 2.0, edge_order=2)
    t.add("gradient", lambda a, **k: np.gradient(a, **k), y, axis=0)
    t.add("gradient", lambda a, **k: np.gradient(a, **k), np.arange(6) ** 2, axis=0)
    t.add("gradient", lambda a, **k: np.gradient(a, **k), np.array([1.0]), axis=0)
    t.add("trapezoid", np.trapezoid, y)
    t.add("trapezoid", np.trapezoid, y, axis=0)
    t.add("trapezoid", lambda a, x: np.trapezoid(a, x), y, np.array([0.0, 1.0, 1.5, 3.5, 4.0, 6.0, 7.0]))
    t.add("trapezoid", lambda a, x: np.trapezoid(a, dx=x), y, 0.25)
    xp, fp = np.array([1.0, 2.0, 3.0, 5.0]), np.array([3.0, 2.0, 0.0, 7.0])
    q = np.array([0.0, 1.0, 1.5, 2.72, 3.14, 5.0, 6.0, np.nan, np.inf, -np.inf])
    t.add("interp", np.interp, q, xp, fp)
    t.add("interp", np.interp, q, xp, fp, left=-9.0, right=9.0)
    t.add("interp", np.interp, rng.normal(size=50) * 3, xp, fp)
    t.add("interp", np.interp, q, xp[:1], fp[:1])
    t.add("interp", np.interp, q, xp[:3], fp)
    t.add("interp", np.interp, q, xp[:0], fp[:0])
    for mode in ("full", "same", "valid"):
        t.add("convolve", np.convolve, np.arange(1, 6), np.array([0, 1, 2]), mode=mode)
        t.add("convolve", np.convolve, np.array([0, 1, 2]), np.arange(1.0, 6.0), mode=mode)
        t.add("convolve", np.convolve, np.arange(1, 6), np.array([1, 2]), mode=mode)
        t.add("convolve", np.convolve, np.arange(1, 5), np.array([1, 2, 3, 4]), mode=mode)
    t.add("convolve", np.convolve, np.array([]), np.array([1.0]))
    pairs = [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((5, 2, 3), (3, 2)), ((5, 2, 3), (5, 3, 2)),
             ((2, 3), (2, 3)), ((3,), (4,)), ((2, 1, 2, 3), (4, 3, 1)), ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((), (3,)), ((19, 20), (20, 19))]
    for a, b in pairs:
        for f in ("matmul", "dot", "inner"):
            # Whole numbers, so that the order of adding does not show.
            t.add(f, getattr(np, f), rng.integers(-9, 9, a).astype(float), rng.integers(-9, 9, b).astype(float))
            t.add(f, getattr(np, f), rng.integers(-9, 9, a), rng.integers(-9, 9, b))
    t.add("matmul", np.matmul, np.ones((2, 3), bool), np.ones((3, 2), bool))
    t.add("matmul", np.matmul, sample("complex128", (2, 3)), sample("complex128", (3, 2)))
    t.add("outer", np.outer, np.arange(3), np.arange(4.0))
    t.add("vdot", np.vdot, sample("complex128", (5,)), sample("complex128", (5,)))
    t.add("kron", np.kron, np.arange(4).reshape(2, 2), np.arange(6).reshape(2, 3))
    t.add("kron", np.kron, np.arange(3), np.eye(2))
    t.add("cross", np.cross, np.array([1, 2, 3]), np.array([4, 5, 6]))
    t.add("trace", np.trace, np.arange(12).reshape(3, 4))
    t.add("tensordot", lambda a, b, m, n: np.tensordot(a, b, (m, n)), np.arange(24.0).reshape(2, 3, 4), np.arange(24.0).reshape(4, 3, 2), (1, 0), (1, 2))
    a = np.array([1.0, 2.0, np.nan, np.inf, 1e10, -np.inf])
    b = np.array([1.0 + 1e-9, 2.1, np.nan, np.inf, 1.00001e10, np.inf])
    t.add("isclose", np.isclose, a, b)
    t.add("isclose", np.isclose, a, b, equal_nan=True)
    t.add("isclose", np.isclose, a, b, rtol=0.1, atol=0.0)
    t.add("isclose", np.isclose, np.arange(3), np.arange(3))
    for d in (-2, -1, 0, 1, 2, 5):
        t.add("round", np.round, np.array([0.5, 1.5, 2.675, -1234.5678, 1e20, np.nan, 250.0]), d)
        t.add("round", np.round, np.array([15, 25, 35, -45, 1234]), d)
    t.add("nan_to_num", np.nan_to_num, a)
    t.add("nan_to_num", np.nan_to_num, a, nan=5.0, posinf=1.0, neginf=-1.0)
    t.write()


if __name__ == "__main__":
    with np.errstate(all="ignore"):
        ufuncs()
        folds()
        indexing()
        shapes()
        printing()
        ordering()
        calculus()
