# A small data set from text to a classifier.
import numpy as np
from io import StringIO
csv = 'sepal,petal,species\n5.1,1.4,setosa\n4.9,1.4,setosa\n7.0,4.7,versicolor\n6.4,4.5,versicolor\n6.3,6.0,virginica\n5.8,5.1,virginica\n'
data = np.genfromtxt(StringIO(csv), delimiter=',', names=True, dtype=None, encoding='utf-8')
print(data.dtype)
print(data)
for s in np.unique(data['species']):
    print(s, data['sepal'][data['species'] == s].mean(), data[data['species'] == s]['petal'].max())
X = np.column_stack([data['sepal'], data['petal']])
print(X, X.mean(0), np.corrcoef(X.T), np.cov(X, rowvar=False))
lab, y = np.unique(data['species'], return_inverse=True)
print(lab, y)
oh = np.eye(3, dtype=int)[y]
print(oh)
c = np.array([X[y == k].mean(0) for k in range(3)])
print(c)
d = np.linalg.norm(X[:, None] - c, axis=2)
print(d.argmin(1))
Xb = np.c_[np.ones(len(X)), X]
beta = np.linalg.inv(Xb.T @ Xb) @ Xb.T @ y
print(beta.round(4))
print(np.histogram(X[:, 0], bins=3))
print(np.quantile(X, [0.25, 0.5, 0.75], axis=0))
i = np.argsort(data, order=['petal', 'sepal'])
print(i, data[i][['species', 'petal']])
np.set_printoptions(precision=2)
w = np.zeros(2)
b = 0.0
Z = (X - X.mean(0)) / X.std(0)
t = (y > 0).astype(float)
for _ in range(200):
    p = 1 / (1 + np.exp(-(Z @ w + b)))
    g = p - t
    w -= 0.1 * Z.T @ g / len(t)
    b -= 0.1 * g.mean()
print(w, b, ((p > 0.5) == t).mean(), round(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)), 9))
conf = np.zeros((3, 3), int)
np.add.at(conf, (y, d.argmin(1)), 1)
print(conf)
out = StringIO()
np.savetxt(out, data, fmt=['%.1f', '%.1f', '%s'], delimiter='|')
print(out.getvalue())
print(np.rec.fromarrays([[1, 2], ['a', 'b']], names='x,y'))
print(np.rec.array([(1, 'a'), (2, 'b')], dtype=[('x', int), ('y', 'U1')]).x)
