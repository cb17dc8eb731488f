"""The multivariate normal distribution and Gaussian kernel density estimates."""
import numpy as np
from scipy import linalg
from scipy.special import logsumexp

_LOG_2PI = np.log(2 * np.pi)


class _Covariance:
    """A positive semidefinite matrix, by its eigenvalues; those below rounding count as zero."""

    def __init__(self, matrix, allow_singular):
        s, u = np.linalg.eigh(matrix)
        limit = 1e6 * np.finfo(float).eps * np.max(np.abs(s))
        if np.min(s) < -limit:
            raise ValueError("The input matrix must be symmetric positive semidefinite.")
        kept = s[s > limit]
        if len(kept) < len(s) and not allow_singular:
            raise np.linalg.LinAlgError(
                "When `allow_singular is False`, the input matrix must be symmetric positive definite.")
        inverse = np.array([0 if abs(x) <= limit else 1 / x for x in s], dtype=float)
        self.rank = len(kept)
        self.whitening = u * np.sqrt(inverse)
        self.log_pdet = np.sum(np.log(kept))


def _parameters(mean, cov):
    if mean is None and cov is None:
        mean, cov = 0.0, 1.0
    if cov is None:
        cov = 1.0
    cov = np.asarray(cov, dtype=float)
    if mean is None:
        mean = np.zeros(1 if cov.ndim == 0 else cov.shape[0])
    mean = np.atleast_1d(np.asarray(mean, dtype=float))
    dim = mean.size
    if mean.ndim != 1 or mean.shape[0] != dim:
        raise ValueError("Array 'mean' must be a vector of length %d." % dim)
    if cov.ndim == 0:
        cov = cov * np.eye(dim)
    elif cov.ndim == 1:
        cov = np.diag(cov)
    elif cov.shape != (dim, dim):
        rows, cols = cov.shape
        if rows != cols:
            raise ValueError("Array 'cov' must be square if it is two dimensional, but cov.shape = %s." % str(cov.shape))
        raise ValueError("Dimension mismatch: array 'cov' is of shape %s, but 'mean' is a vector of length %d."
                         % (str(cov.shape), len(mean)))
    return dim, mean, cov


def _points(x, dim):
    x = np.asarray(x, dtype=float)
    if x.ndim == 0:
        return x[np.newaxis]
    if x.ndim == 1:
        return x[:, np.newaxis] if dim == 1 else x[np.newaxis, :]
    return x


def _squeezed(values):
    values = values.squeeze()
    return values[()] if values.ndim == 0 else values


def _random(random_state):
    if random_state is None:
        return np.random
    if isinstance(random_state, (int, np.integer)):
        return np.random.RandomState(random_state)
    return random_state


class multivariate_normal_gen:
    def __call__(self, mean=None, cov=1, allow_singular=False, seed=None):
        return multivariate_normal_frozen(mean, cov, allow_singular, seed)

    def logpdf(self, x, mean=None, cov=1, allow_singular=False):
        dim, mean, cov = _parameters(mean, cov)
        return _squeezed(self._logpdf(_points(x, dim), mean, _Covariance(cov, allow_singular)))

    def _logpdf(self, x, mean, covariance):
        distance = np.sum(np.square(np.dot(x - mean, covariance.whitening)), axis=-1)
        return -0.5 * (covariance.rank * _LOG_2PI + covariance.log_pdet + distance)

    def pdf(self, x, mean=None, cov=1, allow_singular=False):
        return np.exp(self.logpdf(x, mean, cov, allow_singular))

    def cdf(self, x, mean=None, cov=1, allow_singular=False, **options):
        from scipy.stats import norm
        dim, mean, cov = _parameters(mean, cov)
        if dim == 1:
            return norm.cdf(_squeezed(_points(x, dim)), mean[0], np.sqrt(cov[0, 0]))
        if np.count_nonzero(cov - np.diag(np.diag(cov))) == 0:
            return _squeezed(np.prod(norm.cdf((_points(x, dim) - mean) / np.sqrt(np.diag(cov))), axis=-1))
        raise NotImplementedError("multivariate_normal.cdf of correlated variables is not supported by Octavo; draw samples with rvs")

    def rvs(self, mean=None, cov=1, size=1, random_state=None):
        dim, mean, cov = _parameters(mean, cov)
        return _squeezed(np.asarray(_random(random_state).multivariate_normal(mean, cov, size)))

    def entropy(self, mean=None, cov=1):
        dim, mean, cov = _parameters(mean, cov)
        covariance = _Covariance(cov, True)
        return 0.5 * (covariance.rank * (_LOG_2PI + 1) + covariance.log_pdet)

    def fit(self, x, fix_mean=None, fix_cov=None):
        x = np.asarray(x)
        if x.ndim != 2:
            raise ValueError("`x` must be two-dimensional.")
        mean = x.mean(axis=0) if fix_mean is None else np.atleast_1d(fix_mean)
        if fix_cov is not None:
            return mean, np.atleast_2d(fix_cov)
        centered = x - mean
        return mean, centered.T @ centered / len(x)


