import BigInt

// `str`. The work is done by the functions of `Text`; here is what they are called and how arguments are read.
extension TypeTable {
  static let str = TypeTable(
    doc: """
      str(object='') -> str
      str(bytes_or_buffer[, encoding[, errors]]) -> str

      Create a new string object from the given object. If encoding or
      errors is specified, then the object must expose a data buffer
      that will be decoded using the given encoding and error handler.
      Otherwise, returns the result of object.__str__() (if defined)
      or repr(object).
      encoding defaults to sys.getdefaultencoding().
      errors defaults to 'strict'.
      """,
    constructor: Native("str(cls, object=?, encoding=?, errors=?)") { call in
      let machine = call.machine
      let isPlain = call.isClass(machine.types.strAddress)
      if isPlain, call.has(1), !call.has(2), !call.has(3) {
        if call[1].isInt { return machine.string(IntegerText.repr(call[1].int)) }
        if call[1].isExactly(machine.types.strAddress) { return call[1] }
      }
      let text = try machine.convertToText(call)
      if isPlain { return machine.string(text) }
      return machine.heap.own(StringObject(text, type: call.type))
    },
    methods: operators + searching + cutting + padding + cases + conversions
      + comparisons { machine, op, x, y in
        guard let a = machine.text(x), let b = machine.text(y) else { return .notImplemented }
        switch op {
        case .equal: return Value(a == b)
        case .notEqual: return Value(a != b)
        case .less: return Value(a < b)
        case .lessEqual: return Value(!(b < a))
        case .greater: return Value(b < a)
        case .greaterEqual: return Value(!(a < b))
        case .is, .isNot, .in, .notIn: return .notImplemented
        }
      },
    staticMethods: [
      Native(
        "maketrans(x, y=?, z=?, /)",
        doc: """
          Return a translation table usable for str.translate().

          If there is only one argument, it must be a dictionary mapping Unicode
          ordinals (integers) or characters to Unicode ordinals, strings or None.
          Character keys will be then converted to ordinals.
          If there are two arguments, they must be strings of equal length, and
          in the resulting dictionary, each character in x will be mapped to the
          character at the same position in y. If there is a third argument, it
          must be a string, whose characters will be mapped to None in the result.
          """
      ) { call in try call.machine.makeTranslation(call) }
    ])

  private static let operators: [Native] = [
    Native("__len__(self, /)") { call in Value(call.selfText.count) },
    Native("__repr__(self, /)") { call in call.machine.string(call.selfText.repr) },
    Native("__str__(self, /)") { call in
      call[0].object.type === call.machine.types.str ? call[0] : call.machine.string(call.selfText)
    },
    Native("__hash__(self, /)") { call in
      Value(call[0].unchecked(StringObject.self).hash)
    },
    Native("__contains__(self, key, /)") { call in
      guard let needle = call.machine.text(call[1]) else {
        throw call.error(.typeError, "'in <string>' requires string as left operand, not \(call.typeName(1))")
      }
      return Value(call.selfText.contains(needle))
    },
    Native("__iter__(self, /)") { call in
      let string = call[0].unchecked(StringObject.self)
      let iterators = call.machine.types.iterators
      return Value(
        call.machine.heap.adopt(
          StringIterator(string, type: string.text.isASCII ? iterators.strASCII : iterators.str)))
    },
    Native("__getitem__(self, key, /)") { call in
      if let slice = call[1].as(SliceObject.self) {
        let part = try call.machine.part(of: call[0], slice)
        // A whole one of a kind of its own becomes a plain string.
        let isPlain = part.isExactly(call.machine.types.strAddress)
        return isPlain ? part : call.machine.string(call.selfText)
      }
      let text = call.selfText
      let index = try call.machine.subscriptIndex(call[1], "string")
      guard let position = call.machine.position(index, in: text.count) else {
        throw call.error(.indexError, "string index out of range")
      }
      return call.machine.character(text[position])
    },
    Native("__add__(self, value, /)") { call in
      guard let other = call.machine.text(call[1]) else {
        if call.machine.hasOwn(.radd, call[1]) { return .notImplemented }
        throw call.error(.typeError, "can only concatenate str (not \"\(call.typeName(1))\") to str")
      }
      let text = call.selfText
      try call.machine.checkedSum(text.count, other.count, each: 4)
      return call.machine.string(text + other)
    },
    Native("__mul__(self, value, /)") { call in try call.machine.repeated(call) },
    Native("__rmul__(self, value, /)") { call in try call.machine.repeated(call) },
    Native("__mod__(self, value, /)") { call in
      call.machine.string(try call.machine.percentFormat(call.selfText, call[1]))
    },
    Native("__rmod__(self, value, /)") { call in
      guard let template = call.machine.text(call[1]) else { return .notImplemented }
      return call.machine.string(try call.machine.percentFormat(template, call[0]))
    },
    Native(
      "__format__(self, format_spec, /)",
      doc: "Return a formatted version of the string as described by format_spec."
    ) {
      call in
      let spec = try call.text(1, "__format__() argument must be str, not ")
      if spec.isEmpty { return call.machine.string(try call.machine.str(call[0])) }
      return call.machine.string(
        try FormatSpecification.parse(spec, for: .string, typeName: "str").format(call.selfText))
    },
    Native("__getnewargs__(self, /)") { call in call.machine.tuple([call.machine.string(call.selfText)]) },
  ]

