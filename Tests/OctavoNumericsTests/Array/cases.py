"""Writes tables of calls and what NumPy makes of them: `python3 record.py`.

A case is a function name, arguments and the result: arrays as dtype, shape and bytes in hexadecimal (so
floats are compared bit for bit), text, or the exception and its message. The Swift side holds one closure
per function name (Operations.swift).
"""
import json
import os
import warnings

import numpy as np

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
VIEWS = {
    "T": lambda a: a.T,
    "back": lambda a: a[::-1],
    "step": lambda a: a[..., ::2],
    "lastback": lambda a: a[..., ::-1],
    "tail": lambda a: a[1:],
    "row": lambda a: a[0],
    "spread": lambda a: np.broadcast_to(a, (3,) + a.shape),
}


class V:
    """An array argument seen through named views."""

    def __init__(self, base, *views):
        self.base, self.views = np.asarray(base), views

    def value(self):
        a = self.base.copy()
        for view in self.views:
            a = VIEWS[view](a)
        return a


class G:
    """A large array both sides make by rule: "range" counts, "mix" scatters fractions
    of a third in [-1/6, 1/6)."""

    def __init__(self, rule, shape, dtype="float64", views=()):
        self.rule, self.shape, self.dtype, self.views = rule, tuple(shape), np.dtype(dtype), views

    def value(self):
        i = np.arange(int(np.prod(self.shape)), dtype=np.uint64)
        a = i if self.rule == "range" else ((i * np.uint64(2654435761) % np.uint64(2**32)) / 2.0**32 - 0.5) / 3
        a = a.astype(self.dtype).reshape(self.shape)
        for view in self.views:
            a = VIEWS[view](a)
        return a


class W:
    """A weak Python number."""

    def __init__(self, value):
        self.value = value


def put_array(a):
    a = np.asarray(a)
    head = {"dtype": a.dtype.str.lstrip("<|="), "shape": list(a.shape)}
    if a.size > 400:
        return head | {"hash": fnv(a.tobytes())}
    return head | {"data": a.tobytes().hex()}


def fnv(data):
    """FNV-1a, 64 bits, over 8-byte words (Fowler, Noll and Vo)."""
    h = 0xCBF29CE484222325
    for word in np.frombuffer(data + bytes(-len(data) % 8), np.uint64).tolist():
        h = (h ^ word) * 0x100000001B3 % 2**64
    return f"{h:016x}"


def encode(x):
    if isinstance(x, V):
        return {"array": put_array(x.base), "views": list(x.views)}
    if isinstance(x, G):
        return {"rule": x.rule, "shape": list(x.shape), "dtype": x.dtype.str.lstrip("<|="), "views": list(x.views)}
    if isinstance(x, (np.ndarray, np.generic)):
        return {"array": put_array(x), "views": []}
    if isinstance(x, W):
        v = x.value
        if isinstance(v, int):
            return {"weak": "int", "value": v}
        if isinstance(v, float):
            return {"weak": "float", "value": v.hex()}
        return {"weak": "complex", "value": [v.real.hex(), v.imag.hex()]}
    if isinstance(x, np.dtype) or (isinstance(x, type) and issubclass(x, np.generic)):
        return {"dtype": np.dtype(x).str.lstrip("<|=")}
    if isinstance(x, slice):
        return {"slice": [x.start, x.stop, x.step]}
    if x is Ellipsis:
        return {"ellipsis": True}
    if isinstance(x, bool) or x is None or isinstance(x, (int, str)):
        return {"plain": x}
    if isinstance(x, float):
        return {"float": x.hex()}
    if isinstance(x, tuple):
        return {"list": [encode(e) for e in x]}
    if isinstance(x, list):
        return {"list": [encode(e) for e in x]}
    raise TypeError(type(x))


def decode(x):
    if isinstance(x, (V, G)):
        return x.value()
    if isinstance(x, W):
        return x.value
    if isinstance(x, (tuple, list)):
        return type(x)(decode(e) for e in x)
    if isinstance(x, np.ndarray):
        return x.copy()
    return x


class Table:
    def __init__(self, name):
        self.name, self.cases = name, []

    def add(self, function, call, *args, ulp=0, **kw):
        """Records `call(*args, **kw)` under the name `function`."""
        case = {"f": function, "args": [encode(a) for a in args],
                "kw": {k: encode(v) for k, v in kw.items()}}
        if ulp:
            case["ulp"] = ulp
        try:
            r = call(*[decode(a) for a in args], **{k: decode(v) for k, v in kw.items()})
            if isinstance(r, str):
                case["text"] = r
            else:
                rs = list(r) if isinstance(r, (tuple, list)) else [r]
                case["results"] = [put_array(x) for x in rs]
        except Exception as e:
            case["error"] = [type(e).__name__.lstrip("_").replace("UFuncBinaryResolutionError", "TypeError")
                             .replace("UFuncNoLoopError", "TypeError").replace("UFuncTypeError", "TypeError")
                             .replace("UFuncOutputCastingError", "TypeError")
                             .replace("UFuncInputCastingError", "TypeError"), str(e)]
        self.cases.append(case)

    def write(self):
        path = os.path.join(HERE, "Reference", self.name + ".json")
        with open(path, "w") as f:
            head = {"numpy": np.__version__, "cases": len(self.cases)}
            f.write(json.dumps(head) + "\n")
            for case in self.cases:
                f.write(json.dumps(case) + "\n")
        print(self.name, len(self.cases))
