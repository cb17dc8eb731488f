import CVectorKernels

/// Decimal text of numbers as NumPy writes them: the fewest digits that read back as the same number,
/// cut and correctly rounded where a precision asks for fewer.
public enum Formatting {
  /// What happens to zeros after the last significant digit.
  public enum Trim: Sendable {
    /// Keep them up to the precision.
    case keep
    /// Drop them, keep the point: `1.`
    case point
    /// Drop them but one after the point: `1.0`
    case zero
    /// Drop them and a bare point: `1`
    case all
  }

  /// The type whose shortest digits are wanted.
  public enum Width: Sendable {
    case half, single, double

    public init(_ dtype: DType?) {
      switch dtype?.kind {
      case .float16: self = .half
      case .float32, .complex64: self = .single
      default: self = .double
      }
    }

    /// From here on scalars are shown in scientific notation.
    var largestPositional: Double {
      switch self {
      case .half: 1e3
      case .single: 1e6
      case .double: 1e16
      }
    }

    func shortest(_ x: Double) -> String {
      switch self {
      case .half: Self.shortestHalf(x)
      case .single: Float(x).description
      case .double: x.description
      }
    }

    /// The fewest digits that read back as the same half: five always do.
    private static func shortestHalf(_ x: Double) -> String {
      let bits = ovk_half_nearest(x)
      let candidates = (0..<4).lazy.map { Formatting.exponential(x, digits: $0) }
      return candidates.first { Double($0).map(ovk_half_nearest) == bits }
        ?? Formatting.exponential(x, digits: 4)
    }
  }

  /// Shortest digits of a finite number: `0.d1d2d3… × 10^point`.
  struct Digits {
    var negative: Bool
    var digits: [UInt8]
    var point: Int

    init(_ x: Double, _ width: Width) {
      negative = x.sign == .minus
      digits = []
      point = 0
      var seenPoint = false
      let text = width.shortest(abs(x))
      var exponent = 0
      var rest = Substring(text)
      if let e = rest.firstIndex(of: "e") {
        exponent = Int(rest[rest.index(after: e)...]) ?? 0
        rest = rest[..<e]
      }
      for byte in rest.utf8 {
        if byte == UInt8(ascii: ".") {
          seenPoint = true
          continue
        }
        digits.append(byte &- UInt8(ascii: "0"))
        if !seenPoint { point += 1 }
      }
      point += exponent
      while digits.first == 0 {
        digits.removeFirst()
        point -= 1
      }
      while digits.last == 0 { digits.removeLast() }
      if digits.isEmpty { point = 0 }
    }

    var fractionCount: Int { max(0, digits.count - point) }
  }

  static func zeros(_ count: Int) -> String { String(repeating: "0", count: max(0, count)) }

  /// Positional text with at most `precision` digits after the point.
  /// - Parameter unique: false rounds the exact value instead of the shortest digits.
  static func positional(
    _ x: Double, _ width: Width = .double, precision: Int? = nil, unique: Bool = true, trim: Trim
  ) -> String {
    let d = Digits(x, width)
    var whole: String
    var fraction: String
    // Digits past the shortest are those of the exact value.
    if let precision, d.fractionCount > precision || !unique || trim == .keep {
      (whole, fraction) = halves(fixed(abs(x), digits: precision))
      if unique && trim != .keep { fraction = dropZeros(fraction) }
    } else {
      let ascii = d.digits.map { $0 + UInt8(ascii: "0") }
      let cut = min(max(d.point, 0), ascii.count)
      whole = String(decoding: ascii[..<cut], as: UTF8.self) + zeros(d.point - cut)
      if whole.isEmpty { whole = "0" }
      fraction = d.point < 0 && !ascii.isEmpty ? zeros(-d.point) : ""
      fraction += String(decoding: ascii[cut...], as: UTF8.self)
    }
    return (d.negative ? "-" : "") + finish(whole, fraction, trim)
  }

