// The arguments of a call of Python code, put into the registers of its parameters.

extension Machine {
  /// Puts positional and named arguments into the registers of the parameters.
  func bind(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws {
    let layout = function.layout
    let parameters = layout.pointee.parameters
    let positionalCount = Int(layout.pointee.positionalCount)
    let names = keywords.isUndefined ? nil : keywords.tupleElements
    let nameCount = names?.count ?? 0
    let positionalGiven = count - nameCount
    // The values of keywords wait above everything else.
    let values = registers + max(parameters.count, count)
    guard values + nameCount + 8 < registerLimit else { throw tooDeep() }
    for index in 0..<nameCount { values[index] = registers[positionalGiven + index].apart }
    top = max(top, values + nameCount)

    let direct = min(positionalGiven, positionalCount)
    let rest =
      parameters.hasVarArgs
      ? tuple(UnsafePointer(registers + direct), count: positionalGiven - direct) : .undefined
    var index = direct
    while index < parameters.count {
      registers[index] = .undefined
      index += 1
    }
    if parameters.hasVarArgs { registers[parameters.namedCount] = rest }
    let extra = parameters.hasVarKeywords ? emptyDict() : .undefined
    if parameters.hasVarKeywords { registers[parameters.count - 1] = extra }
    if let names {
      for index in 0..<nameCount {
        try bind(function, parameters, registers, names.base[index], values[index], extra, all: keywords)
      }
    }
    if positionalGiven > positionalCount && !parameters.hasVarArgs {
      throw tooManyPositional(function, positionalGiven, registers)
    }
    try bindDefaults(function, registers)
  }

  /// Binds one keyword; `all` are the names that the call gives.
  private func bind(
    _ function: FunctionObject, _ parameters: ParameterLayout, _ registers: UnsafeMutablePointer<Value>,
    _ name: Value, _ value: Value, _ extra: Value, all: Value
  ) throws {
    guard name.isObject, name.classTag == .string else { throw error(.typeError, "keywords must be strings") }
    let symbol = name.borrowing(StringObject.self) { intern($0) }
    var place = 0
    while place < parameters.namedCount, parameters.names[place] != symbol { place += 1 }
    if place < parameters.namedCount, place >= parameters.positionalOnlyCount {
      guard registers[place].isUndefined else {
        throw error(
          .typeError,
          "\(function.qualifiedName.string)() got multiple values for argument '\(text(symbol).string)'")
      }
      registers[place] = value
    } else if !extra.isUndefined {
      try extra.borrowing(DictObject.self) { try $0.set(name, value, self) }
    } else {
      throw unexpected(function, symbol, all: all)
    }
  }

  /// A keyword that no parameter takes.
  private func unexpected(_ function: FunctionObject, _ name: Name, all: Value) -> Error {
    let shape = function.code.shape
    let positionalOnly = (all.as(TupleObject.self)?.items ?? []).compactMap { $0.as(StringObject.self) }
      .filter {
        shape.localNames.prefix(shape.positionalOnlyCount).contains(intern($0))
      }
    if !positionalOnly.isEmpty {
      let list = positionalOnly.map(\.text.string).joined(separator: ", ")
      return error(
        .typeError,
        "\(function.qualifiedName.string)() got some positional-only arguments passed as keyword arguments: '\(list)'"
      )
    }
    return error(
      .typeError,
      "\(function.qualifiedName.string)() got an unexpected keyword argument '\(text(name).string)'")
  }

  private func bindDefaults(_ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>) throws {
    let parameters = function.layout.pointee.parameters
    let positionalCount = Int(function.layout.pointee.positionalCount)
    let defaults = function.defaults
    let firstDefault = positionalCount - defaults.count
    var isMissing = false
    for index in 0..<positionalCount where registers[index].isUndefined {
      if index >= firstDefault { registers[index] = defaults[index - firstDefault] } else { isMissing = true }
    }
    if isMissing { throw missingArguments(function, registers, 0..<positionalCount, "positional") }
    for index in positionalCount..<parameters.namedCount where registers[index].isUndefined {
      if let value = function.keywordDefaults[parameters.names[index]] {
        registers[index] = value
      } else {
        isMissing = true
      }
    }
    if isMissing {
      throw missingArguments(function, registers, positionalCount..<parameters.namedCount, "keyword-only")
    }
  }

  private func missingArguments(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, _ places: Range<Int>, _ kind: String
  ) -> Error {
    let names = places.filter { registers[$0].isUndefined }.map {
      text(function.code.shape.localNames[$0]).string
    }
    let quoted = names.map { "'\($0)'" }
    let list =
      switch quoted.count {
      case 1: quoted[0]
      case 2: "\(quoted[0]) and \(quoted[1])"
      default: quoted.dropLast().joined(separator: ", ") + ", and \(quoted[quoted.count - 1])"
      }
    return error(
      .typeError,
      "\(function.qualifiedName.string)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)"
    )
  }

  private func tooManyPositional(
    _ function: FunctionObject, _ given: Int, _ registers: UnsafeMutablePointer<Value>
  ) -> Error {
    let most = function.code.shape.positionalCount
    let least = most - function.defaults.count
    let takes = least == most ? "\(most)" : "from \(least) to \(most)"
    let takesText =
      "\(function.qualifiedName.string)() takes \(takes) positional argument\(most == 1 ? "" : "s")"
    let named = (function.code.shape.positionalCount..<most + function.code.shape.keywordOnlyCount)
      .count { !registers[$0].isUndefined }
    if named > 0 {
      let plural = given == 1 ? "" : "s"
      return error(
        .typeError,
        "\(takesText) but \(given) positional argument\(plural) (and \(named) keyword-only argument\(named == 1 ? "" : "s")) were given"
      )
    }
    return error(.typeError, "\(takesText) but \(given) \(given == 1 ? "was" : "were") given")
  }
}
