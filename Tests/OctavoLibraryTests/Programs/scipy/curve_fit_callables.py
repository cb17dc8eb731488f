import numpy as np, itertools, functools, time
from scipy.optimize import minimize, curve_fit
# grid of starts
def rastrigin(x): return 10*len(x)+sum(xi**2-10*np.cos(2*np.pi*xi) for xi in x)
best = min((minimize(rastrigin, s, method="L-BFGS-B", bounds=[(-5.12, 5.12)]*2) for s in itertools.product(np.linspace(-2, 2, 5), repeat=2)), key=lambda r: r.fun)
print(best.x.round(6), round(float(best.fun), 8))
@functools.lru_cache(maxsize=None)
def cached(a, b): return (a-1)**2+(b+2)**2
r = minimize(lambda p: cached(*map(float, p)), [0, 0], method="Nelder-Mead"); print(r.x.round(4), cached.cache_info().hits > 0)
partial = functools.partial(lambda k, x, a: a*np.exp(k*x), -0.5)
x = np.linspace(0, 3, 20); print(curve_fit(partial, x, partial(x, 2.0))[0])
class F:
    def __init__(self, k): self.k = k
    def model(self, x, a, b): return a*x**self.k + b
    @staticmethod
    def stat(x, a, b): return a*np.sqrt(x)+b
    @classmethod
    def cls(cls, x, a): return a*x
print(curve_fit(F(2).model, x, 3*x**2+1)[0].round(8), curve_fit(F.stat, x, 2*np.sqrt(x)+1)[0].round(8), curve_fit(F.cls, x, 2*x)[0])
def make(n):
    def poly(x, *c): return sum(ci*x**i for i, ci in enumerate(c))
    poly.__name__ = f"poly{n}"
    return poly
for n in range(1, 5):
    f = make(n); p, c = curve_fit(f, x, np.cos(x), p0=np.ones(n+1)); print(f.__name__, p.round(6), np.abs(f(x, *p)-np.cos(x)).max().round(6))
fixed = {"b": 1.5}
def full(x, a, b, c): return a*np.exp(-b*x)+c
p, _ = curve_fit(lambda x, a, c: full(x, a, fixed["b"], c), x, full(x, 2, 1.5, .3)); print(p.round(8))
def unpack(params, names): return dict(zip(names, params))
names = ["amp", "tau"]
def resid(params): d = unpack(params, names); return np.sum((d["amp"]*np.exp(-x/d["tau"]) - 3*np.exp(-x/.7))**2)
r = minimize(resid, [1, 1], method="Powell"); print({k: round(v, 4) for k, v in unpack(r.x, names).items()})
t0 = time.perf_counter(); [curve_fit(full, x, full(x, 2, 1.5, .3)+.01*np.sin(k*x)) for k in range(50)]; print(time.perf_counter()-t0 < 5)



def base(k, x, a, b=2.0): return a*np.exp(k*x)+0*b
def m(x, a, b, c=1.0): return a*x+b*c
for f in (functools.partial(m, c=3.0), functools.partial(m, b=1.0), functools.partial(m, b=1.0, c=2.0)):
    try: print(curve_fit(f, x, 2*x+3)[0])
    except Exception as e: print(type(e).__name__, e)
class C:
    def __call__(self, x, a, b): return a*x+b
    def __init__(self, q=1): pass
print(curve_fit(C(), x, 2*x+3)[0])
def star(x, *p): return p[0]*x
try: curve_fit(star, x, x)
except Exception as e: print(type(e).__name__, e)
def kw(x, a, *, s=1): return a*x*s
print(curve_fit(kw, x, x)[0])
def dflt(x, a=5, b=2): return a*x+b
print(curve_fit(dflt, x, x)[0])
@functools.wraps(dflt)
def wrapped(*args): return dflt(*args)
print(curve_fit(wrapped, x, x)[0])
try: curve_fit(np.poly1d([1,2]), x, x)
except Exception as e: print(type(e).__name__, e)
except Exception as e: print(type(e).__name__, e)
print(curve_fit(np.vectorize(lambda x,a: a*x), x, x, p0=[1.])[0])
try: print(curve_fit(np.vectorize(lambda x,a: a*x), x, x)[0])
except Exception as e: print(type(e).__name__, e)
try: curve_fit(3, x, x)
except Exception as e: print(type(e).__name__, e)
try: curve_fit(lambda: 3, x, x)
except Exception as e: print(type(e).__name__, e)
