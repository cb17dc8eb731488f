import csv
import io
import numpy as np
from scipy.stats import norm
text = "value\n2.1\n1.9\n3.4\n2.8\n2.2\n"
rows = csv.reader(io.StringIO(text))
next(rows)
values = np.array([float(r[0]) for r in rows])
mu, sigma = norm.fit(values)
bins = np.linspace(1.5, 3.5, 5)
print(mu, sigma, norm.pdf(bins, mu, sigma))
print(1 / (sigma * np.sqrt(2 * np.pi)) * np.exp(-(bins - mu) ** 2 / (2 * sigma ** 2)))
