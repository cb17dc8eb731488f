"""Objects whose subscripts make grids and joined arrays, and iterators over positions."""
import math

import numpy as np


def _is_count(step):
    return isinstance(step, complex)


def _slice_values(part):
    """The values a slice stands for: a complex step is a number of points, the last one included."""
    start = 0 if part.start is None else part.start
    step = 1 if part.step is None else part.step
    if _is_count(step):
        count = int(abs(step))
        return np.linspace(start, part.stop, num=count)
    return np.arange(start, part.stop, step)


class nd_grid:
    """Coordinates of a grid, one array for each slice of the subscript."""

    def __init__(self, sparse=False):
        self.sparse = sparse

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self._line(key)
        starts, steps, sizes, kinds = [], [], [], []
        for part in key:
            start = 0 if part.start is None else part.start
            step = 1 if part.step is None else part.step
            if _is_count(step):
                size = int(abs(step))
                step = (part.stop - start) / (size - 1) if size != 1 else 1
                kinds.append(0.0)
            else:
                size = math.ceil((part.stop - start) / step)
            kinds += [start, part.stop, step]
            starts.append(start)
            steps.append(step)
            sizes.append(max(size, 0))
        dtype = float if any(isinstance(kind, float) for kind in kinds) else int
        lines = [np.arange(size, dtype=dtype) * step + start for size, step, start in zip(sizes, steps, starts)]
        if self.sparse:
            return tuple(self._along(line, axis, len(lines)) for axis, line in enumerate(lines))
        grid = np.zeros([len(lines)] + sizes, dtype=dtype)
        for axis, line in enumerate(lines):
            grid[axis] = self._along(line, axis, len(lines))
        return grid

    def _line(self, part):
        start = 0 if part.start is None else part.start
        step = 1 if part.step is None else part.step
        if not _is_count(step):
            return np.arange(start, part.stop, step)
        size = int(abs(step))
        step = (part.stop - start) / (size - 1) if size != 1 else 1
        return np.arange(0, size, 1, dtype=float) * step + start

    @staticmethod
    def _along(line, axis, rank):
        shape = [1] * rank
        shape[axis] = len(line)
        return line.reshape(shape)


mgrid = nd_grid()
ogrid = nd_grid(sparse=True)


class AxisConcatenator:
    """Joins the parts of a subscript along an axis."""

    def __init__(self, axis=0, matrix=False, ndmin=1, trans1d=-1):
        self.axis = axis
        self.matrix = matrix
        self.ndmin = ndmin
        self.trans1d = trans1d

    def __getitem__(self, key):
        if isinstance(key, str):
            return np.bmat(key)
        if not isinstance(key, tuple):
            key = (key,)
        axis, ndmin, trans1d, matrix, column = self.axis, self.ndmin, self.trans1d, self.matrix, False
        parts, kinds = [], []
        for place, item in enumerate(key):
            if isinstance(item, slice):
                part = _slice_values(item)
                kinds.append(part)
                if ndmin > 1:
                    part = np.array(part, ndmin=ndmin)
                    if trans1d != -1:
                        part = part.swapaxes(-1, trans1d)
            elif isinstance(item, str):
                if place != 0:
                    raise ValueError("special directives must be the first entry.")
                if item in ("r", "c"):
                    matrix, column = True, item == "c"
                    continue
                if "," in item:
                    numbers = item.split(",")
                    try:
                        axis, ndmin = (int(number) for number in numbers[:2])
                        if len(numbers) == 3:
                            trans1d = int(numbers[2])
                        continue
                    except Exception as e:
                        raise ValueError(f"unknown special directive {item!r}") from e
                try:
                    axis = int(item)
                    continue
                except (ValueError, TypeError) as e:
                    raise ValueError("unknown special directive") from e
            elif np.isscalar(item):
                part = np.array(item, ndmin=ndmin)
                kinds.append(item)
            else:
                part = np.asanyarray(item)
                kinds.append(part)
                rank = part.ndim
                part = np.array(part, copy=None, subok=True, ndmin=ndmin)
                if trans1d != -1 and rank < ndmin:
                    missing = ndmin - rank
                    where = trans1d if trans1d >= 0 else trans1d + missing + 1
                    axes = list(range(ndmin))
                    part = part.transpose(axes[:where] + axes[missing:] + axes[where:missing])
            parts.append(part)
        if kinds:
            dtype = np.result_type(*kinds)
            parts = [part.astype(dtype, copy=False) for part in parts]
        joined = np.concatenate(tuple(parts), axis=axis)
        if matrix:
            joined = np.asmatrix(joined)
            if column and joined.shape[0] == 1 and np.ndim(key[1]) == 1:
                joined = joined.T
        return joined

    def __len__(self):
        return 0


class RClass(AxisConcatenator):
    def __init__(self):
        AxisConcatenator.__init__(self, 0)


class CClass(AxisConcatenator):
    def __init__(self):
        AxisConcatenator.__init__(self, -1, ndmin=2, trans1d=0)


r_ = RClass()
c_ = CClass()


class IndexExpression:
    """Gives its own subscript back."""

    def __init__(self, maketuple):
        self.maketuple = maketuple

    def __getitem__(self, item):
        if self.maketuple and not isinstance(item, tuple):
            return (item,)
        return item


index_exp = IndexExpression(maketuple=True)
s_ = IndexExpression(maketuple=False)


def _positions(shape):
    if not shape:
        yield ()
        return
    for head in _positions(shape[:-1]):
        for last in range(shape[-1]):
            yield head + (last,)


class ndindex:
    """All positions of an array of the given shape, the last axis fastest."""

    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0]
        if any(length < 0 for length in shape):
            raise ValueError("negative dimensions are not allowed")
        self._positions = _positions(shape)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._positions)


class ndenumerate:
    """Pairs of position and element."""

    def __init__(self, arr):
        arr = np.asarray(arr)
        self._pairs = zip(ndindex(arr.shape), arr.ravel())

    def __next__(self):
        return next(self._pairs)

    def __iter__(self):
        return self


for _class in (ndindex, ndenumerate):
    _class.__module__ = "numpy"
