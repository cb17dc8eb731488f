"""Iterators over several arrays at once: `broadcast`, `nditer`, `nested_iters`."""
import numpy as np
from numpy.lib.stride_tricks import as_strided


class broadcast:
    """Arrays stretched to a common shape, and an iterator over their elements in C order."""

    def __init__(self, *args):
        if len(args) > 64:
            raise ValueError("Need at least 0 and at most 64 array objects.")
        arrays = []
        for arg in args:
            arrays.extend(arg._arrays if isinstance(arg, broadcast) else [np.asarray(arg)])
        self._arrays = arrays
        self.shape = np.broadcast_shapes(*[array.shape for array in arrays])
        self.nd = self.ndim = len(self.shape)
        self.numiter = len(arrays)
        self.size = 1
        for length in self.shape:
            self.size *= length
        self._stretched = [np.broadcast_to(array, self.shape).flat for array in arrays]
        self.reset()

    @property
    def index(self):
        return self._index

    @property
    def iters(self):
        return tuple(np.broadcast_to(array, self.shape).flat for array in self._arrays)

    def reset(self):
        self._index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._index >= self.size:
            raise StopIteration
        place = self._index
        self._index += 1
        return tuple(flat[place] for flat in self._stretched)


_GLOBAL_FLAGS = {
    "buffered", "c_index", "common_dtype", "copy_if_overlap", "delay_bufalloc", "external_loop", "f_index",
    "grow_inner", "multi_index", "ranged", "reduce_ok", "refs_ok", "zerosize_ok",
}
_OPERAND_FLAGS = {
    "readonly", "readwrite", "writeonly", "aligned", "allocate", "arraymask", "contig", "copy", "nbo", "no_broadcast",
    "no_subtype", "overlap_assume_elementwise", "updateifcopy", "virtual", "writemasked",
}


def _read_flags(flags, allowed, what):
    if flags is None:
        return set()
    if isinstance(flags, (str, bytes)) or not hasattr(flags, "__iter__"):
        raise TypeError(f"{what}s must be a sequence of strings")
    for flag in flags:
        if flag not in allowed:
            raise ValueError(f'Unexpected {what} "{flag}"')
    return set(flags)


