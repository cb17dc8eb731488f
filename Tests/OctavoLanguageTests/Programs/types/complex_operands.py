"""Complex numbers with every kind of operand, and divmod of integers."""
import operator as o, itertools
vals=[1+2j, 0j, complex(float('inf'),1), complex(float('nan'),0), -0.0j, 3, True, 2.5, -0.0, 10**30, 1j, 'a', None]
for a,b in itertools.product(vals, repeat=2):
    if not (isinstance(a,complex) or isinstance(b,complex)): continue
    for f in (o.add,o.sub,o.mul,o.truediv,o.pow,o.mod,o.floordiv,o.and_):
        try: r=repr(f(a,b))
        except Exception as e: r=type(e).__name__+": "+str(e)
        print(f.__name__, a, b, r)
class C(complex):
    def __radd__(s,x): return "radd"
    def __mul__(s,x): return "mul"
print(1j+C(1), C(1)*2j, C(1)*2, 2j*C(3), 1.5+C(1))
for a in (7,-7,0,2**62,-2**63,True):
    for b in (3,-3,1,-1,2**62,True):
        print(a,b,divmod(a,b))
for b in (0,0.0):
    try: divmod(1,b)
    except ZeroDivisionError as e: print(e)
z=1j; z+=1; z*=2.0; z/=1j; print(z)