  private static let searching: [Native] = [
    Native(
      "find(self, sub, start=?, end=?, /)",
      doc:
        "Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end], or -1."
    ) {
      call in
      let needle = try call.text(1)
      guard let range = try call.searchRange(2, 3, count: call.selfText.count) else { return Value(-1) }
      return Value(call.selfText.find(needle, in: range) ?? -1)
    },
    Native("rfind(self, sub, start=?, end=?, /)") { call in
      let needle = try call.text(1)
      guard let range = try call.searchRange(2, 3, count: call.selfText.count) else { return Value(-1) }
      return Value(call.selfText.rfind(needle, in: range) ?? -1)
    },
    Native("index(self, sub, start=?, end=?, /)") { call in
      let needle = try call.text(1)
      guard let range = try call.searchRange(2, 3, count: call.selfText.count),
        let found = call.selfText.find(needle, in: range)
      else { throw call.error(.valueError, "substring not found") }
      return Value(found)
    },
    Native("rindex(self, sub, start=?, end=?, /)") { call in
      let needle = try call.text(1)
      guard let range = try call.searchRange(2, 3, count: call.selfText.count),
        let found = call.selfText.rfind(needle, in: range)
      else { throw call.error(.valueError, "substring not found") }
      return Value(found)
    },
    Native(
      "count(self, sub, start=?, end=?, /)",
      doc: "Return the number of non-overlapping occurrences of substring sub in string S[start:end]."
    ) {
      call in
      let needle = try call.text(1)
      guard let range = try call.searchRange(2, 3, count: call.selfText.count) else { return Value(0) }
      return Value(call.selfText.count(of: needle, in: range))
    },
    Native(
      "startswith(self, prefix, start=?, end=?, /)",
      doc: "Return True if S starts with the specified prefix, False otherwise."
    ) {
      call in try call.machine.matchesEnd(call, "startswith") { $0.hasPrefix($1, in: $2) }
    },
    Native(
      "endswith(self, suffix, start=?, end=?, /)",
      doc: "Return True if S ends with the specified suffix, False otherwise."
    ) {
      call in try call.machine.matchesEnd(call, "endswith") { $0.hasSuffix($1, in: $2) }
    },
  ]

