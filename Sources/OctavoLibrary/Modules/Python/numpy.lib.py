"""Parts of NumPy that have no place at its top."""
from numpy.lib import scimath, stride_tricks


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
