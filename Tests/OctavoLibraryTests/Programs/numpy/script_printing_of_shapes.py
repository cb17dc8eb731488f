# Printing of many shapes with options.
import numpy as np
for shape in [(3,), (2, 3), (2, 2, 3), (1, 1, 2, 2), (0,), (0, 3), (3, 0), (1,), (1, 1)]:
    a = np.arange(np.prod(shape)).reshape(shape)
    print(shape, a)
    print(repr(a))
    print(repr(a / 7))
    print(repr(a.astype(np.float32)))
print(np.arange(1001))
print(repr(np.arange(2000).reshape(40, 50)))
print(np.linspace(0, 1, 1500))
with np.printoptions(precision=3, suppress=True):
    print(np.array([1e-10, 1.23456, 1000]))
    print(repr(np.array([1e-10, 1.23456, 1000])))
with np.printoptions(threshold=5, edgeitems=2):
    print(np.arange(10), np.arange(100).reshape(10, 10))
with np.printoptions(linewidth=30):
    print(np.arange(30))
with np.printoptions(formatter={'float': '{:6.2f}'.format}):
    print(np.array([1.5, 2.25]))
with np.printoptions(formatter={'int': lambda x: f'<{x}>'}):
    print(np.arange(4), repr(np.arange(4)))
with np.printoptions(sign='+'):
    print(np.array([1.0, -2]))
with np.printoptions(sign=' '):
    print(np.array([1.0, 2]))
with np.printoptions(floatmode='fixed', precision=2):
    print(np.array([1.0, 2.555]), np.array([10000000000.0, 2]))
with np.printoptions(nanstr='NA', infstr='INF'):
    print(np.array([np.nan, np.inf, -np.inf, 1]))
print(np.get_printoptions())
print(np.array([1e+300, 1e-300]), np.array([1, 100000000.0]), np.array([1, 1e+16]))
print(np.array([0.1, 1e-05]), np.array([123456789.123]), np.array([100000.0, 1e-05]))
print(np.array([1 + 2j, 3.5 - 1j]), np.array([1j]), repr(np.array([1 + 2j, np.nan + 1j * np.inf])))
print(np.array(['a', 'bcd']), repr(np.array(['a', 'bcd'])), np.array([b'x', b'yz']))
print(np.array([True, False]), repr(np.array([None, 1, 'a'], dtype=object)))
print(np.array(5), repr(np.array(5)), repr(np.array(5.0)), repr(np.array('a')), np.float64(3))
print(repr(np.float32(0.1)), np.float32(0.1), repr(np.int8(3)))
print(np.array2string(np.array([1.23456, 2]), precision=2, separator=', '), np.array_str(np.arange(3)))
print(np.array_repr(np.arange(3)))
print(np.format_float_positional(1.5e-07), np.format_float_scientific(12345.678, precision=2))
print(np.array([[1.5, np.nan], [np.inf, -2]]), np.array([[1, 2], [3, 4]], dtype=object))
print([np.float64(1), np.int64(2)], (np.bool_(True),), {'a': np.arange(2)})
print(f'{np.float64(3.14159):.2f} {np.int64(5):>5d} {np.pi:e} {np.array([1, 2])} {np.array([1.5])[0]:08.3f}')
print('%s %d %.3f' % (np.arange(3), np.int64(3), np.float32(2.5)))
print(np.zeros((3, 3, 3, 3))[0])
print(np.array([1.123456789012345, 2.1]), np.array([1, 2, 3], dtype=np.float16))
print(np.array([1.1, 2.2], dtype=np.float32), np.array([0.1 + 0.2]), np.array([100000.5, 0.001]))
print(repr(np.arange(6, dtype=np.int32)), repr(np.zeros(2, np.uint8)), repr(np.ones(2, bool)))
print(repr(np.array([], dtype=int)), repr(np.array([1], dtype='S3')), repr(np.zeros((2, 0))))
