/// The simplex of `COBYLA`: its pole, the best vertex, and the others by their distance from it, with the inverse of
/// the matrix of distances, from which linear models of values and constraints come.
struct ConstrainedSimplex {
  private(set) var pole: ConstrainedPoint
  /// Where the pole is by the distances it came from, which is its x but for rounding.
  private(set) var place: [Double]
  private var others: [ConstrainedPoint]
  /// One column per vertex.
  private var distances: [[Double]]
  /// The inverse of the distances' matrix, by rows.
  private var inverse: [[Double]]

  var dimension: Int { distances.count }

  init(pole: ConstrainedPoint, size: Double) {
    let n = pole.x.count
    self.pole = pole
    place = pole.x
    others = [ConstrainedPoint](repeating: pole, count: n)
    distances = (0..<n).map { i in (0..<n).map { $0 == i ? size : 0 } }
    inverse = distances
  }

  /// Takes the vertex along an axis in; it becomes the pole if it is lower.
  mutating func start(_ point: ConstrainedPoint, axis: Int, size: Double) {
    others[axis] = point
    guard point.value < pole.value else { return }
    others[axis] = pole
    pole = point
    place = point.x
    for j in 0...axis { distances[j][axis] = -size }
  }

  /// Computes the inverse anew; false where there is none worth the name.
  mutating func invert() -> Bool {
    guard let found = inverted(), error(of: found) <= 1 else { return false }
    inverse = found
    return true
  }

  private func inverted() -> [[Double]]? {
    let n = dimension
    var matrix = SmallMatrix(size: n)
    for i in 0..<n { for j in 0..<n { matrix[i, j] = distances[j][i] } }
    var rows = distances
    for k in 0..<n {
      guard let column = matrix.solved((0..<n).map { $0 == k ? 1 : 0 }) else { return nil }
      for i in 0..<n { rows[i][k] = column[i] }
    }
    return rows
  }

  private func error(of inverse: [[Double]]) -> Double {
    var largest = 0.0
    for i in 0..<dimension {
      for j in 0..<dimension {
        let miss = abs(dot(inverse[i], distances[j]) - (i == j ? 1 : 0))
        if miss.isNaN { return .infinity }
        largest = max(largest, miss)
      }
    }
    return largest
  }

  /// Mends the inverse where rounding has spoilt it; false where it cannot be mended.
  private mutating func hasInverse() -> Bool {
    let miss = error(of: inverse)
    if miss <= 0.1 { return true }
    if let anew = inverted(), error(of: anew) < miss { inverse = anew }
    return error(of: inverse) <= 1
  }

  // MARK: Vertices

  private func vertex(_ j: Int) -> ConstrainedPoint { j == dimension ? pole : others[j] }

  /// The vertex with the least merit; the pole if it is as good as any and violates no more.
  func bestVertex(_ penalty: Double) -> Int {
    let merits = (0...dimension).map { vertex($0).merit(penalty) }
    let least = merits.min() ?? 0
    let isRivalled = (0..<dimension).contains {
      others[$0].violation < pole.violation && merits[$0] <= merits[dimension]
    }
    guard least < merits[dimension] || isRivalled else { return dimension }
    return (0...dimension).filter { merits[$0] <= least }.min { vertex($0).violation < vertex($1).violation }
      ?? dimension
  }

  /// Makes the best vertex the pole; false where rounding errors have become too large.
  mutating func movePole(_ penalty: Double) -> Bool {
    let best = bestVertex(penalty)
    let kept = self
    if best < dimension {
      let shift = distances[best]
      place = sum(place, 1, shift)
      for j in 0..<dimension {
        distances[j] = j == best ? scaled(-1, shift) : difference(distances[j], shift)
      }
      inverse[best] = (0..<dimension).map { k in -inverse.reduce(0) { $0 + $1[k] } }
    }
    guard hasInverse() else {
      self = kept
      return false
    }
    if best < dimension { (pole, others[best]) = (others[best], pole) }
    return true
  }

