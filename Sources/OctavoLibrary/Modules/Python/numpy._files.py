"""Arrays in files: `.npy`, `.npz` (a zip archive of them) and bare memory."""
import ast
import atexit
import binascii
import io
import os
import pickle
import struct

import numpy as np

_MAGIC = b"\x93NUMPY"


def _path(file):
    return file.__fspath__() if hasattr(file, "__fspath__") else file


def _encoded(array, allow_pickle=True):
    """An array as the bytes of a `.npy` file, version 1.0."""
    by_columns = array.flags.f_contiguous and not array.flags.c_contiguous
    descr = array.dtype.str if array.dtype.names is None else array.dtype.descr
    header = f"{{'descr': {descr!r}, 'fortran_order': {by_columns}, 'shape': {array.shape!r}, }}"
    # The data starts at a multiple of 64 bytes.
    room = -(len(_MAGIC) + 4 + len(header) + 1) % 64
    header = header + " " * room + "\n"
    start = _MAGIC + b"\x01\x00" + struct.pack("<H", len(header)) + header.encode("latin1")
    if array.dtype == object:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be saved when allow_pickle=False")
        return start + pickle.dumps(array, protocol=4)
    return start + array.tobytes("F" if by_columns else "C")


def _layout(data):
    """What the header of a `.npy` file says: type, order by columns, shape, and where the elements begin."""
    if len(data) < 8:
        raise ValueError(f"EOF: reading magic string, expected 8 bytes got {len(data)}")
    major = data[6]
    if major not in (1, 2, 3):
        raise ValueError("we only support format version (1,0), (2,0), and (3,0), "
                         f"not {(major, data[7])}")
    start = 10 if major == 1 else 12
    if len(data) < start:
        raise ValueError(f"EOF: reading array header length, expected {start - 8} bytes got {len(data) - 8}")
    length = struct.unpack("<H" if major == 1 else "<I", data[8:start])[0]
    if len(data) < start + length:
        raise ValueError(f"EOF: reading array header, expected {length} bytes got {len(data) - start}")
    dtype, by_columns, shape = _read_header(data[start:start + length].decode("latin1" if major < 3 else "utf8"))
    return dtype, by_columns, shape, start + length


def _decoded(data, allow_pickle):
    """The array in the bytes of a `.npy` file, and how many bytes it took."""
    dtype, by_columns, shape, offset = _layout(data)
    if dtype == object:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
        stream = io.BytesIO(data[offset:])
        return pickle.load(stream).reshape(shape), offset + stream.tell()
    count = 1
    for size in shape:
        count *= size
    flat = np.frombuffer(data, dtype, count, offset).copy() if count else np.empty(0, dtype)
    array = flat.reshape(shape[::-1]).T if by_columns else flat.reshape(shape)
    return array, offset + count * dtype.itemsize


def _read_header(header):
    try:
        found = ast.literal_eval(header)
    except SyntaxError:
        raise ValueError(f"Cannot parse header: {header!r}") from None
    if not isinstance(found, dict) or sorted(found) != ["descr", "fortran_order", "shape"]:
        raise ValueError(f"Cannot parse header: {header!r}")
    return _described(found["descr"]), found["fortran_order"], found["shape"]


def _described(descr):
    """The dtype that a list of fields describes; fields without names are gaps."""
    if not isinstance(descr, list):
        return np.dtype(tuple(descr) if isinstance(descr, tuple) else descr)
    names, titles, formats, offsets, end = [], [], [], [], 0
    for name, kind, *shape in descr:
        kind = _described(kind)
        if shape:
            kind = np.dtype((kind, shape[0]))
        if not (name == "" and kind.type is np.void and kind.names is None):
            title, name = name if isinstance(name, tuple) else (None, name)
            names.append(name)
            titles.append(title)
            formats.append(kind)
            offsets.append(end)
        end += kind.itemsize
    return np.dtype({"names": names, "formats": formats, "titles": titles, "offsets": offsets, "itemsize": end})


def _write(file, data, ending):
    file = _path(file)
    if hasattr(file, "write"):
        file.write(data)
        return
    with open(file if file.endswith(ending) else file + ending, "wb") as stream:
        stream.write(data)


def save(file, arr, allow_pickle=True):
    _write(file, _encoded(np.asanyarray(arr), allow_pickle), ".npy")


def savez(file, *args, allow_pickle=True, **kwds):
    _write(file, _archive(args, kwds, False, allow_pickle), ".npz")


def savez_compressed(file, *args, allow_pickle=True, **kwds):
    _write(file, _archive(args, kwds, True, allow_pickle), ".npz")


