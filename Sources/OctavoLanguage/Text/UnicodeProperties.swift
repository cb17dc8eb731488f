/// What `str` methods ask of a code point.
struct UnicodeFlags: OptionSet, Sendable {
  let rawValue: UInt16
  static let alpha = UnicodeFlags(rawValue: 1 << 0)
  static let decimal = UnicodeFlags(rawValue: 1 << 1)
  static let digit = UnicodeFlags(rawValue: 1 << 2)
  static let numeric = UnicodeFlags(rawValue: 1 << 3)
  static let space = UnicodeFlags(rawValue: 1 << 4)
  static let printable = UnicodeFlags(rawValue: 1 << 5)
  static let identifierStart = UnicodeFlags(rawValue: 1 << 6)
  static let identifierPart = UnicodeFlags(rawValue: 1 << 7)
  static let upper = UnicodeFlags(rawValue: 1 << 8)
  static let lower = UnicodeFlags(rawValue: 1 << 9)
  static let title = UnicodeFlags(rawValue: 1 << 10)
  static let cased = UnicodeFlags(rawValue: 1 << 11)
  static let caseIgnorable = UnicodeFlags(rawValue: 1 << 12)
  static let lineBreak = UnicodeFlags(rawValue: 1 << 13)

  static let alphanumeric: UnicodeFlags = [.alpha, .decimal, .digit, .numeric]
}

