"""Arrays of numbers of one kind, stored as C stores them; here they are lists that check what they are given."""

import collections.abc as _abc
import struct as _struct

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"
_sizes = dict(zip(typecodes, (1, 1, 4, 2, 2, 4, 4, 8, 8, 8, 8, 4, 8)))
_names = dict(
    b="signed char", B="unsigned byte integer", h="signed short integer", H="unsigned short", i="signed integer"
)  # fmt: skip


def _bounds(typecode):
    bits = 8 * _sizes[typecode]
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if typecode.islower() else (0, (1 << bits) - 1)


def _too_large(typecode, value, least):
    """CPython's words, which depend on the C type that the value is read as."""
    if typecode in "qQ":
        return "can't convert negative int to unsigned" if typecode == "Q" and value < 0 else "int too big to convert"
    if typecode in "IL":
        if value < 0:
            return "can't convert negative value to unsigned int"
        is_long = value >= 1 << 64
        return "Python int too large to convert to C unsigned long" if is_long else "unsigned int is greater than maximum"
    if not -(1 << 63) <= value < 1 << 63:
        return "Python int too large to convert to C long"
    is_short = typecode == "b" and not -32768 <= value <= 32767
    name = _names["h" if is_short else typecode]
    return f"{name} is {'less than minimum' if value < least else 'greater than maximum'}"


class array:
    """A list of numbers of one kind."""

    __slots__ = ("_typecode", "_items", "__weakref__")
    __hash__ = None

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            what = f"not {type(typecode).__name__}" if not isinstance(typecode, str) else "not str"
            raise TypeError(f"array() argument 1 must be a unicode character, {what}")
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        made = super().__new__(cls)
        made._typecode = typecode
        made._items = []
        if isinstance(initializer, (bytes, bytearray)):
            made.frombytes(initializer)
        elif isinstance(initializer, array):
            if (initializer._typecode == "u") != (typecode == "u"):
                raise TypeError(
                    f"cannot use a unicode array to initialize an array with typecode '{typecode}'"
                    if typecode != "u" else "cannot use a str to initialize an array with typecode 'u'"
                )  # fmt: skip
            made._items = [made._checked(item) for item in initializer._items]
        else:
            made._items = [made._checked(item) for item in initializer]
        return made

    @property
    def typecode(self):
        return self._typecode

    @property
    def itemsize(self):
        return _sizes[self._typecode]

    def _checked(self, value):
        code = self._typecode
        if code == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not " + type(value).__name__)
            return value
        if code == "d":
            return _float(value)
        if code == "f":
            return _struct.unpack("f", _struct.pack("f", _float(value)))[0]
        if not isinstance(value, int):
            if not hasattr(type(value), "__index__"):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = value.__index__()
        least, most = _bounds(code)
        if not least <= value <= most:
            raise OverflowError(_too_large(code, value, least))
        return int(value)

    def _same_kind(self, other):
        if other._typecode != self._typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def _made(self, items):
        made = object.__new__(array)
        made._typecode = self._typecode
        made._items = items
        return made

    def __repr__(self):
        if not self._items:
            return f"array('{self._typecode}')"
        content = repr("".join(self._items)) if self._typecode == "u" else repr(self._items)
        return f"array('{self._typecode}', {content})"

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, value):
        return value in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._made(self._items[index])
        _check_index(index)
        try:
            return self._items[index]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(f'can only assign array (not "{type(value).__name__}") to array slice')
            new = list(self._same_kind(value))
            try:
                self._items[index] = new
            except ValueError:
                count = len(self._items[index])
                raise ValueError(
                    f"attempt to assign array of size {len(new)} to extended slice of size {count}"
                ) from None
            return
        _check_index(index)
        try:
            self._items[index] = self._checked(value)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, index):
        _check_index(index)
        try:
            del self._items[index]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        return self._made(self._items + self._same_kind(other))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, count):
        if not hasattr(type(count), "__index__"):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(count).__name__}'")
        return self._made(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items = self.__mul__(count)._items
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce_ex__(self, protocol):
        items = "".join(self._items) if self._typecode == "u" else list(self._items)
        return type(self), (self._typecode, items), getattr(self, "__dict__", None)

    def __bytes__(self):
        return self.tobytes()

    def append(self, value, /):
        self._items.append(self._checked(value))

    def buffer_info(self):
        """Refused: arrays have no address."""
        raise NotImplementedError("array.buffer_info is not supported by Octavo: arrays have no address; use len()")

    def byteswap(self):
        size = self.itemsize
        data = self.tobytes()
        swapped = b"".join(data[at : at + size][::-1] for at in range(0, len(data), size))
        self._items = []
        self.frombytes(swapped)

    def count(self, value, /):
        return self._items.count(value)

    def extend(self, iterable, /):
        if isinstance(iterable, array):
            if iterable._typecode != self._typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(iterable._items[:])
            return
        for value in iterable:
            self.append(value)

    def frombytes(self, buffer, /):
        if not isinstance(buffer, (bytes, bytearray, array)):
            raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
        data = bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self._typecode == "u":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(_struct.unpack(f"={len(data) // self.itemsize}{self._struct_code}", data))

    @property
    def _struct_code(self):
        # `struct` gives l and L four bytes where sizes are fixed.
        return {"l": "q", "L": "Q"}.get(self._typecode, self._typecode)

    def fromfile(self, f, n, /):
        data = f.read(n * self.itemsize)
        whole = len(data) // self.itemsize * self.itemsize
        self.frombytes(data[:whole])
        if len(data) < n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def fromlist(self, list, /):
        if not isinstance(list, _list):
            raise TypeError("arg must be list")
        self._items.extend([self._checked(value) for value in list])

    def fromunicode(self, ustr, /):
        if self._typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        if not isinstance(ustr, str):
            raise TypeError(f"fromunicode() argument must be str, not {type(ustr).__name__}")
        self._items.extend(ustr)

    def index(self, value, start=0, stop=None, /):
        try:
            return self._items.index(value, start, len(self._items) if stop is None else stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def insert(self, index, value, /):
        self._items.insert(index, self._checked(value))

    def pop(self, index=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(index)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, value, /):
        try:
            self._items.remove(value)
        except ValueError:
            raise ValueError("array.remove(x): x not in array") from None

    def reverse(self):
        self._items.reverse()

    def tobytes(self):
        if self._typecode == "u":
            return "".join(self._items).encode("utf-32-le", "surrogatepass")
        return _struct.pack(f"={len(self._items)}{self._struct_code}", *self._items)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def tolist(self):
        return self._items[:]

    def tounicode(self):
        if self._typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)


_list = list
ArrayType = array
_abc.MutableSequence.register(array)


def _float(value):
    if isinstance(value, float):
        return float(value)
    if isinstance(value, (str, bytes)) or not (hasattr(value, "__float__") or hasattr(value, "__index__")):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return float(value)


def _check_index(index):
    if not isinstance(index, (int, slice)) and not hasattr(type(index), "__index__"):
        raise TypeError("array indices must be integers")
