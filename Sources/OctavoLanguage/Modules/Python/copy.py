"""Copies of objects: of the object alone, or of all it holds."""

import copyreg
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
    if cls in _atomic and cls is not slice or _is_weak(cls):
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
    reducer = copyreg.dispatch_table.get(cls)
    if reducer is not None:
        return reducer(x)
    return x.__reduce_ex__(4)


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