  /// Scientific text with at most `precision` digits after the point and at least `exponentDigits` in the
  /// exponent.
  static func scientific(
    _ x: Double, _ width: Width = .double, precision: Int? = nil, unique: Bool = true, trim: Trim,
    exponentDigits: Int = 2
  ) -> String {
    let d = Digits(x, width)
    var exponent = d.digits.isEmpty ? 0 : d.point - 1
    var whole: String
    var fraction: String
    if let precision, d.digits.count - 1 > precision || !unique || trim == .keep {
      let text = exponential(abs(x), digits: precision)
      let parts = text.split(separator: "e")
      (whole, fraction) = halves(String(parts[0]))
      if parts.count > 1 { exponent = Int(parts[1]) ?? exponent }
      if unique && trim != .keep { fraction = dropZeros(fraction) }
    } else {
      let ascii = d.digits.isEmpty ? [UInt8(ascii: "0")] : d.digits.map { $0 + UInt8(ascii: "0") }
      whole = String(decoding: ascii[..<1], as: UTF8.self)
      fraction = String(decoding: ascii[1...], as: UTF8.self)
    }
    let size = String(abs(exponent))
    return (d.negative ? "-" : "") + finish(whole, fraction, trim) + "e" + (exponent < 0 ? "-" : "+")
      + zeros(exponentDigits - size.utf8.count) + size
  }

  private static func finish(_ whole: String, _ fraction: String, _ trim: Trim) -> String {
    switch trim {
    case .keep, .point: whole + "." + fraction
    case .zero: whole + "." + (fraction.isEmpty ? "0" : fraction)
    case .all: fraction.isEmpty ? whole : whole + "." + fraction
    }
  }

  private static func dropZeros(_ text: String) -> String {
    var bytes = Substring(text)
    while bytes.last == "0" { bytes.removeLast() }
    return String(bytes)
  }

  private static func halves(_ text: String) -> (String, String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
  }

  /// `%.*f`: the exact value, correctly rounded.
  static func fixed(_ x: Double, digits: Int) -> String {
    printed(room: 400 + max(0, min(digits, 2000))) { ovk_format_fixed(x, Int32(clamping: digits), $0, $1) }
  }

  /// `%.*e`
  static func exponential(_ x: Double, digits: Int) -> String {
    printed(room: 64 + max(0, min(digits, 2000))) { ovk_format_exponent(x, Int32(clamping: digits), $0, $1) }
  }

