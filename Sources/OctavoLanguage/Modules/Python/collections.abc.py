"""The kinds of containers and callables, by what they can do.

Two ways lead into a class here. A *structural* class takes in whatever has its methods; the others are joined by
deriving from them, which brings the methods that follow from the abstract ones, or by `register`.
"""

from abc import ABCMeta, abstractmethod

__all__ = (
    "Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator Generator Reversible "
    "Sized Container Callable Collection Set MutableSet Mapping MutableMapping MappingView KeysView ItemsView "
    "ValuesView Sequence MutableSequence ByteString"
).split()

_subscripted = classmethod(type(list[int]))


def _offers(kind, name):
    """Whether the nearest definition of a method in a class is one, and not None."""
    definitions = (base.__dict__[name] for base in kind.__mro__ if name in base.__dict__)
    return next(definitions, None) is not None


def _structural(*methods):
    """Lets every class with these methods count as a subclass, but not as one of what derives from the decorated."""

    def decorate(protocol):
        def hook(cls, kind):
            if cls is protocol and all(_offers(kind, name) for name in methods):
                return True
            return NotImplemented

        hook.__name__, hook.__qualname__ = "__subclasshook__", protocol.__qualname__ + ".__subclasshook__"
        protocol.__subclasshook__ = classmethod(hook)
        return protocol

    return decorate


def _same(x, y):
    """Equality as containers see it: an object equals itself, whatever its `__eq__` says."""
    return x is y or x == y


def _drain(take, end):
    """Calls until the exception that says that nothing is left."""
    try:
        while True:
            take()
    except end:
        return


def _finish(generator, kind):
    """What `close` does, in terms of `throw`."""
    try:
        generator.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(kind + " ignored GeneratorExit")


# MARK: One method each


@_structural("__hash__")
class Hashable(metaclass=ABCMeta):
    """What `hash` takes."""

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_structural("__len__")
class Sized(metaclass=ABCMeta):
    """What `len` takes."""

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_structural("__contains__")
class Container(metaclass=ABCMeta):
    """What stands on the right of `in`."""

    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __contains__(self, x):
        return False


@_structural("__call__")
class Callable(metaclass=ABCMeta):
    """What can be called."""

    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


# MARK: Iteration


@_structural("__iter__")
class Iterable(metaclass=ABCMeta):
    """What a `for` statement takes."""

    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __iter__(self):
        yield from ()


@_structural("__iter__", "__next__")
class Iterator(Iterable):
    """What `next` takes, and what is its own iterator."""

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The next item; StopIteration when there is none."""
        raise StopIteration

    def __iter__(self):
        return self


@_structural("__reversed__", "__iter__")
class Reversible(Iterable):
    """What `reversed` takes by a method of its own."""

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_structural("__iter__", "__next__", "send", "throw", "close")
class Generator(Iterator):
    """An iterator that takes values and exceptions at each step."""

    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Goes on with a value; gives what is yielded next."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Goes on with an exception; gives what is yielded next."""
        raised = typ() if val is None and tb is not None else typ if val is None else val
        raise raised if tb is None else raised.with_traceback(tb)

    def __next__(self):
        return self.send(None)

    def close(self):
        """Ends the generator, which may clean up but not yield again."""
        _finish(self, "generator")


