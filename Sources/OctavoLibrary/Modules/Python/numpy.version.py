"""Which NumPy the behaviour of this package is taken from."""
import numpy as _np

version = full_version = short_version = _np.__version__
git_revision = ""
release = True
