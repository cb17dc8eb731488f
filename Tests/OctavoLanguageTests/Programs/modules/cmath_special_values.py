import cmath, math
nan=float('nan'); inf=float('inf')
vals=[-inf,-2.3,-0.0,0.0,2.3,inf,nan]
for f in (cmath.acos,cmath.acosh,cmath.asin,cmath.asinh,cmath.atan,cmath.atanh,cmath.cos,cmath.cosh,cmath.exp,cmath.log,cmath.log10,cmath.sqrt,cmath.sin,cmath.tan,cmath.tanh,cmath.sinh):
    for x in vals:
        for y in vals:
            z=complex(x,y)
            if math.isfinite(x) and math.isfinite(y): continue
            try: r=f(z); print(f.__name__,z,r.real,r.imag)
            except Exception as e: print(f.__name__,z,repr(e))
for x in vals:
    for y in vals:
        try: print('rect',x,y,cmath.rect(x,y))
        except Exception as e: print('rect',x,y,repr(e))
        try: print('polar',x,y,cmath.polar(complex(x,y)))
        except Exception as e: print('polar',x,y,repr(e))
