"""Reading pickles: a stack machine whose instructions are the bytes of the pickle."""

import struct
import sys

from _pickle_core import run as _run
from copyreg import _extension_cache, _inverted_registry


class PickleError(Exception):
    pass


class UnpicklingError(PickleError):
    pass


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


# What things of Python 2 are called now.
_new_names = {
    ("copy_reg", "_reconstructor"): ("copyreg", "_reconstructor"), ("__builtin__", "xrange"): ("builtins", "range"),
    ("__builtin__", "reduce"): ("functools", "reduce"), ("__builtin__", "unicode"): ("builtins", "str"),
    ("__builtin__", "long"): ("builtins", "int"), ("UserDict", "UserDict"): ("collections", "UserDict"),
    ("_codecs", "encode"): ("codecs", "encode"),
}  # fmt: skip


class _Whole:
    """A pickle that is there as bytes."""

    def __init__(self, data):
        self.data = bytes(data)
        self.at = 0

    def read(self, count):
        part = self.data[self.at : self.at + count]
        self.at += len(part)
        return part

    def readline(self):
        end = self.data.find(b"\n", self.at)
        return self.read((len(self.data) if end < 0 else end + 1) - self.at)


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not all(hasattr(file, name) for name in ("read", "readline")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file = file
        self.encoding, self.errors = encoding, errors
        self.memo = {}
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError(
            "A load persistent id instruction was encountered, but no persistent_load function was specified."
        )

    def find_class(self, module, name):
        if self.proto < 3 or module == "_codecs":
            module, name = _new_names.get((module, name), (module, name))
            module = "builtins" if module in ("__builtin__", "exceptions") else module
        __import__(module, level=0)
        found = sys.modules[module]
        if self.proto < 4:
            return getattr(found, name)
        for part in name.split("."):
            if part == "<locals>":
                raise AttributeError(f"Can't get local attribute {name!r} on {found!r}")
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None
        return found

    def load(self):
        if not hasattr(self, "_file"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {self.__class__.__name__}.__init__()")
        self.stack = []
        self._marks = []
        file = self._file
        try:
            while True:
                if type(file) is _Whole:
                    file.at, self.stack = _run(file.data, file.at, self.stack, self._marks, self.memo)
                key = file.read(1)
                if not key:
                    raise EOFError("Ran out of input")
                step = self._steps.get(key[0])
                if step is None:
                    raise UnpicklingError(f"invalid load key, '{_shown(key[0])}'.")
                step(self)
        except _Stop as stop:
            return stop.value
        except IndexError:
            raise UnpicklingError("unpickling stack underflow") from None

    # MARK: What instructions are followed by

    def _read(self, count):
        data = self._file.read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated") if data or count else EOFError("Ran out of input")
        return data

    def _line(self):
        line = self._file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, form):
        return struct.unpack(form, self._read(struct.calcsize(form)))[0]

    def _since_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items = self.stack
        self.stack = self._marks.pop()
        return items

    def _text(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    # MARK: Instructions

    def _proto(self):
        self.proto = self._read(1)[0]
        if self.proto > 5:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _frame(self):
        count = self._number("<Q")
        if type(self._file) is _Whole and self._file.at + count > len(self._file.data):
            raise UnpicklingError("pickle data was truncated")

    def _stop(self):
        raise _Stop(self.stack.pop())

    def _mark(self):
        self._marks.append(self.stack)
        self.stack = []

    def _pop(self):
        if self.stack:
            self.stack.pop()
        else:
            self._since_mark()

    def _int(self):
        data = self._line()
        self.stack.append(False if data == b"00" else True if data == b"01" else int(data, 0))

    def _long(self):
        data = self._line()
        self.stack.append(int(data.removesuffix(b"L"), 0))

    def _long_bytes(self, count):
        if count < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.stack.append(int.from_bytes(self._read(count), "little", signed=True))

    def _string(self):
        data = self._line()
        if len(data) < 2 or data[:1] != data[-1:] or data[:1] not in (b'"', b"'"):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.stack.append(self._text(data[1:-1].decode("unicode_escape").encode("latin-1")))

    def _global(self, module, name):
        self.stack.append(self.find_class(module, name))

    def _stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._global(module, name)

    def _extension(self, code):
        if code in _extension_cache:
            self.stack.append(_extension_cache[code])
            return
        key = _inverted_registry.get(code)
        if not key:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        _extension_cache[code] = found = self.find_class(*key)
        self.stack.append(found)

    def _tuple(self, count):
        if len(self.stack) < count:
            raise IndexError
        self.stack[-count:] = [tuple(self.stack[-count:])]

    def _marked(self, make):
        items = self._since_mark()
        self.stack.append(make(items))

    def _instance(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))

    def _inst(self):
        module, name = self._line().decode("ascii"), self._line().decode("ascii")
        args = self._since_mark()
        self._instance(self.find_class(module, name), args)

    def _obj(self):
        cls, *args = self._since_mark()
        self._instance(cls, args)

    def _reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    def _newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.stack.append(cls.__new__(cls, *args))

    def _newobj_ex(self):
        kwargs, args, cls = self.stack.pop(), self.stack.pop(), self.stack.pop()
        self.stack.append(cls.__new__(cls, *args, **kwargs))

    def _get(self, number):
        try:
            self.stack.append(self.memo[number])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {number}") from None

    def _put(self, number):
        if number < 0:
            raise ValueError("negative PUT argument")
        self.memo[number] = self.stack[-1]

    def _append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    def _appends(self):
        items = self._since_mark()
        target = self.stack[-1]
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
        else:
            for item in items:
                target.append(item)

    def _setitem(self):
        value, key = self.stack.pop(), self.stack.pop()
        self.stack[-1][key] = value

    def _setitems(self):
        items = self._since_mark()
        target = self.stack[-1]
        for index in range(0, len(items), 2):
            target[items[index]] = items[index + 1]

    def _additems(self):
        items = self._since_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _build(self):
        state = self.stack.pop()
        made = self.stack[-1]
        setstate = getattr(made, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            made.__dict__.update(state)
        if slots:
            for name, value in slots.items():
                setattr(made, name, value)

    def _refuse_buffers(self):
        raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")

    _steps = {
        0x80: _proto, 0x95: _frame, ord("."): _stop, ord("("): _mark, ord("0"): _pop, ord("1"): _since_mark,
        ord("2"): lambda self: self.stack.append(self.stack[-1]),
        ord("N"): lambda self: self.stack.append(None), 0x88: lambda self: self.stack.append(True),
        0x89: lambda self: self.stack.append(False), ord("I"): _int, ord("L"): _long,
        ord("J"): lambda self: self.stack.append(self._number("<i")),
        ord("K"): lambda self: self.stack.append(self._read(1)[0]),
        ord("M"): lambda self: self.stack.append(self._number("<H")),
        0x8A: lambda self: self._long_bytes(self._read(1)[0]), 0x8B: lambda self: self._long_bytes(self._number("<i")),
        ord("F"): lambda self: self.stack.append(float(self._line())),
        ord("G"): lambda self: self.stack.append(self._number(">d")), ord("S"): _string,
        ord("T"): lambda self: self.stack.append(self._text(self._read(self._number("<i")))),
        ord("U"): lambda self: self.stack.append(self._text(self._read(self._read(1)[0]))),
        ord("B"): lambda self: self.stack.append(self._read(self._number("<I"))),
        ord("C"): lambda self: self.stack.append(self._read(self._read(1)[0])),
        0x8E: lambda self: self.stack.append(self._read(self._number("<Q"))),
        0x96: lambda self: self.stack.append(bytearray(self._read(self._number("<Q")))),
        ord("V"): lambda self: self.stack.append(self._line().decode("raw-unicode-escape")),
        ord("X"): lambda self: self.stack.append(self._read(self._number("<I")).decode("utf-8", "surrogatepass")),
        0x8C: lambda self: self.stack.append(self._read(self._read(1)[0]).decode("utf-8", "surrogatepass")),
        0x8D: lambda self: self.stack.append(self._read(self._number("<Q")).decode("utf-8", "surrogatepass")),
        ord("c"): lambda self: self._global(self._line().decode(), self._line().decode()), 0x93: _stack_global,
        0x82: lambda self: self._extension(self._read(1)[0]), 0x83: lambda self: self._extension(self._number("<H")),
        0x84: lambda self: self._extension(self._number("<i")),
        ord(")"): lambda self: self.stack.append(()), ord("t"): lambda self: self._marked(tuple),
        0x85: lambda self: self._tuple(1), 0x86: lambda self: self._tuple(2), 0x87: lambda self: self._tuple(3),
        ord("]"): lambda self: self.stack.append([]), ord("l"): lambda self: self._marked(list),
        ord("}"): lambda self: self.stack.append({}),
        ord("d"): lambda self: self._marked(lambda items: dict(zip(items[::2], items[1::2]))),
        0x8F: lambda self: self.stack.append(set()), 0x91: lambda self: self._marked(frozenset),
        0x90: _additems, ord("a"): _append, ord("e"): _appends, ord("s"): _setitem, ord("u"): _setitems,
        ord("i"): _inst, ord("o"): _obj, ord("R"): _reduce, 0x81: _newobj, 0x92: _newobj_ex, ord("b"): _build,
        ord("g"): lambda self: self._get(int(self._line())), ord("h"): lambda self: self._get(self._read(1)[0]),
        ord("j"): lambda self: self._get(self._number("<I")), ord("p"): lambda self: self._put(int(self._line())),
        ord("q"): lambda self: self._put(self._read(1)[0]), ord("r"): lambda self: self._put(self._number("<I")),
        0x94: lambda self: self._put(len(self.memo)),
        ord("P"): lambda self: self.stack.append(self.persistent_load(self._line().decode("ascii"))),
        ord("Q"): lambda self: self.stack.append(self.persistent_load(self.stack.pop())),
        0x97: _refuse_buffers, 0x98: _refuse_buffers,
    }  # fmt: skip


def _shown(byte):
    return chr(byte) if 32 <= byte < 127 and byte not in b"'\\" else "\\x%02x" % byte


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that bytes stand for."""
    if not isinstance(data, (bytes, bytearray, memoryview)) and not hasattr(data, "tobytes"):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return load(_Whole(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
