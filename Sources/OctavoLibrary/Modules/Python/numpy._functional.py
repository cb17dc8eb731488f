"""Functions that call a Python function for elements, lines or blocks of arrays."""
import numpy as np


def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
    return function(*np.indices(shape, dtype=dtype), **kwargs)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.asanyarray(arr)
    if not -arr.ndim <= axis < arr.ndim:
        raise np.exceptions.AxisError(axis, arr.ndim)
    axis %= arr.ndim
    lines = np.moveaxis(arr, axis, -1)
    positions = np.ndindex(lines.shape[:-1])
    try:
        first = next(positions)
    except StopIteration:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0") from None
    result = np.asanyarray(func1d(lines[first], *args, **kwargs))
    collected = np.zeros(lines.shape[:-1] + result.shape, result.dtype)
    collected[first] = result
    for position in positions:
        collected[position] = func1d(lines[position], *args, **kwargs)
    # The result's own axes take the place of the line's.
    outer = lines.ndim - 1
    inner = tuple(range(outer, outer + result.ndim))
    order = tuple(range(axis)) + inner + tuple(range(axis, outer))
    return collected.transpose(order) if collected.ndim else collected[()]


def apply_over_axes(func, a, axes):
    value = np.asarray(a)
    rank = value.ndim
    if np.array(axes).ndim == 0:
        axes = (axes,)
    for axis in axes:
        if axis < 0:
            axis = rank + axis
        result = func(value, axis)
        if np.ndim(result) != value.ndim:
            result = np.expand_dims(result, axis)
            if np.ndim(result) != value.ndim:
                raise ValueError("function is not returning an array of the correct shape")
        value = result
    return value


def piecewise(x, condlist, funclist, *args, **kw):
    x = np.asanyarray(x)
    if np.isscalar(condlist) or (not isinstance(condlist[0], (list, np.ndarray)) and x.ndim != 0):
        condlist = [condlist]
    condlist = np.asarray(condlist, dtype=bool)
    n = len(condlist)
    if n == len(funclist) - 1:
        rest = ~np.any(condlist, axis=0, keepdims=True)
        condlist = np.concatenate([condlist, rest], axis=0)
    elif n != len(funclist):
        raise ValueError(f"with {n} condition(s), either {n} or {n + 1} functions are expected")
    y = np.zeros_like(x)
    for condition, function in zip(condlist, funclist):
        if not callable(function):
            y[condition] = function
            continue
        values = x[condition]
        if values.size > 0:
            y[condition] = function(values, *args, **kw)
    return y


def block(arrays):
    depth = _block_depth(arrays, [])
    leaves = []
    _collect_leaves(arrays, leaves)
    rank = max([depth] + [np.ndim(leaf) for leaf in leaves])
    return _join_blocks(arrays, 1, depth, rank).copy()


def _block_depth(arrays, index):
    """How deep the lists are nested, the same everywhere."""
    where = "arrays" + "".join(f"[{i}]" for i in index)
    if isinstance(arrays, tuple):
        raise TypeError(
            f"{where} is a tuple. Only lists can be used to arrange blocks, and np.block does not allow "
            "implicit conversion from tuple to ndarray."
        )
    if not isinstance(arrays, list):
        return len(index)
    if not arrays:
        raise ValueError(f"List at {where} cannot be empty")
    depths = [_block_depth(item, index + [i]) for i, item in enumerate(arrays)]
    for i, depth in enumerate(depths):
        if depth != depths[0]:
            other = "arrays" + "".join(f"[{k}]" for k in index + [i])
            raise ValueError(
                "List depths are mismatched. First element was at depth "
                f"{depths[0]}, but there is an element at depth {depth} ({other})"
            )
    return depths[0]


def _collect_leaves(arrays, leaves):
    if isinstance(arrays, list):
        for item in arrays:
            _collect_leaves(item, leaves)
    else:
        leaves.append(arrays)


def _join_blocks(arrays, level, depth, rank):
    if level > depth:
        return np.array(arrays, copy=None, subok=True, ndmin=rank)
    parts = [_join_blocks(item, level + 1, depth, rank) for item in arrays]
    return np.concatenate(parts, axis=-(depth - level + 1))


def _parse_signature(signature):
    """Core dimensions of inputs and outputs: `(n),(n)->()` gives [("n",), ("n",)] and [()]."""
    plain = "".join(signature.split())
    halves = []
    for half in plain.split("->"):
        groups = half[1:-1].split("),(")
        names = [tuple(name for name in group.split(",") if name) for group in groups]
        if not (half.startswith("(") and half.endswith(")")) or not all(
                name.isidentifier() for group in names for name in group):
            raise ValueError(f"not a valid gufunc signature: {signature}")
        halves.append(names)
    if len(halves) != 2:
        raise ValueError(f"not a valid gufunc signature: {signature}")
    return tuple(halves)


