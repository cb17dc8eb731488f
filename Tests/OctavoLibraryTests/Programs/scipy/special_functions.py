import numpy as np
from scipy import special

x = np.array([0.3, 1.0, 2.5])
for name in "erf erfc erfinv erfcx gamma gammaln digamma expit logit ndtr ndtri j0 j1 y0 y1 i0 i1 k0 k1 ellipk ellipe exp1 expi dawsn entr log_ndtr".split():
    with np.errstate(all="ignore"):
        print(name, [f"{v:.9g}" for v in getattr(special, name)(x)])
print([f"{v:.9g}" for v in (special.gammainc(2, 1.5), special.gammaincc(2, 1.5), special.betainc(2, 3, 0.4), special.beta(2, 3), special.betaln(2, 3),
    special.jv(2.5, 1.3), special.yv(0.5, 2), special.kv(1.5, 2), special.polygamma(1, 2.5), special.zeta(3), special.zeta(2.5, 1.5), special.expn(3, 0.7),
    special.xlogy(2, 3), special.binom(5, 2.5), special.poch(3, 4), special.owens_t(1, 2), special.voigt_profile(0.5, 1, 0.3), special.lambertw(1.5).real)])
print(special.comb(5, 2), special.comb(30, 15, exact=True), special.perm(5, 2), special.factorial(5), special.factorial(20, exact=True), special.factorial([1, 3]))
print(special.logsumexp([1000.0, 1000.0]), special.logsumexp([1, 2, 3], b=[1, 0, 2]), special.softmax([1.0, 2, 3]), special.log_softmax([1.0, 2]))
print(np.round(special.wofz([0.5 + 1j, -2.0 + 0.1j, 3 - 0.5j]), 9), np.round(special.airy(1.2), 9), special.xlogy(0, 0))
print(np.round(special.eval_legendre(3, x), 9), np.round(special.eval_hermite(4, x), 9), special.erf(0.5), type(special.erf(0.5)).__name__)
