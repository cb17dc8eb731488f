"""5000 fits of each kind: a Gaussian of 31 points with and without a start, two Gaussians, a hinge."""

from helper_fits import curve_fit, gaussian, hinge, spectra, timed, two_gaussians, x

data = spectra(gaussian, (2.5, 0.4, 0.7), 0.05, 5000)
timed("Gaussian", lambda y: curve_fit(gaussian, x, y)[0], data)
timed("Gaussian, p0 given", lambda y: curve_fit(gaussian, x, y, p0=[2.0, 0.0, 1.0])[0], data)
double = spectra(two_gaussians, (2.5, -1.0, 0.5, 1.5, 1.2, 0.6), 0.02, 5000)
start = [2.0, -0.8, 0.6, 1.2, 1.0, 0.5]
timed("two Gaussians", lambda y: curve_fit(two_gaussians, x, y, p0=start)[0], double)
broken = spectra(hinge, (1.0, 0.5, -2.0, 0.35), 0.02, 5000)
timed("np.where model", lambda y: curve_fit(hinge, x, y, p0=[1.0, 1.0, -1.0, 0.3])[0], broken)