def _columns(args):
    """The elements of broadcast arguments as Python's objects, one list for each argument, and the shape."""
    arrays = [np.asanyarray(arg, dtype=object) for arg in args]
    try:
        shape = np.broadcast_shapes(*[array.shape for array in arrays])
    except ValueError:
        shapes = "".join(f"({','.join(map(str, array.shape))}{',' if array.ndim == 1 else ''}) " for array in arrays)
        raise ValueError(f"operands could not be broadcast together with shapes {shapes}") from None
    return [np.broadcast_to(array, shape).ravel().tolist() for array in arrays], shape


class vectorize:
    """A function applied to every element of broadcast arrays; for convenience, not for speed."""

    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if pyfunc is not None and not callable(pyfunc):
            raise TypeError("When used as a decorator, only accepts keyword arguments.")
        self.pyfunc = pyfunc
        self.cache = cache
        self.signature = signature
        if isinstance(otypes, str):
            for char in otypes:
                if char not in np.typecodes["All"]:
                    raise ValueError(f"Invalid otype specified: {char}")
        elif otypes is not None:
            try:
                otypes = "".join(np.dtype(item).char for item in otypes)
            except TypeError:
                raise ValueError("Invalid otype specification") from None
        self.otypes = otypes
        self.excluded = set() if excluded is None else set(excluded)
        self._core = _parse_signature(signature) if signature is not None else None
        if pyfunc is not None:
            self._describe(doc)
        else:
            self._doc = doc

    def _describe(self, doc):
        self.__name__ = getattr(self.pyfunc, "__name__", "vectorize")
        self.__doc__ = self.pyfunc.__doc__ if doc is None else doc

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            # Used as a decorator with options: this call brings the function.
            self.pyfunc = args[0]
            self._describe(self._doc)
            return self
        excluded = self.excluded
        if not kwargs and not excluded:
            return self._apply(self.pyfunc, args)
        count = len(args)
        names = [name for name in kwargs if name not in excluded]
        places = [i for i in range(count) if i not in excluded]
        values = list(args)

        def function(*given):
            for number, place in enumerate(places):
                values[place] = given[number]
            kwargs.update(zip(names, given[len(places):]))
            return self.pyfunc(*values, **kwargs)

        return self._apply(function, [args[i] for i in places] + [kwargs[name] for name in names])

    def _apply(self, function, args):
        if self._core is not None:
            return self._apply_to_cores(function, args)
        if not args:
            return function()
        arrays = [np.asanyarray(arg) for arg in args]
        otypes = self.otypes
        known = {}
        if otypes is None:
            if any(array.size == 0 for array in arrays):
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            probe = function(*[array.flat[0] for array in arrays])
            if self.cache:
                known[0] = probe
            outputs = probe if isinstance(probe, tuple) else (probe,)
            otypes = [np.asarray(output).dtype for output in outputs]
        columns, shape = _columns(args)
        results = [known[place] if place in known else function(*given)
                   for place, given in enumerate(zip(*columns))]
        if len(otypes) == 1:
            return self._shaped(results, otypes[0], shape)
        return tuple(self._shaped([result[k] for result in results], dtype, shape)
                     for k, dtype in enumerate(otypes))

    @staticmethod
    def _shaped(results, dtype, shape):
        if np.dtype(dtype) == object:
            made = np.empty(len(results), dtype=object)
            for place, result in enumerate(results):
                made[place] = result
            return made.reshape(shape)
        if not results:
            return np.zeros(shape, dtype=dtype)
        return np.asarray(results, dtype=dtype).reshape(shape)

    def _apply_to_cores(self, function, args):
        inputs, outputs = self._core
        if len(args) != len(inputs):
            raise TypeError(f"wrong number of positional arguments: expected {len(inputs)}, got {len(args)}")
        arrays = [np.asanyarray(arg) for arg in args]
        sizes = {}
        outer = []
        for array, names in zip(arrays, inputs):
            if array.ndim < len(names):
                raise ValueError(
                    f"{array.ndim}-dimensional argument does not have enough dimensions for all core "
                    f"dimensions {names!r}")
            self._note_sizes(sizes, array.shape, names)
            outer.append(array.shape[:array.ndim - len(names)])
        shape = np.broadcast_shapes(*outer)
        arrays = [np.broadcast_to(array, shape + array.shape[array.ndim - len(names):])
                  for array, names in zip(arrays, inputs)]
        made = None
        for position in np.ndindex(shape):
            results = function(*[array[position] for array in arrays])
            if isinstance(results, tuple) != (len(outputs) > 1):
                found = len(results) if isinstance(results, tuple) else 1
                raise ValueError(f"wrong number of outputs from pyfunc: expected {len(outputs)}, got {found}")
            if len(outputs) == 1:
                results = (results,)
            if made is None:
                for result, names in zip(results, outputs):
                    self._note_sizes(sizes, np.shape(result), names)
                dtypes = self.otypes or [np.asarray(result).dtype for result in results]
                made = [np.empty(shape + tuple(sizes[name] for name in names), dtype=dtype)
                        for names, dtype in zip(outputs, dtypes)]
            for array, result in zip(made, results):
                array[position] = result
        if made is None:
            if self.otypes is None:
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            if any(name not in sizes for names in outputs for name in names):
                raise ValueError("cannot call `vectorize` with a signature including new output dimensions "
                                 "on size 0 inputs")
            made = [np.zeros(shape + tuple(sizes[name] for name in names), dtype=dtype)
                    for names, dtype in zip(outputs, self.otypes)]
        return made[0] if len(outputs) == 1 else tuple(made)

    @staticmethod
    def _note_sizes(sizes, shape, names):
        if not names:
            return
        if len(shape) < len(names):
            raise ValueError(
                f"{len(shape)}-dimensional argument does not have enough dimensions for all core "
                f"dimensions {names!r}")
        for name, size in zip(names, shape[-len(names):]):
            if sizes.setdefault(name, size) != size:
                raise ValueError(
                    f"inconsistent size for core dimension {name!r}: {size!r} vs {sizes[name]!r}")


