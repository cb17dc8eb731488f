"""Containers beside dict, list, set and tuple; the ones used in loops are built in (`_collections`)."""

import collections.abc as _abc
import itertools as _itertools
import operator as _operator
from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
from keyword import iskeyword as _iskeyword

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]  # fmt: skip

# MARK: namedtuple


def _field_names(typename, names, rename):
    """The names as they are used; raises what is wrong with the first that cannot be one."""
    used = []
    for index, name in enumerate(names):
        is_usable = name.isidentifier() and not _iskeyword(name) and name[:1] != "_" and name not in used
        used.append(f"_{index}" if rename and not is_usable else name)
    for name in (typename, *used):
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if _iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for index, name in enumerate(used):
        if name[0] == "_" and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in used[:index]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    return tuple(used)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A subclass of tuple whose items have names too."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    typename = str(typename)
    fields = _field_names(typename, [str(name) for name in field_names], rename)
    last_values = () if defaults is None else tuple(defaults)
    if len(last_values) > len(fields):
        raise TypeError("Got more default values than field names")

    arguments = ", ".join(fields)
    # The one part that is made as text, so that calls and their errors know the names.
    new = eval(
        f"lambda {', '.join(('_cls', *fields))}: _tuple_new(_cls, ({arguments}{',' * (len(fields) == 1)}))",
        {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"},
    )
    new.__name__, new.__doc__ = "__new__", f"Create new instance of {typename}({arguments})"
    if defaults is not None:
        new.__defaults__ = last_values

    def _make(cls, iterable):
        """The items of an iterable, as many as there are fields."""
        made = tuple.__new__(cls, iterable)
        if len(made) == len(fields):
            return made
        raise TypeError(f"Expected {len(fields)} arguments, got {len(made)}")

    def _replace(self, /, **kwds):
        """A copy with other values for some fields."""
        made = self._make(kwds.pop(name, value) for name, value in zip(fields, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {[*kwds]!r}")
        return made

    form = ", ".join(f"{name}=%r" for name in fields).join("()")

    def __repr__(self):
        return type(self).__name__ + form % (*self,)

    def _asdict(self):
        """A dict from the names to the values."""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """The plain tuple, for copies."""
        return (*self,)

    members = {function.__name__: function for function in (new, _make, _replace, __repr__, _asdict, __getnewargs__)}
    for name, function in members.items():
        function.__qualname__ = f"{typename}.{name}"
    members |= {
        "__doc__": f"{typename}({arguments})", "__slots__": (), "_fields": fields, "__match_args__": fields,
        "_field_defaults": dict(zip(fields[len(fields) - len(last_values) :], last_values)),
        "_make": classmethod(_make), "__module__": module or _caller_module(),
    }  # fmt: skip
    members |= {name: _tuplegetter(index, f"Alias for field number {index}") for index, name in enumerate(fields)}
    return type(typename, (tuple,), members)


def _caller_module():
    """The module that called the function this is called from."""
    import sys

    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return "__main__"


# MARK: Counter


def _relation(name):
    """A comparison of multisets: it holds for the counts of every element, those missing counting zero."""
    holds = getattr(_operator, name)

    def method(self, other):
        if isinstance(other, Counter):
            return all(holds(self[element], other[element]) for element in _itertools.chain(self, other))
        return NotImplemented

    return method


def _combination(rule):
    """A new counter of what the rule makes of the counts of each element, where that is positive."""

    def method(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for element in {**self, **other}:
            count = rule(self[element], other[element])
            if count > 0:
                made[element] = count
        return made

    return method


def _change(rule, of_other=True):
    """The same in place; counts that are not positive are dropped."""

    def method(self, other):
        for element in other if of_other else self:
            self[element] = rule(self[element], other[element])
        for element in [element for element, count in self.items() if not count > 0]:
            del self[element]
        return self

    return method


class Counter(dict):
    """A dict from elements to how often they were seen."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwds):
        """Adds counts, or counts elements."""
        if isinstance(iterable, _abc.Mapping):
            if not self:
                super().update(iterable)
            else:
                for element, count in iterable.items():
                    self[element] = count + self.get(element, 0)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away; they may become zero or negative."""
        for counts in filter(None, (iterable, kwds)):
            pairs = counts.items() if isinstance(counts, _abc.Mapping) else zip(counts, _itertools.repeat(1))
            for element, count in pairs:
                self[element] = self.get(element, 0) - count

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def total(self):
        """All counts together."""
        return sum(self.values())

    def most_common(self, n=None):
        """Elements with their counts, the most common first."""
        by_count = _operator.itemgetter(1)
        if n is None:
            return sorted(self.items(), key=by_count, reverse=True)
        import heapq

        return heapq.nlargest(n, self.items(), key=by_count)

    def elements(self):
        """Each element as often as its count says."""
        return _itertools.chain.from_iterable(map(_itertools.repeat, self.keys(), self.values()))

    def copy(self):
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, elem):
        # An element that is missing has the count zero already.
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        try:
            shown = dict(self.most_common())
        except TypeError:
            # Counts that have no order.
            shown = dict(self)
        return f"{type(self).__name__}({shown if shown else ''})"

    __eq__, __le__, __ge__ = map(_relation, ("__eq__", "__le__", "__ge__"))
    __hash__ = None

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    def __lt__(self, other):
        return self != other and self <= other if isinstance(other, Counter) else NotImplemented

    def __gt__(self, other):
        return self != other and self >= other if isinstance(other, Counter) else NotImplemented

    __add__, __iadd__ = _combination(_operator.add), _change(_operator.add)
    __sub__, __isub__ = _combination(_operator.sub), _change(_operator.sub)
    __or__, __ior__ = _combination(max), _change(max)
    # Of two equal counts the new counter has the other's.
    __and__, __iand__ = _combination(lambda mine, theirs: min(theirs, mine)), _change(min, of_other=False)

    def __pos__(self):
        return Counter() | self

    def __neg__(self):
        return Counter() - self


# MARK: ChainMap


class ChainMap(_abc.MutableMapping):
    """Several mappings seen as one; only the first is written to."""

    def __init__(self, *maps):
        self.maps = [*maps] if maps else [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        if key not in self:
            return default
        return self[key]

    def __contains__(self, key):
        return any(map(_operator.contains, self.maps, _itertools.repeat(key)))

    def __iter__(self):
        return iter(dict.fromkeys(_itertools.chain.from_iterable(reversed(self.maps))))

    def __len__(self):
        return len(frozenset().union(*self.maps))

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(repr(mapping) for mapping in self.maps)})"

    # MARK: Chains made of this one

    @classmethod
    def fromkeys(cls, keys, *value):
        return cls(dict.fromkeys(keys, *value))

    def copy(self):
        """The first mapping is copied, the others are shared."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A chain that begins with one more mapping."""
        first = {} if m is None else m
        if kwargs:
            first.update(kwargs)
        return type(self)(first, *self.maps)

    @property
    def parents(self):
        """The chain without the first mapping."""
        _, *others = self.maps
        return type(self)(*others)

    def __or__(self, other):
        if isinstance(other, _abc.Mapping):
            made = self.copy()
            made.maps[0].update(other)
            return made
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _abc.Mapping):
            return type(self)({**other, **self})
        return NotImplemented

    # MARK: The first mapping

    def _in_first(self, method, *args):
        try:
            return getattr(self.maps[0], method)(*args)
        except KeyError:
            if args:
                raise KeyError(f"Key not found in the first mapping: {args[0]!r}")
            raise KeyError("No keys found in the first mapping.")

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        self._in_first("__delitem__", key)

    def pop(self, key, *args):
        return self._in_first("pop", key, *args)

    def popitem(self):
        return self._in_first("popitem")

    def clear(self):
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self


# MARK: Classes to be subclassed, around an object of the built-in type in `data`


def _forwarding(names, takes_own=False, gives_own=False):
    """Class decorator: what is called does the same to `data`.

    takes_own: arguments may be of the class too. gives_own: so is the result.
    """

    def method_named(name, kind):
        # Operators go by the function: it asks the other side as well.
        operator = getattr(_operator, name, None) if name[0] == "_" else None

        def method(self, /, *args, **kwds):
            if takes_own:
                args = [arg.data if isinstance(arg, kind) else arg for arg in args]
            result = operator(self.data, *args) if operator else getattr(self.data, name)(*args, **kwds)
            return type(self)(result) if gives_own else result

        method.__name__, method.__qualname__ = name, f"{kind.__name__}.{name}"
        return method

    def decorate(kind):
        for name in names.split():
            setattr(kind, name, method_named(name, kind))
        return kind

    return decorate


def _with_data(original, data):
    """A copy, whatever its class keeps beside the data."""
    made = object.__new__(type(original))
    vars(made).update(vars(original), data=data)
    return made


class UserDict(_abc.MutableMapping):
    """A mapping around a dict."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in (dict, kwargs or None):
            if given is not None:
                self.update(given)

    def __getitem__(self, key):
        if key in (data := self.data):
            return data[key]
        if missing := getattr(type(self), "__missing__", None):
            return missing(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"{self.data!r}"

    def _joined(self, other, join):
        plain = other.data if isinstance(other, UserDict) else other
        return type(self)(join(self.data, plain)) if isinstance(plain, dict) else NotImplemented

    def __or__(self, other):
        return self._joined(other, lambda mine, theirs: mine | theirs)

    def __ror__(self, other):
        return self._joined(other, lambda mine, theirs: theirs | mine)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        return _with_data(self, self.data.copy())

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        # A subclass may have its own way of taking an item.
        made = _with_data(self, {})
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made


@_forwarding("__lt__ __le__ __eq__ __gt__ __ge__ extend", takes_own=True)
@_forwarding("__contains__ append clear count index pop remove reverse sort")
@_forwarding("__mul__ __rmul__", gives_own=True)
class UserList(_abc.MutableSequence):
    """A sequence around a list."""

    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain_list(initlist))

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"{self.data!r}"

    def insert(self, i, item):
        self.data.insert(i, item)

    def __add__(self, other):
        return type(self)(self.data + _plain_list(other))

    def __radd__(self, other):
        return type(self)(_plain_list(other) + self.data)

    def __iadd__(self, other):
        self.data += _plain_list(other)
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        return _with_data(self, [*self.data])

    def copy(self):
        return type(self)(self)


def _plain_list(items):
    match items:
        case UserList():
            return items.data
        case list():
            return items
    return list(items)


def _plain_text(text):
    return text.data if isinstance(text, UserString) else str(text)


@_forwarding("__lt__ __le__ __eq__ __gt__ __ge__ __contains__ count find rfind", takes_own=True)
@_forwarding("replace removeprefix removesuffix", takes_own=True, gives_own=True)
@_forwarding(
    "__mul__ __rmul__ __mod__ capitalize casefold center expandtabs ljust lower lstrip rjust rstrip strip swapcase "
    "title translate upper zfill",
    gives_own=True,
)
@_forwarding(
    "endswith format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric "
    "isprintable isspace istitle isupper join partition rindex rpartition rsplit split splitlines startswith"
)
class UserString(_abc.Sequence):
    """A sequence around a str."""

    maketrans = str.maketrans

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else _plain_text(seq)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __len__(self):
        return len(self.data)

    def __hash__(self):
        return hash(self.data)

    def __repr__(self):
        return f"{self.data!r}"

    def __str__(self):
        return f"{self.data}"

    def __int__(self):
        return int(self.data, 10)

    def __float__(self):
        return float(f"{self.data}")

    def __complex__(self):
        return complex(f"{self.data}")

    def __getnewargs__(self):
        return (self.data,)

    def __add__(self, other):
        return type(self)(self.data + _plain_text(other))

    def __radd__(self, other):
        return type(self)(_plain_text(other) + self.data)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def encode(self, encoding="utf-8", errors="strict"):
        # None stands for the usual, as it does not for str.
        return self.data.encode(encoding or "utf-8", errors or "strict")
