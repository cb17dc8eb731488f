import numpy as np

scores = np.array([[90.0, 80.0, 70.0], [60.0, 75.0, 85.0], [50.0, 65.0, 95.0]])
z = (scores - scores.mean(axis=0)) / scores.std(axis=0)
print(z.round(4), z.mean(axis=0).round(10), z.std(axis=0))
share = scores / scores.sum(axis=1, keepdims=True)
print(
    share.round(3),
    share.sum(axis=1),
    scores[scores.mean(axis=1).argsort()[::-1]],
    scores.T @ scores,
    np.corrcoef(scores.T).round(3),
)
ranks = scores.argsort(axis=0).argsort(axis=0)
print(ranks, (scores > 70).sum(axis=1), np.where((scores > 70).all(axis=1))[0])
