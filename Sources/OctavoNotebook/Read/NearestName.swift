/// The known name a misspelled one most likely stands for.
enum NearestName {
  /// - Returns: the nearest of `known` if few enough letters differ, else nil; ties go to the first.
  static func of(_ name: String, among known: some Sequence<String>) -> String? {
    let allowed = name.utf8.count <= 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    let letters = Array(name.utf8)
    for candidate in known {
      let distance = distance(letters, Array(candidate.utf8))
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`: Damerau's distance,
  /// restricted to one edit per place.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if abs(a.count - b.count) > 2 { return abs(a.count - b.count) }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[b.count]
  }
}
