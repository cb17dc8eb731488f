"""Functions that leave the real numbers where their argument asks for it."""
from numpy.lib.scimath import arccos, arcsin, arctanh, log, log10, log2, logn, power, sqrt
