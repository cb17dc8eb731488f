import OctavoLanguage
import OctavoNumerics
import OctavoPlot

// Python values as what figures are made of: numbers, colours, texts, line styles.
extension Machine {
  // MARK: Numbers

  /// Data of a plot as an array of at least one dimension.
  func plotArray(_ x: Value) throws -> NDArray {
    var value = x
    // Views of dicts count as lists; anything else that is no sequence is refused by `array(from:)`.
    if ["dict_keys", "dict_values", "set"].contains(typeName(x)) { value = list(try items(of: x)) }
    let made = try array(from: value)
    return made.rank == 0 ? try made.reshape([1]) : made
  }

  /// Data of a plot along one direction of axes; names have places of their own.
  func coordinates(_ x: Value, _ direction: Direction, of axes: AxesObject) throws -> [Double] {
    try coordinates(plotArray(x), direction, of: axes)
  }

  func coordinates(_ array: NDArray, _ direction: Direction, of axes: AxesObject) throws -> [Double] {
    if array.dtype.isString { return axes.places(of: array.texts, direction) }
    return try numbers(array)
  }

  /// The elements as floats.
  func numbers(_ array: NDArray) throws -> [Double] {
    if array.dtype.isComplex {
      throw error(
        .notImplementedError, "complex numbers cannot be plotted by Octavo; plot their real or imaginary part"
      )
    }
    if array.dtype.isString {
      guard let text = array.texts.first else { return [] }
      throw error(.valueError, "could not convert string to float: \(try repr(string(text)).string)")
    }
    return try array.values(as: Double.self)
  }

  func numbers(_ x: Value) throws -> [Double] { try numbers(plotArray(x)) }

  /// A number, or nil for None.
  func optionalNumber(_ x: Value?) throws -> Double? {
    guard let x, !x.isNone, !x.isUndefined else { return nil }
    return try double(x)
  }

  /// An array object of new numbers.
  func floats(_ values: [Double]) throws -> Value { arrayObject(try NDArray(values)) }

  // MARK: Texts

  /// A label's text: anything is shown by its `str`.
  func label(_ x: Value) throws -> String { try str(x).string }

  // MARK: Colours

  /// A colour, with None and "none" as clear.
  func color(_ x: Value, in place: Color.Place = .plain) throws -> Color {
    if x.isNone { return .clear }
    return try Color.parse(try colorSpec(x), in: place)
  }

  private func colorSpec(_ x: Value) throws -> ColorSpec {
    if let text = text(x) { return .text(text.string) }
    if let tuple = x.as(TupleObject.self), tuple.items.count == 2, let alpha = try? double(tuple.items[1]),
      tuple.items[0].isObject
    {
      return .withAlpha(try colorSpec(tuple.items[0]), alpha)
    }
    let shown = try repr(x).string
    guard isSequence(x), let array = try? plotArray(x), array.rank == 1, !array.dtype.isString,
      let parts = try? numbers(array)
    else { return .other(shown: shown) }
    return .components(parts, shown: shown)
  }

  /// One colour, or one for each of several things.
  func colors(_ x: Value, in place: Color.Place = .plain) throws -> [Color] {
    if text(x) != nil || x.isNone { return [try color(x, in: place)] }
    guard isSequence(x) else { return [try color(x, in: place)] }
    let parts = try items(of: x)
    let isSingle =
      parts.allSatisfy { !isSequence($0) && text($0) == nil } && (parts.count == 3 || parts.count == 4)
      || parts.count == 2 && (x.as(TupleObject.self) != nil) && parts[1].isFloat
    if isSingle { return [try color(x, in: place)] }
    return try parts.map { try color($0, in: place) }
  }

  func isSequence(_ x: Value) -> Bool {
    guard x.isObject else { return false }
    switch x.object {
    case is ListObject, is TupleObject, is RangeObject: return true
    case let array as ArrayObject: return array.array.rank > 0
    default: return false
    }
  }

  /// A colour as `get_facecolor` tells it.
  func rgba(_ color: Color?, alpha: Double? = nil) -> Value {
    let color = (color ?? .clear).opacity(color == nil ? nil : alpha)
    return tuple([color.red, color.green, color.blue, color.alpha].map { Value($0) })
  }

  // MARK: Lines

  func lineStyle(_ x: Value) throws -> LineStyle {
    if x.isNone { return .solid }
    if let text = text(x) { return try LineStyle(parsing: text.string) }
    // (offset, (on, off, …)); an offset would shift the pattern.
    if let tuple = x.as(TupleObject.self), tuple.items.count == 2 {
      guard try double(tuple.items[0]) == 0 else {
        throw error(.notImplementedError, "dashes with an offset are not supported by Octavo; use offset 0")
      }
      return tuple.items[1].isNone ? .solid : try LineStyle(dashes: numbers(tuple.items[1]))
    }
    throw PlotError("Unrecognized linestyle: \(try repr(x).string)")
  }

  func marker(_ x: Value) throws -> String {
    if x.isNone { return "None" }
    if let text = text(x) { return text.string }
    throw error(
      .notImplementedError, "markers other than matplotlib's one-letter signs are not supported by Octavo")
  }

  // MARK: Type

  /// A size in points: a number or a name such as "large".
  func fontSize(_ x: Value) throws -> Double {
    if x.isNone { return matplotlib.settings.fontSize }
    if let text = text(x) { return try FontNames.size(text.string) * matplotlib.settings.fontSize / 10 }
    return try double(x)
  }

  func isBold(_ x: Value) throws -> Bool {
    if let text = text(x) { return try FontNames.isBold(text.string) }
    return try double(x) >= 600
  }

  func rotation(_ x: Value) throws -> Double {
    if x.isNone { return 0 }
    switch text(x)?.string {
    case nil: return try double(x)
    case "horizontal": return 0
    case "vertical": return 90
    default:
      throw PlotError("rotation must be 'vertical', 'horizontal' or a number, not \(try str(x).string)")
    }
  }
}

extension NDArray {
  /// The elements of an array of text.
  var texts: [String] {
    scalars().map { if case .string(let points) = $0 { Text(codePoints: points).string } else { "" } }
  }
}

extension AxesObject {
  /// Places of names on an axis of categories; new names come after those there are.
  func places(of names: [String], _ direction: Direction) -> [Double] {
    var known = categories[direction] ?? []
    var index = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    let places = names.map { name -> Double in
      if let place = index[name] { return Double(place) }
      index[name] = known.count
      known.append(name)
      return Double(known.count - 1)
    }
    categories[direction] = known
    let ticks = TickChoice.fixed(known.indices.map(Double.init), labels: known)
    owner.figure.updateAxis(direction, of: self.index) { $0.ticks = ticks }
    return places
  }
}