class nditer:
    """An iterator over arrays that broadcast against each other; see NumPy's documentation of the flags."""

    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None,
                 itershape=None, buffersize=0):
        operands = list(op) if isinstance(op, (list, tuple)) else [op]
        self.nop = count = len(operands)
        self._flags = _read_flags(flags, _GLOBAL_FLAGS, "iterator global flag")
        if "external_loop" in self._flags and self._flags & {"multi_index", "c_index", "f_index"}:
            raise ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked")
        if {"c_index", "f_index"} <= self._flags:
            raise ValueError("Iterator flags C_INDEX and F_INDEX cannot both be specified")
        if order not in ("C", "F", "A", "K"):
            raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
        if op_flags is None:
            op_flags = [["writeonly", "allocate"] if operand is None else ["readonly"] for operand in operands]
        elif all(isinstance(flag, str) for flag in op_flags):
            op_flags = [op_flags] * count
        self._op_flags = [_read_flags(each, _OPERAND_FLAGS, "per-op iterator flag") for each in op_flags]
        for each in self._op_flags:
            if not each & {"readonly", "readwrite", "writeonly"}:
                each.add("readonly")
        if op_dtypes is None:
            op_dtypes = [None] * count
        elif not isinstance(op_dtypes, (list, tuple)):
            op_dtypes = [op_dtypes] * count
        arrays = [None if operand is None else np.asanyarray(operand) for operand in operands]
        self._axes = op_axes
        self.shape = self._common_shape(arrays, op_axes, itershape)
        self.itersize = 1
        for length in self.shape:
            self.itersize *= length
        if self.itersize == 0 and "zerosize_ok" not in self._flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")
        self._choose_dtypes(arrays, op_dtypes, casting)
        self._allocate(arrays, op_axes, order)
        self._views = [self._stretch(array, None if op_axes is None else op_axes[k], k)
                       for k, array in enumerate(arrays)]
        self._copies(arrays)
        self.operands = tuple(arrays)
        self._order = order
        self._buffersize = buffersize or 8192
        self._arrange()
        self._closed = False
        self.reset()

    # Shapes and types

    @staticmethod
    def _common_shape(arrays, op_axes, itershape):
        shapes = []
        for k, array in enumerate(arrays):
            if array is None:
                continue
            if op_axes is not None and op_axes[k] is not None:
                shapes.append(tuple(1 if axis is None or axis < 0 else array.shape[axis] for axis in op_axes[k]))
            else:
                shapes.append(array.shape)
        if itershape is not None:
            shapes.append(tuple(1 if length < 0 else length for length in itershape))
        try:
            return np.broadcast_shapes(*shapes)
        except ValueError:
            shown = " ".join(str(shape).replace(" ", "") for shape in shapes)
            raise ValueError(f"operands could not be broadcast together with shapes {shown} ") from None

    def _choose_dtypes(self, arrays, op_dtypes, casting):
        known = [array.dtype for array in arrays if array is not None]
        if not known and None in op_dtypes:
            raise TypeError("no arrays or types available to calculate result type")
        common = np.result_type(*known) if known else None
        self._dtypes = []
        for k, (array, wanted) in enumerate(zip(arrays, op_dtypes)):
            if wanted is None and "common_dtype" in self._flags:
                wanted = common
            dtype = np.dtype(wanted) if wanted is not None else common if array is None else array.dtype
            self._dtypes.append(dtype)
            if array is None or array.dtype == dtype:
                continue
            flags = self._op_flags[k]
            if "buffered" not in self._flags and not flags & {"copy", "updateifcopy"}:
                raise TypeError("Iterator operand required copying or buffering, but neither copying nor buffering "
                                "was enabled")
            if "writeonly" not in flags and not np.can_cast(array.dtype, dtype, casting):
                raise TypeError(f"Iterator operand {k} dtype could not be cast from {array.dtype!r} to {dtype!r} "
                                f"according to the rule '{casting}'")
            if "readonly" not in flags and not np.can_cast(dtype, array.dtype, casting):
                raise TypeError(f"Iterator requested dtype could not be cast from {dtype!r} to {array.dtype!r}, the "
                                f"operand {k} dtype, according to the rule '{casting}'")

    def _allocate(self, arrays, op_axes, order):
        for k, array in enumerate(arrays):
            if array is not None:
                continue
            if "allocate" not in self._op_flags[k]:
                raise ValueError("Iterator operand was None, but automatic allocation was not enabled")
            axes = None if op_axes is None else op_axes[k]
            shape = self.shape
            if axes is not None:
                shape = [0] * len([axis for axis in axes if axis is not None and axis >= 0])
                for length, axis in zip(self.shape, axes):
                    if axis is not None and axis >= 0:
                        shape[axis] = length
            made = np.zeros(shape, dtype=self._dtypes[k], order="F" if order == "F" else "C")
            models = [other for other in arrays if other is not None and other.shape == made.shape]
            if order in "AK" and models and all(m.flags.f_contiguous and not m.flags.c_contiguous for m in models):
                made = np.zeros(shape, dtype=self._dtypes[k], order="F")
            arrays[k] = made

    def _stretch(self, array, axes, k):
        """The operand with the iterator's shape: a view with steps of zero where it is repeated."""
        if axes is not None:
            used = [axis for axis in axes if axis is not None and axis >= 0]
            rest = [axis for axis in range(array.ndim) if axis not in used]
            array = array.transpose(used + rest)
            strides = list(array.strides)
            shape = list(array.shape)
            array = as_strided(
                array, [1 if a is None or a < 0 else shape.pop(0) for a in axes],
                [0 if a is None or a < 0 else strides.pop(0) for a in axes])
        if array.shape == self.shape:
            return array
        flags = self._op_flags[k]
        if "no_broadcast" in flags:
            mine, whole = (str(shape).replace(" ", "") for shape in (array.shape, self.shape))
            raise ValueError(f"non-broadcastable {'' if 'readonly' in flags else 'output '}operand with shape {mine} "
                             f"doesn't match the broadcast shape {whole}")
        if "readonly" not in flags and "reduce_ok" not in self._flags:
            # NumPy counts these dimensions from the last.
            raise ValueError("output operand requires a reduction along dimension "
                             f"{len(self.shape) - 1 - self._reduced_axis(array)}, but the reduction is not enabled. The "
                             "dimension size of 1 does not match the expected output shape.")
        lead = len(self.shape) - array.ndim
        strides = (0,) * lead + tuple(0 if a != b else step for a, b, step
                                      in zip(array.shape, self.shape[lead:], array.strides))
        return as_strided(array, self.shape, strides)

    def _reduced_axis(self, array):
        lead = len(self.shape) - array.ndim
        for axis, length in enumerate(self.shape):
            if axis < lead or array.shape[axis - lead] != length:
                return axis
        return 0

    def _copies(self, arrays):
        """Operands that are converted once, as a whole, instead of element by element."""
        self._sources = [None] * self.nop
        for k, array in enumerate(arrays):
            if array.dtype != self._dtypes[k] and "buffered" not in self._flags:
                copied = array.astype(self._dtypes[k])
                if "readonly" not in self._op_flags[k]:
                    self._sources[k] = array
                arrays[k] = copied
                self._views[k] = self._stretch(copied, None if self._axes is None else self._axes[k], k)

    # The way through the elements

    def _arrange(self):
        axes = list(range(len(self.shape)))
        forced = self._order
        if forced == "A":
            forced = "F" if all(a.flags.f_contiguous and not a.flags.c_contiguous for a in self.operands) else "C"
        if forced == "F":
            axes.reverse()
        elif forced == "K":
            self._sort_axes(axes)
            for axis in axes:
                steps = [view.strides[axis] for view in self._views]
                if self.shape[axis] > 1 and all(step <= 0 for step in steps) and any(steps):
                    self._flip(axis)
        self._path = axes
        self.ndim = len(axes)

    def _sort_axes(self, axes):
        """Larger steps outside, where the operands agree; insertion keeps C order otherwise."""
        for place in range(1, len(axes)):
            k = place
            while k > 0 and self._goes_inside(axes[k - 1], axes[k]):
                axes[k - 1], axes[k] = axes[k], axes[k - 1]
                k -= 1

    def _goes_inside(self, outer, inner):
        swap = False
        for view in self._views:
            a, b = abs(view.strides[outer]), abs(view.strides[inner])
            if a == 0 or b == 0 or self.shape[outer] == 1 or self.shape[inner] == 1:
                continue
            if a >= b:
                return False
            swap = True
        return swap

    def _flip(self, axis):
        if "multi_index" in self._flags or self._flags & {"c_index", "f_index"}:
            self._flipped = getattr(self, "_flipped", set()) | {axis}
        key = (slice(None),) * axis + (slice(None, None, -1),)
        self._views = [view[key] for view in self._views]

    def _inner(self):
        """How many of the innermost axes of the path make one line in every operand, and its length."""
        if "external_loop" not in self._flags:
            return 0, 1
        if "buffered" in self._flags:
            return len(self._path), self.itersize
        length, taken = 1, 0
        for axis in reversed(self._path):
            if taken and not all(self._continues(view, axis, length) for view in self._views):
                break
            length *= self.shape[axis]
            taken += 1
        return taken, length

    def _continues(self, view, axis, length):
        last = next((a for a in reversed(self._path) if self.shape[a] != 1), None)
        if self.shape[axis] == 1 or last is None or last == axis:
            return True
        return view.strides[axis] == view.strides[last] * length

    def _unravel(self, number, axes):
        position = {}
        for axis in reversed(axes):
            number, position[axis] = divmod(number, self.shape[axis])
        return position

    def _values_at(self, number):
        taken, length = self._inner()
        outer = self._path[:len(self._path) - taken]
        inner = self._path[len(self._path) - taken:]
        if not taken:
            position = self._unravel(number, outer)
            key = tuple(position[axis] for axis in range(len(self.shape))) + (...,)
            values = [view[key] for view in self._views]
        else:
            position = self._unravel(number // length if length else 0, outer)
            key = tuple(position.get(axis, slice(None)) for axis in range(len(self.shape)))
            order = np.argsort(np.argsort(inner)) if inner else []
            values = []
            for view in self._views:
                block = view[key].transpose(np.argsort(order)) if inner else view[key]
                values.append(self._line(block, length))
        return tuple(self._present(k, value) for k, value in enumerate(values))

    @staticmethod
    def _line(block, length):
        if block.ndim == 0:
            return as_strided(block, (1,), (0,))
        steps = [step for step, size in zip(block.strides, block.shape) if size != 1]
        straight = all(a == b * n for a, b, n in zip(steps, steps[1:], [n for n in block.shape if n != 1][1:]))
        return as_strided(block, (length,), (steps[-1] if steps else 0,)) if straight else block.ravel()

    def _present(self, k, value):
        """What the caller sees: converted where asked for, not writeable where it is only read."""
        flags = self._op_flags[k]
        if value.dtype != self._dtypes[k]:
            self._pending.append((k, value))
            value = value.astype(self._dtypes[k])
        elif "external_loop" in self._flags and not np.shares_memory(value, self._views[k]) and value.size:
            self._pending.append((k, None))
        if "readonly" in flags:
            value = value[...]
            value.flags.writeable = False
        return value

    def _flush(self):
        """Writes converted values back."""
        for k, target in self._pending:
            if "readonly" not in self._op_flags[k]:
                if target is None:
                    view = self._views[k].transpose(self._path)
                    view[...] = self._current[k].reshape(view.shape)
                else:
                    target[...] = self._current[k]
        self._pending = []

    def reset(self):
        if getattr(self, "_pending", None):
            self._flush()
        self._pending = []
        self._at = 0
        self._step = self._inner()[1] or 1
        self._load()

    def _load(self):
        self._current = self._values_at(self._at) if self._at < self.itersize else None

    def iternext(self):
        self._flush()
        self._at += self._step
        self._load()
        return self._at < self.itersize

    def __iter__(self):
        return self

    def __next__(self):
        if self._closed:
            raise ValueError("Iterator is closed")
        if getattr(self, "_started", False):
            self.iternext()
        self._started = True
        if self._at >= self.itersize:
            raise StopIteration
        return self._current[0] if self.nop == 1 else self._current

    # What it tells

    @property
    def finished(self):
        return self._at >= self.itersize

    @property
    def value(self):
        self._check_open()
        return self._current[0] if self.nop == 1 else self._current

    @property
    def dtypes(self):
        return tuple(self._dtypes)

    @property
    def itviews(self):
        return tuple(view.transpose(self._path) for view in self._views)

    @property
    def iterindex(self):
        return self._at

    @iterindex.setter
    def iterindex(self, number):
        self._flush()
        self._at = number
        self._load()

    @property
    def iterrange(self):
        return (0, self.itersize)

    @property
    def has_index(self):
        return bool(self._flags & {"c_index", "f_index"})

    @property
    def has_multi_index(self):
        return "multi_index" in self._flags

    @property
    def has_delayed_bufalloc(self):
        return False

    @property
    def iterationneedsapi(self):
        return any(dtype == object for dtype in self._dtypes)

    def _position(self):
        position = self._unravel(self._at, self._path)
        flipped = getattr(self, "_flipped", ())
        return tuple(self.shape[axis] - 1 - position[axis] if axis in flipped else position[axis]
                     for axis in range(len(self.shape)))

    @property
    def multi_index(self):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        if self.finished:
            raise ValueError("Iterator is past the end")
        return self._position()

    @multi_index.setter
    def multi_index(self, position):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        number = 0
        for axis in self._path:
            number = number * self.shape[axis] + position[axis]
        self.iterindex = number

    @property
    def index(self):
        if not self.has_index:
            raise ValueError("Iterator does not have an index")
        if self.finished:
            raise ValueError("Iterator is past the end")
        number = 0
        pairs = list(zip(self.shape, self._position()))
        for length, place in reversed(pairs) if "f_index" in self._flags else pairs:
            number = number * length + place
        return number

    def __len__(self):
        return self.nop

    def _check_open(self):
        if self._closed:
            raise ValueError("Iterator is closed")
        if self.finished:
            raise ValueError("Iterator is past the end")

    def __getitem__(self, key):
        self._check_open()
        return self._current[key]

    def __setitem__(self, key, value):
        self._check_open()
        self._current[key][...] = value

    # What it does

    def copy(self):
        other = nditer.__new__(nditer)
        other.__dict__.update(self.__dict__)
        other._pending = []
        return other

    __copy__ = copy

    def remove_multi_index(self):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        self._flags.discard("multi_index")

    def remove_axis(self, axis):
        if not self.has_multi_index:
            raise ValueError("Iterator is not tracking a multi-index")
        raise NotImplementedError("nditer.remove_axis() is not supported by Octavo; leave the axis out with op_axes=")

    def enable_external_loop(self):
        if self._flags & {"multi_index", "c_index", "f_index"}:
            raise ValueError("Iterator flag EXTERNAL_LOOP cannot be used if an index or multi-index is being tracked")
        self._flags.add("external_loop")
        self.reset()

    def close(self):
        self._flush()
        for k, source in enumerate(self._sources):
            if source is not None:
                source[...] = self.operands[k]
        self._sources = [None] * self.nop
        self._closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def nested_iters(op, axes, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", buffersize=0):
    """Iterators of which each goes over some axes at the place where the ones before it stand."""
    operands = list(op) if isinstance(op, (list, tuple)) else [op]
    arrays = [np.asanyarray(operand) for operand in operands]
    shape = np.broadcast_shapes(*[array.shape for array in arrays])
    if len(axes) < 2:
        raise ValueError("axes must have at least 2 entries for nested iteration")
    seen = set()
    for level in axes:
        for axis in level:
            if axis in seen:
                raise ValueError("An axis is used more than once")
            seen.add(axis)
    arrays = [np.broadcast_to(array, shape) if array.shape != shape else array for array in arrays]
    return _nested(arrays, [list(level) for level in axes], flags, op_flags, op_dtypes, order, casting)


def _nested(arrays, axes, flags, op_flags, op_dtypes, order, casting):
    levels = []
    for depth in range(len(axes)):
        levels.append(_NestedLevel(arrays, axes, depth, flags, op_flags, op_dtypes, order, casting))
    for outer, inner in zip(levels, levels[1:]):
        outer._next_level = inner
    levels[0]._settle({})
    return tuple(levels)


class _NestedLevel:
    """One of `nested_iters`: an iterator made anew whenever the level outside moves."""

    def __init__(self, arrays, axes, depth, flags, op_flags, op_dtypes, order, casting):
        self._arrays, self._axes, self._depth = arrays, axes, depth
        self._options = dict(flags=flags, op_flags=op_flags, op_dtypes=op_dtypes, order=order, casting=casting)
        self._next_level = None

    def _settle(self, fixed):
        """Starts over with the axes of the levels outside held."""
        self._fixed = fixed
        later = [axis for level in self._axes[self._depth + 1:] for axis in level]
        own = self._axes[self._depth]
        views = []
        for array in self._arrays:
            key = tuple(fixed[axis] if axis in fixed else 0 if axis in later else slice(None)
                        for axis in range(array.ndim))
            left = [axis for axis in range(array.ndim) if axis in own]
            view = array[key + (...,)]
            views.append(view.transpose([left.index(axis) for axis in own]))
        flags = set(self._options["flags"] or [])
        self._shows_index = "multi_index" in flags
        if "external_loop" in flags and self._next_level is not None:
            flags.discard("external_loop")
        if "external_loop" not in flags:
            flags.add("multi_index")
        self._iterator = nditer(views, **dict(self._options, flags=list(flags)))
        self._pass_on()

    def _pass_on(self):
        if self._next_level is not None and not self._iterator.finished:
            position = self._iterator.multi_index
            self._next_level._settle({**self._fixed, **dict(zip(self._axes[self._depth], position))})

    def iternext(self):
        more = self._iterator.iternext()
        self._pass_on()
        return more

    def reset(self):
        self._iterator.reset()
        self._iterator._started = False
        self._pass_on()

    def __iter__(self):
        return self

    def __next__(self):
        value = next(self._iterator)
        self._pass_on()
        return value

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __getitem__(self, key):
        return self._iterator[key]

    def __setitem__(self, key, value):
        self._iterator[key] = value

    def __getattr__(self, name):
        return getattr(self._iterator, name)

    def close(self):
        self._iterator.close()


for _class in (broadcast, nditer):
    _class.__module__ = "numpy"
