# dtypes, scalars and conversions.
import numpy as np
for t in ['?', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8', 'c8', 'c16', 'S3', 'U3', 'O',
    'V4']:
    d = np.dtype(t)
    print(t, repr(d), str(d), d.name, d.kind, d.char, d.itemsize, d.num, d.str, d.alignment)
    print(d.byteorder, d.type, d.isbuiltin, d.hasobject, d.isnative, type(d).__name__)
print(np.result_type(np.int8, np.uint8), np.result_type('i4', 'f4'), np.promote_types('i8', 'f4'))
print(np.can_cast('f8', 'i4'), np.can_cast(np.int32, np.int64), np.min_scalar_type(300))
print(np.find_common_type if hasattr(np, 'find_common_type') else 'gone')
print(np.issubdtype(np.float32, np.floating), np.issubdtype(np.int32, np.integer))
print(np.common_type(np.arange(2), np.float32(1)))
for x in [np.int8(5), np.uint8(250), np.int16(-3), np.float16(0.1), np.float32(1) / 3, np.complex64(1 + 2j),
    np.bool_(True), np.str_('a'), np.bytes_(b'a'), np.int64(7) // 2, np.int64(7) / 2, np.float64(7) % 3,
    -np.uint8(1), np.int8(127) + np.int8(0), np.uint8(3) * 2, np.float32(3) + 1,
    np.float32(3) + np.float64(1), np.int32(3) ** 2, 2 ** np.int64(3), np.True_ + np.True_, np.int64(5) & 3,
    ~np.int8(5), np.int64(1) << 4, abs(np.int8(-5)), divmod(np.int64(7), 3), np.float64(2.5).is_integer(),
    np.float64(2.5).as_integer_ratio(), round(np.float64(2.567), 1), int(np.float64(2.9)),
    np.int64(5).bit_count(), np.float64('1e3'), np.int64('12'), np.float64('nan'), np.round(2.5),
    np.rint(3.5), np.float64(1.5).hex(), np.complex128(1 + 2j).conjugate(), np.int64(3).item(),
    type(np.int64(3).item()), np.int32(5) == 5.0, hash(np.int64(5)) == hash(5), {np.int64(1): 'a'}[1]]:
    print(repr(x), type(x).__name__)
a = np.array([1.7, -1.7, 2.5])
print(a.astype(int), a.astype('u1') if False else '', a.astype(bool), a.astype(complex), a.astype('f2'))
print(a.astype(str), np.array([0, 1, 2]).astype(bool), np.array(['1', '0']).astype(int).astype(bool))
print(np.array([256, 257]).astype(np.uint8), np.array([-1]).astype(np.uint32), np.array([1 + 2j]).real)
print(np.float32([0.1]).astype(float), np.array([1, 2.5, 'a']).dtype, np.array([1, True]).dtype)
print(np.array([True, 2.5]).dtype, np.array([1, 2 ** 40]).dtype, np.array([2 ** 63]).dtype)
print(np.array([2 ** 64]).dtype, np.array([1, None]).dtype, np.array([]).dtype, np.array([[]]).shape)
print(np.array(3 + 0j).dtype, np.array('abc').dtype, np.array([b'a', 'b']).dtype)
print(np.array([np.float32(1), 2]).dtype, np.array([np.int8(1), np.uint8(1)]).dtype)
print(np.arange(3, dtype=np.uint8) - 1, np.arange(3, dtype=np.uint8) * 1.0)
print((np.arange(3, dtype=np.int8) + np.arange(3, dtype=np.uint16)).dtype)
print((np.arange(3, dtype='f4') * 2).dtype, (np.arange(3, dtype='f4') * np.float64(2)).dtype)
print(np.ones(2, bool) + np.ones(2, bool), np.ones(2, bool).sum())
print(np.array([1, 2], dtype='i4').sum().dtype, np.array([1, 2], dtype='f2').mean().dtype)
print(np.array([200, 100], dtype='u1').sum(), np.int32(2 ** 31 - 1).dtype, (np.array([1, 2]) / 2).dtype)
print((np.array([5]) // 2).dtype, np.sqrt(np.arange(3)).dtype, np.sqrt(np.arange(3, dtype='i1')).dtype)
print(np.sin(np.float16(1)).dtype)
try:
    np.array([1, 2]) - np.array([True, False])
    np.array([True]) - np.array([False])
except TypeError as e:
    print(e)
try:
    -np.array([True])
except TypeError as e:
    print(e)
try:
    np.array([1.5]) & 1
except TypeError as e:
    print(e)
try:
    np.array([1], dtype='i4').astype('f8', casting='safe')
    np.array([1.0]).astype('i4', casting='safe')
except TypeError as e:
    print(e)
print(np.dtype([('a', 'i4'), ('b', 'f8')], align=True), np.dtype('i4,f4'))
print(np.dtype({'names': ['a'], 'formats': ['f4']}), np.dtype(('i4', (2, 3))), np.dtype(int))
print(np.dtype(float), np.dtype(bool), np.dtype(object), np.dtype(str))
print(np.dtype('float32') == np.float32, np.dtype('i4') == 'int32', np.float64.__mro__)
print(np.iinfo(np.uint64), np.sctypeDict['float64'], np.int64.__name__)
print(np.dtype('f8').newbyteorder('<'), np.dtype('<i4') is np.dtype('i4'))
