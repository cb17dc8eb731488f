"""Polynomials by families: series with a domain, and the functions on their coefficients."""
from numpy.polynomial import chebyshev, hermite, hermite_e, laguerre, legendre, polynomial
from numpy.polynomial.chebyshev import Chebyshev
from numpy.polynomial.hermite import Hermite
from numpy.polynomial.hermite_e import HermiteE
from numpy.polynomial.laguerre import Laguerre
from numpy.polynomial.legendre import Legendre
from numpy.polynomial.polynomial import Polynomial


def set_default_printstyle(style):
    from numpy.polynomial._series import Series

    if style not in ("unicode", "ascii"):
        raise ValueError(f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
    Series._use_unicode = style == "unicode"
