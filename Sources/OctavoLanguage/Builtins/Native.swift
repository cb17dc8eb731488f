/// One row of a table of built-ins: a Python signature and what it does.
///
/// The signature is Python's own notation (`"linspace(start, stop, num=50, endpoint=True)"`, `/` and `*`
/// included). A default of `?` means "not given": the body then receives the undefined value.
package struct Native: Sendable {
  package typealias Body = @Sendable (Arguments) throws -> Value

  package let signature: String
  package let doc: String
  package let body: Body
  /// Set for what exists only to say that Octavo has it not.
  package private(set) var refusal: String?
  /// Another name for messages about wrong calls, and whether they count `self`.
  package private(set) var messageName: (name: String, countsSelf: Bool)?
  package private(set) var wording: CallWording?

  package init(_ signature: String, doc: String = "", _ body: @escaping Body) {
    self.signature = signature
    self.doc = doc
    self.body = body
  }

  package var name: String { String(signature.prefix { $0 != "(" }) }

  /// The row, with messages about wrong calls in other words than those of the table it is in.
  package func worded(_ wording: CallWording) -> Native {
    var row = self
    row.wording = wording
    return row
  }

  /// The row, called otherwise in messages about wrong calls.
  package func calledInMessages(_ name: String, countingSelf: Bool) -> Native {
    var row = self
    row.messageName = (name, countingSelf)
    return row
  }

  /// A row for something that Octavo has not: whoever calls it is told so, and so is whoever asks `octavo doctor`.
  package static func refused(_ signature: String, _ words: String) -> Native {
    var row = Native(signature) { call in throw call.error(.notImplementedError, words) }
    row.refusal = words
    return row
  }
}

/// How CPython words a wrong call; functions implemented in C, in Python and in Cython differ, and those that
/// use NumPy's reader of arguments.
package enum CallWording: Sendable {
  case c, python, cython, numpy

  /// Arguments are counted as Python counts them.
  var countsAsPython: Bool { self == .python || self == .numpy }
}

/// A row made callable. The signature is read when the first call needs more than positions, or for `help`.
package final class NativeFunction: Object {
  package let name: String
  package let signatureText: String
  package let doc: String
  let body: Native.Body
  package let wording: CallWording
  /// `list` for `list.append`; nil for functions of a module.
  package let owner: String?
  package let module: String
  /// For methods: what the first argument must be an instance of.
  package let receiver: Unmanaged<TypeObject>?
  let role: Role
  package let refusal: String?
  private let messageName: (name: String, countsSelf: Bool)?
  /// What the first parameter is, if the caller of a method or class does not write it.
  package enum Role { case function, method, constructor }
  /// Parameters that messages do not count.
  var ownCount: Int { role == .function ? 0 : 1 }
  package private(set) lazy var signature = Signature(parsing: signatureText)

  // What calls need of the signature, once `prepare` has read it.
  private(set) var isPrepared = false
  /// What positions do not give has a default, but for `**kwargs`.
  private(set) var isFilledByDefaults = false
  /// Where `*args` and `**kwargs` stand; -1 where there are none.
  private(set) var varArgsIndex = -1
  private(set) var varKeywordsIndex = -1
  private(set) var requiredCount: Int32 = 0
  private(set) var positionalCount: Int32 = 0
  private(set) var wantedCount: Int32 = 0
  private(set) var places: UnsafeMutablePointer<Place>?

  /// What binding has to know of a parameter.
  struct Place {
    let defaultValue: Value
    /// The string that keywords give; undefined where there is no such keyword.
    let name: Value
    let isRequired: Bool
  }

  init(
    _ row: Native, wording: CallWording, owner: String?, module: String, type: TypeObject,
    receiver: TypeObject? = nil, role: Role = .function
  ) {
    self.receiver = receiver.map { .passUnretained($0) }
    self.role = role
    name = row.name
    signatureText = row.signature
    doc = row.doc
    body = row.body
    refusal = row.refusal
    messageName = row.messageName
    self.wording = row.wording ?? wording
    self.owner = owner
    self.module = module
    super.init(type: type)
    classTag = .native
  }

  deinit { places?.deallocate() }

  /// Reads the signature; `place` gives values that must last as long as the machine.
  func prepare(_ place: (Signature.Parameter) -> Place) {
    isFilledByDefaults = signature.isFilledByDefaults
    positionalCount = Int32(signature.positionalCount)
    requiredCount = Int32(signature.requiredCount)
    wantedCount = Int32(signature.parameters.count)
    varArgsIndex = signature.varArgsIndex ?? -1
    varKeywordsIndex = signature.varKeywordsIndex ?? -1
    let memory = UnsafeMutablePointer<Place>.allocate(capacity: max(signature.parameters.count, 1))
    for (index, parameter) in signature.parameters.enumerated() {
      (memory + index).initialize(to: place(parameter))
    }
    places = memory
    isPrepared = true
  }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    if let receiver { marker.visit(receiver.takeUnretainedValue()) }
  }

  package var qualifiedName: String { owner.map { "\($0).\(name)" } ?? name }

  /// The name in messages in Python's wording, and how many arguments before the first that the caller wrote they leave
  /// out.
  var pythonName: String { messageName?.name ?? qualifiedName }
  var uncounted: Int { messageName?.countsSelf == false ? 1 : 0 }
}