class _PythonUfunc:
    """A Python function of elements with the calls of a ufunc; its results are objects."""

    def __init__(self, func, nin, nout, identity):
        self._function = func
        self.nin, self.nout, self.nargs = nin, nout, nin + nout
        self.identity = identity
        self.__name__ = f"{getattr(func, '__name__', '?')} (vectorized)"

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __call__(self, *args):
        if len(args) != self.nin:
            raise TypeError(
                f"{self.__name__}() takes from {self.nin} to {self.nargs} positional arguments but "
                f"{len(args)} were given")
        columns, shape = _columns(args)
        results = [self._function(*given) for given in zip(*columns)]
        if self.nout == 1:
            return self._shaped(results, shape)
        return tuple(self._shaped([result[k] for result in results], shape) for k in range(self.nout))

    @staticmethod
    def _shaped(results, shape):
        if not shape:
            return results[0]
        made = np.empty(len(results), dtype=object)
        for place, result in enumerate(results):
            made[place] = result
        return made.reshape(shape)

    def reduce(self, array, axis=0):
        return self._fold(array, axis, lambda values: list(values)[-1])

    def accumulate(self, array, axis=0):
        def collected(values):
            values = list(values)
            made = np.empty(len(values), dtype=object)
            for place, value in enumerate(values):
                made[place] = value
            return made

        return self._fold(array, axis, collected)

    def _fold(self, array, axis, finish):
        array = np.asanyarray(array, dtype=object)
        if array.ndim == 1:
            return finish(self._running(array.tolist()))
        return apply_along_axis(lambda line: self._fold(line, 0, finish), axis, array)

    def _running(self, values):
        total = values[0]
        yield total
        for value in values[1:]:
            total = self._function(total, value)
            yield total

    def outer(self, a, b):
        a, b = np.asanyarray(a), np.asanyarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b)


def frompyfunc(func, /, nin, nout, *, identity=None):
    return _PythonUfunc(func, nin, nout, identity)


def bmat(obj, ldict=None, gdict=None):
    if isinstance(obj, str):
        if gdict is None:
            import sys

            frame = sys._getframe(1)
            ldict, gdict = frame.f_locals, frame.f_globals
        return np.asmatrix(_named_blocks(obj, ldict, gdict))
    if isinstance(obj, np.ndarray):
        return np.asmatrix(obj)
    if any(isinstance(row, np.ndarray) for row in obj):
        return np.asmatrix(np.concatenate(obj, axis=-1))
    return np.asmatrix(np.concatenate([np.concatenate(row, axis=-1) for row in obj], axis=0))


def _named_blocks(text, ldict, gdict):
    """The blocks that `A,B; C,D` names, joined."""
    rows = []
    for row in text.split(";"):
        blocks = []
        for name in row.replace(",", " ").split():
            if name not in ldict and name not in gdict:
                raise NameError(f"name {name!r} is not defined")
            blocks.append(ldict[name] if name in ldict else gdict[name])
        rows.append(np.concatenate(blocks, axis=-1))
    return np.concatenate(rows, axis=0)