  private static let cutting: [Native] = [
    Native(
      "split(self, /, sep=None, maxsplit=-1)",
      doc: "Return a list of the substrings in the string, using sep as the separator string."
    ) {
      call in
      let separator = call[1].isNone ? nil : try call.text(1, "must be str or None, not ")
      let limit = try call.int(2)
      if let parts = call.machine.splitNarrow(call[0], call[1], limit) { return parts }
      return call.machine.list(
        try call.selfText.split(separator, limit: limit).map { call.machine.string($0) })
    },
    Native("rsplit(self, /, sep=None, maxsplit=-1)") { call in
      let separator = call[1].isNone ? nil : try call.text(1, "must be str or None, not ")
      return call.machine.list(
        try call.selfText.rsplit(separator, limit: call.int(2)).map { call.machine.string($0) })
    },
    Native(
      "splitlines(self, /, keepends=False)",
      doc: "Return a list of the lines in the string, breaking at line boundaries."
    ) {
      call in
      let keepsEnds = try call.int(1) != 0
      return call.machine.list(
        call.selfText.splitLines(keepingBreaks: keepsEnds).map { call.machine.string($0) })
    },
    Native("partition(self, sep, /)", doc: "Partition the string into three parts using the given separator.")
    { call in
      call.machine.tuple(try call.selfText.partition(call.text(1)).map { call.machine.string($0) })
    },
    Native("rpartition(self, sep, /)") { call in
      call.machine.tuple(try call.selfText.rpartition(call.text(1)).map { call.machine.string($0) })
    },
    Native(
      "join(self, iterable, /)",
      doc: """
        Concatenate any number of strings.

        The string whose method is called is inserted in between each given string.
        The result is returned as a new string.

        Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'
        """
    ) { call in
      try call.machine.join(call[1], separator: call.selfText)
    },
    Native(
      "strip(self, chars=None, /)",
      doc:
        "Return a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead."
    ) {
      call in try call.stripped("strip")
    },
    Native("lstrip(self, chars=None, /)") { call in
      try call.stripped("lstrip", right: false)
    },
    Native("rstrip(self, chars=None, /)") { call in
      try call.stripped("rstrip", left: false)
    },
    Native("removeprefix(self, prefix, /)") { call in
      call.machine.string(
        call.selfText.removingPrefix(try call.text(1, "removeprefix() argument must be str, not ")))
    },
    Native("removesuffix(self, suffix, /)") { call in
      call.machine.string(
        call.selfText.removingSuffix(try call.text(1, "removesuffix() argument must be str, not ")))
    },
    Native(
      "replace(self, old, new, count=-1, /)",
      doc: """
        Return a copy with all occurrences of substring old replaced by new.

          count
            Maximum number of occurrences to replace.
            -1 (the default value) means replace all occurrences.

        If the optional argument count is given, only the first count occurrences are
        replaced.
        """
    ) { call in
      let old = try call.text(1, "replace() argument 1 must be str, not ")
      let new = try call.text(2, "replace() argument 2 must be str, not ")
      return call.machine.string(try call.selfText.replacing(old, with: new, limit: call.int(3)))
    },
  ]

  private static let padding: [Native] = [
    Native("ljust(self, width, fillchar=' ', /)") { call in try call.machine.aligned(call, .left) },
    Native("rjust(self, width, fillchar=' ', /)") { call in try call.machine.aligned(call, .right) },
    Native(
      "center(self, width, fillchar=' ', /)",
      doc:
        "Return a centered string of length width.\n\nPadding is done using the specified fill character (default is a space)."
    ) {
      call in try call.machine.aligned(call, .center)
    },
    Native("zfill(self, width, /)") { call in
      call.machine.string(try call.selfText.zeroFilled(width: call.int(1)))
    },
    Native("expandtabs(self, /, tabsize=8)") { call in
      call.machine.string(try call.selfText.expandingTabs(call.int(1)))
    },
  ]

  private static let cases: [Native] = [
    Native("upper(self, /)", doc: "Return a copy of the string converted to uppercase.") {
      $0.machine.string($0.selfText.uppercased)
    },
    Native("lower(self, /)", doc: "Return a copy of the string converted to lowercase.") {
      $0.machine.string($0.selfText.lowercased)
    },
    Native("casefold(self, /)") { $0.machine.string($0.selfText.caseFolded) },
    Native("swapcase(self, /)") { $0.machine.string($0.selfText.swappedCase) },
    Native("capitalize(self, /)") { $0.machine.string($0.selfText.capitalized) },
    Native("title(self, /)") { $0.machine.string($0.selfText.titleCased) },
    Native("isalpha(self, /)") { Value($0.selfText.isAlpha) },
    Native("isalnum(self, /)") { Value($0.selfText.isAlphanumeric) },
    Native("isascii(self, /)") { Value($0.selfText.isASCII) },
    Native("isdecimal(self, /)") { Value($0.selfText.isDecimal) },
    Native("isdigit(self, /)") { Value($0.selfText.isDigit) },
    Native("isnumeric(self, /)") { Value($0.selfText.isNumeric) },
    Native("isspace(self, /)") { Value($0.selfText.isSpace) },
    Native("isprintable(self, /)") { Value($0.selfText.isPrintable) },
    Native("isidentifier(self, /)") { Value($0.selfText.isIdentifier) },
    Native("isupper(self, /)") { Value($0.selfText.isUppercase) },
    Native("islower(self, /)") { Value($0.selfText.isLowercase) },
    Native("istitle(self, /)") { Value($0.selfText.isTitlecase) },
  ]

