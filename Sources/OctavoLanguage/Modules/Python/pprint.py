"""Prints nested data so that it can be read."""

import collections
import functools
import sys
import types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Prints an object over several lines where it does not fit one."""
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint() prints."""
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr() that shows an object inside itself as a mark."""
    return PrettyPrinter().format(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could read what is printed."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether an object is inside itself."""
    return PrettyPrinter().isrecursive(object)


@functools.total_ordering
class _Key:
    """Orders anything: by value where possible, else by the name of the type and by id."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            one, two = ((str(type(key.value)), id(key.value)) for key in (self, other))
            return one < two


def _pair_key(pair):
    return tuple(map(_Key, pair))


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _packed(parts, width, last_width):
    """Literals of as many parts one after another as fit the width."""
    current = parts[0][:0]
    for place, part in enumerate(parts, 1):
        longer = current + part
        if len(repr(longer)) > (last_width if place == len(parts) else width):
            if current:
                yield repr(current)
            longer = part
        current = longer
    if current:
        yield repr(current)


def _if_filled(way):
    """What is empty stays as its repr."""
    return lambda self, object, *place: way(self, object, *place) if len(object) else repr(object)


class PrettyPrinter:
    """The options, and one method for each kind of object that is laid out over lines.

    Those methods take the object, the column it begins in, how many columns its last line must leave free, the ids of
    the objects around it, and how many these are; they give text.
    """

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent, width = int(indent), int(width)
        for name, is_wrong, bound in (
            ("indent", indent < 0, ">= 0"), ("depth", depth is not None and depth <= 0, "> 0"), ("width", not width, "!= 0")
        ):  # fmt: skip
            if is_wrong:
                raise ValueError(f"{name} must be {bound}")
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._lay(object, 0, 0, {}, 0)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, is_readable, is_recursive = self.format(object, {}, 0, 0)
        return is_readable and not is_recursive

    def format(self, object, context, maxlevels, level):
        """The text on one line, whether eval() could read it, and whether the object is inside itself."""
        kind = type(object)
        own = getattr(kind, "__repr__", None)
        if kind not in _scalars:
            if own is int.__repr__ and issubclass(kind, int):
                return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
            for base, shape in _shapes.items():
                if own is base.__repr__ and issubclass(kind, base):
                    return self._format_items(object, shape, context, maxlevels, level)
        text = repr(object)
        return text, kind in _scalars or not text.startswith("<") and text != "", False

    def _format_items(self, object, shape, context, maxlevels, level):
        begin, end = shape
        if not object:
            return shape, True, False
        if maxlevels and level >= maxlevels:
            # A tuple of one keeps its comma.
            more = "...," if shape == "()" and len(object) == 1 else "..."
            return begin + more + end, False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        is_readable, is_recursive, texts = True, False, []
        for entry in self._pairs(object) if shape == "{}" else zip(object):
            parts = [self.format(part, context, maxlevels, level + 1) for part in entry]
            texts.append(": ".join([text for text, *_ in parts]))
            is_readable = is_readable and all(readable for _, readable, _ in parts)
            is_recursive = is_recursive or any(recursive for *_, recursive in parts)
        del context[id(object)]
        if shape == "()" and len(object) == 1:
            end = ",)"
        return begin + ", ".join(texts) + end, is_readable, is_recursive

    def _pairs(self, object):
        return sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # MARK: Over lines

    def _lay(self, object, column, free, context, level):
        """On one line if it fits, else as its kind is laid out."""
        if id(object) in context:
            return _recursion(object)
        text = self._repr(object, context, level)
        if len(text) <= self._width - column - free:
            return text
        way = self._ways.get(type(object).__repr__) or (_is_plain_dataclass(object) and PrettyPrinter._lay_dataclass)
        if not way:
            return text
        context[id(object)] = 1
        text = way(self, object, column, free, context, level + 1)
        del context[id(object)]
        return text

    def _lay_between(self, begin, object, end, column, free, context, level):
        return begin + self._lay(object, column + len(begin), free + len(end), context, level) + end

    def _lay_below(self, entries, column, free, context, level):
        """Pairs of a text and an object, one below the other."""
        lines, last = [], len(entries)
        for place, (label, object) in enumerate(entries, 1):
            room = free if place == last else 1
            lines.append(label + self._lay(object, column + len(label), room, context, level))
        return (",\n" + " " * column).join(lines)

    def _lay_items(self, items, column, free, context, level):
        """Objects one below the other, or with compact as many on a line as fit."""
        column += self._indent
        padding = " " * (self._indent - 1)
        if not self._compact:
            return padding + self._lay_below([("", item) for item in items], column, free, context, level)
        full = room = self._width - column + 1
        pieces, joint, newline = [padding], "", ",\n" + " " * column
        items = list(items)
        for place, item in enumerate(items, 1):
            is_last = place == len(items)
            if is_last:
                full, room = full - free, room - free
            text = self._repr(item, context, level)
            needed = len(text) + 2
            if needed > room:
                room, joint = full, joint and newline
            is_short = needed <= room
            pieces += joint, text if is_short else self._lay(item, column, free if is_last else 1, context, level)
            joint = ", " if is_short else newline
            room -= needed * is_short
        return "".join(pieces)

    # MARK: Kinds of objects

    def _lay_dict(self, object, column, free, context, level, items=None):
        entries = [(self._repr(key, context, level) + ": ", value) for key, value in items or self._pairs(object)]
        padding = " " * (self._indent - 1)
        return "{" + padding + self._lay_below(entries, column + self._indent, free + 1, context, level) + "}"

    def _lay_list(self, object, column, free, context, level):
        return "[" + self._lay_items(object, column, free + 1, context, level) + "]"

    def _lay_tuple(self, object, column, free, context, level):
        end = ",)" if len(object) == 1 else ")"
        return "(" + self._lay_items(object, column, free + len(end), context, level) + end

    @_if_filled
    def _lay_set(self, object, column, free, context, level):
        name = "" if type(object) is set else type(object).__name__
        begin, end = (f"{name}({{", "})") if name else ("{", "}")
        items = sorted(object, key=_Key)
        return begin + self._lay_items(items, column + len(begin) - 1, free + len(end), context, level) + end

    @_if_filled
    def _lay_str(self, object, column, free, context, level):
        import re

        column, free = column + (level == 1), free + (level == 1)
        width = self._width - column
        lines, literals = object.splitlines(keepends=True), []
        for place, line in enumerate(lines, 1):
            last_width = width - free if place == len(lines) else width
            is_short = len(repr(line)) <= last_width
            parts = [line] if is_short else re.findall(r"\S+\s*|\s+", line)
            literals += _packed(parts, width, last_width)
        return self._below_each_other(literals, column, level == 1 and len(literals) > 1)

    def _lay_bytes(self, object, column, free, context, level):
        if len(object) <= 4:
            return repr(object)
        column, free = column + (level == 1), free + (level == 1)
        width = self._width - column
        fours = [object[start : start + 4] for start in range(0, len(object), 4)]
        # Room is left only behind a part that is shorter, as CPython has it.
        literals = _packed(fours, width, width - free if len(object) % 4 else width)
        return self._below_each_other(literals, column, level == 1)

    def _below_each_other(self, literals, column, has_parentheses):
        text = ("\n" + " " * column).join(literals)
        return f"({text})" if has_parentheses else text

    def _lay_bytearray(self, object, column, free, context, level):
        return f"bytearray({self._lay_bytes(bytes(object), column + 10, free + 1, context, level + 1)})"

    def _lay_mappingproxy(self, object, *place):
        return self._lay_between("mappingproxy(", object.copy(), ")", *place)

    @_if_filled
    def _lay_ordered_dict(self, object, *place):
        return self._lay_between(type(object).__name__ + "(", list(object.items()), ")", *place)

    def _lay_wrapper(self, object, column, free, context, level):
        return self._lay(object.data, column, free, context, level - 1)

    @_if_filled
    def _lay_default_dict(self, object, column, free, context, level):
        begin = type(object).__name__ + "("
        factory = self._repr(object.default_factory, context, level)
        column += len(begin)
        items = self._lay_dict(object, column, free + 1, context, level)
        return f"{begin}{factory},\n{' ' * column}{items})"

    @_if_filled
    def _lay_counter(self, object, column, free, context, level):
        begin = type(object).__name__ + "("
        items = object.most_common()
        return begin + self._lay_dict(object, column + len(begin), free + 1, context, level, items) + ")"

    def _lay_chain_map(self, object, column, free, context, level):
        begin = type(object).__name__ + "("
        maps = [("", mapping) for mapping in object.maps]
        return begin + self._lay_below(maps, column + len(begin), free + 1, context, level) + ")"

    @_if_filled
    def _lay_deque(self, object, column, free, context, level):
        begin = type(object).__name__ + "("
        column += len(begin)
        if object.maxlen is None:
            return f"{begin}[{self._lay_items(object, column, free + 2, context, level)}])"
        items = self._lay_items(object, column, 2, context, level)
        return f"{begin}[{items}],\n{' ' * column}maxlen={self._repr(object.maxlen, context, level)})"

    def _lay_attributes(self, name, attributes, column, free, context, level):
        column += len(name) + 1
        # An object inside itself is an ellipsis here.
        entries = [(f"{key}=", _Shown("...") if id(value) in context else value) for key, value in attributes]
        return f"{name}({self._lay_below(entries, column, free, context, level)})"

    def _lay_namespace(self, object, *place):
        name = "namespace" if type(object) is types.SimpleNamespace else type(object).__name__
        return self._lay_attributes(name, vars(object).items(), *place)

    def _lay_dataclass(self, object, *place):
        shown = [(f.name, getattr(object, f.name)) for f in sys.modules["dataclasses"].fields(object) if f.repr]
        return self._lay_attributes(type(object).__name__, shown, *place)

    # How the objects are laid out whose repr is that of a type.
    _ways = {
        kind.__repr__: way
        for kinds, way in (
            ((dict,), _lay_dict), ((list,), _lay_list), ((tuple,), _lay_tuple), ((set, frozenset), _lay_set),
            ((str,), _lay_str), ((bytes,), _lay_bytes), ((bytearray,), _lay_bytearray),
            ((types.MappingProxyType,), _lay_mappingproxy), ((types.SimpleNamespace,), _lay_namespace),
            ((collections.OrderedDict,), _lay_ordered_dict), ((collections.defaultdict,), _lay_default_dict),
            ((collections.Counter,), _lay_counter), ((collections.ChainMap,), _lay_chain_map),
            ((collections.deque,), _lay_deque),
            ((collections.UserDict, collections.UserList, collections.UserString), _lay_wrapper),
        )
        for kind in kinds
    }  # fmt: skip


_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})
_shapes = {dict: "{}", list: "[]", tuple: "()"}


class _Shown(str):
    """Text in the place of an object."""

    def __repr__(self):
        return str(self)


def _is_plain_dataclass(object):
    """Whether it is a dataclass that has the repr that was made for it; without the module there is none."""
    dataclasses = sys.modules.get("dataclasses")
    if dataclasses is None or isinstance(object, type) or not dataclasses.is_dataclass(object):
        return False
    written = getattr(object.__repr__, "__wrapped__", None)
    return object.__dataclass_params__.repr and written is not None and "__create_fn__" in written.__qualname__
