/// Einstein's summation: labels name the axes of arrays; labels missing from the result are summed over.
public struct Einsum: Sendable {
  /// Labels of each operand and of the result; negative numbers stand for the axes of an ellipsis, counted from
  /// the end.
  let operands: [[Int]]
  let result: [Int]

  /// Reads `ij,jk->ik`. Without an arrow the result has the labels that occur once, in alphabetic order.
  ///
  /// - Parameter ranks: of the operands, to give the ellipses their axes.
  public init(_ text: String, ranks: [Int]) throws(NumericsError) {
    let plain = text.filter { $0 != " " }
    let halves = plain.firstRange(of: "->").map { (plain[..<$0.lowerBound], plain[$0.upperBound...]) }
    let inputs = (halves?.0 ?? plain[...]).split(separator: ",", omittingEmptySubsequences: false)
    if inputs.count > ranks.count {
      throw .value("more operands provided to einstein sum function than specified in the subscripts string")
    }
    if inputs.count < ranks.count {
      throw .value("fewer operands provided to einstein sum function than specified in the subscripts string")
    }
    var lists: [[Int]] = []
    for (number, (part, rank)) in zip(inputs, ranks).enumerated() {
      lists.append(try Self.labels(part, rank: rank, operand: number))
    }
    operands = lists
    result = try Self.output(halves?.1, lists)
  }

  /// Labels given as numbers, `Self.ellipsis` for the ellipsis.
  public init(labels: [[Int]], result: [Int]?, ranks: [Int]) throws(NumericsError) {
    func text(_ labels: [Int]) throws(NumericsError) -> String {
      var text = ""
      for label in labels {
        guard label != Self.ellipsis else {
          text += "..."
          continue
        }
        guard label >= 0 && label < 52, let letter = UnicodeScalar(label < 26 ? 65 + label : 71 + label)
        else {
          throw .value("subscript is not within the valid range [0, 52)")
        }
        text.unicodeScalars.append(letter)
      }
      return text
    }
    var parts: [String] = []
    for list in labels { parts.append(try text(list)) }
    try self.init(
      parts.joined(separator: ",") + (result == nil ? "" : "->" + text(result ?? [])), ranks: ranks)
  }

  /// Marks an ellipsis among labels given as numbers.
  public static let ellipsis = Int.min

  private static func labels(_ part: Substring, rank: Int, operand: Int) throws(NumericsError) -> [Int] {
    let (before, dots, after) = try pieces(part, "operand \(operand)")
    let named = before.count + after.count
    if named > rank {
      throw .value("einstein sum subscripts string contains too many subscripts for operand \(operand)")
    }
    if !dots && named < rank {
      throw .value(
        "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to "
          + "broadcast the extra dimensions.")
    }
    return before + (0..<(dots ? rank - named : 0)).map { $0 - (rank - named) } + after
  }

  private static func pieces(_ part: Substring, _ place: String) throws(NumericsError) -> ([Int], Bool, [Int])
  {
    var (before, after): ([Int], [Int]) = ([], [])
    var dots = false
    var rest = part[...]
    while let character = rest.first {
      if rest.hasPrefix("...") {
        if dots { throw badEllipsis(place) }
        dots = true
        rest = rest.dropFirst(3)
        continue
      }
      if character == "." { throw badEllipsis(place) }
      guard character.isASCII, character.isLetter, let value = character.unicodeScalars.first?.value else {
        throw .value(
          "invalid subscript '\(character)' in einstein sum subscripts string, subscripts must be letters")
      }
      if dots { after.append(Int(value)) } else { before.append(Int(value)) }
      rest = rest.dropFirst()
    }
    return (before, dots, after)
  }

  private static func badEllipsis(_ place: String) -> NumericsError {
    .value(
      "einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...') in \(place)")
  }

  private static func output(_ part: Substring?, _ inputs: [[Int]]) throws(NumericsError) -> [Int] {
    let all = inputs.flatMap { $0 }
    let broadcast = Array(Set(all.filter { $0 < 0 })).sorted()
    guard let part else {
      let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
      return broadcast + counts.filter { $0.key > 0 && $0.value == 1 }.map(\.key).sorted()
    }
    let (before, dots, after) = try pieces(part, "output")
    for (k, label) in (before + after).enumerated() {
      let name = String(UnicodeScalar(UInt8(label)))
      if !all.contains(label) {
        throw .value(
          "einstein sum subscripts string included output subscript '\(name)' which never appeared in an input"
        )
      }
      if (before + after)[..<k].contains(label) {
        throw .value(
          "einstein sum subscripts string includes output subscript '\(name)' multiple times")
      }
    }
    if !dots && !broadcast.isEmpty {
      throw .value(
        "output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to "
          + "broadcast the extra dimensions.")
    }
    return before + (dots ? broadcast : []) + after
  }
}

/// An operand whose axes carry labels, each once.
private struct LabelledArray {
  var array: NDArray
  var labels: [Int]

  /// Diagonals of labels that repeat.
  init(_ array: NDArray, _ labels: [Int], operand: Int) throws(NumericsError) {
    var view = array.view()
    var seen: [Int] = []
    var (shape, strides) = (Dims(), Dims())
    for (axis, label) in labels.enumerated() {
      guard let place = seen.firstIndex(of: label) else {
        seen.append(label)
        shape.append(array.shape[axis])
        strides.append(array.strides[axis])
        continue
      }
      let (known, length) = (shape[place], array.shape[axis])
      if known != length && known != 1 && length != 1 {
        let name = label > 0 ? String(UnicodeScalar(UInt8(label))) : "..."
        throw .value(
          "dimensions in operand \(operand) for collapsing index '\(name)' don't match (\(known) != \(length))"
        )
      }
      if known == 1 { shape[place] = length }
      strides[place] =
        (known == 1 ? 0 : strides[place]) + (length == 1 && known != 1 ? 0 : array.strides[axis])
    }
    view.shape = shape
    view.strides = strides
    self.array = view
    self.labels = seen
  }

