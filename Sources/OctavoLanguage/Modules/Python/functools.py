"""Functions that make functions of functions."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]  # fmt: skip

_NOTHING = object()

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps."""
    for name in assigned:
        if (value := getattr(wrapped, name, _NOTHING)) is not _NOTHING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that calls `update_wrapper`."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering

def _derived(name, root, rule):
    """`self name other` from `self root other` and, where the rule says so, equality."""

    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if rule == "or equal":
            return answer or self == other
        if rule == "and unequal":
            return answer and self != other
        if rule == "not, and unequal":
            return not answer and self != other
        if rule == "not, or equal":
            return not answer or self == other
        return not answer

    method.__name__ = name
    method.__doc__ = getattr(int, name).__doc__
    return method


# For each comparison a class may have: the others, as what to do with its answer.
_ORDERINGS = {
    "__lt__": [("__gt__", "not, and unequal"), ("__le__", "or equal"), ("__ge__", "not")],
    "__le__": [("__ge__", "not, or equal"), ("__lt__", "and unequal"), ("__gt__", "not")],
    "__gt__": [("__lt__", "not, and unequal"), ("__ge__", "or equal"), ("__le__", "not")],
    "__ge__": [("__le__", "not, or equal"), ("__gt__", "and unequal"), ("__lt__", "not")],
}


