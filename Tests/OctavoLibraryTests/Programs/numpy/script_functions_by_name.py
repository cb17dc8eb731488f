# Elementary functions by name.
import numpy as np
x = np.array([-2.5, -0.5, 0.5, 1.5, 2.5])
for f in ['floor', 'ceil', 'trunc', 'rint', 'fix', 'sign', 'abs', 'exp', 'expm1', 'sinh', 'tanh', 'arctan',
    'cbrt', 'square', 'reciprocal', 'negative', 'degrees', 'radians', 'sinc', 'i0', 'fabs', 'positive',
    'isfinite', 'signbit', 'modf', 'frexp', 'spacing', 'exp2', 'sin', 'cos', 'tan', 'arcsinh']:
    try:
        print(f, getattr(np, f)(x))
    except Exception as e:
        print(f, type(e).__name__, e)
for f in ['add', 'subtract', 'multiply', 'divide', 'floor_divide', 'mod', 'fmod', 'remainder', 'power',
    'float_power', 'maximum', 'minimum', 'fmax', 'hypot', 'arctan2', 'copysign', 'nextafter', 'logaddexp',
    'logaddexp2', 'heaviside', 'divmod', 'greater', 'less_equal', 'equal', 'logical_and', 'ldexp', 'gcd',
    'lcm', 'bitwise_and', 'left_shift']:
    a, b = (np.array([12, 7, 9]), np.array([5, 3, 4])) if f in ('ldexp', 'gcd', 'lcm', 'bitwise_and',
        'left_shift') else (x, np.array([2.0, 3, -1, 0.5, 0]))
    with np.errstate(all='ignore'):
        try:
            print(f, getattr(np, f)(a, b))
        except Exception as e:
            print(f, type(e).__name__, e)
print(np.real_if_close([1 + 1e-16j]), np.angle([1, 1j], deg=True), np.around(123.456, -1))
print(np.round([1.5, 2.5]), np.clip([1, 5, 9], 2, 6), np.prod([1, 2, 3]), np.cumprod([1, 2, 3]))
print(np.diff([1, 3, 6]), np.sum([[1, 2], [3, 4]], axis=1), np.sum([1, 2], initial=10))
print(np.sum([1, 2, 3], where=[True, False, True]), np.mean([1, 2], dtype='f4'), np.all([]), np.any([]))
print(np.cross([1, 2], [3, 4]) if False else '', np.dot(3, 4), np.lcm.reduce([2, 3, 4]))
print(np.gcd.reduce([12, 18]), np.binary_repr(10, 8), np.base_repr(255, 16), np.isreal([1, 1j]))
print(np.iscomplexobj([1j]), np.isscalar(3), np.isscalar([1]), np.ndim([[1]]), np.shape([[1]]))
print(np.size([[1, 2]]), np.hanning(5), np.hamming(3), np.blackman(3), np.bartlett(3), np.kaiser(3, 14))
print(np.nan_to_num([np.nan], nan=5), np.ptp([1, 5]), np.deg2rad(180), np.rad2deg(np.pi))
print(np.array_equiv([1, 2], [[1, 2], [1, 2]]), np.tri(2, 3), np.e, np.pi, np.euler_gamma, np.newaxis)
print(np.inf)
y = np.array([1, 2, 3])
y *= 2
y += 1
y **= 2
print(y, y.cumsum(), y.mean(), y.std(), y.argmax(), y.clip(10, 30), y.round(), y.repeat(2))
print(y.take([0, 1]), y.compress([1, 0, 1]), y.nonzero(), y.searchsorted(20), y.dot(y), y.any())
print(y.all(), y.ptp() if hasattr(y, 'ptp') else 'gone', y.prod(), y.var(ddof=1), y.min(initial=0))
print(y.tolist(), y.fill(0), y)
print(np.add(1, 2, out=np.zeros(1)), np.add([1, 2], 3, where=[True, False], out=np.zeros(2, int)))
print(np.exp.nin, np.add.identity, np.add.signature, np.add.ntypes > 5, np.sin, np.add.__name__)
print(np.sum.__name__, np.linalg.norm.__name__, callable(np.mean))
print(np.sqrt(-1 + 0j), np.emath.sqrt(-1), np.emath.log(-1), np.lib.scimath.sqrt([-1, 4]))
print(np.arccos(2 + 0j), np.log1p(1e-10), np.power(2, 3), np.power(2.0, -1), np.mod(-7, 3), -7 % 3)
print(np.fmod(-7, 3), np.floor_divide(-7, 3), np.divmod(7, -3))
try:
    np.power(2, -1)
except ValueError as e:
    print(e)
try:
    np.array([2]) ** (-1)
except ValueError as e:
    print(e)
try:
    np.add(1, 2, 3, 4)
except TypeError as e:
    print(e)
try:
    np.sin('a')
except TypeError as e:
    print(e)
try:
    np.mean(['a'])
except TypeError as e:
    print(type(e).__name__)
try:
    np.zeros(3).reshape((2, 2))
except ValueError as e:
    print(e)
try:
    np.sum([1, 2], axis=3)
except Exception as e:
    print(type(e).__name__, e)
try:
    np.arange()
except TypeError as e:
    print(e)
try:
    np.linspace(0)
except TypeError as e:
    print(e)
try:
    np.clip([1])
except TypeError as e:
    print(e)
try:
    np.sum()
except TypeError as e:
    print(e)
try:
    np.mean()
except TypeError as e:
    print(e)
try:
    np.dot([1], bad=3)
except TypeError as e:
    print(e)