  private static func printed(room: Int, _ print: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
      guard let at = buffer.baseAddress else { return "" }
      let length = min(Int(print(at, room)), room - 1)
      return String(decoding: UnsafeRawBufferPointer(start: at, count: length), as: UTF8.self)
    }
  }

  /// `%.{digits}g` of a moderate number, for messages.
  static func significant(_ x: Double, digits: Int) -> String {
    let whole = x < 10 ? 1 : x < 100 ? 2 : x < 1000 ? 3 : 4
    return fixed(x, digits: max(0, digits - whole))
  }

  /// `np.format_float_positional`, before padding.
  /// - Parameters:
  ///   - fractional: whether `precision` counts digits after the point, or all significant ones.
  ///   - minimum: digits after the point (or in all) that are shown whatever their value.
  public static func positionalText(
    _ x: Double, _ width: Width, precision: Int?, unique: Bool, fractional: Bool, trim: Trim, minimum: Int
  ) -> String {
    var places = precision
    let d = Digits(x, width)
    if !fractional, let precision {
      // Significant digits: as many after the point as the leading ones leave, perhaps none before it.
      places = precision - d.point
      if let negative = places, negative < 0 {
        let text = exponential(abs(x), digits: max(0, precision - 1))
        let parts = text.split(separator: "e")
        let digits = parts[0].filter { $0 != "." }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let whole = digits + zeros(exponent + 1 - digits.count)
        return (d.negative ? "-" : "") + finish(whole, "", trim)
      }
    }
    let raw = positional(x, width, precision: places, unique: unique, trim: unique ? .point : .keep)
    return trimmed(raw, trim, pad: minimum)
  }

  /// `np.format_float_scientific`, before padding.
  public static func scientificText(
    _ x: Double, _ width: Width, precision: Int?, unique: Bool, trim: Trim, exponentDigits: Int, minimum: Int
  ) -> String {
    let raw = scientific(
      x, width, precision: precision, unique: unique, trim: unique ? .point : .keep,
      exponentDigits: exponentDigits)
    guard let e = raw.firstIndex(of: "e") else { return raw }
    return trimmed(String(raw[..<e]), trim, pad: minimum) + raw[e...]
  }

  private static func trimmed(_ text: String, _ trim: Trim, pad: Int) -> String {
    let whole: String
    var fraction: String
    (whole, fraction) = halves(text)
    if trim != .keep { fraction = dropZeros(fraction) }
    if fraction.utf8.count < pad { fraction += zeros(pad - fraction.utf8.count) }
    return finish(whole, fraction, trim)
  }

  /// Scientific text with a fixed number of digits: `6.55040e+04`.
  public static func exponentText(_ x: Double, digits: Int) -> String { exponential(x, digits: digits) }

  // MARK: Scalars

  /// A float as `str` shows it: `1.0`, `1e-05`, `nan`.
  public static func text(of x: Double, _ width: Width = .double) -> String {
    if x.isNaN { return "nan" }
    if x.isInfinite { return x < 0 ? "-inf" : "inf" }
    let size = abs(x)
    if size == 0 || (size >= 1e-4 && size < width.largestPositional) {
      return positional(x, width, trim: .zero)
    }
    return scientific(x, width, trim: .all)
  }

  /// A complex number as `str` shows it: `(1+2j)`, `2j`.
  public static func text(of z: Complex, _ width: Width = .double) -> String {
    func part(_ x: Double, signed: Bool) -> String {
      var text = text(of: x, width)
      if text.hasSuffix(".0") { text.removeLast(2) }
      return signed && x.sign == .plus || signed && x.isNaN ? "+" + text : text
    }
    if z.real == 0 && z.real.sign == .plus { return part(z.imaginary, signed: false) + "j" }
    return "(" + part(z.real, signed: false) + part(z.imaginary, signed: true) + "j)"
  }

  /// One element as `str` shows it.
  public static func text(of scalar: Scalar, dtype: DType? = nil) -> String {
    switch scalar {
    case .bool(let x): x ? "True" : "False"
    case .int(let x): String(x)
    case .uint(let x): String(x)
    case .float(let x): text(of: x, Width(dtype))
    case .complex(let z): text(of: z, Width(dtype))
    case .string(let points): string(points)
    case .bytes(let bytes): quoted(bytes)
    case .record(let record):
      record.text { text(of: $1, dtype: record.dtype.structure?.fields[$0].dtype, quoting: true) }
    case .object(let cell): text(of: cell)
    }
  }

  /// One element inside another's text, where text is quoted.
  private static func text(of scalar: Scalar, dtype: DType?, quoting: Bool) -> String {
    if quoting, case .string(let points) = scalar { return quoted(points) }
    return text(of: scalar, dtype: dtype)
  }

  static func hexadecimal(_ byte: UInt8) -> String { hex(UInt32(byte), 2) }

  /// A host's value as arrays show it.
  static func text(of cell: ObjectCell) -> String {
    // Printing has no error to give; a value whose `repr` fails is shown by the host beforehand.
    (try? NumericsContext.current.objects?.text(of: cell)) ?? "?"
  }

  /// One element as `repr` shows it: `np.float64(1.0)`, `np.True_`, `np.str_('a')`.
  public static func representation(of scalar: Scalar, dtype: DType) -> String {
    switch scalar {
    case .bool(let x): x ? "np.True_" : "np.False_"
    case .string(let points): "np.str_(\(quoted(points)))"
    case .bytes(let bytes):
      "np.bytes_(\(quoted(Array(bytes[..<(bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0)]))))"
    case .record(let record):
      (record.dtype.structure?.isRecord == true ? "np.record(" : "np.void(") + text(of: scalar)
        + (record.dtype.structure.map { ", dtype=\($0.asRecord(false).text))" } ?? ")")
    case .object(let cell): text(of: cell)
    case .complex(let z): "np.\(dtype.name)(\(text(of: z, Width(dtype)).filter { $0 != "(" && $0 != ")" }))"
    default: "np.\(dtype.name)(\(text(of: scalar, dtype: dtype)))"
    }
  }

  /// The same as code points.
  static func points(of scalar: Scalar, dtype: DType? = nil) -> [UInt32] {
    if case .string(let points) = scalar { return points }
    if case .bytes(let bytes) = scalar { return bytes.map(UInt32.init) }
    return text(of: scalar, dtype: dtype).unicodeScalars.map(\.value)
  }

  /// The same as bytes; of code points the lowest byte.
  public static func bytes(of scalar: Scalar, dtype: DType? = nil) -> [UInt8] {
    if case .bytes(let bytes) = scalar { return bytes }
    return points(of: scalar, dtype: dtype).map { UInt8(truncatingIfNeeded: $0) }
  }

  /// Python's `repr` of bytes.
  static func quoted(_ bytes: [UInt8]) -> String {
    let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
    let mark = quote == 34 ? "\"" : "'"
    var result = "b" + mark
    for byte in bytes {
      switch byte {
      case 9: result += "\\t"
      case 10: result += "\\n"
      case 13: result += "\\r"
      case 92: result += "\\\\"
      case quote: result += "\\" + mark
      case 32..<127: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "\\x" + hex(UInt32(byte), 2)
      }
    }
    return result + mark
  }

  /// Code points as a Swift string; a surrogate becomes U+FFFD.
  static func string(_ points: [UInt32]) -> String {
    var scalars = String.UnicodeScalarView()
    for point in points { scalars.append(Unicode.Scalar(point) ?? "\u{FFFD}") }
    return String(scalars)
  }

  /// Python's `repr` of a text.
  static func quoted(_ points: [UInt32]) -> String {
    let hasSingle = points.contains(39)
    let quote: UInt32 = hasSingle && !points.contains(34) ? 34 : 39
    var result = quote == 34 ? "\"" : "'"
    for point in points {
      switch point {
      case 9: result += "\\t"
      case 10: result += "\\n"
      case 13: result += "\\r"
      case 92: result += "\\\\"
      case quote: result += quote == 34 ? "\\\"" : "\\'"
      case 0..<32, 127..<161, 173: result += "\\x" + hex(point, 2)
      case 0xD800...0xDFFF: result += "\\u" + hex(point, 4)
      default: result.unicodeScalars.append(Unicode.Scalar(point) ?? "\u{FFFD}")
      }
    }
    return result + (quote == 34 ? "\"" : "'")
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return zeros(width - digits.utf8.count) + digits
  }

  /// What is said of text that does not go into bytes.
  public static func notASCII(_ point: UInt32, at place: Int) -> NumericsError {
    let code =
      point < 256 ? "\\x" + hex(point, 2) : point < 65536 ? "\\u" + hex(point, 4) : "\\U" + hex(point, 8)
    return NumericsError(
      .encoding,
      "'ascii' codec can't encode character '\(code)' in position \(place): ordinal not in range(128)")
  }

  /// Text to a number, as `astype` from `<U` converts.
  static func number(from scalar: Scalar, dtype: DType) throws(NumericsError) -> Scalar {
    let points = points(of: scalar)
    let text = string(points).filter { $0 != " " && $0 != "_" }
    if dtype.isInteger {
      if let value = Int(text) { return .int(value) }
      throw .value(
        "invalid literal for int() with base 10: \(representation(of: scalar, dtype: scalar.naturalType))")
    }
    if dtype.isBool { return .bool(!points.isEmpty) }
    guard let value = Double(text) else {
      throw .value(
        "could not convert string to float: \(representation(of: scalar, dtype: scalar.naturalType))")
    }
    return dtype.isComplex ? .complex(Complex(value)) : .float(value)
  }
}
