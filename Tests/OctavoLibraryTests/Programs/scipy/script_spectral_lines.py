import numpy as np
from scipy.special import voigt_profile, wofz, erf
from scipy.optimize import curve_fit
from scipy.integrate import trapezoid, simpson, quad
x = np.linspace(-6, 6, 241)
def voigt(x, A, c, s, g, b0, b1): return A*voigt_profile(x-c, s, g) + b0 + b1*x
def voigt2(x, A, c, s, g, b0, b1):
    z = ((x-c)+1j*g)/(s*np.sqrt(2)); return A*np.real(wofz(z))/(s*np.sqrt(2*np.pi)) + b0+b1*x
def pseudo(x, A, c, w, eta, b0, b1):
    return A*(eta*w**2/((x-c)**2+w**2)+(1-eta)*np.exp(-np.log(2)*(x-c)**2/w**2))+b0+b1*x
rng = np.random.default_rng(12); y = voigt(x, 5, .3, .6, .4, .2, .01)+.02*rng.standard_normal(x.size)
for f, p0, bnd in ((voigt, [4, 0, 1, 1, 0, 0], ([0, -2, 1e-3, 1e-3, -1, -1], [50, 2, 5, 5, 1, 1])), (voigt2, [4, 0, 1, 1, 0, 0], ([0, -2, 1e-3, 1e-3, -1, -1], [50, 2, 5, 5, 1, 1])), (pseudo, [2, 0, 1, .5, 0, 0], ([0, -2, 1e-3, 0, -1, -1], [50, 2, 5, 1, 1, 1]))):
    p, c = curve_fit(f, x, y, p0=p0, bounds=bnd); e = np.sqrt(np.diag(c))
    print(f.__name__, " ".join(f"{a:.4f}({b:.4f})" for a, b in zip(p, e)), "rms %.5f" % np.std(y-f(x, *p)))
p, _ = curve_fit(voigt, x, y, p0=[4, 0, 1, 1, 0, 0]); print(np.abs(p).round(4))
area = trapezoid(y-(p[-2]+p[-1]*x), x); print(area.round(5), simpson(y, x=x).round(5), quad(lambda t: voigt_profile(t, .6, .4), -np.inf, np.inf)[0].__round__(8))
half = x[y > (y.max()+np.median(y))/2]; print("FWHM est", (half[-1]-half[0]).round(3), "at", x[np.argmax(y)].round(3))
def edge(x, a, c, w, b): return a*(1+erf((x-c)/w))/2+b
ye = edge(x, 2, 1, .5, .1)+.03*rng.standard_normal(x.size); print(curve_fit(edge, x, ye, p0=[1, 0, 1, 0])[0])
def piecewise(x, x0, y0, k1, k2): return np.piecewise(x, [x < x0], [lambda x: k1*x+y0-k1*x0, lambda x: k2*x+y0-k2*x0])
yp = piecewise(x, 1.2, 3, .5, -1)+.05*rng.standard_normal(x.size); p, e = curve_fit(piecewise, x, yp); print(p.round(5))
def growth(t, K, r, t0): return K/(1+np.exp(-r*(t-t0)))
try: print(curve_fit(growth, x, growth(x, 10, 1.5, .4), p0=[5, 1, 0])[0].round(8))
except RuntimeError as err: print(err)