  private static let conversions: [Native] = [
    Native(
      "encode(self, /, encoding='utf-8', errors='strict')",
      doc: "Encode the string using the codec registered for encoding."
    ) {
      call in
      let encoding = try call.text(1, "encode() argument 'encoding' must be str, not ")
      let errors = try call.text(2, "encode() argument 'errors' must be str, not ")
      return call.machine.bytes(try call.machine.encode(call.selfText, encoding.string, errors.string))
    },
    Native("translate(self, table, /)") { call in
      let machine = call.machine
      return machine.string(
        try call.selfText.translated { point in try machine.translation(of: point, in: call[1]) })
    },
    Native(
      "format(self, /, *args, **kwargs)",
      doc:
        "Return a formatted version of S, using substitutions from args and kwargs.\nThe substitutions are identified by braces ('{' and '}')."
    ) {
      call in
      let keywords = call[2]
      return call.machine.string(
        try call.machine.braceFormat(call.selfText, positional: call.rest(1)) { name in
          if let value = try keywords.as(DictObject.self)?.get(call.machine.string(name), call.machine) {
            return value
          }
          throw call.machine.error(.keyError, arguments: [call.machine.string(name)])
        })
    },
    Native(
      "format_map(self, mapping, /)",
      doc:
        "Return a formatted version of S, using substitutions from mapping.\nThe substitutions are identified by braces ('{' and '}')."
    ) {
      call in
      call.machine.string(
        try call.machine.braceFormat(call.selfText, positional: nil) { name in
          try call.machine.item(of: call[1], call.machine.string(name))
        })
    },
  ]
}

extension Arguments {
  /// `strip` and the like; a plain string with nothing to remove is itself the answer.
  fileprivate func stripped(_ method: String, left: Bool = true, right: Bool = true) throws -> Value {
    let units = self[0].textUnits
    guard self[1].isNone, !units.isWide, self[0].isExactly(machine.types.strAddress) else {
      return machine.string(selfText.stripped(try characters(method), left: left, right: right))
    }
    let range = strippedRange(units.narrow, left: left, right: right) { isTextSpace($0) }
    if range.count == units.count { return self[0] }
    return machine.string(Text(ascii: UnsafeBufferPointer(rebasing: units.narrow[range])))
  }

  /// The characters that `strip` and the like remove.
  fileprivate func characters(_ method: String) throws -> Text? {
    if self[1].isNone { return nil }
    if let text = machine.text(self[1]) { return text }
    throw error(.typeError, "\(method) arg must be None or str")
  }
}

extension Machine {
  /// `str(object, encoding, errors)`.
  fileprivate func convertToText(_ call: Arguments) throws -> Text {
    func name(_ index: Int) throws -> String? {
      call.has(index)
        ? try call.text(index, "str() argument '\(index == 2 ? "encoding" : "errors")' must be str, not ")
          .string : nil
    }
    let encoding = try name(2)
    let errors = try name(3)
    if !call.has(1) { return .empty }
    if encoding == nil, errors == nil { return try str(call[1]) }
    if text(call[1]) != nil { throw error(.typeError, "decoding str is not supported") }
    guard let bytes = bytes(of: call[1]) else {
      throw error(.typeError, "decoding to str: need a bytes-like object, \(call.typeName(1)) found")
    }
    return try decode(bytes, encoding ?? "utf-8", errors ?? "strict", object: call[1])
  }

  fileprivate func repeated(_ call: Arguments) throws -> Value {
    guard let times = try repetitions(call[1]) else { return .notImplemented }
    if times == 1, call[0].isExactly(types.strAddress) { return call[0] }
    let text = call.selfText
    _ = try repeatedCount(text.count, times, each: text.isASCII ? 1 : 4)
    return string(try text.repeated(times))
  }

  fileprivate func aligned(_ call: Arguments, _ side: Text.Side) throws -> Value {
    let width = try call.int(1)
    let fill = try call.text(2, "The fill character must be a unicode character, not ")
    if width > call.selfText.count { try checkSize(elements: width, each: 4) }
    return string(try call.selfText.aligned(side, width: width, fill: fill))
  }

