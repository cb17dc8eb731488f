/// `np.set_printoptions`, as a value.
public struct PrintOptions: Sendable {
  public var precision = 8
  public var threshold = 1000
  public var edgeitems = 3
  public var linewidth = 75
  public var suppress = false
  public var nanText = "nan"
  public var infText = "inf"
  /// "-", "+" or " ".
  public var sign: Character = "-"
  /// "maxprec", "fixed", "unique" or "maxprec_equal".
  public var floatmode = "maxprec"
  /// Shows the elements in place of the above: a host's own formatting.
  public var elementText: (@Sendable (Scalar) -> String)?
  public init() {}
}

extension NDArray {
  /// `str(a)`
  public func text(_ options: PrintOptions = PrintOptions()) -> String {
    if rank == 0, dtype.structure == nil { return Formatting.text(of: scalar(atByte: 0), dtype: dtype) }
    return printed(options, separator: " ", prefix: "", suffix: "")
  }

  /// `repr(a)`
  public func representation(_ options: PrintOptions = PrintOptions(), name: String = "array") -> String {
    let prefix = name + "("
    let implied = [.bool, .int64, .float64, .complex128].contains(dtype.kind)
    let body = printed(options, separator: ", ", prefix: prefix, suffix: implied && size > 0 ? ")" : ",")
    var extras: [String] = []
    if (size == 0 && shape != [0]) || size > options.threshold { extras.append("shape=\(shape)") }
    if !implied || size == 0 {
      let isCode = dtype.isText || dtype.kind == .swapped || dtype.kind == .record && dtype.structure == nil
      extras.append("dtype=" + (isCode ? "'\(dtype.code)'" : dtype.text))
    }
    if extras.isEmpty { return prefix + body + ")" }
    let head = prefix + body + ","
    let tail = extras.joined(separator: ", ") + ")"
    let lastLine = head.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let fits = lastLine.unicodeScalars.count + tail.count + 1 <= options.linewidth
    return head + (fits ? " " : "\n" + String(repeating: " ", count: prefix.count)) + tail
  }

  /// `np.array2string`: nested brackets, lines broken at `linewidth` less the suffix, columns aligned.
  public func printed(
    _ options: PrintOptions = PrintOptions(), separator: String, prefix: String, suffix: String
  )
    -> String
  {
    if size == 0 { return "[]" }
    var options = options
    options.edgeitems = Swift.min(Swift.max(options.edgeitems, 0), 1 << 30)
    options.linewidth = Swift.min(Swift.max(options.linewidth, 0), 1 << 30)
    options.precision = Swift.min(Swift.max(options.precision, 0), 1000)
    let summarised = size > options.threshold
    let shown = summarised ? edges(options.edgeitems) : [self]
    let format = ElementFormat(shown, dtype: dtype, options)
    if rank == 0 { return format(scalar(atByte: 0)) }
    let layout = ArrayLayout(
      array: self, format: format, separator: separator, edge: summarised ? options.edgeitems : nil)
    return layout.block(
      axis: 0, offset: 0, indent: String(repeating: " ", count: prefix.unicodeScalars.count + 1),
      width: options.linewidth - suffix.unicodeScalars.count)
  }

  /// The corners a summary shows.
  private func edges(_ edge: Int) -> [NDArray] {
    var parts = [self]
    for axis in 0..<rank where shape[axis] > 2 * edge {
      parts = parts.flatMap { part in
        var first = part
        first.shape[axis] = edge
        var last = first
        last.offset += (shape[axis] - edge) * strides[axis]
        return edge > 0 ? [first, last] : []
      }
    }
    return parts
  }
}

/// Brackets, indentation and line breaks around formatted elements.
private struct ArrayLayout {
  let array: NDArray
  let format: ElementFormat
  let separator: String
  /// How many items a long axis shows at each end; nil shows all.
  let edge: Int?

