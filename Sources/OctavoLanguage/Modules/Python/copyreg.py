"""Recipes of objects: how `copy` and `pickle` make another one of the same kind."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Let a function give the recipe of all objects of a type."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def _native_base(cls):
    """The class of an object that is not written in Python."""
    return next(base for base in cls.__mro__ if "__module__" not in base.__dict__)


# Modules of types that CPython does not pickle either.
_own_modules = ("builtins", "_io", "re", "weakref", "itertools", "_csv")
# Types whose instances a recipe can make anew, by what it needs to be given.
_open_types = (object, list, dict, tuple, int, float, complex, str, bytes)


def _reduce(x, protocol):
    """What `object.__reduce_ex__` gives."""
    cls = type(x)
    native = _native_base(cls)
    if issubclass(native, BaseException):
        state = x.__dict__ or None
        return (cls, x.args) if state is None else (cls, x.args, state)
    if native in (set, frozenset):
        return cls, (list(x),), x.__getstate__()
    if native is bytearray:
        if protocol < 3:
            return cls, (bytes(x).decode("latin-1"), "latin-1"), x.__getstate__()
        return cls, (bytes(x),), x.__getstate__()
    if native in (range, slice):
        return cls, (x.start, x.stop, x.step)
    if recipe := _recipes.get(_shown(native)):
        return recipe(cls, x)
    if native not in _open_types:
        if native.__module__ in _own_modules:
            raise TypeError(f"cannot pickle {_shown(cls)!r} object")
        raise NotImplementedError(f"pickling of {_shown(cls)!r} objects is not supported by Octavo; use json or csv to keep data")
    if protocol < 2:
        return _reduce_old(x, cls, native)
    args, kwargs = _new_arguments(x, cls, native)
    items = iter(x) if native is list else None
    pairs = iter(x.items()) if native is dict else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), x.__getstate__(), items, pairs
    return __newobj__, (cls, *args), x.__getstate__(), items, pairs


def _union(cls, x):
    import functools
    import operator

    return functools.reduce, (operator.or_, x.__args__)


def _pattern(cls, x):
    import re

    return re.compile, (x.pattern, x.flags)


def _dialect(cls, x):
    raise TypeError("cannot pickle 'Dialect' instances")


# What other types without a method for it are made of.
_recipes = {
    "types.SimpleNamespace": lambda cls, x: (cls, (), x.__dict__),
    "types.GenericAlias": lambda cls, x: (cls, (x.__origin__, x.__args__)),
    "types.UnionType": _union,
    "re.Pattern": _pattern,
    "_csv.Dialect": _dialect,
}


def _shown(cls):
    return cls.__name__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__name__}"


def _reduce_old(x, cls, native):
    """The recipe of protocols 0 and 1."""
    if native is cls:
        raise TypeError(f"cannot pickle {_shown(cls)!r} object")
    args = (cls, native, None if native is object else native(x))
    if type(x).__getstate__ is object.__getstate__:
        if getattr(x, "__slots__", None):
            raise TypeError(
                f"a class that defines __slots__ without defining __getstate__ cannot be pickled with protocol {0}"
            )
        state = getattr(x, "__dict__", None)
    else:
        state = x.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def _new_arguments(x, cls, native):
    if hasattr(x, "__getnewargs_ex__"):
        given = x.__getnewargs_ex__()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not {type(given).__name__!r}")
        if len(given) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
        args, kwargs = given
        if not isinstance(args, tuple):
            what = type(args).__name__
            raise TypeError(f"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not {what!r}")
        if not isinstance(kwargs, dict):
            what = type(kwargs).__name__
            raise TypeError(f"second item of the tuple returned by __getnewargs_ex__ must be a dict, not {what!r}")
        return given
    if hasattr(x, "__getnewargs__"):
        args = x.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not {type(args).__name__!r}")
        return args, {}
    if native in (object, list, dict):
        return (), {}
    if native is complex:
        return (x.real, x.imag), {}
    return (native(x),), {}


def _getstate(x):
    """What `object.__getstate__` gives: the attributes, and those in slots."""
    own = getattr(x, "__dict__", None) or None
    slots = {}
    for base in type(x).__mro__:
        for name in _own_slots(base):
            if hasattr(x, name):
                slots[name] = getattr(x, name)
    return (own, slots) if slots else own


def _own_slots(cls):
    names = cls.__dict__.get("__slots__", ())
    for name in (names,) if isinstance(names, str) else names:
        if name in ("__dict__", "__weakref__"):
            continue
        if name.startswith("__") and not name.endswith("__"):
            stripped = cls.__name__.lstrip("_")
            name = f"_{stripped}{name}" if stripped else name
        yield name


def _slotnames(cls):
    """The names of all slots of a class."""
    known = cls.__dict__.get("__slotnames__")
    if known is not None:
        return known
    names = [name for base in cls.__mro__ for name in _own_slots(base)]
    try:
        cls.__slotnames__ = names
    except TypeError:
        pass
    return names


def add_extension(module, name, code):
    """Give an object of a module a number that stands for it in pickles."""
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


def _pickle_complex(number):
    return complex, (number.real, number.imag)


def _pickle_union(union):
    import functools
    import operator

    return functools.reduce, (operator.or_, union.__args__)


pickle(complex, _pickle_complex, complex)
pickle(type(int | str), _pickle_union)
