from scipy.stats import norm
import numpy as np

x = np.linspace(-1, 1, 3)
print(
    norm.pdf(x[:, None], [0, 1], [1, 2]),
    norm.cdf(x, loc=x),
    norm.pdf(x).shape,
    norm.pdf([]).shape,
    norm.cdf(np.array(0.5)),
    norm.ppf(np.array([[0.1], [0.9]])),
    norm.pdf(np.array([1, 2])),
    norm.pdf(range(3)),
    norm.logpdf(x).sum(),
    type(norm.pdf(0.0)).__name__,
    type(norm.pdf([0.0])).__name__,
)
try:
    norm.pdf([1, 2, 3], [1, 2])
except ValueError as error:
    print(error)