/// The Unicode data of CPython 3.11 (Unicode 14), unpacked from `UnicodeTables` when a text first needs it.
package struct UnicodeProperties: Sendable {
  package static let shared = UnicodeProperties()

  private let flagPages: Pages<UInt16>
  private let upperDeltas: Pages<Int32>
  private let lowerDeltas: Pages<Int32>
  private let titleDeltas: Pages<Int32>
  private let foldDeltas: Pages<Int32>
  private let upperExpansions: [UInt32: [UInt32]]
  private let lowerExpansions: [UInt32: [UInt32]]
  private let titleExpansions: [UInt32: [UInt32]]
  private let foldExpansions: [UInt32: [UInt32]]
  private let decimalZeros: [UInt32]
  private let matchingLower: [UInt32: UInt32]
  /// Every member of a class to the whole class.
  private let ignoreCaseClasses: [UInt32: [UInt32]]

  private init() {
    flagPages = UnicodeProperties.unpackFlags()
    upperDeltas = UnicodeProperties.unpackDeltas(UnicodeTables.upperRuns, over: Pages())
    lowerDeltas = UnicodeProperties.unpackDeltas(UnicodeTables.lowerRuns, over: Pages())
    titleDeltas = UnicodeProperties.unpackDeltas(UnicodeTables.titleRuns, over: upperDeltas)
    foldDeltas = UnicodeProperties.unpackDeltas(UnicodeTables.foldRuns, over: lowerDeltas)
    upperExpansions = UnicodeProperties.unpackExpansions(UnicodeTables.upperExpansions)
    lowerExpansions = UnicodeProperties.unpackExpansions(UnicodeTables.lowerExpansions)
    titleExpansions = upperExpansions.merging(
      UnicodeProperties.unpackExpansions(UnicodeTables.titleExpansions), uniquingKeysWith: { $1 })
    foldExpansions = UnicodeProperties.unpackExpansions(UnicodeTables.foldExpansions)
    decimalZeros = UnicodeProperties.unpackRunningSum(UnicodeTables.decimalZeros)
    matchingLower = UnicodeProperties.unpackPairs(UnicodeTables.matchingLower)
    ignoreCaseClasses = UnicodeProperties.unpackClasses(UnicodeTables.ignoreCaseClasses)
  }

  @inline(__always)
  func flags(_ point: UInt32) -> UnicodeFlags { UnicodeFlags(rawValue: flagPages[point]) }

  @inline(__always)
  func has(_ flags: UnicodeFlags, _ point: UInt32) -> Bool {
    !self.flags(point).isDisjoint(with: flags)
  }

  /// 0...9 for a decimal digit of any script.
  func decimalValue(_ point: UInt32) -> UInt32? {
    if point < 128 { return point >= 48 && point <= 57 ? point - 48 : nil }
    var low = 0
    var high = decimalZeros.count
    while low < high {
      let middle = (low + high) / 2
      if decimalZeros[middle] <= point { low = middle + 1 } else { high = middle }
    }
    guard low > 0, point - decimalZeros[low - 1] < 10 else { return nil }
    return point - decimalZeros[low - 1]
  }

  // Full mappings: one point to one or more.

  @inline(__always)
  func upper(_ point: UInt32, _ emit: (UInt32) -> Void) {
    let delta = upperDeltas[point]
    if delta == 0, let many = upperExpansions[point] { many.forEach(emit) } else { emit(moved(point, delta)) }
  }

  @inline(__always)
  func lower(_ point: UInt32, _ emit: (UInt32) -> Void) {
    let delta = lowerDeltas[point]
    if delta == 0, let many = lowerExpansions[point] { many.forEach(emit) } else { emit(moved(point, delta)) }
  }

  @inline(__always)
  func title(_ point: UInt32, _ emit: (UInt32) -> Void) {
    let delta = titleDeltas[point]
    if delta == 0, let many = titleExpansions[point] { many.forEach(emit) } else { emit(moved(point, delta)) }
  }

  @inline(__always)
  func fold(_ point: UInt32, _ emit: (UInt32) -> Void) {
    if let many = foldExpansions[point] { many.forEach(emit) } else { emit(moved(point, foldDeltas[point])) }
  }

  /// The one-to-one lower case that `re` compares by.
  func lowerForMatching(_ point: UInt32) -> UInt32 {
    let delta = lowerDeltas[point]
    if delta == 0, let special = matchingLower[point] { return special }
    return moved(point, delta)
  }

  /// The lower-case points that match `lower` (itself in lower case) under IGNORECASE, if there are others.
  func ignoreCaseClass(_ lower: UInt32) -> [UInt32]? { ignoreCaseClasses[lower] }

  /// All points that match `lower` (itself in lower case for matching) when case is ignored, itself included.
  static func caseVariants(_ lower: UInt32) -> [UInt32] { variantTable[lower] ?? [lower] }

  private static let variantTable: [UInt32: [UInt32]] = {
    var table: [UInt32: [UInt32]] = [:]
    // Beyond the last cased script there is nothing to find.
    for point in UInt32(0)..<0x1F000 where shared.lowerDeltas[point] != 0 {
      let lower = shared.lowerForMatching(point)
      table[lower, default: [lower]].append(point)
    }
    for (point, lower) in shared.matchingLower.sorted(by: { $0.key < $1.key }) where lower != point {
      table[lower, default: [lower]].append(point)
    }
    for members in Set(shared.ignoreCaseClasses.values) {
      let all = members.flatMap { table[$0] ?? [$0] }
      for member in members { table[member] = all }
    }
    return table
  }()

  @inline(__always)
  private func moved(_ point: UInt32, _ delta: Int32) -> UInt32 {
    // The tables map code points to code points, so the sum is one.
    UInt32(truncatingIfNeeded: Int64(point) + Int64(delta))
  }
}

/// An array over all code points, in pages of 256 of which equal ones are shared where that is easy to see.
struct Pages<Element: Sendable & Hashable & ExpressibleByIntegerLiteral>: Sendable {
  private var index = [UInt16](repeating: 0, count: 0x1100)
  /// The first page is all zeros.
  private var elements = [Element](repeating: 0, count: 256)
  private var uniform: [Element: UInt16] = [0: 0]

  @inline(__always)
  subscript(point: UInt32) -> Element {
    let page = Int(point >> 8)
    if page >= index.count { return 0 }
    return elements[Int(index[page]) << 8 | Int(point & 255)]
  }

