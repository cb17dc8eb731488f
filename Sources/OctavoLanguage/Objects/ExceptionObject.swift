package final class ExceptionObject: Object {
  package var arguments: [Value]
  package var cause: Value = .none
  package var context: Value = .none
  package var suppressContext = false
  /// Innermost call last; filled while the exception travels outwards.
  package var traceback: [TracebackEntry] = []
  /// What the program was given for it last.
  var tracebackObject: TracebackObject?
  /// What few exceptions have; without it most are made and freed sooner.
  private var rare: Rare?

  private final class Rare {
    var named: [String: Value] = [:]
    var missingName: Name?
    var missingAttribute: (object: Value, name: Name)?
    var members: [Value] = []
    var origin: ExceptionObject?
    var fault: (fault: SyntaxFault, source: Source)?
  }

  private var madeRare: Rare {
    if let rare { return rare }
    let made = Rare()
    rare = made
    return made
  }

  /// Attributes given by keyword (`name` of an ImportError, …).
  package var named: [String: Value] {
    get { rare?.named ?? [:] }
    set { madeRare.named = newValue }
  }
  /// The name a NameError is about, for suggestions.
  package var missingName: Name? {
    get { rare?.missingName }
    set { madeRare.missingName = newValue }
  }
  /// The object and name an AttributeError is about, for suggestions.
  package var missingAttribute: (object: Value, name: Name)? {
    get { rare?.missingAttribute }
    set { madeRare.missingAttribute = newValue }
  }
  /// For exception groups: the exceptions in it.
  package var members: [Value] {
    get { rare?.members ?? [] }
    set { madeRare.members = newValue }
  }
  /// For a part of a group: the whole it came from.
  var origin: ExceptionObject? {
    get { rare?.origin }
    set { madeRare.origin = newValue }
  }
  /// For SyntaxError: where in which text.
  package var fault: (fault: SyntaxFault, source: Source)? {
    get { rare?.fault }
    set { madeRare.fault = newValue }
  }

  package init(arguments: [Value], type: TypeObject) {
    self.arguments = arguments
    super.init(type: type)
    classTag = .exception
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(arguments)
    marker.visit(cause)
    marker.visit(context)
    for entry in traceback { marker.visit(entry.code) }
    if let tracebackObject { marker.visit(tracebackObject) }
    guard let rare else { return }
    marker.visit(rare.named.values)
    marker.visit(rare.members)
    if let origin = rare.origin { marker.visit(origin) }
    if let attribute = rare.missingAttribute { marker.visit(attribute.object) }
  }
}

/// One line of a traceback: an instruction of some code.
package struct TracebackEntry {
  let code: CodeObject
  let instruction: Int
}