  private var tightSeparator: String {
    var text = separator
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The items of an axis to show; nil stands for the dots.
  private func items(_ axis: Int) -> [Int?] {
    let n = array.shape[axis]
    guard let edge, n > 2 * edge else { return Array(0..<n) }
    return Array(0..<edge) + [nil] + Array((n - edge)..<n)
  }

  func block(axis: Int, offset: Int, indent: String, width: Int) -> String {
    let places = items(axis).map { $0.map { offset + $0 * array.strides[axis] } }
    let isLine = axis == array.rank - 1
    let body =
      isLine
      ? line(places, indent: indent, width: width)
      : rows(places, axis: axis, indent: indent, width: width)
    return "[" + body + "]"
  }

  private func rows(_ places: [Int?], axis: Int, indent: String, width: Int) -> String {
    let gap = tightSeparator + String(repeating: "\n", count: array.rank - axis - 1)
    return places.map { place in
      guard let place else { return "..." }
      return block(axis: axis + 1, offset: place, indent: indent + " ", width: width - 1)
    }.joined(separator: gap + indent)
  }

  private func line(_ places: [Int?], indent: String, width: Int) -> String {
    let room = width - max(tightSeparator.count, 1)
    let start = indent.count
    var done = ""
    var current = indent
    var length = start
    for (k, place) in places.enumerated() {
      let word = place.map { format(array.scalar(atByte: $0)) } ?? "..."
      let size = word.unicodeScalars.count
      if length + size > room && length > start {
        while current.last == " " { current.removeLast() }
        done += current + "\n"
        current = indent
        length = start
      }
      current += word
      length += size
      if k < places.count - 1 {
        current += separator
        length += separator.count
      }
    }
    done += current
    return String(done.dropFirst(start))
  }
}

/// Text of one element, aligned with the others shown.
struct ElementFormat {
  private enum Style {
    case bool(width: Int)
    case integer(width: Int, sign: Character)
    case float(FloatFormat)
    case complex(FloatFormat, FloatFormat)
    case text
    /// A format for each field.
    case record([ElementFormat])
    case custom(@Sendable (Scalar) -> String)
  }
  private let style: Style

  init(_ shown: [NDArray], dtype: DType, _ options: PrintOptions) {
    if let custom = options.elementText {
      style = .custom(custom)
      return
    }
    let dtype = dtype.native
    let values = shown.flatMap { $0.scalars() }
    let isScalar = shown.count == 1 && shown[0].rank == 0
    switch dtype.group {
    case "b": style = .bool(width: isScalar ? 4 : 5)
    case "i", "u":
      let sign = values.contains { $0.double < 0 } && options.sign == " " ? "-" : options.sign
      style = .integer(width: values.map { signed($0, sign).utf8.count }.max() ?? 0, sign: sign)
    case "f":
      style = .float(FloatFormat(values.map(\.double), Formatting.Width(dtype), options))
    case "c":
      var signed = options
      signed.sign = "+"
      style = .complex(
        FloatFormat(values.map(\.complex.real), Formatting.Width(dtype), options),
        FloatFormat(values.map(\.complex.imaginary), Formatting.Width(dtype), signed))
    case "V":
      let fields = dtype.structure?.fields ?? []
      style = .record(
        fields.map { field in ElementFormat(shown.map { $0.field(field) }, dtype: field.dtype, options) })
    default: style = .text
    }
  }

  func callAsFunction(_ value: Scalar) -> String {
    switch style {
    case .bool(let width): return padded(value.isTrue ? "True" : "False", width)
    case .integer(let width, let sign): return padded(signed(value, sign), width)
    case .float(let format): return format(value.double)
    case .complex(let real, let imaginary):
      let z = value.complex
      let text = imaginary(z.imaginary)
      var digits = Substring(text)
      while digits.last == " " { digits.removeLast() }
      return real(z.real) + digits + "j" + String(repeating: " ", count: text.count - digits.count)
    case .custom(let text): return text(value)
    case .record(let formats):
      guard case .record(let record) = value else { return Formatting.text(of: value) }
      return record.text { formats[$0]($1) }
    case .text:
      if case .string(let points) = value { return Formatting.quoted(points) }
      return Formatting.text(of: value, dtype: nil)
    }
  }
}

/// An integer with the sign option applied: nothing, "+" or a blank before non-negative ones.
private func signed(_ value: Scalar, _ sign: Character) -> String {
  let text = Formatting.text(of: value, dtype: nil)
  return sign == "-" || text.hasPrefix("-") ? text : String(sign) + text
}

private func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.utf8.count)) + text
}

