"""Parts of NumPy that have no place at its top."""
import numpy as np
from numpy.lib import array_utils, mixins, npyio, scimath, stride_tricks


class NumpyVersion:
    """A version of NumPy that compares as versions do."""

    def __init__(self, vstring):
        self.vstring = vstring
        digits = vstring.split("rc")[0].split(".dev")[0].split("a")[0].split("b")[0]
        self.version = digits
        try:
            self.major, self.minor, self.bugfix = (int(part) for part in digits.split("."))
        except ValueError:
            raise ValueError("Not a valid numpy version string") from None
        rest = vstring[len(digits):]
        self.is_devversion = ".dev" in rest
        self.pre_release = rest.split(".dev")[0] or "final"

    def _key(self, other):
        if isinstance(other, str):
            other = NumpyVersion(other)
        return other

    def _order(self):
        return (self.major, self.minor, self.bugfix, self.pre_release == "final", self.pre_release, not self.is_devversion)

    def __lt__(self, other):
        return self._order() < self._key(other)._order()

    def __le__(self, other):
        return self._order() <= self._key(other)._order()

    def __eq__(self, other):
        return self._order() == self._key(other)._order()

    def __ne__(self, other):
        return not self == other

    def __gt__(self, other):
        return self._order() > self._key(other)._order()

    def __ge__(self, other):
        return self._order() >= self._key(other)._order()

    def __repr__(self):
        return f"NumpyVersion({self.vstring})"


class Arrayterator:
    """An array taken in blocks of at most so many elements, each cut along one axis."""

    def __init__(self, var, buf_size=None):
        self.var = var
        self.buf_size = buf_size
        self.start = [0] * len(var.shape)
        self.stop = list(var.shape)
        self.step = [1] * len(var.shape)

    def __getattr__(self, name):
        return getattr(self.var, name)

    def __getitem__(self, index):
        index = index if isinstance(index, tuple) else (index,)
        rank = self.var.ndim
        if Ellipsis in index:
            place = index.index(Ellipsis)
            index = index[:place] + (slice(None),) * (rank - len(index) + 1) + index[place + 1:]
        index += (slice(None),) * (rank - len(index))
        made = type(self)(self.var, self.buf_size)
        for axis, (part, start, stop, step) in enumerate(zip(index, self.start, self.stop, self.step)):
            if not isinstance(part, slice):
                part = slice(part, part + 1, 1)
            made.start[axis] = start + (part.start or 0)
            made.step[axis] = step * (part.step or 1)
            made.stop[axis] = min(start + (part.stop or stop - start), stop)
        return made

    def __array__(self, dtype=None, copy=None):
        return self.var[tuple(slice(*parts) for parts in zip(self.start, self.stop, self.step))]

    @property
    def shape(self):
        return tuple((stop - start - 1) // step + 1 for start, stop, step in zip(self.start, self.stop, self.step))

    @property
    def flat(self):
        for block in self:
            yield from block.flat

    def __iter__(self):
        if any(length <= 0 for length in self.shape):
            return
        start, stop, step, rank = self.start[:], self.stop[:], self.step[:], self.var.ndim
        while True:
            left = self.buf_size or int(np.prod(self.shape))
            # Whole rows as long as they fit, then part of one axis, then single items.
            running = 0
            for axis in range(rank - 1, -1, -1):
                if left == 0:
                    stop[axis] = start[axis] + 1
                elif left <= self.shape[axis]:
                    stop[axis] = min(start[axis] + left * step[axis], self.stop[axis])
                    running, left = axis, 0
                else:
                    stop[axis] = self.stop[axis]
                    left //= self.shape[axis]
            yield self.var[tuple(slice(*parts) for parts in zip(start, stop, step))]
            # On along the axis that was cut, carrying over as a counter does.
            start[running] = stop[running]
            for axis in range(running, 0, -1):
                if start[axis] >= self.stop[axis]:
                    start[axis] = self.start[axis]
                    start[axis - 1] += self.step[axis - 1]
            if start[0] >= self.stop[0]:
                return