class multivariate_normal_frozen:
    def __init__(self, mean=None, cov=1, allow_singular=False, seed=None):
        self.dim, self.mean, self._matrix = _parameters(mean, cov)
        self.allow_singular, self._seed = allow_singular, seed
        self._covariance = _Covariance(self._matrix, allow_singular)

    @property
    def cov(self):
        return self._matrix

    def logpdf(self, x):
        return _squeezed(multivariate_normal._logpdf(_points(x, self.dim), self.mean, self._covariance))

    def pdf(self, x):
        return np.exp(self.logpdf(x))

    def cdf(self, x, **options):
        return multivariate_normal.cdf(x, self.mean, self._matrix)

    def rvs(self, size=1, random_state=None):
        return multivariate_normal.rvs(self.mean, self._matrix, size,
                                       self._seed if random_state is None else random_state)

    def entropy(self):
        return 0.5 * (self._covariance.rank * (_LOG_2PI + 1) + self._covariance.log_pdet)


multivariate_normal = multivariate_normal_gen()


class gaussian_kde:
    """Scott, Multivariate Density Estimation, 1992; Silverman, 1986."""

    def __init__(self, dataset, bw_method=None, weights=None):
        self.dataset = np.atleast_2d(np.asarray(dataset, dtype=float))
        if not self.dataset.size > 1:
            raise ValueError("`dataset` input should have multiple elements.")
        self.d, self.n = self.dataset.shape
        if weights is None:
            self._weights = np.full(self.n, 1 / self.n)
        else:
            self._weights = np.atleast_1d(weights).astype(float)
            self._weights = self._weights / np.sum(self._weights)
            if self._weights.ndim != 1:
                raise ValueError("`weights` input should be one-dimensional.")
            if len(self._weights) != self.n:
                raise ValueError("`weights` input should be of length n")
        self._neff = 1 / np.sum(self._weights ** 2)
        if self.d > self.n:
            raise ValueError("Number of dimensions is greater than number of samples. This results in a singular data "
                             "covariance matrix, which cannot be treated using the algorithms implemented in "
                             "`gaussian_kde`. Note that `gaussian_kde` interprets each *column* of `dataset` to be a "
                             "point; consider transposing the input to `dataset`.")
        self.set_bandwidth(bw_method)

    weights = property(lambda self: self._weights)
    neff = property(lambda self: self._neff)

    def scotts_factor(self):
        return np.power(self.neff, -1.0 / (self.d + 4))

    def silverman_factor(self):
        return np.power(self.neff * (self.d + 2.0) / 4.0, -1.0 / (self.d + 4))

    def set_bandwidth(self, bw_method=None):
        if bw_method is None or bw_method == "scott":
            self.covariance_factor = self.scotts_factor
        elif isinstance(bw_method, str):
            if bw_method != "silverman":
                raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")
            self.covariance_factor = self.silverman_factor
        elif np.isscalar(bw_method):
            self.covariance_factor = lambda: bw_method
        elif callable(bw_method):
            self.covariance_factor = lambda: bw_method(self)
        else:
            raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")
        self.factor = self.covariance_factor()
        spread = np.atleast_2d(np.cov(self.dataset, rowvar=1, bias=False, aweights=self.weights))
        try:
            np.linalg.cholesky(spread)
        except np.linalg.LinAlgError as error:
            raise np.linalg.LinAlgError(
                "The data appears to lie in a lower-dimensional subspace of the space in which it is expressed. This has "
                "resulted in a singular data covariance matrix, which cannot be treated using the algorithms implemented "
                "in `gaussian_kde`. Consider performing principal component analysis / dimensionality reduction and "
                "using `gaussian_kde` with the transformed data.") from error
        self.covariance = spread * self.factor ** 2
        self._root = np.linalg.cholesky(self.covariance)
        self.log_det = 2 * np.log(np.diag(self._root * np.sqrt(2 * np.pi))).sum()

    @property
    def inv_cov(self):
        return np.linalg.inv(self.covariance)

    def _energies(self, points):
        points = np.atleast_2d(np.asarray(points, dtype=float))
        d, m = points.shape
        if d != self.d:
            if d == 1 and m == self.d:
                points = points.reshape(self.d, 1)
            else:
                raise ValueError(f"points have dimension {d}, dataset has dimension {self.d}")
        data = linalg.solve_triangular(self._root, self.dataset, lower=True)
        white = linalg.solve_triangular(self._root, points, lower=True)
        return -0.5 * np.sum((data[:, :, None] - white[:, None, :]) ** 2, axis=0)

    def evaluate(self, points):
        return np.exp(self._energies(points) - 0.5 * self.log_det).T @ self.weights

    __call__ = pdf = evaluate

    def logpdf(self, x):
        return logsumexp(self._energies(x) - 0.5 * self.log_det, axis=0, b=self.weights[:, None])

    def integrate_box_1d(self, low, high):
        from scipy.special import ndtr
        if self.d != 1:
            raise ValueError("integrate_box_1d() only handles 1D pdfs")
        spread = np.ravel(np.sqrt(self.covariance))[0]
        return np.sum(self.weights * (ndtr(np.ravel((high - self.dataset) / spread))
                                      - ndtr(np.ravel((low - self.dataset) / spread))))

    def resample(self, size=None, seed=None):
        if size is None:
            size = int(self.neff)
        random = _random(seed)
        noise = np.transpose(random.multivariate_normal(np.zeros(self.d), self.covariance, size=size))
        picks = random.choice(self.n, size=size, p=self.weights)
        return self.dataset[:, picks] + np.atleast_2d(noise)
