"""Writing JSON; the writer is built in (`_json`)."""

from _json import encode as _encode
from _json import quote as _quote

INFINITY = float("inf")


def py_encode_basestring(s):
    return _quote(s, False)


def py_encode_basestring_ascii(s):
    return _quote(s, True)


encode_basestring = py_encode_basestring
encode_basestring_ascii = py_encode_basestring_ascii


class JSONEncoder:
    """Makes documents of values."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """To be replaced: something that can be written in place of an object that cannot."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _text(self, o):
        return _encode(
            o,
            self.skipkeys,
            self.ensure_ascii,
            self.check_circular,
            self.allow_nan,
            self.indent,
            self.item_separator,
            self.key_separator,
            self.sort_keys,
            self.default,
        )

    def encode(self, o):
        """The document of a value."""
        if type(self).iterencode is JSONEncoder.iterencode:
            return self._text(o)
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """The document of a value, in pieces."""
        if _one_shot:
            return iter([self._text(o)])
        indent = self.indent
        if isinstance(indent, int) and not isinstance(indent, bool):
            indent = " " * indent
        return self._pieces(o, indent, 0, {})

    def _line(self, indent, level):
        return "" if indent is None else "\n" + indent * level

    def _pieces(self, o, indent, level, open_containers):
        if isinstance(o, (list, tuple, dict)):
            if self.check_circular:
                if id(o) in open_containers:
                    raise ValueError("Circular reference detected")
                open_containers[id(o)] = o
            if not o:
                yield "{}" if isinstance(o, dict) else "[]"
            elif isinstance(o, dict):
                yield from self._dict_pieces(o, indent, level + 1, open_containers)
            else:
                yield from self._list_pieces(o, indent, level + 1, open_containers)
            open_containers.pop(id(o), None)
        elif o is None or isinstance(o, (str, int, float)):
            yield self._text(o)
        else:
            if self.check_circular:
                if id(o) in open_containers:
                    raise ValueError("Circular reference detected")
                open_containers[id(o)] = o
            yield from self._pieces(self.default(o), indent, level, open_containers)
            open_containers.pop(id(o), None)

    def _list_pieces(self, items, indent, level, open_containers):
        line = self._line(indent, level)
        before = "[" + line
        for value in items:
            if value is None or isinstance(value, (str, int, float)):
                yield before + self._text(value)
            else:
                yield before
                yield from self._pieces(value, indent, level, open_containers)
            before = self.item_separator + line
        if line:
            yield self._line(indent, level - 1)
        yield "]"

    def _dict_pieces(self, items, indent, level, open_containers):
        line = self._line(indent, level)
        yield "{"
        if line:
            yield line
        first = True
        for key, value in sorted(items.items()) if self.sort_keys else items.items():
            if not isinstance(key, str):
                if key is None or isinstance(key, (int, float)):
                    key = self._text(key)
                elif self.skipkeys:
                    continue
                else:
                    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            if not first:
                yield self.item_separator + line
            first = False
            yield _quote(key, self.ensure_ascii)
            yield self.key_separator
            yield from self._pieces(value, indent, level, open_containers)
        if line:
            yield self._line(indent, level - 1)
        yield "}"