  /// Puts a point in place of vertex j, or of the pole, at `move` from the pole.
  mutating func replace(_ j: Int, by point: ConstrainedPoint, at move: [Double], _ penalty: Double) -> Bool {
    let kept = self
    let image = inverse.map { dot($0, move) }
    if j < dimension {
      distances[j] = move
      let row = inverse[j].map { $0 / image[j] }
      for i in 0..<dimension { inverse[i] = i == j ? row : sum(inverse[i], -image[i], row) }
    } else {
      place = sum(place, 1, move)
      distances = distances.map { difference($0, move) }
      let rest = 1 - image.reduce(0, +)
      let total = (0..<dimension).map { k in inverse.reduce(0) { $0 + $1[k] } / rest }
      for i in 0..<dimension { inverse[i] = sum(inverse[i], image[i], total) }
    }
    guard hasInverse() else {
      self = kept
      return false
    }
    if j < dimension { others[j] = point } else { pole = point }
    return movePole(penalty)
  }

  /// The vertex at that place, if there is one as close.
  func vertex(within distance: Double, of x: [Double]) -> ConstrainedPoint? {
    func squared(_ j: Int) -> Double {
      let gap = difference(difference(x, place), j == dimension ? x.map { _ in 0 } : distances[j])
      return dot(gap, gap)
    }
    let squares = (0...dimension).map(squared)
    guard let least = squares.min(), least <= distance * distance else { return nil }
    return squares.firstIndex(of: least).map(vertex)
  }

  func isWithin(_ radius: Double) -> Bool { distances.allSatisfy { dot($0, $0) <= 4 * radius * radius } }

  var farthest: Int {
    let squares = distances.map { dot($0, $0) }
    return squares.firstIndex(of: squares.max() ?? 0) ?? 0
  }

  /// Which vertex gives way to the point at `move`; nil if none should (Powell's equations 19–22).
  func vertexToDrop(for move: [Double], isImprovement: Bool, delta: Double, rho: Double) -> Int? {
    let squares =
      distances.map { distance in
        let gap = isImprovement ? difference(distance, move) : distance
        return dot(gap, gap)
      } + [isImprovement ? dot(move, move) : 0]
    let unit = max(rho, delta / 10)
    let image = inverse.map { dot($0, move) }
    let coordinates = image + [1 - image.reduce(0, +)]
    var scores = (0...dimension).map { j in
      let score = max(1, squares[j] / (unit * unit)) * abs(coordinates[j])
      return score.isNaN ? -1 : score
    }
    if !isImprovement { scores[dimension] = -1 }
    if let best = scores.max(), best > 0 { return scores.firstIndex(of: best) }
    return isImprovement ? squares.firstIndex(of: squares.max() ?? 0) : nil
  }

  // MARK: Models

  /// How much values change where constraints change, over the vertices (Powell's equations 12 and 13).
  func changeRatio() -> Double {
    let points = others + [pole]
    let values = points.map(\.value)
    guard let lowest = values.min(), let highest = values.max(), lowest < highest else { return 0 }
    var smallest = Double.infinity
    for i in pole.conditions.indices {
      let sides = points.map { -$0.conditions[i] }
      guard let low = sides.min(), let high = sides.max(), low < 0.5 * high else { continue }
      smallest = min(smallest, max(high, 0) - low)
    }
    return smallest < .infinity ? (highest - lowest) / smallest : 0
  }

  /// The linear functions through the vertices.
  func model(_ problem: ConstrainedValues) -> LinearModel {
    func slope(_ part: (ConstrainedPoint) -> Double) -> [Double] {
      let here = part(pole)
      var gradient = [Double](repeating: 0, count: dimension)
      for j in 0..<dimension { gradient = sum(gradient, part(others[j]) - here, inverse[j]) }
      return gradient
    }
    let normals = pole.conditions.indices.map { i in
      guard i < problem.linear.count else { return slope { $0.conditions[i] } }
      let row = problem.linear[i]
      return (0..<dimension).map { $0 == row.axis ? row.sign : 0 }
    }
    return LinearModel(gradient: slope(\.value), normals: normals, conditions: pole.conditions)
  }

  /// A move of vertex j that makes the simplex fuller (Powell's equations 15–17).
  func geometryMove(_ j: Int, _ length: Double, _ penalty: Double, _ problem: ConstrainedValues) -> [Double] {
    let size = norm(inverse[j])
    let move = inverse[j].map { length * ($0 / size) }
    let model = model(problem)
    let back = scaled(-1, move)
    func merit(_ d: [Double]) -> Double { dot(d, model.gradient) + penalty * model.violation(d) }
    return merit(back) < merit(move) ? back : move
  }
}
