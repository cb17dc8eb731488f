import warnings
import scipy.constants as C

from scipy import constants
import scipy
names = [n for n in sorted(C.__all__) if isinstance(getattr(C, n), (int, float))]
for n in names: print(n, repr(getattr(C, n)))
for k, v in C.physical_constants.items(): print(k, v)
print(len(C.find()), C.find("boltzmann"), C.find("zz")); C.find("electron mass in", disp=True)
print(C.value("elementary charge"), C.unit("proton mass"), C.precision("proton mass"), C.precision("speed of light in vacuum"))
try: C.value("foo")
except KeyError as e: print(repr(e))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); print(C.value("magn. constant"), C.unit("magn. constant"), [(i.category.__name__, str(i.message)) for i in w], C.ConstantWarning)
for a in (("Celsius", "K"), ("foo", "K"), ("K", "foo"), ("c", "f"), ("Rankine", "Fahrenheit"), ("rankine", "r"), ("F", "C")):
    try: print(C.convert_temperature([0., 100], *a))
    except Exception as e: print(type(e).__name__, e)
print(repr(C.convert_temperature(5, "C", "K")), repr(C.lambda2nu(1.0)), repr(C.nu2lambda(3)), C.lambda2nu([1, 2]), C.convert_temperature([-40, 40], 'Celsius', 'Kelvin'))

print(scipy.constants is C, C.c, C.hbar, C.k/C.e)
try: C.foo
except AttributeError as e: print(e)