/// The parameters of a native function, read from its signature text.
package struct Signature: Sendable {
  package enum Kind: Sendable { case positionalOnly, positional, varArgs, keywordOnly, varKeywords }
  package enum Default: Sendable {
    case required
    case value(Constant)
    /// `=?`: absent unless given.
    case absent
  }
  package struct Parameter: Sendable {
    package let name: String
    package let kind: Kind
    package let defaultValue: Default
    /// The default as written.
    package let defaultText: String?

    var isRequired: Bool {
      if case .required = defaultValue { return true }
      return false
    }
  }

  package private(set) var parameters: [Parameter] = []
  /// Parameters that can be given by position.
  package private(set) var positionalCount = 0
  package private(set) var requiredCount = 0
  package private(set) var varArgsIndex: Int?
  package private(set) var varKeywordsIndex: Int?
  /// Only positional parameters: calls without keywords can be bound in place.
  package private(set) var isPositional = true
  /// No `*args`, and a default for every parameter that only has a name.
  var isFilledByDefaults: Bool {
    varArgsIndex == nil
      && !parameters.contains {
        if $0.kind == .keywordOnly, case .required = $0.defaultValue { true } else { false }
      }
  }

  init(parsing text: String) {
    let open = text.firstIndex(of: "(") ?? text.endIndex
    let inside = text[open...].dropFirst().prefix { _ in true }
    let list = inside.hasSuffix(")") ? inside.dropLast() : inside
    var keywordOnly = false
    for part in Self.split(list) {
      switch part {
      case "": continue
      case "/":
        parameters = parameters.map {
          Parameter(
            name: $0.name, kind: .positionalOnly, defaultValue: $0.defaultValue, defaultText: $0.defaultText)
        }
      case "*": keywordOnly = true
      default: add(part, keywordOnly: &keywordOnly)
      }
    }
    for (index, parameter) in parameters.enumerated() {
      switch parameter.kind {
      case .positionalOnly, .positional:
        positionalCount += 1
        if case .required = parameter.defaultValue { requiredCount += 1 }
      case .varArgs: varArgsIndex = index
      case .varKeywords: varKeywordsIndex = index
      case .keywordOnly: break
      }
    }
    isPositional = positionalCount == parameters.count
  }

  private mutating func add(_ part: String, keywordOnly: inout Bool) {
    if part.hasPrefix("**") {
      parameters.append(
        Parameter(
          name: String(part.dropFirst(2)), kind: .varKeywords, defaultValue: .absent, defaultText: nil))
    } else if part.hasPrefix("*") {
      parameters.append(
        Parameter(name: String(part.dropFirst()), kind: .varArgs, defaultValue: .absent, defaultText: nil))
      keywordOnly = true
    } else {
      let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
      let value: Default = halves.count == 2 ? Self.literal(halves[1]) : .required
      parameters.append(
        Parameter(
          name: halves[0], kind: keywordOnly ? .keywordOnly : .positional, defaultValue: value,
          defaultText: halves.count == 2 ? halves[1] : nil))
    }
  }

  /// Splits at the commas outside brackets and quotes.
  private static func split(_ text: Substring) -> [String] {
    var parts: [String] = []
    var current = ""
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        current.append(character)
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "'", "\"":
        quote = character
        current.append(character)
      case "(", "[", "{":
        depth += 1
        current.append(character)
      case ")", "]", "}":
        depth -= 1
        current.append(character)
      case "," where depth == 0:
        parts.append(current)
        current = ""
      case " " where depth == 0: continue
      default: current.append(character)
      }
    }
    parts.append(current)
    return parts
  }

  private static func literal(_ text: String) -> Default {
    switch text {
    case "?": return .absent
    case "None": return .value(.none)
    case "True": return .value(.true)
    case "False": return .value(.false)
    default: break
    }
    if let first = text.first, first == "'" || first == "\"" {
      return .value(.string(Text(unescaped(text.dropFirst().dropLast()))))
    }
    if let int = Int(text) { return .value(.int(int)) }
    if let float = Double(text) { return .value(.float(float)) }
    // Anything else is shown in help only; the body supplies it.
    return .absent
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        result.append(character)
      }
    }
    return result
  }

  package func index(of name: String) -> Int? {
    parameters.firstIndex {
      $0.name == name && ($0.kind == .positional || $0.kind == .keywordOnly)
    }
  }
}

/// The bound arguments of one native call, in the order of the signature's parameters.
///
/// `*args` arrives as a tuple and `**kwargs` as a dict. The values sit in the caller's registers, which
/// keeps them alive for the length of the call.
package struct Arguments {
  // Strong, so that a body that is lent the arguments reads them without counting references.
  package let machine: Machine
  package let function: NativeFunction
  let base: UnsafeMutablePointer<Value>
  package let count: Int

  @inline(__always)
  init(machine: Machine, function: NativeFunction, base: UnsafeMutablePointer<Value>, count: Int) {
    self.machine = machine
    self.function = function
    self.base = base
    self.count = count
  }

  @inline(__always)
  package subscript(index: Int) -> Value {
    precondition(index < count, "a native body reads only parameters of its signature")
    return base[index]
  }

  /// Whether an optional parameter was given.
  package func has(_ index: Int) -> Bool { !self[index].isUndefined }

  /// The parameter's name, for messages.
  package func name(_ index: Int) -> String {
    let parameters = function.signature.parameters
    return index < parameters.count ? parameters[index].name : "\(index)"
  }

  /// The values of `*args`.
  package func rest(_ index: Int) -> [Value] {
    self[index].as(TupleObject.self)?.items ?? []
  }

  /// The dict of `**kwargs`.
  package func keywords(_ index: Int) -> [(key: Text, value: Value)] {
    guard let dict = self[index].as(DictObject.self) else { return [] }
    return dict.pairs.compactMap { pair in
      pair.key.as(StringObject.self).map { ($0.text, pair.value) }
    }
  }
}
