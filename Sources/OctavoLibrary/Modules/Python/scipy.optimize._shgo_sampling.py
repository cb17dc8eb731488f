"""Points for `shgo`: Sobol' and Halton sequences, and the Delaunay triangulation of points."""
import itertools
import math

import numpy as np

# For each dimension from the second: the degree of its polynomial, the polynomial's inner coefficients, and the first
# direction numbers (Joe and Kuo, SIAM J. Sci. Comput. 30, 2008).
_DIRECTIONS = [
    (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]), (4, 4, [1, 3, 5, 13]),
    (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]), (5, 11, [1, 1, 5, 1, 1]),
    (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]), (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]),
    (6, 16, [1, 3, 1, 13, 27, 49]), (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]),
    (6, 25, [1, 1, 5, 5, 19, 61]), (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
]
_BITS = 30


class Sobol:
    """Sobol' points in the order of Gray's code, the origin first (Antonov and Saleev, USSR Comput. Maths. Math. Phys. 19,
    1979)."""

    def __init__(self, dimension):
        if dimension > len(_DIRECTIONS) + 1:
            raise NotImplementedError(f"shgo: sampling_method='sobol' is supported by Octavo up to {len(_DIRECTIONS) + 1} "
                                      "dimensions; use sampling_method='halton'")
        self.directions = [[1 << (_BITS - 1 - k) for k in range(_BITS)]]
        for degree, inner, first in _DIRECTIONS[:dimension - 1]:
            numbers = list(first)
            for k in range(degree, _BITS):
                number = numbers[k - degree] ^ (numbers[k - degree] << degree)
                for step in range(1, degree):
                    if inner >> (degree - 1 - step) & 1:
                        number ^= numbers[k - step] << step
                numbers.append(number)
            self.directions.append([number << (_BITS - 1 - k) for k, number in enumerate(numbers)])
        self.state = [0] * dimension
        self.drawn = 0

    def draw(self, count):
        points = np.empty((count, len(self.state)))
        for row in points:
            row[:] = self.state
            self.drawn += 1
            bit = (self.drawn & -self.drawn).bit_length() - 1
            self.state = [x ^ numbers[bit] for x, numbers in zip(self.state, self.directions)]
        return points * 2.0 ** -_BITS


class Halton:
    """Van der Corput's sequences in the first prime bases, digits exchanged at random (Owen, arXiv:1706.02808)."""

    def __init__(self, dimension):
        rng = np.random.default_rng(0)
        self.bases, candidate = [], 2
        while len(self.bases) < dimension:
            if all(candidate % prime for prime in self.bases):
                self.bases.append(candidate)
            candidate += 1
        self.exchanges = []
        for base in self.bases:
            digits = np.repeat(np.arange(base)[None], math.ceil(54 / math.log2(base)) - 1, axis=0)
            for row in digits:
                rng.shuffle(row)
            self.exchanges.append(digits)
        self.drawn = 0

    def draw(self, count):
        indices = np.arange(self.drawn, self.drawn + count)
        self.drawn += count
        columns = []
        for base, digits in zip(self.bases, self.exchanges):
            rest, weight, column = indices, 1 / base, np.zeros(count)
            for exchange in digits:
                column += exchange[rest % base] * weight
                weight /= base
                rest = rest // base
            columns.append(column)
        return np.stack(columns, axis=1)


class Delaunay:
    """A triangulation that takes further points (Bowyer, Comput. J. 24, 1981; Watson, Comput. J. 24, 1981)."""

    # How far away the simplex around all points reaches, in sizes of their box, and what is taken for nothing.
    _FAR, _TINY = 1e4, 1e-10

    def __init__(self, points):
        self.dimension = points.shape[1]
        self.low = points.min(axis=0)
        self.size = np.maximum(points.max(axis=0) - self.low, 1e-300)
        far = np.full((self.dimension + 1, self.dimension), 0.5 - self._FAR)
        far[range(1, self.dimension + 1), range(self.dimension)] += (self.dimension + 1) * self._FAR
        self.places = far
        self.points = points[:0]
        self.simplices = np.arange(self.dimension + 1)[None]
        self.centres, self.radii = self.spheres(self.simplices)
        self.add(points)

    def spheres(self, simplices):
        """Centres and squared radii."""
        corners = self.places[simplices]
        edges = corners[:, 1:] - corners[:, :1]
        offsets = np.linalg.solve(edges, 0.5 * (edges**2).sum(axis=2)[..., None])[..., 0]
        return corners[:, 0] + offsets, (offsets**2).sum(axis=1)

    def add(self, points):
        self.points = np.vstack((self.points, points))
        for place in (points - self.low) / self.size:
            is_new = not (np.abs(self.places - place).max(axis=1) < self._TINY).any()
            self.places = np.vstack((self.places, place))
            if is_new:
                self.insert(len(self.places) - 1, place)

    def insert(self, number, place):
        """Takes away the simplices whose spheres a point lies in, and joins it to what is around the hole."""
        inside = ((self.centres - place) ** 2).sum(axis=1) < self.radii * (1 - self._TINY)
        while True:
            facets = {}
            for simplex in self.simplices[inside].tolist():
                for facet in itertools.combinations(sorted(simplex), self.dimension):
                    facets[facet] = facets.get(facet, 0) + 1
            around = [facet for facet, count in facets.items() if count == 1]
            made = np.array([[*facet, number] for facet in around])
            edges = self.places[made][:, :-1] - place
            volumes = np.abs(np.linalg.det(edges / np.sqrt((edges**2).sum(axis=2, keepdims=True))))
            flat = {facet for facet, volume in zip(around, volumes) if volume < self._TINY}
            # What a point in the plane of a facet would make is flat: the simplex behind goes too.
            more = [not gone and any(facet in flat for facet in itertools.combinations(sorted(simplex), self.dimension))
                    for gone, simplex in zip(inside, self.simplices.tolist())] if flat else []
            if not any(more):
                break
            inside = inside | np.array(more)
        centres, radii = self.spheres(made)
        self.simplices = np.vstack((self.simplices[~inside], made))
        self.centres = np.vstack((self.centres[~inside], centres))
        self.radii = np.concatenate((self.radii[~inside], radii))

    def inner(self):
        """The simplices of given points, as rows of their numbers."""
        first = self.dimension + 1
        return self.simplices[(self.simplices >= first).all(axis=1)] - first
