import OctavoLanguage
import OctavoNumerics

// How arrays are shown: options, and the functions that show with options of their own.

/// `formatter=` of the print options: Python functions by the kind of element they show.
struct ElementFormatters: Sendable {
  private let functions: [String: ObjectCell]

  /// Keys that several kinds of elements answer to.
  private static let groups: [String: [String]] = [
    "all": ["bool", "int", "float", "complexfloat", "numpystr", "object"], "int_kind": ["int"],
    "float_kind": ["float"], "complex_kind": ["complexfloat"], "str_kind": ["numpystr"],
  ]

  init?(_ value: Value, _ machine: Machine) throws {
    guard let dict = value.as(DictObject.self) else {
      if value.isNone { return nil }
      throw machine.error(.typeError, "formatter must be a dict, not \(machine.typeName(value))")
    }
    var found: [String: ObjectCell] = [:]
    for specific in [false, true] {
      for pair in dict.pairs {
        guard let name = machine.text(pair.key)?.string, !pair.value.isNone else { continue }
        // Single kinds come last, so that they win over groups.
        guard (Self.groups[name] == nil) == specific else { continue }
        for kind in Self.groups[name] ?? [name] { found[kind] = ObjectCell(pair.value) }
      }
    }
    functions = found
  }

  func function(for dtype: DType) -> Value? {
    let kind =
      switch dtype.native.group {
      case "b": "bool"
      case "i", "u": "int"
      case "f": "float"
      case "c": "complexfloat"
      case "U": "numpystr"
      default: "object"
      }
    return functions[kind].map { Value($0) }
  }
}

/// The options in force, and what `PrintOptions` does not hold of them.
final class Printing {
  var options = PrintOptions()
  var formatter = Value.none
}

extension Native {
  static let numpyPrinting: [Native] = [
    Native("set_printoptions(\(optionParameters), *, legacy=None, override_repr=None)") { call in
      let machine = call.machine
      try machine.refuseOptions(legacy: call[10], override: call[11])
      let state = machine.printing
      state.options = try machine.options(call, first: 0, from: state.options)
      if !call[7].isNone { machine.keepAlive(call[7]) }
      state.formatter = call[7]
      return .none
    },
    Native("get_printoptions()") { call in try call.machine.printOptionsDict() },
    Native(
      "array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None)"
    ) {
      call in
      let machine = call.machine
      try machine.refuseOptions(legacy: call[12], override: .none)
      guard let object = call[0].as(ArrayObject.self) else {
        throw machine.error(.attributeError, "'\(machine.typeName(call[0]))' object has no attribute 'size'")
      }
      var options = machine.printing.options
      try machine.set(
        &options, precision: call[2], threshold: call[7], edgeitems: call[8], linewidth: call[1])
      try machine.set(&options, suppress: call[3], sign: call[9], floatmode: call[10])
      let formatter = call[6].isNone ? machine.printing.formatter : call[6]
      return machine.string(
        try machine.formatting(object.array, options, formatter) {
          $0.printed($1, separator: try call.text(4), prefix: try call.text(5), suffix: try call.text(11))
        })
    },
    Native("array_repr(arr, max_line_width=None, precision=None, suppress_small=None)") { call in
      try call.shownArray(isRepr: true)
    },
    Native("array_str(a, max_line_width=None, precision=None, suppress_small=None)") { call in
      try call.shownArray(isRepr: false)
    },
    Native(
      "format_float_positional(x, precision=None, unique=True, fractional=True, trim='k', sign=False, pad_left=None, pad_right=None, min_digits=None)"
    ) {
      call in
      let (x, width) = try call.floatToFormat(0)
      guard x.isFinite else { return call.machine.string(Formatting.text(of: x)) }
      let text = Formatting.positionalText(
        x, width, precision: try call.count(1, "precision"), unique: try call.bool(2),
        fractional: try call.bool(3),
        trim: try call.trim(4), minimum: try call.count(8, "min_digits") ?? 0)
      return call.machine.string(try call.padded(text, x, sign: 5, left: 6, right: 7))
    },
    Native(
      "format_float_scientific(x, precision=None, unique=True, trim='k', sign=False, pad_left=None, exp_digits=None, min_digits=None)"
    ) {
      call in
      let (x, width) = try call.floatToFormat(0)
      guard x.isFinite else { return call.machine.string(Formatting.text(of: x)) }
      let text = Formatting.scientificText(
        x, width, precision: try call.count(1, "precision"), unique: try call.bool(2), trim: try call.trim(3),
        exponentDigits: try call.count(6, "exp_digits") ?? 2, minimum: try call.count(7, "min_digits") ?? 0)
      return call.machine.string(try call.padded(text, x, sign: 4, left: 5, right: nil))
    },
  ]

