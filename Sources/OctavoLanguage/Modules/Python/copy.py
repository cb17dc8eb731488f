"""Copies of objects: of the object alone, or of all it holds."""

import sys
import types

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

# What a copy may share, because it cannot change.
_atomic = {
    type(None), int, float, bool, complex, str, bytes, type, range, slice, type(Ellipsis), type(NotImplemented),
    types.FunctionType, types.BuiltinFunctionType, types.BuiltinMethodType, types.CodeType, property,
}  # fmt: skip


def _is_weak(cls):
    """Whether a type is that of weak references, which stay references to the same object."""
    weakref = sys.modules.get("weakref")
    return weakref is not None and cls is weakref.ref


def copy(x):
    """A copy that shares what the object holds."""
    cls = type(x)
    if cls in _atomic or _is_weak(cls) or cls is tuple or cls is frozenset or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    recipe = _recipe(x, cls)
    if isinstance(recipe, str):
        return x
    return _rebuild(x, None, *recipe)


def deepcopy(x, memo=None, _nil=[]):
    """A copy that shares nothing that can change."""
    cls = type(x)
    if cls in _atomic or _is_weak(cls):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    made = _deepcopy_new(x, cls, memo)
    if made is not x:
        memo[key] = made
        _keep_alive(x, memo)
    return made


def _deepcopy_new(x, cls, memo):
    maker = _deep_makers.get(cls)
    if maker is not None:
        return maker(x, memo)
    if issubclass(cls, type):
        return x
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    recipe = _recipe(x, cls)
    if isinstance(recipe, str):
        return x
    return _rebuild(x, memo, *recipe)


def _recipe(x, cls):
    """What the object says about how to make one like it."""
    copyreg = sys.modules.get("copyreg")
    reducer = copyreg.dispatch_table.get(cls) if copyreg is not None else None
    if reducer is not None:
        return reducer(x)
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        return x.__reduce_ex__(4)
    if cls.__reduce__ is not object.__reduce__:
        return x.__reduce__()
    return _default_recipe(x, cls)


def _default_recipe(x, cls):
    """How to make an object whose class says nothing about it: anew, then its attributes and items."""
    native = next(base for base in cls.__mro__ if "__module__" not in base.__dict__)
    if issubclass(native, BaseException):
        return cls, x.args, x.__dict__ or None
    if native in (set, frozenset, bytearray):
        content = list(x) if native is not bytearray else bytes(x)
        return cls, (content,), getattr(x, "__dict__", None) or None
    if native not in (object, list, dict, tuple, int, float, complex, str, bytes):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    return (
        _new_object, (cls, *_new_arguments(x, native)), _state(x, cls),
        iter(x) if native is list else None, iter(x.items()) if native is dict else None,
    )  # fmt: skip


def _new_object(cls, args, named):
    return cls.__new__(cls, *args, **named)


def _new_arguments(x, native):
    if hasattr(x, "__getnewargs_ex__"):
        return x.__getnewargs_ex__()
    if hasattr(x, "__getnewargs__"):
        return x.__getnewargs__(), {}
    if native in (object, list, dict):
        return (), {}
    return (native(x),), {}


def _state(x, cls):
    if hasattr(x, "__getstate__"):
        return x.__getstate__()
    own = getattr(x, "__dict__", None) or None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                slots[name] = getattr(x, name)
    return (own, slots) if slots else own


def _deepcopy_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deepcopy_tuple(x, memo):
    made = [deepcopy(item, memo) for item in x]
    # The tuple may have been copied while its items were, if it holds itself.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, made):
        if old is not new:
            return tuple(made)
    return x


def _deepcopy_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep_makers = {
    list: _deepcopy_list,
    tuple: _deepcopy_tuple,
    dict: _deepcopy_dict,
    types.MethodType: _deepcopy_method,
}


def _keep_alive(x, memo):
    """Keeps the original alive as long as the memo, so that its id stays its own."""
    memo.setdefault(id(memo), []).append(x)


def _rebuild(x, memo, func, args, state=None, listiter=None, dictiter=None):
    """Makes an object from its recipe, copying the parts for a deep copy."""
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        _set_state(made, state)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def _set_state(made, state):
    if hasattr(made, "__setstate__"):
        made.__setstate__(state)
    else:
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            made.__dict__.update(state)
        if slots is not None:
            for key, value in slots.items():
                setattr(made, key, value)