/// Floats shown together: one notation, points aligned.
struct FloatFormat {
  private let options: PrintOptions
  private let width: Formatting.Width
  private var isScientific = false
  private var precision: Int?
  private var trim = Formatting.Trim.point
  private var unique = true
  private var padLeft = 0
  private var padRight = 0
  private var exponentDigits = 2

  init(_ values: [Double], _ width: Formatting.Width, _ options: PrintOptions) {
    self.options = options
    self.width = width
    let finite = values.filter(\.isFinite)
    let mode = options.floatmode
    precision = mode == "unique" ? nil : options.precision
    unique = mode != "fixed"
    isScientific = Self.wantsExponent(
      finite, limit: min(1e8, width.largestPositional), suppress: options.suppress)
    if !finite.isEmpty {
      if isScientific { measureScientific(finite, mode) } else { measurePositional(finite, mode) }
    }
    if options.sign == " " && !finite.contains(where: { $0.sign == .minus }) { padLeft += 1 }
    if finite.count != values.count { makeRoomForNonFinite(values) }
  }

  /// Very large, very small or very different magnitudes go to scientific notation.
  private static func wantsExponent(_ finite: [Double], limit: Double, suppress: Bool) -> Bool {
    let sizes = finite.filter { $0 != 0 }.map { abs($0) }
    guard let largest = sizes.max(), let smallest = sizes.min() else { return false }
    return largest >= limit || (!suppress && (smallest < 1e-4 || largest / smallest > 1000))
  }

  private mutating func measureScientific(_ finite: [Double], _ mode: String) {
    let first: Formatting.Trim = mode == "fixed" ? .keep : .point
    var digits = 0
    var exponent = 0
    for value in finite {
      let text = Formatting.scientific(
        value, width, precision: precision, unique: unique, trim: first)
      let parts = signed(text, value).split(separator: "e")
      let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
      padLeft = max(padLeft, halves[0].utf8.count)
      digits = max(digits, halves[1].utf8.count)
      exponent = max(exponent, parts[1].utf8.count - 1)
    }
    exponentDigits = exponent
    trim = .keep
    precision = digits
    padRight = exponent + 2 + digits
  }

  private mutating func measurePositional(_ finite: [Double], _ mode: String) {
    let first: Formatting.Trim = mode == "fixed" ? .keep : .point
    var digits = 0
    for value in finite {
      let text = Formatting.positional(
        value, width, precision: precision, unique: unique, trim: first)
      let halves = signed(text, value).split(separator: ".", omittingEmptySubsequences: false)
      padLeft = max(padLeft, halves[0].utf8.count)
      digits = max(digits, halves[1].utf8.count)
    }
    padRight = digits
    if mode == "fixed" || mode == "maxprec_equal" {
      trim = .keep
      precision = digits
    } else if mode != "unique" {
      precision = digits
    }
  }

  private mutating func makeRoomForNonFinite(_ values: [Double]) {
    let hasNegative = options.sign != "-" || values.contains { $0 == -.infinity }
    let nanLength = options.nanText.utf8.count
    let infLength = options.infText.utf8.count + (hasNegative ? 1 : 0)
    padLeft = max(padLeft, nanLength - padRight - 1, infLength - padRight - 1)
  }

  private func signed(_ text: String, _ value: Double) -> String {
    options.sign == "+" && value.sign == .plus ? "+" + text : text
  }

  func callAsFunction(_ value: Double) -> String {
    guard value.isFinite else {
      var text = options.nanText
      if value.isInfinite {
        text = (value < 0 ? "-" : options.sign == "+" ? "+" : "") + options.infText
      } else if options.sign == "+" {
        text = "+" + text
      }
      return padded(text, padLeft + padRight + 1)
    }
    let raw =
      isScientific
      ? Formatting.scientific(
        value, width, precision: precision, unique: unique, trim: trim,
        exponentDigits: exponentDigits)
      : Formatting.positional(value, width, precision: precision, unique: unique, trim: trim)
    let text = signed(raw, value)
    let point = text.utf8.firstIndex(of: UInt8(ascii: ".")).map {
      text.utf8.distance(from: text.utf8.startIndex, to: $0)
    }
    let left = point ?? text.utf8.count
    let right = text.utf8.count - left - 1
    return String(repeating: " ", count: max(0, padLeft - left)) + text
      + String(repeating: " ", count: max(0, padRight - right))
  }
}