def _archive(args, named, wants_compression, allow_pickle):
    """A zip archive of `.npy` files. Octavo does not shrink: the entries hold their data as it is, which every
    reader of archives reads."""
    arrays = dict(named)
    for number, array in enumerate(args):
        name = f"arr_{number}"
        if name in named:
            raise ValueError(f"Cannot use un-named variables and keyword {name}")
        arrays[name] = array
    body, directory = io.BytesIO(), io.BytesIO()
    for name, array in arrays.items():
        data = _encoded(np.asanyarray(array), allow_pickle)
        packed = _as_blocks(data) if wants_compression else data
        entry = (name + ".npy").encode("utf-8")
        # The first day of 1980, the earliest date there is: the same arrays give the same bytes.
        common = struct.pack("<HHHHHIIIHH", 20, 0x800, 8 if wants_compression else 0, 0, 33, binascii.crc32(data),
                             len(packed), len(data), len(entry), 0)
        directory.write(b"PK\x01\x02" + struct.pack("<H", 20) + common
                        + struct.pack("<HHHII", 0, 0, 0, 0, body.tell()) + entry)
        body.write(b"PK\x03\x04" + common + entry + packed)
    index = directory.getvalue()
    start = body.tell()
    body.write(index)
    body.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(arrays), len(arrays), len(index), start, 0))
    return body.getvalue()


def _as_blocks(data):
    """Data in the deflate format, in blocks that are stored as they are."""
    blocks = []
    for start in range(0, max(len(data), 1), 65535):
        part = data[start:start + 65535]
        is_last = start + 65535 >= len(data)
        blocks.append(struct.pack("<BHH", is_last, len(part), len(part) ^ 0xFFFF) + part)
    return b"".join(blocks)


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000):
    if encoding not in ("ASCII", "latin1", "bytes"):
        raise ValueError("encoding must be 'ASCII', 'latin1', or 'bytes'")
    if mmap_mode not in (None, "r", "r+", "w+", "c"):
        raise ValueError(f"mode must be one of {['r', 'c', 'r+', 'w+']!r} (got {mmap_mode!r})")
    file = _path(file)
    if hasattr(file, "read"):
        start = file.tell()
        data = file.read()
        name = getattr(file, "name", None)
    else:
        with open(file, "rb") as stream:
            data = stream.read()
        name = file
    if not data:
        raise EOFError("No data left in file")
    if data[:6] == _MAGIC:
        if mmap_mode is not None:
            dtype, by_columns, shape, offset = _layout(data)
            return memmap(file, dtype, mmap_mode, offset, shape, "F" if by_columns else "C")
        array, used = _decoded(data, allow_pickle)
        if hasattr(file, "read"):
            file.seek(start + used)
        return array
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return NpzFile(data, name, allow_pickle)
    if not allow_pickle:
        raise ValueError("This file contains pickled (object) data. If you trust the file you can load it unsafely "
                         "using the `allow_pickle=` keyword argument or `pickle.load()`.")
    return pickle.loads(data)


class _Attributes:
    """The arrays of a `.npz` file as attributes."""

    def __init__(self, arrays):
        self._arrays = arrays

    def __getattr__(self, name):
        try:
            return self._arrays[name]
        except KeyError:
            raise AttributeError(name) from None

    def __dir__(self):
        return self._arrays.files


class NpzFile:
    """The arrays of a `.npz` file by name, each read when it is asked for."""

    _MAX_REPR_ARRAY_COUNT = 5

    def __init__(self, data, name, allow_pickle=False):
        self._data = data
        self.allow_pickle = allow_pickle
        self._name = name
        self._entries = _entries(data)
        self.files = [entry.removesuffix(".npy") for entry in self._entries]
        self.f = _Attributes(self)

    def __getitem__(self, key):
        entry = key if key in self._entries else f"{key}.npy"
        if entry not in self._entries:
            raise KeyError(f"{key} is not a file in the archive")
        data = _entry_data(self._data, *self._entries[entry])
        return _decoded(data, self.allow_pickle)[0] if data[:6] == _MAGIC else data

    def __contains__(self, key):
        return key in self.files or key in self._entries

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def keys(self):
        return dict.fromkeys(self.files).keys()

    def values(self):
        return [self[name] for name in self.files]

    def items(self):
        return [(name, self[name]) for name in self.files]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def close(self):
        self._data = b""
        self._entries = {}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __repr__(self):
        shown = ", ".join(self.files[:self._MAX_REPR_ARRAY_COUNT])
        if len(self.files) > self._MAX_REPR_ARRAY_COUNT:
            shown += "..."
        return f"NpzFile {self._name or 'object'!r} with keys: {shown}"


NpzFile.__module__ = "numpy.lib.npyio"