  fileprivate static let optionParameters =
    "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None"
}

extension Arguments {
  fileprivate func shownArray(isRepr: Bool) throws -> Value {
    var options = machine.printing.options
    try machine.set(&options, precision: self[2], threshold: .none, edgeitems: .none, linewidth: self[1])
    try machine.set(&options, suppress: self[3], sign: .none, floatmode: .none)
    guard self[0].as(ArrayObject.self) != nil else {
      throw machine.error(.attributeError, "'\(machine.typeName(self[0]))' object has no attribute 'size'")
    }
    return machine.string(try machine.shown(self[0], isRepr: isRepr, options))
  }

  fileprivate func floatToFormat(_ index: Int) throws -> (Double, Formatting.Width) {
    (try machine.double(self[index]), Formatting.Width(machine.numpyScalar(self[index])?.dtype))
  }

  fileprivate func count(_ index: Int, _ name: String) throws -> Int? {
    guard let value = try optionalInt(index) else { return nil }
    guard value >= 0 else { throw machine.error(.valueError, "\(name) must be >= 0") }
    return min(value, 4000)
  }

  fileprivate func trim(_ index: Int) throws -> Formatting.Trim {
    switch try text(index) {
    case "k": return .keep
    case ".": return .point
    case "0": return .zero
    case "-": return .all
    case let other:
      throw machine.error(.typeError, "if supplied, trim must be 'k', '.', '0' or '-' found `\(other)`")
    }
  }

  /// Blanks and a sign around a number's text; the point stays where it is.
  fileprivate func padded(_ text: String, _ x: Double, sign: Int, left: Int, right: Int?) throws -> String {
    var text = text
    if try bool(sign), x.sign == .plus { text = "+" + text }
    let whole = text.prefix { $0 != "." && $0 != "e" }.count
    if let wanted = try count(left, "pad_left") {
      text = String(repeating: " ", count: max(0, wanted - whole)) + text
    }
    if let right, let wanted = try count(right, "pad_right") {
      let fraction = text.drop { $0 != "." }.dropFirst().count
      text += String(repeating: " ", count: max(0, wanted - fraction))
    }
    return text
  }
}

extension Machine {
  var printing: Printing { state(Printing.self) { Printing() } }

  /// `repr` or `str` of an array object, with its class's name.
  func shown(_ x: Value, isRepr: Bool, _ options: PrintOptions? = nil) throws -> String {
    let object = x.unchecked(ArrayObject.self)
    let array = object.array
    let options = options ?? printing.options
    return try formatting(array, options, printing.formatter) { array, options in
      guard isRepr else {
        guard array.rank == 0 else { return array.text(options) }
        return try str(scalar(array.firstScalar, array.dtype)).string
      }
      let name = object.type === numpy.ndarray ? "array" : object.type.name
      return array.representation(options, name: name)
    }
  }

  /// Shows an array with Python functions for its elements where the options name some.
  fileprivate func formatting(
    _ array: NDArray, _ options: PrintOptions, _ formatter: Value,
    _ body: (NDArray, PrintOptions) throws -> String
  ) throws -> String {
    var options = options
    let box = MachineObjects(self)
    if let function = try ElementFormatters(formatter, self)?.function(for: array.dtype) {
      let cell = ObjectCell(function)
      options.elementText = { element in box.formatted(element, array.dtype, by: cell) }
    } else if array.dtype.isObject {
      options.elementText = { element in box.shown(element) }
    }
    let text = try body(array, options)
    if let pending = floatErrors.takeRaised() { throw pending }
    return text
  }

  fileprivate func refuseOptions(legacy: Value, override: Value) throws {
    if !legacy.isNone, !(legacy.isBool && !legacy.isTrue) {
      throw error(
        .notImplementedError, "printing options legacy=… are not supported by Octavo; leave them at False")
    }
    if !override.isNone {
      throw error(
        .notImplementedError, "the printing option override_repr is not supported by Octavo; use formatter=")
    }
  }

  /// Options as `set_printoptions` takes them, on top of others.
  func options(_ call: Arguments, first: Int, from given: PrintOptions) throws -> PrintOptions {
    var options = given
    let at = { (index: Int) in call[first + index] }
    try set(&options, precision: at(0), threshold: at(1), edgeitems: at(2), linewidth: at(3))
    try set(&options, suppress: at(4), sign: at(8), floatmode: at(9))
    if !at(5).isNone { options.nanText = try str(at(5)).string }
    if !at(6).isNone { options.infText = try str(at(6)).string }
    return options
  }

