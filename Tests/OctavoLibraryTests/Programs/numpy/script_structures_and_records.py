# Structures, records, and what they become.
import numpy as np
dt = np.dtype({'names': ['a', 'b', 'c'], 'formats': ['i1', 'f4', 'U2'], 'offsets': [0, 4, 8], 'itemsize': 20})
print(dt, repr(dt), dt.fields['b'], dt.itemsize)
x = np.zeros(2, dt)
x['a'] = [1, 2]
print(x, x[['a', 'c']], x[['a', 'c']].dtype, dt[['a', 'c']], dt[0], dt['b'])
print(np.dtype([(('title', 'n'), 'i4'), ('m', 'f8')]), np.dtype([(('title', 'n'), 'i4')]).fields['title'])
t = np.array([(1, 2.0)], dtype=[(('Full name', 'n'), 'i4'), ('m', 'f8')])
print(t['Full name'], t['n'], t.dtype.names, t.dtype)
print(np.dtype((np.record, [('x', 'i4')])), np.dtype((np.void, 8)), np.dtype('V10').itemsize)
print(np.void(b'abcd'), np.void(3), repr(np.array([b'ab'], 'V2')))
print(np.array([b'ab', b'cd']).astype('V2'))
r = np.rec.array([(1, 2.5, 'a'), (3, 4.5, 'b')], dtype=[('x', 'i4'), ('y', 'f8'), ('z', 'U1')])
print(r, repr(r), r[0], repr(r[0]), type(r[0]), r.x, r['y'], r[0].z, r.dtype, r[r.x > 1])
print(r[0].pprint() if hasattr(r[0], 'pprint') else '')
r.x = 7
print(r.x, r[0]['x'], r.field('y'), r.tolist())
r[0].x = 1
print(r.x)
a = np.array([(1, 2), (3, 4)], dtype='i4,i4')
b = np.array([(1, 2), (0, 4)], dtype=[('f0', 'f8'), ('f1', 'i4')])
print(a == b, a != b, a.astype('f8,f8'), a.astype([('p', 'i8'), ('q', 'S3')]))
print(a == np.array((1, 2), dtype='i4,i4'))
try:
    print(a == np.array([1, 2]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(a < a)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(a + a)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(np.sum(a))
except Exception as e:
    print(type(e).__name__, e)
n = np.zeros(3, dtype=[('p', [('x', 'f4'), ('y', 'f4')]), ('w', 'f4', (2, 2))])
n['p']['x'] = 1
n[1] = ((5, 6), [[1, 2], [3, 4]])
n['w'][2] = 9
print(n, n['p'], n['w'].shape, n[1]['p']['y'], n[1]['w'], n.dtype.names, n.dtype['p'].names, n['p'][0])
print(np.copy(n['p']), n.view('f4').reshape(3, -1))
print(n.dtype, n.dtype.descr)
m = np.ones(3, dtype=[('a', 'i4'), ('b', 'f4')])
m['a'][:] = 5
m[1]['a'] = 100
m[['a', 'b']] = 3
v = m[:1]
v['a'] = 4
print(m, m[0] == m[1], m.max if False else '', m[-1].dtype, m[0].tolist(), len(m[0]), m[0][0], list(m[0]))
print(np.array([tuple(q) for q in np.arange(4).reshape(2, 2)], dtype=[('a', int), ('b', int)]))
print(np.hstack([m, m]).shape, np.append(m, m[:1]), np.repeat(m, 2)[:2], np.where(m['a'] > 3)[0])
print(m[np.argsort(m['a'])], np.zeros((2, 2), 'i4,i4'), np.full(2, (1, 2), dtype='i4,f4'))
print(np.empty(0, 'i4,i4'), np.array((1, 2), 'i4,i4'), np.array((1, 2), 'i4,i4')['f0'])
print(np.array((1, 2), 'i4,i4')[()], np.rec.fromrecords([(1, 'a'), (2, 'b')], names='n,s').s)
print(m.dtype == np.dtype([('a', 'i4'), ('b', 'f4')]), 'a' in m.dtype.names)
print({k: m[k].dtype for k in m.dtype.names}, np.dtype([('a', 'i4'), ('a2', 'f4')]).fields.keys())
print(hash(np.dtype('i4,f4')) == hash(np.dtype('i4,f4')))
