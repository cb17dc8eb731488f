import numpy as np
np.random.seed(11)
labels = np.random.binomial(1, 0.3, size=20)
a = np.random.normal(0, 1, 20)
b = np.random.normal(5, 2, size=20)
x = np.where(labels == 1, a, b)
print(labels, labels.sum(), x[:4])
print(x[labels == 1].mean(), x[labels == 0].mean(), np.concatenate([a[:2], b[:2]]))
samples = []
for i in range(5):
    if np.random.rand() < 0.3:
        samples.append(np.random.normal(0, 1))
    else:
        samples.append(np.random.normal(5, 2))
print(np.array(samples), type(samples[0]).__name__)
