"""Prints nested data so that it can be read."""

import collections
import dataclasses
import io
import sys
import types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Print an object over several lines where it does not fit one."""
    printer = PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    )  # fmt: skip
    printer.pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint() prints."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)  # fmt: skip


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """repr() that shows an object inside itself as a mark."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could read what is printed."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether an object is inside itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders anything: by value where possible, else by the name of the type and by id."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


class PrettyPrinter:
    """The options, and one method for each kind of object that is laid out over lines."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        stream = io.StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The text on one line, whether eval() could read it, and whether the object is inside itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        self._readable = getattr(self, "_readable", True) and readable
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._dispatch.get(type(object).__repr__)
            if printer is not None:
                context[key] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
            if self._is_plain_dataclass(object):
                context[key] = 1
                self._pprint_dataclass(object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _is_plain_dataclass(self, object):
        return (
            dataclasses.is_dataclass(object)
            and not isinstance(object, type)
            and object.__dataclass_params__.repr
            and hasattr(object.__repr__, "__wrapped__")
            and "__create_fn__" in object.__repr__.__wrapped__.__qualname__
        )

    # MARK: Kinds of objects

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in dataclasses.fields(object) if f.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_dict_view(self, object, stream, indent, allowance, context, level):
        name = object.__class__.__name__
        stream.write(name + "(")
        items = sorted(object, key=_safe_tuple if name == "dict_items" else _safe_key)
        self._format(list(items), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if type(object) is set:
            begin, end = "{", "}"
        else:
            begin, end = object.__class__.__name__ + "({", "})"
            indent += len(object.__class__.__name__) + 1
        stream.write(begin)
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        chunks = self._wrapped_lines(lines, self._width - indent, allowance)
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        if level == 1:
            stream.write("(")
        stream.write(("\n" + " " * indent).join(chunks))
        if level == 1:
            stream.write(")")

    def _wrapped_lines(self, lines, width, allowance):
        """The literals a long text is shown as: whole lines where they fit, else words."""
        chunks = []
        for i, line in enumerate(lines):
            is_last = i == len(lines) - 1
            text = repr(line)
            if len(text) <= (width - allowance if is_last else width):
                chunks.append(text)
                continue
            parts = _words(line)
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                room = width - allowance if is_last and j == len(parts) - 1 else width
                if len(repr(candidate)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        return chunks

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write("(")
        separator = ""
        for text in _wrap_bytes_repr(object, self._width - indent, allowance):
            stream.write(separator + text)
            separator = "\n" + " " * indent
        if parens:
            stream.write(")")

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object) is types.SimpleNamespace else object.__class__.__name__
        stream.write(name + "(")
        self._format_namespace_items(
            object.__dict__.items(), stream, indent + len(name) + 1, allowance, context, level
        )
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(
            object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level
        )
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            is_last = i == len(object.maps) - 1
            self._format(mapping, stream, indent, allowance + 1 if is_last else 1, context, level)
            stream.write(")" if is_last else ",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            stream.write("],\n%smaxlen=%s)" % (" " * indent, limit))

    def _pprint_user_dict(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # MARK: Items

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            is_last = i == len(items) - 1
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(
                value, stream, indent + len(text) + 2, allowance if is_last else 1, context, level
            )
            if not is_last:
                stream.write(between)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        between = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            is_last = i == len(items) - 1
            stream.write(key + "=")
            if id(value) in context:
                # Shorter than the mark of a whole object in itself.
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(between)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        between = ",\n" + " " * indent
        separator = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = max_width
                    if separator:
                        separator = between
                if width >= needed:
                    width -= needed
                    stream.write(separator + text)
                    separator = ", "
                    continue
            stream.write(separator)
            separator = between
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    # MARK: On one line

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _builtin_scalars:
            return repr(object), True, False
        own = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and own is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and own is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if (issubclass(kind, list) and own is list.__repr__) or (
            issubclass(kind, tuple) and own is tuple.__repr__
        ):
            return self._safe_sequence(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        if maxlevels and level >= maxlevels:
            return "{...}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
        for key, value in items:
            key_text, key_readable, key_recursive = self.format(key, context, maxlevels, level + 1)
            text, value_readable, value_recursive = self.format(value, context, maxlevels, level + 1)
            parts.append("%s: %s" % (key_text, text))
            readable = readable and key_readable and value_readable
            recursive = recursive or key_recursive or value_recursive
        del context[id(object)]
        return "{%s}" % ", ".join(parts), readable, recursive

    def _safe_sequence(self, object, context, maxlevels, level):
        if issubclass(type(object), list):
            if not object:
                return "[]", True, False
            shape = "[%s]"
        elif len(object) == 1:
            shape = "(%s,)"
        else:
            if not object:
                return "()", True, False
            shape = "(%s)"
        if maxlevels and level >= maxlevels:
            return shape % "...", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level + 1)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[id(object)]
        return shape % ", ".join(parts), readable, recursive

    _dispatch = {
        dict.__repr__: _pprint_dict,
        collections.OrderedDict.__repr__: _pprint_ordered_dict,
        list.__repr__: _pprint_list,
        tuple.__repr__: _pprint_tuple,
        set.__repr__: _pprint_set,
        frozenset.__repr__: _pprint_set,
        str.__repr__: _pprint_str,
        bytes.__repr__: _pprint_bytes,
        bytearray.__repr__: _pprint_bytearray,
        types.MappingProxyType.__repr__: _pprint_mappingproxy,
        types.SimpleNamespace.__repr__: _pprint_simplenamespace,
        collections.defaultdict.__repr__: _pprint_default_dict,
        collections.Counter.__repr__: _pprint_counter,
        collections.ChainMap.__repr__: _pprint_chain_map,
        collections.deque.__repr__: _pprint_deque,
        collections.UserDict.__repr__: _pprint_user_dict,
        collections.UserList.__repr__: _pprint_user_dict,
        collections.UserString.__repr__: _pprint_user_dict,
    }


_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _words(line):
    """A line in pieces: words, each with the blanks after it."""
    pieces = []
    current = ""
    after_blank = False
    for character in line:
        is_blank = character.isspace()
        if after_blank and not is_blank:
            pieces.append(current)
            current = ""
        current += character
        after_blank = is_blank
    if current:
        pieces.append(current)
    return pieces


def _wrap_bytes_repr(object, width, allowance):
    """Literals of bytes, four at least in each, that fit the width."""
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i : i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)