  fileprivate func set(
    _ options: inout PrintOptions, precision: Value, threshold: Value, edgeitems: Value, linewidth: Value
  ) throws {
    if !precision.isNone {
      guard let digits = try wholeNumber(precision) else {
        throw error(.typeError, "precision must be an integer")
      }
      options.precision = digits
    }
    if !threshold.isNone {
      guard let limit = try elementScalar(threshold), text(threshold) == nil else {
        throw error(.typeError, "threshold must be numeric")
      }
      if limit.double.isNaN {
        throw error(
          .valueError, "threshold must be non-NAN, try sys.maxsize for untruncated representation")
      }
      options.threshold = Int(exactly: limit.double.rounded()) ?? (limit.double > 0 ? Int.max : 0)
    }
    if !edgeitems.isNone { options.edgeitems = try index(edgeitems) }
    if !linewidth.isNone {
      let width = try double(linewidth)
      options.linewidth = width >= 1e9 ? 1 << 30 : Int(width)
    }
  }

  fileprivate func set(_ options: inout PrintOptions, suppress: Value, sign: Value, floatmode: Value) throws {
    if !suppress.isNone { options.suppress = try truth(suppress) }
    if !sign.isNone {
      guard let text = text(sign)?.string, ["-", "+", " "].contains(text), let first = text.first else {
        throw error(.valueError, "sign option must be one of ' ', '+', or '-'")
      }
      options.sign = first
    }
    if !floatmode.isNone {
      guard let mode = text(floatmode)?.string,
        ["fixed", "unique", "maxprec", "maxprec_equal"].contains(mode)
      else {
        throw error(
          .valueError, "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", \"maxprec_equal\""
        )
      }
      options.floatmode = mode
    }
  }

  /// `np.get_printoptions()`
  func printOptionsDict() throws -> Value {
    let options = printing.options
    return try dict([
      ("edgeitems", Value(options.edgeitems)), ("threshold", Value(options.threshold)),
      ("floatmode", string(options.floatmode)), ("precision", Value(options.precision)),
      ("suppress", Value(options.suppress)), ("linewidth", Value(options.linewidth)),
      ("nanstr", string(options.nanText)), ("infstr", string(options.infText)),
      ("sign", string(String(options.sign))),
      ("formatter", printing.formatter), ("legacy", .false), ("override_repr", .none),
    ])
  }

  /// `np.printoptions`: options for the length of a `with` block.
  var printOptionsType: TypeObject { state(PrintOptionsType.self) { PrintOptionsType(self) }.type }
}

private final class PrintOptionsType {
  let type: TypeObject

  init(_ machine: Machine) {
    type = machine.makeType(
      "printoptions", module: "numpy",
      table: TypeTable(
        constructor: Native(
          "printoptions(cls, \(Native.optionParameters), *, legacy=None, override_repr=None)"
        ) {
          call in
          let machine = call.machine
          try machine.refuseOptions(legacy: call[11], override: call[12])
          let options = try machine.options(call, first: 1, from: machine.printing.options)
          if !call[8].isNone { machine.keepAlive(call[8]) }
          let made = PrintOptionsObject(options, call[8], type: call[0].unchecked(TypeObject.self))
          return Value(machine.heap.adopt(made))
        },
        methods: [
          Native("__enter__(self, /)") { call in
            call[0].unchecked(PrintOptionsObject.self).exchange(call.machine.printing)
            return try call.machine.printOptionsDict()
          },
          Native("__exit__(self, /, *args)") { call in
            call[0].unchecked(PrintOptionsObject.self).exchange(call.machine.printing)
            return .none
          },
        ]), wording: .python)
  }
}

/// A block's options before it begins; those around it while it runs.
private final class PrintOptionsObject: Object {
  private var options: PrintOptions
  private var formatter: Value

  init(_ options: PrintOptions, _ formatter: Value, type: TypeObject) {
    self.options = options
    self.formatter = formatter
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(formatter)
  }

  func exchange(_ state: Printing) {
    swap(&state.options, &options)
    swap(&state.formatter, &formatter)
  }
}

extension MachineObjects {
  /// One element as a formatter function shows it.
  fileprivate func formatted(_ element: Scalar, _ dtype: DType, by function: ObjectCell) -> String {
    showing { machine in
      let shown = try machine.call(Value(function), machine.scalar(element, dtype))
      guard let text = machine.text(shown) else {
        throw machine.error(
          .typeError, "can only concatenate str (not \"\(machine.typeName(shown))\") to str")
      }
      return text.string
    }
  }

  fileprivate func shown(_ element: Scalar) -> String {
    guard case .object(let cell) = element else { return "" }
    return showing { _ in try self.text(of: cell) }
  }
}
