"""20 000 Gaussian fits in a plain loop over `curve_fit`, for comparison with a loop compiled by hand (numba_fits.py)."""

from helper_fits import curve_fit, gaussian, spectra, timed, x

timed("Gaussian", lambda y: curve_fit(gaussian, x, y)[0], spectra(gaussian, (2.5, 0.4, 0.7), 0.05, 20_000))