  /// `startswith` and `endswith`, whose argument may be a tuple.
  fileprivate func matchesEnd(
    _ call: Arguments, _ name: String, _ test: (Text, Text, Range<Int>) -> Bool
  ) throws -> Value {
    let text = call.selfText
    let range = try call.searchRange(2, 3, count: text.count)
    if let tuple = call[1].as(TupleObject.self) {
      for item in tuple.items {
        guard let part = self.text(item) else {
          throw error(.typeError, "tuple for \(name) must only contain str, not \(typeName(item))")
        }
        if let range, test(text, part, range) { return .true }
      }
      return .false
    }
    guard let part = self.text(call[1]) else {
      throw error(.typeError, "\(name) first arg must be str or a tuple of str, not \(call.typeName(1))")
    }
    guard let range else { return .false }
    return Value(test(text, part, range))
  }

  // MARK: Translating

  /// What `translate` puts in the place of a character; nil leaves it.
  fileprivate func translation(of point: UInt32, in table: Value) throws -> Text? {
    let found: Value
    do {
      if let dict = table.as(DictObject.self), !dict.type.isUserDefined {
        guard let value = try dict.get(Value(Int(point)), self) else { return nil }
        found = value
      } else {
        found = try item(of: table, Value(Int(point)))
      }
    } catch let failure as PythonError where failure.exception.type.isSubtype(of: types[.lookupError]) {
      return nil
    }
    if found.isNone { return .empty }
    if let text = text(found) { return text }
    guard let number = exactInt(found) else {
      throw error(.typeError, "character mapping must return integer, None or str")
    }
    guard number >= 0, number < 0x110000 else {
      throw error(.valueError, "character mapping must be in range(0x110000)")
    }
    return Text(codePoint: UInt32(number))
  }

  fileprivate func makeTranslation(_ call: Arguments) throws -> Value {
    let made = dict()
    if call.has(1) {
      guard let from = text(call[0]) else {
        throw error(.typeError, "first maketrans argument must be a string if there is a second argument")
      }
      let to = try call.text(1, "maketrans() argument 2 must be str, not ")
      let dropped = call.has(2) ? try call.text(2, "maketrans() argument 3 must be str, not ") : .empty
      guard from.count == to.count else {
        throw error(.valueError, "the first two maketrans arguments must have equal length")
      }
      for index in 0..<from.count { try made.set(Value(Int(from[index])), Value(Int(to[index])), self) }
      for index in 0..<dropped.count { try made.set(Value(Int(dropped[index])), .none, self) }
      return Value(made)
    }
    guard let source = call[0].as(DictObject.self) else {
      throw error(.typeError, "if you give only one argument to maketrans it must be a dict")
    }
    for (key, value) in source.pairs {
      if let text = text(key) {
        guard text.count == 1 else {
          throw error(.valueError, "string keys in translate table must be of length 1")
        }
        try made.set(Value(Int(text[0])), value, self)
      } else if exactInt(key) != nil {
        try made.set(key, value, self)
      } else {
        throw error(.typeError, "keys in translate table must be strings or integers")
      }
    }
    return Value(made)
  }

  // MARK: Encodings

  package func encode(_ text: Text, _ encoding: String, _ errors: String) throws -> [UInt8] {
    let codec = try Codec(name: encoding)
    do throws(TextFault) {
      // An unknown error handler is noticed only when it is needed.
      return try text.encoded(codec, (try? CodecErrors(name: errors)) ?? .strict)
    } catch {
      _ = try CodecErrors(name: errors)
      throw unicodeError(error, string(text))
    }
  }

  package func decode(_ bytes: [UInt8], _ encoding: String, _ errors: String, object: Value) throws -> Text {
    let codec = try Codec(name: encoding)
    do throws(TextFault) {
      return try Text.decoded(bytes, codec, (try? CodecErrors(name: errors)) ?? .strict)
    } catch {
      _ = try CodecErrors(name: errors)
      throw unicodeError(error, object)
    }
  }

  /// The exception of a codec, with the attributes that say what could not be converted.
  private func unicodeError(_ fault: TextFault, _ object: Value) -> any Error {
    switch fault.kind {
    case .unicodeDecode(let problem): unicodeError(.unicodeDecodeError, problem, object)
    case .unicodeEncode(let problem): unicodeError(.unicodeEncodeError, problem, object)
    default: fault
    }
  }

  private func unicodeError(_ kind: BuiltinException, _ problem: UnicodeProblem, _ object: Value)
    -> PythonError
  {
    error(
      kind,
      arguments: [
        string(problem.encoding), object, Value(problem.start), Value(problem.end), string(problem.reason),
      ])
  }
}