def _entries(data):
    """The table of an archive: name to method, packed and whole size, and where the entry starts."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0:
        raise ValueError("File is not a zip file")
    count, _, place = struct.unpack("<HII", data[end + 10:end + 20])
    entries = {}
    for _ in range(count):
        method, = struct.unpack("<H", data[place + 10:place + 12])
        packed, whole, name, extra, comment = struct.unpack("<IIHHH", data[place + 20:place + 34])
        start, = struct.unpack("<I", data[place + 42:place + 46])
        entry = data[place + 46:place + 46 + name].decode("utf-8")
        entries[entry] = (method, packed, whole, start)
        place += 46 + name + extra + comment
    return entries


def _entry_data(data, method, packed, whole, start):
    name, extra = struct.unpack("<HH", data[start + 26:start + 30])
    start += 30 + name + extra
    if 0xFFFFFFFF in (packed, whole):
        raise NotImplementedError("archives of more than 4 GB are not supported by Octavo; save the arrays with np.save")
    content = data[start:start + packed]
    if method == 0:
        return content
    if method != 8:
        raise NotImplementedError("That compression method is not supported")
    return _inflated(content, whole)


_LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
_LENGTH_BITS = [0] * 8 + [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4 + [5] * 4 + [0]
_DISTANCES = [1, 2, 3, 4] + [(2 + k % 2 << k // 2) + 1 for k in range(2, 28)]
_DISTANCE_BITS = [0, 0, 0, 0] + [k // 2 for k in range(2, 28)]
_CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]


def _codes(lengths):
    """The symbols of a Huffman code by (length, code)."""
    table, code = {}, 0
    for length in range(1, 16):
        for symbol, its_length in enumerate(lengths):
            if its_length == length:
                table[length, code] = symbol
                code += 1
        code <<= 1
    return table


class _Bits:
    """Bits of a string of bytes, lowest first."""

    def __init__(self, data):
        self._data, self._place, self._held, self._count = data, 0, 0, 0

    def take(self, count):
        while self._count < count:
            self._held |= self._data[self._place] << self._count
            self._place += 1
            self._count += 8
        value = self._held & (1 << count) - 1
        self._held >>= count
        self._count -= count
        return value

    def symbol(self, table):
        code = 0
        for length in range(1, 16):
            code = code << 1 | self.take(1)
            if (length, code) in table:
                return table[length, code]
        raise ValueError("Error -3 while decompressing data: invalid code")

    def stored(self):
        """A block that starts at the next whole byte."""
        self._place -= self._count // 8
        self._held = self._count = 0
        length, = struct.unpack("<H", self._data[self._place:self._place + 2])
        start = self._place + 4
        self._place = start + length
        return self._data[start:self._place]


def _inflated(data, size):
    """Data from the deflate format (RFC 1951)."""
    bits, made = _Bits(data), bytearray()
    while True:
        is_last, kind = bits.take(1), bits.take(2)
        if kind == 0:
            made += bits.stored()
        else:
            literals, distances = _fixed_codes() if kind == 1 else _sent_codes(bits)
            while (symbol := bits.symbol(literals)) != 256:
                if symbol < 256:
                    made.append(symbol)
                    continue
                length = _LENGTHS[symbol - 257] + bits.take(_LENGTH_BITS[symbol - 257])
                reach = bits.symbol(distances)
                distance = _DISTANCES[reach] + bits.take(_DISTANCE_BITS[reach])
                if distance >= length:
                    start = len(made) - distance
                    made += made[start:start + length]
                else:
                    pattern = bytes(made[len(made) - distance:])
                    made += (pattern * (length // distance + 1))[:length]
        if is_last:
            return bytes(made[:size])


def _fixed_codes():
    return _codes([8] * 144 + [9] * 112 + [7] * 24 + [8] * 8), _codes([5] * 30)


def _sent_codes(bits):
    literals, distances, count = bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4
    lengths = [0] * 19
    for place in _CODE_ORDER[:count]:
        lengths[place] = bits.take(3)
    table = _codes(lengths)
    lengths = []
    while len(lengths) < literals + distances:
        symbol = bits.symbol(table)
        if symbol < 16:
            lengths.append(symbol)
        elif symbol == 16:
            lengths += lengths[-1:] * (3 + bits.take(2))
        else:
            lengths += [0] * (3 + bits.take(3) if symbol == 17 else 11 + bits.take(7))
    return _codes(lengths[:literals]), _codes(lengths[literals:])


def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    dtype = np.dtype(dtype)
    file = _path(file)
    _write_back(file)
    if sep:
        if offset:
            raise TypeError("'offset' argument only permitted for binary files")
        if hasattr(file, "read"):
            text = file.read()
        else:
            with open(file) as stream:
                text = stream.read()
        return np.fromstring(text, dtype, count, sep=sep)
    if hasattr(file, "read"):
        if offset:
            file.seek(offset, 1)
        start = file.tell()
        data = file.read()
    else:
        with open(file, "rb") as stream:
            data = stream.read()[offset:]
    whole = len(data) // dtype.itemsize
    number = whole if count < 0 else min(count, whole)
    if hasattr(file, "read"):
        file.seek(start + number * dtype.itemsize)
    return np.frombuffer(data, dtype, number).copy()


def tofile(array, fid, sep="", format="%s"):
    """`ndarray.tofile`"""
    fid = _path(fid)
    if sep:
        data = sep.join(format % item for item in array.ravel().tolist())
    else:
        data = array.tobytes()
    if hasattr(fid, "write"):
        fid.write(data.encode() if sep and "b" in getattr(fid, "mode", "") else data)
        return
    with open(fid, "w" if sep else "wb") as stream:
        stream.write(data)


class _Mapping:
    """The file behind a map: its contents are in memory, and go back to it where the map may change it."""

    def __init__(self, path, offset, count):
        self.path, self.offset, self.count = path, offset, count
        self.array = None

    def write(self):
        with open(self.path, "r+b") as stream:
            stream.seek(self.offset)
            stream.write(self.array.tobytes("A"))


# Maps that change their files, by path: whoever reads one of these files through NumPy finds the changes.
_changing = {}


def _write_back(file):
    for mapping in _changing.get(os.path.abspath(file), ()) if isinstance(file, str) else ():
        mapping.write()


def _write_all():
    for path in list(_changing):
        if os.path.exists(path):
            _write_back(path)


atexit.register(_write_all)

_MODES = {"readonly": "r", "copyonwrite": "c", "readwrite": "r+", "write": "w+"}


class memmap(np.ndarray):
    """An array whose elements are those of a file. The file is read whole, and written by `flush`, when it is mapped or
    read again by NumPy, and at the end of the run."""

    __array_priority__ = -100.0

    def __new__(subtype, filename, dtype=np.uint8, mode="r+", offset=0, shape=None, order="C"):
        mode = _MODES.get(mode, mode)
        if mode not in _MODES.values():
            known = ["r", "c", "r+", "w+"] + list(_MODES)
            raise ValueError(f"mode must be one of {known!r} (got {mode!r})")
        if mode == "w+" and shape is None:
            raise ValueError("shape must be given if mode == 'w+'")
        if hasattr(filename, "read"):
            filename.flush()
            filename = filename.name
        path = os.path.abspath(_path(filename))
        _write_back(path)
        if mode == "w+":
            data = b""
        else:
            with open(path, "rb") as stream:
                data = stream.read()
        dtype = np.dtype(dtype)
        if shape is None:
            if (len(data) - offset) % dtype.itemsize:
                raise ValueError("Size of available data is not a multiple of the data-type size.")
            shape = ((len(data) - offset) // dtype.itemsize,)
        elif not isinstance(shape, (tuple, list)):
            shape = (shape,)
        shape = tuple(shape)
        size = 1
        for length in shape:
            size *= length
        end = offset + size * dtype.itemsize
        if len(data) < end:
            if mode in ("r", "c"):
                raise ValueError("mmap length is greater than file size")
            data += bytes(end - len(data))
            with open(path, "wb") as stream:
                stream.write(data)
        mapping = _Mapping(path, offset, size)
        memory = np.frombuffer(data, np.uint8, end - offset, offset).copy()
        made = np.ndarray.__new__(subtype, shape, dtype, memory, 0, None, order)
        mapping.array = memory
        made._mmap, made.filename, made.offset, made.mode = mapping, path, offset, mode
        if mode == "r":
            made.flags.writeable = False
        elif mode != "c":
            _changing.setdefault(path, []).append(mapping)
        return made

    def __array_finalize__(self, obj):
        if hasattr(obj, "_mmap") and np.may_share_memory(self, obj):
            self._mmap, self.filename, self.offset, self.mode = obj._mmap, obj.filename, obj.offset, obj.mode
        else:
            self._mmap = self.filename = self.offset = self.mode = None

    def flush(self):
        if self._mmap is not None and self.mode in ("r+", "w+"):
            self._mmap.write()

    def __array_wrap__(self, arr, context=None, return_scalar=False):
        if self is arr or type(self) is not memmap:
            return np.ndarray.__array_wrap__(self, arr, context, return_scalar)
        return arr[()] if return_scalar else arr.view(np.ndarray)

    def __getitem__(self, index):
        found = np.ndarray.__getitem__(self, index)
        if type(found) is memmap and found._mmap is None:
            return found.view(np.ndarray)
        return found


memmap.__module__ = "numpy"
