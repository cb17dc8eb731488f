// The arguments of a call of Python code, put into the registers of its parameters.

extension Machine {
  /// Puts positional and named arguments into the registers of the parameters.
  func bind(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: Value
  ) throws {
    let shape = function.code.shape
    let names = keywords.as(TupleObject.self)?.items ?? []
    let positionalGiven = count - names.count
    let given = Array(UnsafeBufferPointer(start: registers, count: count))
    let parameterCount = shape.parameterCount
    guard registers + parameterCount + 8 < registerLimit else { throw tooDeep() }
    let named = shape.positionalCount + shape.keywordOnlyCount
    for index in 0..<parameterCount { registers[index] = .undefined }
    top = max(top, registers + parameterCount)

    let direct = min(positionalGiven, shape.positionalCount)
    for index in 0..<direct { registers[index] = given[index] }
    if shape.hasVarArgs {
      registers[named] = tuple(positionalGiven > direct ? Array(given[direct..<positionalGiven]) : [])
    }
    var extra: DictObject?
    if shape.hasVarKeywords {
      let dict = dict()
      registers[parameterCount - 1] = Value(dict)
      extra = dict
    }
    try bindNames(function, registers, names, given[positionalGiven...], extra)
    if positionalGiven > shape.positionalCount && !shape.hasVarArgs {
      throw tooManyPositional(function, positionalGiven, registers)
    }
    try bindDefaults(function, registers)
  }

  private func bindNames(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, _ names: [Value],
    _ values: ArraySlice<Value>, _ extra: DictObject?
  ) throws {
    let shape = function.code.shape
    let named = shape.positionalCount + shape.keywordOnlyCount
    for (name, value) in zip(names, values) {
      guard let string = name.as(StringObject.self) else { throw error(.typeError, "keywords must be strings") }
      let symbol = intern(string)
      if let index = shape.localNames.prefix(named).firstIndex(of: symbol), index >= shape.positionalOnlyCount {
        if !registers[index].isUndefined {
          throw error(
            .typeError, "\(function.qualifiedName.string)() got multiple values for argument '\(string.text.string)'")
        }
        registers[index] = value
      } else if let extra {
        try extra.set(name, value, self)
      } else {
        let positionalOnly = names.compactMap { $0.as(StringObject.self) }.filter { given in
          shape.localNames.prefix(shape.positionalOnlyCount).contains(intern(given))
        }
        if !positionalOnly.isEmpty {
          let list = positionalOnly.map(\.text.string).joined(separator: ", ")
          throw error(
            .typeError,
            "\(function.qualifiedName.string)() got some positional-only arguments passed as keyword arguments: '\(list)'"
          )
        }
        throw error(
          .typeError,
          "\(function.qualifiedName.string)() got an unexpected keyword argument '\(string.text.string)'")
      }
    }
  }

  private func bindDefaults(_ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>) throws {
    let shape = function.code.shape
    let firstDefault = shape.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<shape.positionalCount where registers[index].isUndefined {
      if index >= firstDefault {
        registers[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(symbols.text(shape.localNames[index]).string)
      }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
    for index in shape.positionalCount..<shape.positionalCount + shape.keywordOnlyCount
    where registers[index].isUndefined {
      if let value = function.keywordDefaults[shape.localNames[index]] {
        registers[index] = value
      } else {
        missing.append(symbols.text(shape.localNames[index]).string)
      }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
  }

  private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Error {
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
    let takesText = "\(function.qualifiedName.string)() takes \(takes) positional argument\(most == 1 ? "" : "s")"
    let named = (function.code.shape.positionalCount..<most + function.code.shape.keywordOnlyCount)
      .count { !registers[$0].isUndefined }
    if named > 0 {
      let plural = given == 1 ? "" : "s"
      return error(
        .typeError,
        "\(takesText) but \(given) positional argument\(plural) (and \(named) keyword-only argument\(named == 1 ? "" : "s")) were given")
    }
    return error(.typeError, "\(takesText) but \(given) \(given == 1 ? "was" : "were") given")
  }
}
