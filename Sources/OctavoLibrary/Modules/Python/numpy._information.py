"""What NumPy tells about itself and about arrays."""
import numpy as np


def isfortran(a):
    return a.flags.fnc


def row_stack(tup, *, dtype=None, casting="same_kind"):
    import warnings
    warnings.warn("`row_stack` alias is deprecated. Use `np.vstack` directly.", DeprecationWarning, stacklevel=2)
    return np.vstack(tup, dtype=dtype, casting=casting)


def info(object=None, maxwidth=76, output=None, toplevel="numpy"):
    """Tells of an array how it lies in memory."""
    if not isinstance(object, np.ndarray):
        raise NotImplementedError("np.info of anything but arrays is not supported by Octavo; use help()")
    order = {"=": "little", "<": "little", "|": "little"}[object.dtype.byteorder]
    lines = [
        ("class", type(object).__name__), ("shape", object.shape), ("strides", object.strides),
        ("itemsize", object.itemsize), ("aligned", bool(object.flags.aligned)),
        ("contiguous", bool(object.flags.contiguous)), ("fortran", object.flags.fortran),
        ("data pointer", hex(np._byte_bounds(object)[0])), ("byteorder", order), ("byteswap", False),
        ("type", object.dtype),
    ]
    for name, value in lines:
        print(f"{name}:  {value}" if name != "data pointer" and name != "type" else f"{name}: {value}", file=output)


class _Namespace:
    """What the array API standard asks a namespace about."""

    __module__ = "numpy"

    def capabilities(self):
        return {"boolean indexing": True, "data-dependent shapes": True, "max dimensions": 64}

    def default_device(self):
        return "cpu"

    def default_dtypes(self, *, device=None):
        self._check(device)
        return {
            "real floating": np.dtype(float), "complex floating": np.dtype(complex),
            "integral": np.dtype(np.intp), "indexing": np.dtype(np.intp),
        }

    def dtypes(self, *, device=None, kind=None):
        self._check(device)
        names = {
            "bool": ["bool"],
            "signed integer": ["int8", "int16", "int32", "int64"],
            "unsigned integer": ["uint8", "uint16", "uint32", "uint64"],
            "real floating": ["float32", "float64"],
            "complex floating": ["complex64", "complex128"],
        }
        names["integral"] = names["signed integer"] + names["unsigned integer"]
        names["numeric"] = names["integral"] + names["real floating"] + names["complex floating"]
        if kind is None:
            chosen = names["bool"] + names["numeric"]
        elif isinstance(kind, tuple):
            chosen = [name for one in kind for name in self.dtypes(kind=one)]
        elif kind in names:
            chosen = names[kind]
        else:
            raise ValueError(f"unsupported kind: {kind!r}")
        return {name: np.dtype(name) for name in chosen}

    def devices(self):
        return ["cpu"]

    @staticmethod
    def _check(device):
        if device not in ("cpu", None):
            raise ValueError(f"Device not understood. Only \"cpu\" is allowed, but received: {device}")


_Namespace.__name__ = _Namespace.__qualname__ = "__array_namespace_info__"
__array_namespace_info__ = _Namespace

