import OctavoLanguage

/// An object of matplotlib whose calls may have warnings to show.
protocol PlotSubject: Object {
  func takeWarnings() -> [String]
}

extension FigureObject: PlotSubject {
  func takeWarnings() -> [String] { figure.takeWarnings() }
}

extension AxesObject: PlotSubject {
  func takeWarnings() -> [String] { owner.figure.takeWarnings() }
}

/// A method that pyplot also offers as a function of the current figure or axes: one row for both.
struct PlotMethod<Subject: PlotSubject>: Sendable {
  typealias Body = @Sendable (PlotCall<Subject>) throws -> Value

  let name: String
  /// The parameters after `self`.
  let parameters: String
  let body: Body

  init(_ signature: String, _ body: @escaping Body) {
    name = String(signature.prefix { $0 != "(" })
    parameters = String(signature.drop { $0 != "(" }.dropFirst().dropLast())
    self.body = body
  }

  var method: Native {
    Native("\(name)(self\(parameters.isEmpty ? "" : ", " + parameters))") { call in
      try run(PlotCall(call: call, subject: call[0].unchecked(Subject.self), first: 1))
    }
  }

  /// The function, under the same name or another.
  func function(_ name: String? = nil, of current: @escaping @Sendable (Machine) throws -> Subject) -> Native
  {
    Native("\(name ?? self.name)(\(parameters))") { call in
      try run(PlotCall(call: call, subject: current(call.machine), first: 0))
    }
  }

  private func run(_ call: PlotCall<Subject>) throws -> Value {
    let result = try body(call)
    for text in call.subject.takeWarnings() { try call.machine.warn(.userWarning, text) }
    return result
  }
}

/// A call of such a method; parameters are counted without `self`.
struct PlotCall<Subject: PlotSubject> {
  let call: Arguments
  let subject: Subject
  fileprivate let first: Int

  var machine: Machine { call.machine }

  subscript(index: Int) -> Value { call[first + index] }
  func has(_ index: Int) -> Bool { call.has(first + index) }
  func isGiven(_ index: Int) -> Bool { call.isGiven(first + index) }
  func int(_ index: Int) throws -> Int { try call.int(first + index) }
  func double(_ index: Int) throws -> Double { try call.double(first + index) }
  func optionalDouble(_ index: Int) throws -> Double? { try call.optionalDouble(first + index) }
  func bool(_ index: Int) throws -> Bool { try call.bool(first + index) }
  func text(_ index: Int) throws -> String { try call.text(first + index) }
  func rest(_ index: Int) -> [Value] { call.rest(first + index) }
  func keywords(_ index: Int) -> Keywords { Keywords(call: call, first + index) }
  func name(_ index: Int) -> String { call.name(first + index) }

  /// Refuses a parameter that has any other value than the one that changes nothing.
  func refuse(_ index: Int, unless isAccepted: (Value) -> Bool = { $0.isNone }) throws {
    guard has(index), !isAccepted(self[index]) else { return }
    throw machine.error(
      .notImplementedError,
      "\(call.function.name)(): the argument '\(name(index))' is not supported by Octavo")
  }
}

extension PlotCall where Subject == AxesObject {
  var axes: AxesObject { subject }
}

extension PlotCall where Subject == FigureObject {
  var figure: FigureObject { subject }
}

typealias AxesMethod = PlotMethod<AxesObject>
typealias FigureMethod = PlotMethod<FigureObject>
