# Subclasses and __array_ufunc__.
import numpy as np
class Info(np.ndarray):

    def __new__(cls, x, info=None):
        o = np.asarray(x).view(cls)
        o.info = info
        return o

    def __array_finalize__(self, o):
        if o is None:
            return
        self.info = getattr(o, 'info', None)
a = Info([1, 2, 3], 'm')
print(type(a + 1), (a + 1).info, a[1:].info, repr(a), a.sum(), type(a.sum()), np.sqrt(a))
print(type(np.asarray(a)))
class Q:

    def __init__(s, v):
        s.v = np.asarray(v)

    def __array__(s, dtype=None, copy=None):
        return s.v.astype(dtype) if dtype else s.v

    def __array_ufunc__(s, u, m, *i, **k):
        print(u.__name__, m, len(i))
        return Q(getattr(u, m)(*[x.v if isinstance(x, Q) else x for x in i], **k))
q = Q([1, 2])
print(np.add(q, 1).v, (np.array([1, 2]) + q).v, np.add.reduce(q).v, np.array(q), np.mean(np.asarray(q)))
class A(np.lib.mixins.NDArrayOperatorsMixin):

    def __init__(s, v):
        s.v = v

    def __array_ufunc__(s, u, m, *i, **k):
        return A(getattr(u, m)(*[x.v if isinstance(x, A) else x for x in i], **k))

    def __repr__(s):
        return f'A({s.v!r})'
print(A(np.arange(3)) + 1, 2 * A(np.arange(3)), -A(np.arange(2)), A(np.arange(3)) > 1)
class D:

    def __array_function__(s, f, t, a, k):
        return 'called ' + f.__name__
