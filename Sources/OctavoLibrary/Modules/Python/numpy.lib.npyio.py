"""Where NumPy keeps the class of `.npz` files."""
from numpy._files import NpzFile
