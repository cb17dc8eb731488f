"""Objects as bytes and back: the pickle format, protocols 0 to 5."""

import _pickle_core as _core
import copyreg as _copyreg
import io as _io
import struct as _struct
import sys as _sys
import types as _types

from _pickle_reading import PickleError, Unpickler, UnpicklingError, _new_names, load, loads

__all__ = [
    "PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
    "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL",
]  # fmt: skip

format_version = "4.0"
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PicklingError(PickleError):
    pass


class Pickler:
    """Writes objects to a file, each as often as it is needed and no more."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file = file
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = False
        self.memo = {}

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "memo"):
            raise PicklingError(f"Pickler.__init__() was not called by {self.__class__.__name__}.__init__()")
        self._out = out = bytearray()
        self._frames = []
        # Whether nobody has a say in what becomes of the language's own containers, texts and numbers.
        self._is_plain = (
            self.proto >= 4
            and not self.fast
            and type(self).persistent_id is Pickler.persistent_id
            and not hasattr(self, "reducer_override")
        )
        if self.proto >= 2:
            self._file.write(b"\x80" + bytes([self.proto]))
        self._save(obj)
        out += b"."
        self._file.write(self._framed(out))

    def _framed(self, out):
        """From protocol 4 on, what is written comes in frames of known length."""
        if self.proto < 4:
            return bytes(out)
        made = bytearray()
        start = 0
        for end, is_whole in self._frames + [(len(out), False)]:
            part = out[start:end]
            # Short frames have no header, and long bytes are outside of frames.
            made += part if is_whole or len(part) < 4 else b"\x95" + _struct.pack("<Q", len(part)) + part
            start = end
        return bytes(made)

    def _long(self, header, content):
        """Writes long content, from protocol 4 on outside the frames."""
        if self.proto >= 4 and len(content) >= 65536:
            self._frames.append((len(self._out), False))
            self._out += header + content
            self._frames.append((len(self._out), True))
        else:
            self._out += header + content

    def _memoize(self, obj):
        if self.fast:
            return
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        if self.proto >= 4:
            self._out += b"\x94"
        elif self.bin:
            self._out += b"q" + bytes([number]) if number < 256 else b"r" + _struct.pack("<I", number)
        else:
            self._out += b"p%d\n" % number

    def _save_known(self, number):
        if self.bin:
            self._out += b"h" + bytes([number]) if number < 256 else b"j" + _struct.pack("<I", number)
        else:
            self._out += b"g%d\n" % number

    def _save(self, obj, with_persistent_id=True):
        if self._is_plain:
            _core.save(obj, self._out, self.memo, self._save_other)
        else:
            self._save_other(obj, with_persistent_id)

    def _save_other(self, obj, with_persistent_id=True):
        if with_persistent_id and type(self).persistent_id is not Pickler.persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                return self._save_persistent(pid)
        known = self.memo.get(id(obj))
        if known is not None:
            return self._save_known(known[0])
        cls = type(obj)
        override = getattr(self, "reducer_override", None)
        recipe = NotImplemented if override is None else override(obj)
        if recipe is NotImplemented:
            writer = self._writers.get(cls)
            if writer is not None:
                return writer(self, obj)
            table = getattr(self, "dispatch_table", _copyreg.dispatch_table)
            reduce = table.get(cls)
            if reduce is not None:
                recipe = reduce(obj)
            elif issubclass(cls, type):
                return self._save_global(obj)
            else:
                recipe = obj.__reduce_ex__(self.proto)
        if isinstance(recipe, str):
            return self._save_global(obj, recipe)
        if not isinstance(recipe, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(recipe) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_recipe(obj, *recipe)

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, False)
            self._out += b"Q"
        else:
            try:
                self._out += b"P" + str(pid).encode("ascii") + b"\n"
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_recipe(self, obj, func, args, state=None, items=None, pairs=None, setter=None):
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        out = self._out
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj__":
            self._save_class(obj, args[0])
            self._save(args[1:])
            out += b"\x81"
        elif self.proto >= 4 and name == "__newobj_ex__":
            cls, args, kwargs = args
            self._save_class(obj, cls)
            self._save(args)
            self._save(kwargs)
            out += b"\x92"
        elif self.proto >= 2 and name == "__newobj_ex__":
            import functools

            cls, args, kwargs = args
            self._save(functools.partial(cls.__new__, cls, *args, **kwargs))
            self._save(())
            out += b"R"
        else:
            self._save(func)
            self._save(args)
            out += b"R"
        if id(obj) in self.memo:
            # The object holds itself by way of its arguments.
            out += b"0"
            self._save_known(self.memo[id(obj)][0])
        else:
            self._memoize(obj)
        if items is not None:
            self._save_items(items)
        if pairs is not None:
            self._save_pairs(pairs)
        if state is not None:
            if setter is None:
                self._save(state)
                out += b"b"
            else:
                self._save(setter)
                self._save(obj)
                self._save(state)
                out += b"\x86R0"

    def _save_class(self, obj, cls):
        if not hasattr(cls, "__new__"):
            raise PicklingError("args[0] from __newobj__ args has no __new__")
        if obj is not None and cls is not obj.__class__:
            raise PicklingError("args[0] from __newobj__ args has the wrong class")
        self._save(cls)

    def _save_none(self, obj):
        self._out += b"N"

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._out += b"\x88" if obj else b"\x89"
        else:
            self._out += b"I01\n" if obj else b"I00\n"

    def _save_int(self, obj):
        out = self._out
        if self.bin:
            if 0 <= obj <= 0xFF:
                out += b"K" + bytes([obj])
                return
            if 0 <= obj <= 0xFFFF:
                out += b"M" + _struct.pack("<H", obj)
                return
            if -0x80000000 <= obj <= 0x7FFFFFFF:
                out += b"J" + _struct.pack("<i", obj)
                return
        if self.proto >= 2:
            content = _encoded(obj)
            count = len(content)
            out += (b"\x8a" + bytes([count]) if count < 256 else b"\x8b" + _struct.pack("<i", count)) + content
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            out += b"I%d\n" % obj
        else:
            out += b"L%dL\n" % obj

    def _save_float(self, obj):
        self._out += b"G" + _struct.pack(">d", obj) if self.bin else b"F" + repr(obj).encode() + b"\n"

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                import codecs

                self._save_recipe(obj, codecs.encode, (obj.decode("latin-1"), "latin1"))
            else:
                self._save_recipe(obj, bytes, ())
            return
        count = len(obj)
        if count < 256:
            self._out += b"C" + bytes([count]) + obj
        elif count < 1 << 32:
            self._long(b"B" + _struct.pack("<I", count), obj)
        else:
            self._long(b"\x8e" + _struct.pack("<Q", count), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            self._save_recipe(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._long(b"\x96" + _struct.pack("<Q", len(obj)), bytes(obj))
        self._memoize(obj)

    def _save_str(self, obj):
        if self.bin:
            content = obj.encode("utf-8", "surrogatepass")
            count = len(content)
            if count < 256 and self.proto >= 4:
                self._out += b"\x8c" + bytes([count]) + content
            elif count < 1 << 32:
                self._long(b"X" + _struct.pack("<I", count), content)
            else:
                self._long(b"\x8d" + _struct.pack("<Q", count), content)
        else:
            text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
            text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            self._out += b"V" + text.encode("raw-unicode-escape") + b"\n"
        self._memoize(obj)

    def _save_tuple(self, obj):
        out = self._out
        if not obj:
            out += b")" if self.bin else b"(t"
            return
        count = len(obj)
        is_short = count <= 3 and self.proto >= 2
        if not is_short:
            out += b"("
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            # The tuple holds itself: what was put on the stack goes, and what its items made is taken.
            out += b"0" * count if is_short else b"1" if self.bin else b"0" * (count + 1)
            self._save_known(known[0])
            return
        out += (b"\x85", b"\x86", b"\x87")[count - 1] if is_short else b"t"
        self._memoize(obj)

    def _save_list(self, obj):
        self._out += b"]" if self.bin else b"(l"
        self._memoize(obj)
        self._save_items(obj, len(obj) == 1)

    def _save_items(self, items, is_single=None):
        """Writes items in batches; those of a single one have a form of their own, of a list if it has no other."""
        out = self._out
        if not self.bin:
            for item in items:
                self._save(item)
                out += b"a"
            return
        for batch in _split(items, 1000):
            if len(batch) == 1 and is_single is not False:
                self._save(batch[0])
                out += b"a"
            else:
                out += b"("
                for item in batch:
                    self._save(item)
                out += b"e"

    def _save_dict(self, obj):
        self._out += b"}" if self.bin else b"(d"
        self._memoize(obj)
        self._save_pairs(obj.items(), len(obj) == 1)

    def _save_pairs(self, pairs, is_single=None):
        out = self._out
        if not self.bin:
            for key, value in pairs:
                self._save(key)
                self._save(value)
                out += b"s"
            return
        for batch in _split(pairs, 1000):
            is_alone = len(batch) == 1 and is_single is not False
            if not is_alone:
                out += b"("
            for key, value in batch:
                self._save(key)
                self._save(value)
            out += b"s" if is_alone else b"u"

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_recipe(obj, set, (list(obj),))
            return
        self._out += b"\x8f"
        self._memoize(obj)
        for batch in _split(obj, 1000):
            self._out += b"("
            for item in batch:
                self._save(item)
            self._out += b"\x90"

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_recipe(obj, frozenset, (list(obj),))
            return
        self._out += b"("
        for item in obj:
            self._save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._out += b"1"
            self._save_known(known[0])
            return
        self._out += b"\x91"
        self._memoize(obj)

    def _save_method(self, obj):
        self._save_recipe(obj, getattr, (obj.__self__, obj.__func__.__name__))

    def _save_builtin(self, obj):
        owner = getattr(obj, "__self__", None)
        if owner is None or isinstance(owner, _types.ModuleType):
            self._save_global(obj)
        else:
            self._save_recipe(obj, getattr, (owner, obj.__name__))

    def _save_special(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                return self._save_recipe(obj, type, (value,))
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        out = self._out
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = _module_of(obj, name)
        try:
            found = __import__(module) and _sys.modules[module]
            parent = found
            for part in name.split("."):
                if part == "<locals>":
                    raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
                parent, found = found, getattr(found, part)
        except (ImportError, KeyError, AttributeError):
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module}.{name}") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
        if self.proto >= 2:
            code = _copyreg._extension_registry.get((module, name))
            if code:
                if code < 256:
                    out += b"\x82" + bytes([code])
                else:
                    out += b"\x83" + _struct.pack("<H", code) if code < 65536 else b"\x84" + _struct.pack("<i", code)
                return
        last = name.rpartition(".")[2]
        if self.proto >= 4:
            self._save(module)
            self._save(name)
            out += b"\x93"
        elif parent is not _sys.modules[module]:
            self._save_recipe(obj, getattr, (parent, last))
            return
        else:
            if self.proto < 3:
                module, name = _old_name(obj, module, name)
            out += b"c" + f"{module}\n{name}\n".encode()
        self._memoize(obj)

    _writers = {
        type(None): _save_none, bool: _save_bool, int: _save_int, float: _save_float, bytes: _save_bytes,
        bytearray: _save_bytearray, str: _save_str, tuple: _save_tuple, list: _save_list, dict: _save_dict,
        set: _save_set, frozenset: _save_frozenset, _types.FunctionType: _save_global, type: _save_special,
        _types.BuiltinFunctionType: _save_builtin, _types.MethodType: _save_method,
        type(...): lambda self, obj: self._save_global(obj, "Ellipsis"),
        type(NotImplemented): lambda self, obj: self._save_global(obj, "NotImplemented"),
    }  # fmt: skip


# What Python 2, which protocols up to 2 are for, called things.
_old_names = {new: old for old, new in _new_names.items()}


def _old_name(obj, module, name):
    if (module, name) in _old_names:
        return _old_names[module, name]
    if module != "builtins":
        return module, name
    return "exceptions" if isinstance(obj, type) and issubclass(obj, BaseException) else "__builtin__", name


def _split(values, size):
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _module_of(obj, name):
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for known, found in list(_sys.modules.items()):
        if known != "__main__" and found is not None and getattr(found, name, None) is obj:
            return known
    return "builtins" if obj in (..., NotImplemented) else "__main__"


def _encoded(number):
    """Two's complement, little-endian, as short as it can be."""
    if number == 0:
        return b""
    count = (number.bit_length() >> 3) + 1
    content = number.to_bytes(count, "little", signed=True)
    if number < 0 and count > 1 and content[-1] == 0xFF and content[-2] & 0x80:
        content = content[:-1]
    return content


encode_long = _encoded


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = _io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


_Pickler, _Unpickler, _dumps, _loads = Pickler, Unpickler, dumps, loads
for _class in (PickleError, PicklingError, UnpicklingError):
    _class.__module__ = "_pickle"
