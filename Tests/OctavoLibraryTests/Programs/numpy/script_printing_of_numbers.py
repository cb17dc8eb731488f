# Printing of numbers of all types.
import numpy as np
print(np.array([1e-05, 1, 1000000]), np.array([0.001, 123456.789]), np.array([1.0, 2.0, 35000000000.0]))
print(np.array([1.234e-05]), np.array([1 / 3, 2 / 3]), np.array([1000000000000000.0, 1e+16]))
print(np.array([1.2345678901234568e+17]), np.array([0.5, np.nan, np.inf]), np.array([-0.0, 0.0]))
print(np.array([1e-320]), np.array([5e-324, 1]))
for d in (np.float16, np.float32, np.float64, np.complex64, np.complex128):
    print(np.array([1 / 3, 100000.0, 1e-05], dtype=d), repr(np.array([0.1, 2.5], dtype=d)))
    print(repr(d(1 / 3)), d(10000000000.0) if d is not np.float16 else d(60000.0))
print(np.arange(24).reshape(2, 3, 4))
print(repr(np.arange(8).reshape(2, 2, 2)))
print(np.array([['a', 'bb'], ['ccc', 'd']]))
print(np.array([[True, False], [False, True]]))
print(np.array([[1, -10], [100, 5]]))
print(np.array([[1.5, -10], [100, 5.25]]))
print(np.array([1 + 1j, -2.5 - 3j, 10000000000j]))
print(np.full((3, 30), 1.5))
print(np.arange(50))
print(repr(np.arange(50) * 1.5))
print(np.ones((1, 1, 1)))
print(np.array([[]]), np.array([[], []]), repr(np.empty((0, 3, 2))), np.zeros((2, 0, 3)))
with np.printoptions(edgeitems=1, threshold=10):
    print(np.arange(100).reshape(10, 10), repr(np.arange(20)))
with np.printoptions(precision=0):
    print(np.array([1.5, 2.5]), np.pi * np.arange(3))
with np.printoptions(precision=15):
    print(np.array([np.pi, np.e]))
with np.printoptions(suppress=True):
    print(np.array([1e-08, 1]), np.array([100000000.0, 0.1]))
with np.printoptions(linewidth=40, precision=3):
    print(np.random.default_rng(0).random((3, 6)))
with np.printoptions(formatter={'all': lambda x: f'[{x}]'}):
    print(np.array([1, 2]), np.array([1.5]), np.array(['a']))
with np.printoptions(formatter={'bool': lambda b: 'T' if b else 'F', 'complex_kind': lambda z: f'{z.real}',
    'str_kind': lambda s: s.upper()}):
    print(np.array([True, False]), np.array([1 + 2j]), np.array(['ab']))
with np.printoptions(floatmode='unique'):
    print(np.array([0.1, 1 / 3]))
with np.printoptions(floatmode='maxprec_equal'):
    print(np.array([0.1, 0.25, 1 / 3]))
print(np.array2string(np.arange(5), separator=' | ', prefix='x = '))
print(np.array2string(np.array([1.123456]), precision=3, suppress_small=True))
print(np.array2string(np.arange(2000), threshold=5, edgeitems=2))
print(np.array2string(np.array([1.5, 2]), floatmode='fixed', precision=2, sign='+'))
print(np.array2string(np.array([[1, 2], [3, 4]]), prefix='    '))
print(np.array_repr(np.array([1.5, 2]), precision=1))
print(np.array_str(np.array([1e-10, 1]), suppress_small=True))
print(np.format_float_positional(3.14159, precision=2), np.format_float_positional(1e+20))
print(np.format_float_positional(0.1, unique=False, precision=20), np.format_float_scientific(0.000123))
print(np.format_float_scientific(123, exp_digits=3, trim='0'), np.format_float_positional(5, trim='-'))
print(np.format_float_positional(1.5, pad_left=5, pad_right=3), np.base_repr(10, 3))
print(np.binary_repr(-5, width=8), np.float32(1.1), float(np.float32(1.1)), np.float64(1e+22))
print(np.float64(123456789.12345679), np.int64(-5), str(np.bool_(0)), '%.3f' % np.float32(2.5))
print('{:>10.2e}'.format(np.float64(12345.678)))
print(f"{np.int32(255):x} {np.float16(1.5):g} {np.complex128(1 + 2j):.1f} {np.array(3.5):.2f} {np.str_('a'):>4}|")
print([np.float64(1.5), np.int8(2), np.str_('a'), np.bool_(True), np.complex64(1j), np.bytes_(b'x'),
    np.float32('nan'), np.float64('inf')])
print((np.float64(0.1),), {np.int64(1): np.float64(2)}, {np.float64(1)})
print(print(np.float64(1.5), np.array(2.5), sep=' '))
print(repr(np.array([np.float64(1), None], dtype=object)))
print(np.array([[1, 'a'], [None, 2.5]], dtype=object), np.array([{'a': 1}, [1, 2]], dtype=object))
print(np.array([np.arange(2), np.arange(3)], dtype=object))
