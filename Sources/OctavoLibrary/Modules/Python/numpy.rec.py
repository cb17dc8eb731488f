"""Structured arrays whose fields are attributes."""
import numpy as np


def _field_names(names, count):
    if isinstance(names, str):
        names = [name.strip() for name in names.split(",")]
    names = list(names or [])[:count]
    names += [f"f{place}" for place in range(len(names), count)]
    repeated = find_duplicate(names)
    if repeated:
        raise ValueError(f"Duplicate field names: {repeated}")
    return names


def find_duplicate(list):
    """The items that occur more than once."""
    return [item for place, item in enumerate(list) if item in list[place + 1:] and item not in list[:place]]


class format_parser:
    """The dtype that lists of formats and names describe."""

    def __init__(self, formats, names, titles, aligned=False, byteorder=None):
        if formats is None:
            raise ValueError("Need formats argument")
        if isinstance(formats, str):
            formats = [part.strip() for part in formats.split(",")]
        types = [np.dtype(format) for format in formats]
        names = _field_names(names, len(types))
        titles = list(titles or [])[:len(types)]
        titles += [None] * (len(types) - len(titles))
        self.dtype = np.dtype({"names": names, "formats": types, "titles": titles}, align=aligned)


def _described(dtype, formats, names, titles, aligned, byteorder):
    if byteorder not in (None, "=", "<", "|"):
        raise NotImplementedError("the other byte order is not supported by Octavo")
    if dtype is not None:
        return np.dtype(dtype)
    if formats is not None:
        return format_parser(formats, names, titles, aligned, byteorder).dtype
    return None


class record(np.void):
    """One element of a record array: a look at its fields, which are attributes."""

    def __getattr__(self, name):
        if name in (self.dtype.fields or ()):
            return self[name]
        raise AttributeError(f"'record' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name in ("setfield", "getfield", "dtype"):
            raise AttributeError(f"Cannot set '{name}' attribute")
        if name not in (self.dtype.fields or ()):
            raise AttributeError(f"'record' object has no attribute '{name}'")
        self[name] = value

    def pprint(self):
        names = self.dtype.names
        width = max(len(name) for name in names)
        return "\n".join(f"{name:>{width}}: {self[name]}" for name in names)


record.__module__ = "numpy"


class recarray(np.ndarray):
    """A structured array whose fields are attributes."""

    def __new__(subtype, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None,
                byteorder=None, aligned=False, order="C"):
        described = _described(dtype, formats, names, titles, aligned, byteorder)
        if described is None:
            raise ValueError("Need formats argument")
        if buf is None:
            return np.ndarray.__new__(subtype, shape, described, order=order)
        return np.ndarray.__new__(subtype, shape, described, buf, offset, strides, order)

    def __array_finalize__(self, obj):
        if self.dtype.names is not None and self.dtype.type is not record:
            self.dtype = self.dtype

    def __getattribute__(self, attr):
        try:
            return object.__getattribute__(self, attr)
        except AttributeError:
            pass
        if attr not in (np.ndarray.__getattribute__(self, "dtype").fields or ()):
            raise AttributeError(f"recarray has no attribute {attr}")
        return self._of_field(np.ndarray.__getitem__(self, attr))

    def __setattr__(self, attr, val):
        if attr == "dtype":
            val = np.dtype(val)
            object.__setattr__(self, attr, val if val.names is None else np.dtype((record, val)))
        elif attr in (self.dtype.fields or ()):
            np.ndarray.__setitem__(self, attr, val)
        else:
            object.__setattr__(self, attr, val)

    def __getitem__(self, indx):
        found = np.ndarray.__getitem__(self, indx)
        return self._of_field(found) if isinstance(found, np.ndarray) else found

    def _of_field(self, found):
        """Fields without fields of their own are plain arrays."""
        return found.view(np.ndarray if found.dtype.names is None else type(self))

    def field(self, attr, val=None):
        name = self.dtype.names[attr] if isinstance(attr, int) else attr
        if val is not None:
            return np.ndarray.__setitem__(self, name, val)
        return self._of_field(np.ndarray.__getitem__(self, name))

    def __repr__(self):
        dtype = self.dtype
        if dtype.type is record:
            dtype = np.dtype((np.void, dtype))
        if self.size or self.shape == (0,):
            shown = np.array2string(np.asarray(self), separator=", ", prefix="rec.array(", suffix=",")
        else:
            shown = f"[], shape={self.shape!r}"
        return f"rec.array({shown},\n          dtype={dtype})"


recarray.__module__ = "numpy.rec"


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    arrays = [np.asarray(x) for x in arrayList]
    described = _described(dtype, formats, names, titles, aligned, byteorder)
    if described is None:
        described = format_parser([x.dtype for x in arrays], names, titles, aligned, byteorder).dtype
    if len(described.names) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    shape = arrays[0].shape if shape is None else shape
    made = recarray(shape, described)
    for place, (name, x) in enumerate(zip(described.names, arrays)):
        if x.shape[:made.ndim] != made.shape:
            raise ValueError(f'array-shape mismatch in array {place} ("{name}")')
        np.ndarray.__setitem__(made, name, x)
    return made


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    described = _described(dtype, formats, names, titles, aligned, byteorder)
    rows = [tuple(row) for row in recList]
    if described is None:
        return fromarrays([np.array(list(column)) for column in zip(*rows)], None, shape, None, names, titles, aligned)
    made = np.array(rows, dtype=described)
    return (made if shape is None else made.reshape(shape)).view(recarray)


def fromstring(datastring, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False,
               byteorder=None):
    described = _described(dtype, formats, names, titles, aligned, byteorder)
    if described is None:
        raise TypeError("fromstring() needs a 'dtype' or 'formats' argument")
    if shape in (None, -1):
        shape = (len(datastring) - offset) // described.itemsize
    return recarray(shape, described, buf=datastring, offset=offset)


def fromfile(fd, dtype=None, shape=None, offset=0, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    described = _described(dtype, formats, names, titles, aligned, byteorder)
    if described is None:
        raise TypeError("fromfile() needs a 'dtype' or 'formats' argument")
    made = np.fromfile(fd, dtype=described, offset=offset)
    return (made if shape is None else made.reshape(shape)).view(recarray)


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False,
          byteorder=None, copy=True):
    described = _described(dtype, formats, names, titles, aligned, byteorder)
    if isinstance(obj, (bytes, bytearray)):
        return fromstring(obj, described, shape=shape, offset=offset)
    if isinstance(obj, (list, tuple)):
        if isinstance(obj[0], (tuple, list)):
            return fromrecords(obj, dtype=described, shape=shape, names=names, titles=titles, aligned=aligned)
        return fromarrays(obj, dtype=described, shape=shape, names=names, titles=titles, aligned=aligned)
    made = np.array(obj, dtype=described, copy=copy or None)
    return made.view(recarray)
