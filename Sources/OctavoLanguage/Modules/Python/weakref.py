"""Weak references, and containers that do not keep what they hold alive."""

from _weakref import getweakrefcount, getweakrefs, ref
import atexit as _atexit

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

ReferenceType = ref


def _is_mapping(x):
    from collections.abc import Mapping

    return isinstance(x, Mapping)


class _Proxy:
    """Does with its target what is done with it."""

    __slots__ = ("_reference",)

    def __init__(self, target, callback):
        object.__setattr__(self, "_reference", ref(target, callback))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        target = object.__getattribute__(self, "_reference")()
        return f"<weakproxy at {id(self):#x} to {type(target).__name__} at {id(target):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        return next(_target(self))

    __hash__ = None


def _target(proxy):
    target = object.__getattribute__(proxy, "_reference")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


def _forwarded(name):
    def method(self, *arguments):
        target = _target(self)
        found = getattr(target, name, None)
        if found is None:
            if name == "__len__":
                raise TypeError(f"object of type '{type(target).__name__}' has no len()")
            return NotImplemented
        return found(*[_target(x) if isinstance(x, _Proxy) else x for x in arguments])

    method.__name__ = name
    return method


for _name in (
    "len getitem setitem delitem contains reversed add sub mul truediv floordiv mod pow matmul and or xor lshift "
    "rshift radd rsub rmul rtruediv rfloordiv rmod rpow rmatmul rand ror rxor rlshift rrshift iadd isub imul "
    "itruediv ifloordiv imod ipow imatmul iand ior ixor ilshift irshift neg pos abs invert int float index eq ne "
    "lt le gt ge bytes enter exit"
).split():
    setattr(_Proxy, f"__{_name}__", _forwarded(f"__{_name}__"))


class ProxyType(_Proxy):
    __slots__ = ()
    __hash__ = None


class CallableProxyType(_Proxy):
    __slots__ = ()
    __hash__ = None

    def __call__(self, *arguments, **named):
        return _target(self)(*arguments, **named)


ProxyType.__name__ = ProxyType.__qualname__ = "weakproxy"
CallableProxyType.__name__ = CallableProxyType.__qualname__ = "weakcallableproxy"
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    kind = CallableProxyType if callable(object) else ProxyType
    return kind(object, callback)


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object."""

    def __new__(cls, method, callback=None):
        try:
            target, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None
        self = ref.__new__(cls, target, callback)
        self._function = ref(function)
        self._kind = type(method)
        return self

    def __init__(self, method, callback=None):
        pass

    def __call__(self):
        target, function = ref.__call__(self), self._function()
        if target is None or function is None:
            return None
        return self._kind(function, target)


class WeakSet:
    """A set that forgets its elements when they die."""

    def __init__(self, data=None):
        self.data = set()
        here = ref(self)

        def forget(item):
            kept = here()
            if kept is not None:
                kept.data.discard(item)

        self._forget = forget
        if data is not None:
            self.update(data)

    def __iter__(self):
        for item in list(self.data):
            target = item()
            if target is not None:
                yield target

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._forget))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while self.data:
            target = self.data.pop()()
            if target is not None:
                return target
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def copy(self):
        return self.__class__(self)

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def difference(self, other):
        return self.__class__(item for item in self if item not in other)

    __sub__ = difference

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def symmetric_difference(self, other):
        return self.difference(other).union(item for item in other if item not in self)

    __xor__ = symmetric_difference

    def issubset(self, other):
        return all(item in other for item in self)

    __le__ = issubset

    def issuperset(self, other):
        return all(item in self for item in other)

    __ge__ = issuperset

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def __repr__(self):
        return repr(self.data)


_missing = object()


class _WeakDictionary:
    """What dictionaries of weak keys and of weak values share."""

    def __init__(self, other=(), /, **named):
        self.data = {}
        self._begin()
        self.update(other, **named)

    def __len__(self):
        return sum(1 for _ in self.items())

    def __iter__(self):
        return iter([key for key, _ in self.items()])

    keys = __iter__

    def values(self):
        return iter([value for _, value in self.items()])

    def __contains__(self, key):
        return self.get(key, _missing) is not _missing

    def __getitem__(self, key):
        value = self.get(key, _missing)
        if value is _missing:
            return self.__missing__(key)
        return value

    def __missing__(self, key):
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key, _missing)
        if value is _missing:
            self[key] = value = default
        return value

    def pop(self, key, default=_missing):
        value = self.get(key, _missing)
        if value is not _missing:
            del self[key]
            return value
        if default is _missing:
            raise KeyError(key)
        return default

    def popitem(self):
        for key, value in reversed(list(self.items())):
            del self[key]
            return key, value
        raise KeyError("popitem(): dictionary is empty")

    def clear(self):
        self.data.clear()

    def update(self, other=None, /, **named):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in named.items():
            self[key] = value

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakDictionary):
    """A mapping that loses an entry when its value dies."""

    def _begin(self):
        here = ref(self)

        def forget(reference):
            kept = here()
            if kept is not None:
                for key, value in list(kept.data.items()):
                    if value is reference:
                        del kept.data[key]

        self._forget = forget

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def __setitem__(self, key, value):
        self.data[key] = ref(value, self._forget)

    def __delitem__(self, key):
        del self.data[key]

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        return iter(self.valuerefs())


class WeakKeyDictionary(_WeakDictionary):
    """A mapping that loses an entry when its key dies."""

    def _begin(self):
        here = ref(self)

        def forget(reference):
            kept = here()
            if kept is not None:
                kept.data.pop(reference, None)

        self._forget = forget

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def keyrefs(self):
        return list(self.data)


class finalize:
    """Calls a function once, when an object dies, when asked to, or at the end of the program."""

    _live = {}
    __slots__ = ("atexit",)

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._live:
            _atexit.register(finalize._at_exit)
        self.atexit = True
        finalize._live[self] = (ref(obj, lambda _: self()), func, args, kwargs)

    def __call__(self, _=None):
        entry = finalize._live.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def detach(self):
        found = self.peek()
        if found is not None:
            del finalize._live[self]
        return found

    def peek(self):
        entry = finalize._live.get(self)
        target = None if entry is None else entry[0]()
        return None if target is None else (target, *entry[1:])

    @property
    def alive(self):
        return self in finalize._live

    def __repr__(self):
        found = self.peek()
        if found is None:
            return f"<finalize object at {id(self):#x}; dead>"
        return f"<finalize object at {id(self):#x}; for {type(found[0]).__name__!r} at {id(found[0]):#x}>"

    @staticmethod
    def _at_exit():
        while finalize._live:
            finalizer = next(reversed(finalize._live))
            if finalizer.atexit:
                finalizer()
            else:
                del finalize._live[finalizer]
