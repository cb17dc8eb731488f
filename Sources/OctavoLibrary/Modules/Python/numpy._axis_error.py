"""The error of an axis that an array does not have."""


class AxisError(ValueError, IndexError):
    def __init__(self, axis, ndim=None, msg_prefix=None):
        super().__init__(axis, ndim, msg_prefix)
        self._text = axis if ndim is None and msg_prefix is None else None
        self.axis = None if self._text is not None else axis
        self.ndim = ndim

    def __str__(self):
        if self._text is not None:
            return str(self._text)
        text = f"axis {self.axis} is out of bounds for array of dimension {self.ndim}"
        prefix = self.args[2]
        return text if prefix is None else f"{prefix}: {text}"


AxisError.__module__ = "numpy.exceptions"
