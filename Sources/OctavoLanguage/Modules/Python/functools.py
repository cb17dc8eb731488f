"""Functions that make functions of functions."""

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = [
    "update_wrapper",
    "wraps",
    "WRAPPER_ASSIGNMENTS",
    "WRAPPER_UPDATES",
    "total_ordering",
    "cache",
    "cmp_to_key",
    "lru_cache",
    "reduce",
    "partial",
    "partialmethod",
    "singledispatch",
    "singledispatchmethod",
    "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
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


class partialmethod:
    """A method with some arguments already given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{k}={v!r}" for k, v in self.keywords.items())
        cls = self.__class__
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        result = None
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # The descriptor has bound the function already.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


# --- lru_cache


class _Named:
    """Makes the type of `cache_info` when it is first asked for, since most programs never do."""

    made = None


def _cache_info(*values):
    if _Named.made is None:
        from collections import namedtuple

        _Named.made = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
    return _Named.made(*values)


def lru_cache(maxsize=128, typed=False):
    """A decorator: results are remembered, those used last up to a number."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator: every result is remembered."""
    return lru_cache(maxsize=None)(user_function)


# --- cached_property

_NOT_FOUND = object()


class cached_property:
    """A property that is computed once and then kept in the instance's dictionary."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = cache.get(self.attrname, _NOT_FOUND)
        if value is _NOT_FOUND:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                    f"does not support item assignment for caching {self.attrname!r} property."
                ) from None
        return value

    @classmethod
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


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


def singledispatch(func):
    """A function that does something else for each class of its first argument."""
    registry = {}
    found = {}

    def dispatch(cls):
        try:
            return found[cls]
        except KeyError:
            impl = registry[cls] if cls in registry else _find_impl(cls, registry)
            found[cls] = impl
            return impl

    def members(cls):
        """The classes of a union; None for anything else."""
        if isinstance(cls, type(int | str)):
            return cls.__args__
        origin = getattr(cls, "__origin__", None)
        return cls.__args__ if getattr(origin, "_name", None) == "Union" else None

    def is_valid(cls):
        if isinstance(cls, type):
            return True
        return members(cls) is not None and all(isinstance(arg, type) for arg in members(cls))

    def register(cls, func=None):
        if is_valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            ann = getattr(getattr(cls, "__func__", cls), "__annotations__", {})
            if not ann:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            argname, cls = next(iter(_hints(getattr(func, "__func__", func), ann).items()))
            if not is_valid(cls):
                if members(cls) is not None:
                    raise TypeError(
                        f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes."
                    )
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        if isinstance(cls, type):
            registry[cls] = func
        else:
            for arg in members(cls):
                registry[arg] = func
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


def _hints(func, annotations):
    """The annotations of a function, those that are texts evaluated."""
    if not any(isinstance(value, str) for value in annotations.values()):
        return annotations
    from typing import get_type_hints

    return get_type_hints(func)


class singledispatchmethod:
    """A method that does something else for each class of its first argument after `self`."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
