# loadtxt, genfromtxt and savetxt as scripts use them.
import numpy as np
from io import StringIO
s = StringIO('# comment\n1, 2, 3\n4, 5, 6\n7, 8, 9\n')
d = np.loadtxt(s, delimiter=',')
print(d, d.dtype)
print(np.loadtxt(StringIO('a b c\n1 2 3\n4 5 6'), skiprows=1, usecols=(0, 2), unpack=True))
print(np.loadtxt(StringIO('1 2\n3 4'), dtype=int))
x, y = np.loadtxt(StringIO('1,2\n3,4\n5,6'), delimiter=',', unpack=True)
print(x, y)
print(np.loadtxt(StringIO('M 21 72\nF 35 58'), dtype={'names': ('gender', 'age', 'weight'), 'formats': ('S1',
    'i4', 'f4')}))
print(np.genfromtxt(StringIO('1,,3\n4,5,\n,8,9'), delimiter=','))
print(np.genfromtxt(StringIO('1,,3\n4,5,\n,8,9'), delimiter=',', filling_values=-1, dtype=int))
g = np.genfromtxt(StringIO('name,age,h\nann,3,1.5\nbob,4,1.75'), delimiter=',', names=True, dtype=None,
    encoding='utf-8')
print(g, g.dtype)
print(g['name'])
print(np.genfromtxt(StringIO('1 2 3\n4 5 6'), names='a,b,c'))
print(np.genfromtxt(StringIO('1.5;2.5\n3.5;4.5'), delimiter=';', converters={0: lambda s: float(s) * 10}))
out = StringIO()
np.savetxt(out, np.arange(6).reshape(2, 3) / 3)
print(out.getvalue())
out = StringIO()
np.savetxt(out, np.arange(6).reshape(2, 3), fmt='%d', delimiter=',', header='a,b,c', comments='')
print(out.getvalue())
out = StringIO()
np.savetxt(out, np.array([[1.5, 2], [3, 4]]), fmt=['%.2f', '%d'], footer='end')
print(out.getvalue())
try:
    np.loadtxt(StringIO('1 2\n3 x'))
except ValueError as e:
    print(e)
try:
    np.loadtxt(StringIO('1 2\n3'))
except ValueError as e:
    print(e)
try:
    np.genfromtxt(StringIO('1 2\n3'))
except ValueError as e:
    print(e)
print(np.fromstring('1 2 3 4', sep=' '), np.fromstring('1,2,3', dtype=int, sep=','))
print(np.loadtxt(StringIO('2020-01-01,1.5\n2020-01-02,2.5'), delimiter=',', dtype=[('d', 'U10'), ('v',
    float)]))
print(np.loadtxt(StringIO('0x1F 2\n0xA 3'), converters={0: lambda s: int(s, 16)}))
print(np.loadtxt(StringIO('1;2\n3;4'), delimiter=';', max_rows=1, ndmin=2))
print(np.genfromtxt(StringIO('a 1\nb 2'), dtype='U5,i4'))
print(np.genfromtxt(StringIO('a 1\nb 2'), dtype=None, encoding=None))
print(np.genfromtxt(['1 2', '3 4'], dtype=int), np.loadtxt(['1 2', '3 4']))
print(np.genfromtxt(StringIO('True 1 1.5 x\nFalse 2 2.5 y'), dtype=None, encoding='utf-8'))