@_structural("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    """Items that can be counted, visited and looked for."""

    __slots__ = ()


# MARK: Asynchronous counterparts


@_structural("__await__")
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __await__(self):
        yield


@_structural("__await__", "send", "throw", "close")
class Coroutine(Awaitable):
    __slots__ = ()
    send = Generator.send
    throw = Generator.throw

    def close(self):
        """Ends the coroutine, which may clean up but not wait again."""
        _finish(self, "coroutine")


@_structural("__aiter__")
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = _subscripted

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_structural("__anext__", "__aiter__")
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_structural("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    athrow = Generator.throw

    @abstractmethod
    def asend(self, value):
        raise StopAsyncIteration


# MARK: Sets


class Set(Collection):
    """A set that cannot be changed: comparison and algebra from `__contains__`, `__iter__` and `__len__`."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """A set of the same class; a class that is made otherwise says here how."""
        return cls(it)

    def _operand(self, other):
        """The other side of a difference as a set, or None where it has no items."""
        if isinstance(other, Set):
            return other
        return self._from_iterable(other) if isinstance(other, Iterable) else None

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) != len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) != len(other) and self.__ge__(other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def isdisjoint(self, other):
        """Whether no item is in both."""
        return all(item not in self for item in other)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for item in other if item in self)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(item for side in (self, other) for item in side)

    def __sub__(self, other):
        taken = self._operand(other)
        if taken is None:
            return NotImplemented
        return self._from_iterable(item for item in self if item not in taken)

    def __rsub__(self, other):
        whole = self._operand(other)
        if whole is None:
            return NotImplemented
        return self._from_iterable(item for item in whole if item not in self)

    def __xor__(self, other):
        other = self._operand(other)
        return NotImplemented if other is None else (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def _hash(self):
        """A hash from the items alone, equal to that of the frozenset of them."""
        return hash(frozenset(self))


class MutableSet(Set):
    """A set with `add` and `discard`, and what follows from them."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Puts a value in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Takes a value out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Takes a value out; KeyError if it is not there."""
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        """Takes out some value and gives it; KeyError if there is none."""
        for value in self:
            break
        else:
            raise KeyError
        self.discard(value)
        return value

    def clear(self):
        """Takes out all values, one by one."""
        _drain(self.pop, KeyError)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        # Without a set of it, a value given twice would be put in and taken out again.
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            (self.discard if value in self else self.add)(value)
        return self


# MARK: Mappings


class Mapping(Collection):
    """Values by key, from `__getitem__`, `__iter__` and `__len__`."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6  # a mapping for `match`
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """The value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """The keys, as a set that follows the mapping."""
        return KeysView(self)

    def items(self):
        """The pairs of key and value, as a set that follows the mapping."""
        return ItemsView(self)

    def values(self):
        """The values, as a collection that follows the mapping."""
        return ValuesView(self)

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented


class MutableMapping(Mapping):
    """A mapping with `__setitem__` and `__delitem__`, and what follows from them."""

    __slots__ = ()
    _required = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_required):
        """Takes a key out and gives its value; without the key the default, or KeyError."""
        try:
            value = self[key]
        except KeyError:
            if default is MutableMapping._required:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Takes out the key that comes first and gives it with its value; KeyError if there is none."""
        for key in self:
            break
        else:
            raise KeyError
        pair = key, self[key]
        del self[key]
        return pair

    def clear(self):
        """Takes out all keys, one by one."""
        _drain(self.popitem, KeyError)

    def setdefault(self, key, default=None):
        """The value of a key, which gets the default first if it has none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        """Takes over keys and values: of a mapping, of what has `keys`, or of pairs; then the named ones."""
        pairs = other
        if isinstance(other, Mapping) or hasattr(other, "keys"):
            keys = other if isinstance(other, Mapping) else other.keys()
            pairs = ((key, other[key]) for key in keys)
        for part in (pairs, kwds.items()):
            for key, value in part:
                self[key] = value


class MappingView(Sized):
    """A view of a mapping, as long as it is."""

    __slots__ = ("_mapping",)
    __class_getitem__ = _subscripted

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


# What is computed with a view is a plain set.
_as_plain_set = classmethod(lambda cls, it: set(it))


class KeysView(MappingView, Set):
    """What `keys` gives."""

    __slots__ = ()
    _from_iterable = _as_plain_set

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    """What `items` gives."""

    __slots__ = ()
    _from_iterable = _as_plain_set

    def __contains__(self, item):
        key, value = item
        try:
            return _same(self._mapping[key], value)
        except KeyError:
            return False

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    """What `values` gives."""

    __slots__ = ()

    def __contains__(self, value):
        return any(_same(own, value) for own in self)

    def __iter__(self):
        yield from map(self._mapping.__getitem__, self._mapping)


# MARK: Sequences


class Sequence(Reversible, Collection):
    """Items by position, from `__getitem__` and `__len__`."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5  # a sequence for `match`

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        position = 0
        while True:
            try:
                item = self[position]
            except IndexError:
                return
            yield item
            position += 1

    def __reversed__(self):
        yield from (self[position] for position in range(len(self) - 1, -1, -1))

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def index(self, value, start=0, stop=None):
        """The first position of a value from `start` and before `stop`; ValueError if there is none."""
        position = start if start is None or start >= 0 else max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        while stop is None or position < stop:
            try:
                item = self[position]
            except IndexError:
                break
            if _same(item, value):
                return position
            position += 1
        raise ValueError

    def count(self, value):
        """How often a value is there."""
        return sum(_same(item, value) for item in self)


class ByteString(Sequence):
    """`bytes` and `bytearray`."""

    __slots__ = ()


class MutableSequence(Sequence):
    """A sequence with `__setitem__`, `__delitem__` and `insert`, and what follows from them."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Puts a value before a position."""
        raise IndexError

    def append(self, value):
        """Puts a value at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Puts values at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def pop(self, index=-1):
        """Takes out the item at a position (the last one) and gives it."""
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        """Takes out the first item equal to a value; ValueError if there is none."""
        del self[self.index(value)]

    def clear(self):
        """Takes out all items, from the last one."""
        _drain(self.pop, IndexError)

    def reverse(self):
        """Turns the order round, in place."""
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1

    def __iadd__(self, values):
        self.extend(values)
        return self


# MARK: Built-in types


def _register_builtin_types():
    from _collections import deque

    members = {
        Generator: [type(_ for _ in ())],
        Set: [frozenset],
        MutableSet: [set],
        Mapping: [type(type.__dict__)],
        MutableMapping: [dict],
        KeysView: [type({}.keys())],
        ItemsView: [type({}.items())],
        ValuesView: [type({}.values())],
        Sequence: [tuple, str, range, memoryview, bytes, bytearray],
        ByteString: [bytes, bytearray],
        MutableSequence: [list, bytearray, deque],
    }
    for kind, types in members.items():
        for member in types:
            kind.register(member)


_register_builtin_types()