def total_ordering(cls):
    """Adds the comparisons a class lacks, from one it has."""
    roots = {name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, rule in _ORDERINGS[root]:
        if name not in roots:
            setattr(cls, name, _derived(name, root, rule))
    return cls


# --- partialmethod


def _is_abstract(of):
    """A property: whether what an attribute holds is an abstract method."""
    return property(lambda self: getattr(getattr(self, of), "__isabstractmethod__", False))


def _check_method(func):
    if not (callable(func) or hasattr(func, "__get__")):
        raise TypeError(f"{func!r} is not callable or a descriptor")


class partialmethod:
    """A method with some arguments already given."""

    __isabstractmethod__ = _is_abstract("func")

    def __init__(self, func, /, *args, **keywords):
        _check_method(func)
        inner = func if isinstance(func, partialmethod) else None
        self.func = inner.func if inner else func
        self.args = (*inner.args, *args) if inner else args
        self.keywords = inner.keywords | keywords if inner else keywords

    def __get__(self, obj, cls=None):
        func = self.func
        bound = func.__get__(obj, cls) if hasattr(func, "__get__") else func
        if bound is func:
            # It does not bind by itself: a function that does stands for it.
            return self._function().__get__(obj, cls)
        made = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, "__self__"):
            made.__self__ = bound.__self__
        return made

    def _function(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        vars(_method).update(__isabstractmethod__=self.__isabstractmethod__, _partialmethod=self)
        return _method

    def __repr__(self):
        kind = type(self)
        given = ", ".join(repr(arg) for arg in self.args)
        named = ", ".join(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{kind.__module__}.{kind.__qualname__}({self.func}, {given}, {named})"


# --- lru_cache


def _cache_info(*values, made=[]):
    if not made:
        # Only now: most programs never ask.
        from collections import namedtuple

        made.append(namedtuple("CacheInfo", "hits misses maxsize currsize", module="functools"))
    return made[0](*values)


def lru_cache(maxsize=128, typed=False):
    """A decorator: results are remembered, those used last up to a number."""
    match maxsize:
        case None:
            pass
        case int():
            maxsize = max(0, maxsize)
        case _ if callable(maxsize) and isinstance(typed, bool):
            return _cached(maxsize, 128, typed)
        case _:
            raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator: every result is remembered."""
    return _cached(user_function, None, False)


# --- cached_property

class cached_property:
    """A property that is computed once and then kept in the instance's dictionary."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, func):
        self.func, self.attrname, self.__doc__ = func, None, func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError(
                f"Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r})."
            )
        self.attrname = name

    def __get__(self, instance, owner=None):
        name = self.attrname
        if instance is None:
            return self
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        kept = getattr(instance, "__dict__", None)
        if kept is None:
            owner = type(instance).__name__
            raise TypeError(f"No '__dict__' attribute on {owner!r} instance to cache {name!r} property.")
        value = kept.get(name, _NOTHING)
        if value is _NOTHING:
            value = self.func(instance)
            try:
                kept[name] = value
            except TypeError:
                does_not = f"does not support item assignment for caching {name!r} property."
                owner = type(instance).__name__
                raise TypeError(f"The '__dict__' attribute on {owner!r} instance {does_not}") from None
        return value


# --- singledispatch


def _find_impl(cls, registry):
    """The function of the most special class that `cls` is, really or virtually, a subclass of."""
    order = list(cls.__mro__)
    virtual = [
        kind
        for kind in registry
        if kind not in order and isinstance(kind, type) and hasattr(kind, "__mro__") and issubclass(cls, kind)
    ]
    # Of two where one derives from the other, the special one counts.
    virtual = [k for k in virtual if not any(o is not k and issubclass(o, k) and k in o.__mro__ for o in virtual)]
    virtual += [k for k in registry if k not in virtual and k not in order and any(issubclass(v, k) for v in virtual)]

    def place(kind):
        """How far along the order classes still are subclasses."""
        return max(index for index, base in enumerate(order) if issubclass(base, kind))

    for index, base in enumerate(order):
        here = [kind for kind in virtual if place(kind) == index]
        if base in registry:
            return registry[base]
        best = [k for k in here if not any(o is not k and issubclass(o, k) for o in here)]
        if len(best) > 1:
            raise RuntimeError(f"Ambiguous dispatch: {best[0]} or {best[1]}")
        if best:
            return registry[best[0]]
    return registry.get(object)


def _members(kind):
    """The classes a function can be registered for: one, those of a union, or none."""
    if isinstance(kind, type):
        return (kind,)
    is_union = isinstance(kind, type(int | str)) or getattr(getattr(kind, "__origin__", None), "_name", None) == "Union"
    return kind.__args__ if is_union else ()


def _are_classes(kinds):
    return bool(kinds) and all(isinstance(kind, type) for kind in kinds)


def _annotated(func):
    """The classes that the first annotation of a function names."""
    function = getattr(func, "__func__", func)
    hints = getattr(function, "__annotations__", None)
    if not hints:
        raise TypeError(
            f"Invalid first argument to `register()`: {func!r}. "
            "Use either `@register(some_class)` or plain `@register` on an annotated function."
        )
    if any(isinstance(hint, str) for hint in hints.values()):
        import typing

        hints = typing.get_type_hints(function)
    name, kind = next(iter(hints.items()))
    kinds = _members(kind)
    if not _are_classes(kinds):
        reason = "not all arguments are classes" if kinds else "is not a class"
        raise TypeError(f"Invalid annotation for {name!r}. {kind!r} {reason}.")
    return kinds


def singledispatch(func):
    """A function that does something else for each class of its first argument."""
    registry, found = {object: func}, {}
    title = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        if (chosen := found.get(cls)) is None:
            chosen = found[cls] = registry.get(cls) or _find_impl(cls, registry)
        return chosen

    def register(cls, func=None):
        kinds = _members(cls)
        if not _are_classes(kinds):
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            cls, func, kinds = None, cls, _annotated(cls)
        elif func is None:
            return partial(register, cls)
        registry.update(dict.fromkeys(kinds, func))
        found.clear()
        return func

    def wrapper(*args, **kw):
        if args:
            return dispatch(args[0].__class__)(*args, **kw)
        raise TypeError(f"{title} requires at least 1 positional argument")

    update_wrapper(wrapper, func)
    vars(wrapper).update(
        register=register, dispatch=dispatch, registry=type(vars(type))(registry), _clear_cache=found.clear
    )
    return wrapper


class singledispatchmethod:
    """A method that does something else for each class of its first argument after `self`."""

    __isabstractmethod__ = _is_abstract("func")

    def __init__(self, func):
        _check_method(func)
        self.func, self.dispatcher = func, singledispatch(func)
        self.register = self.dispatcher.register

    def __get__(self, obj, cls=None):
        def bound(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)

        vars(bound).update(__isabstractmethod__=self.__isabstractmethod__, register=self.register)
        return update_wrapper(bound, self.func)
