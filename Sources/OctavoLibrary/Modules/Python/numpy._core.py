"""Inner parts of NumPy, as far as data kept by it names them."""
from numpy._core import multiarray