  init(computed array: NDArray, _ labels: [Int]) {
    self.array = array
    self.labels = labels
  }

  /// Sums over the labels nobody needs any more.
  func keeping(_ needed: Set<Int>) throws(NumericsError) -> LabelledArray {
    let gone = labels.indices.filter { !needed.contains(labels[$0]) }
    if gone.isEmpty { return self }
    let sum = try array.sum(ReduceOptions(axes: gone, dtype: array.dtype))
    return LabelledArray(computed: sum, labels.filter { needed.contains($0) })
  }

  /// Axes in the order of `order`; labels it lacks become axes of length one.
  func arranged(_ order: [Int]) throws(NumericsError) -> NDArray {
    let present = order.filter { labels.contains($0) }
    var result = try array.transpose(present.compactMap { labels.firstIndex(of: $0) })
    for (place, label) in order.enumerated() where !labels.contains(label) {
      result = try result.expandDims([place])
    }
    return result
  }
}

extension NDArray {
  /// `np.einsum`. One operand whose labels are only rearranged gives a view of it.
  ///
  /// Several operands are contracted from left to right, each pair as a stack of matrix products.
  public static func einsum(_ sum: Einsum, _ arrays: [NDArray]) throws(NumericsError) -> NDArray {
    var sizes: [Int: Int] = [:]
    var terms: [LabelledArray] = []
    var type = arrays[0].dtype
    for (number, (array, labels)) in zip(arrays, sum.operands).enumerated() {
      let term = try LabelledArray(array, labels, operand: number)
      for (label, length) in zip(term.labels, term.array.shape) {
        let known = sizes[label] ?? 1
        if known != 1 && length != 1 && known != length {
          throw mismatch(arrays, sum)
        }
        sizes[label] = max(known == 1 ? length : known, known)
      }
      terms.append(term)
      type = try DType.promote(type, array.dtype)
    }
    let isView = arrays.count == 1 && Set(terms[0].labels).isSubset(of: sum.result)
    if isView { return try terms[0].arranged(sum.result) }
    var current = try LabelledArray(computed: terms[0].array.astype(type, copy: false), terms[0].labels)
    for (k, term) in terms.enumerated().dropFirst() {
      let later = Set(terms[(k + 1)...].flatMap(\.labels) + sum.result)
      let next = try LabelledArray(computed: term.array.astype(type, copy: false), term.labels)
      current = try contract(current, next, needed: later, sizes)
    }
    current = try current.keeping(Set(sum.result))
    let arranged = try current.arranged(sum.result)
    let full = Dims(sum.result.map { sizes[$0] ?? 1 })
    return arranged.shape == full ? arranged.claimed() : try arranged.broadcast(to: full).copy()
  }

  private static func contract(
    _ a: LabelledArray, _ b: LabelledArray, needed: Set<Int>, _ sizes: [Int: Int]
  ) throws(NumericsError) -> LabelledArray {
    let x = try a.keeping(needed.union(b.labels))
    let y = try b.keeping(needed.union(a.labels))
    /// Labels of axes that are not one of length one to be stretched.
    func real(_ t: LabelledArray) -> Set<Int> {
      Set(zip(t.labels, t.array.shape).filter { $1 != 1 || sizes[$0] == 1 }.map(\.0))
    }
    let both = x.labels.filter { y.labels.contains($0) && real(x).contains($0) && real(y).contains($0) }
    let summed = both.filter { !needed.contains($0) }
    let kept = x.labels + y.labels.filter { !x.labels.contains($0) }
    // Stretched axes and those without partner are left to broadcasting.
    let stretched = kept.contains { label in
      x.labels.contains(label) && y.labels.contains(label) && !both.contains(label)
    }
    if summed.isEmpty || stretched {
      let product = try Ufunc.multiply(x.arranged(kept), y.arranged(kept))
      return try LabelledArray(computed: product, kept).keeping(needed)
    }
    let stack = both.filter { needed.contains($0) }
    let rows = x.labels.filter { !both.contains($0) }
    let columns = y.labels.filter { !both.contains($0) }
    func size(_ labels: [Int]) -> Int { labels.reduce(1) { $0 * (sizes[$1] ?? 1) } }
    let lengths = stack.map { sizes[$0] ?? 1 }
    let left = try x.arranged(stack + rows + summed).reshape(Dims(lengths + [size(rows), size(summed)]))
    let right = try y.arranged(stack + summed + columns).reshape(
      Dims(lengths + [size(summed), size(columns)]))
    let product = try matmul(left, right)
    let labels = stack + rows + columns
    return LabelledArray(
      computed: try product.reshape(Dims(labels.map { sizes[$0] ?? 1 })), labels)
  }

  /// Says which shapes do not agree, their axes in the order of the result's labels, then of the others.
  private static func mismatch(_ arrays: [NDArray], _ sum: Einsum) -> NumericsError {
    let summed = Set(sum.operands.flatMap { $0 }).subtracting(sum.result).sorted()
    let order = sum.result + summed
    let shapes = zip(arrays, sum.operands).map { array, labels in
      let lengths = order.map { label in
        labels.firstIndex(of: label).map { "\(array.shape[$0])" } ?? "newaxis"
      }
      let known = lengths.drop { $0 == "newaxis" }
      return "\(array.shape.compact)->(\(known.joined(separator: ","))\(order.count == 1 ? "," : "")) "
    }
    return .value(
      "operands could not be broadcast together with remapped shapes [original->remapped]: "
        + shapes.joined())
  }
}