  /// Gives `count` points from `start` on the same value.
  mutating func set(_ start: Int, count: Int, to value: Element) {
    var at = start
    let end = min(start + count, 0x110000)
    while at < end {
      let page = at >> 8
      let stop = min(end, (page + 1) << 8)
      if stop - at == 256 {
        index[page] = uniformPage(value)
      } else {
        let base = ownPage(page) << 8
        for point in at..<stop { elements[base | point & 255] = value }
      }
      at = stop
    }
  }

  private mutating func uniformPage(_ value: Element) -> UInt16 {
    if let known = uniform[value] { return known }
    let new = UInt16(truncatingIfNeeded: elements.count >> 8)
    elements.append(contentsOf: repeatElement(value, count: 256))
    uniform[value] = new
    return new
  }

  /// A page that only `page` uses.
  private mutating func ownPage(_ page: Int) -> Int {
    let current = index[page]
    guard uniform.values.contains(current) else { return Int(current) }
    let new = elements.count >> 8
    elements.append(contentsOf: Array(elements[Int(current) << 8..<Int(current) << 8 + 256]))
    index[page] = UInt16(truncatingIfNeeded: new)
    return new
  }
}

extension UnicodeProperties {
  /// The numbers of a packed table; see `UnicodeTables`.
  private static func unpack(_ table: StaticString) -> [UInt32] {
    var numbers: [UInt32] = []
    var value: UInt32 = 0
    var shift: UInt32 = 0
    table.withUTF8Buffer { bytes in
      for byte in bytes where byte != 10 {
        let code = UInt32(byte) - 0x30
        value |= (code & 31) << shift
        if code & 32 != 0 {
          shift += 5
        } else {
          numbers.append(value)
          value = 0
          shift = 0
        }
      }
    }
    return numbers
  }

  private static func unpackFlags() -> Pages<UInt16> {
    let numbers = unpack(UnicodeTables.flagRuns)
    var pages = Pages<UInt16>()
    var at = 0
    for run in stride(from: 0, to: numbers.count - 1, by: 2) {
      pages.set(at, count: Int(numbers[run]), to: UInt16(truncatingIfNeeded: numbers[run + 1]))
      at += Int(numbers[run])
    }
    return pages
  }

  private static func unpackDeltas(_ table: StaticString, over base: Pages<Int32>) -> Pages<Int32> {
    let numbers = unpack(table)
    var pages = base
    var at = 0
    for run in stride(from: 0, to: numbers.count - 2, by: 3) {
      at += Int(numbers[run])
      let packed = Int32(bitPattern: numbers[run + 2])
      let delta = packed & 1 == 0 ? packed >> 1 : -(packed >> 1) - 1
      pages.set(at, count: Int(numbers[run + 1]), to: delta)
      at += Int(numbers[run + 1])
    }
    return pages
  }

  private static func unpackExpansions(_ table: StaticString) -> [UInt32: [UInt32]] {
    let numbers = unpack(table)
    var result: [UInt32: [UInt32]] = [:]
    var at = 0
    while at + 1 < numbers.count {
      let count = Int(numbers[at + 1])
      result[numbers[at]] = Array(numbers[at + 2..<at + 2 + count])
      at += 2 + count
    }
    return result
  }

  private static func unpackRunningSum(_ table: StaticString) -> [UInt32] {
    var sum: UInt32 = 0
    return unpack(table).map { step in
      sum += step
      return sum
    }
  }

  private static func unpackPairs(_ table: StaticString) -> [UInt32: UInt32] {
    let numbers = unpack(table)
    var result: [UInt32: UInt32] = [:]
    for at in stride(from: 0, to: numbers.count - 1, by: 2) { result[numbers[at]] = numbers[at + 1] }
    return result
  }

  private static func unpackClasses(_ table: StaticString) -> [UInt32: [UInt32]] {
    let numbers = unpack(table)
    var result: [UInt32: [UInt32]] = [:]
    var at = 0
    while at < numbers.count {
      let members = Array(numbers[at + 1..<at + 1 + Int(numbers[at])])
      for member in members { result[member] = members }
      at += 1 + members.count
    }
    return result
  }
}
