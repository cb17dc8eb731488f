#!/usr/bin/env python3
import numpy as np
from scipy.optimize import curve_fit
from scipy.stats import t as tdist, f as fdist
S = np.array([0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.1, 1.1])
v = np.array([76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200], dtype=float)
mm = lambda s, Vm, Km: Vm * s / (Km + s)
def hill(s, Vm, K, n): return Vm * s**n / (K**n + s**n)
(p1, c1), (p2, c2) = curve_fit(mm, S, v, p0=[200, 0.1]), curve_fit(hill, S, v, p0=[200, 0.1, 1])
for name, fn, p, c in (("Michaelis-Menten", mm, p1, c1), ("Hill", hill, p2, c2)):
    rss = float(np.sum((v - fn(S, *p))**2)); n, k = len(v), len(p)
    print(name); print("-" * len(name))
    for val, err in zip(p, np.sqrt(np.diag(c))):
        tt = val / err
        print("%12.5f %10.5f %9.3f %10.3e" % (val, err, tt, 2*tdist.sf(abs(tt), n-k)))
    print("RSS=%.4f  s=%.4f  AICc=%.4f" % (rss, (rss/(n-k))**.5, n*np.log(rss/n)+2*k+2*k*(k+1)/(n-k-1)))
r1 = np.sum((v-mm(S, *p1))**2); r2 = np.sum((v-hill(S, *p2))**2)
F = (r1-r2)/(r2/(len(v)-3))
print(f"F = {F:.5f}, p = {fdist.sf(F, 1, len(v)-3):.5f}")
print(f"{p1!r}\n{c1!r}")
x = np.linspace(0, 1.2, 5); G = np.array([x/(p1[1]+x), -p1[0]*x/(p1[1]+x)**2]).T
print(np.sqrt(np.einsum("ij,jk,ik->i", G, c1, G)).round(4))
