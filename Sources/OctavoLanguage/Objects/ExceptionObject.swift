package final class ExceptionObject: Object {
  package var arguments: [Value]
  package var cause: Value = .none
  package var context: Value = .none
  package var suppressContext = false
  /// Attributes given by keyword (`name` of an ImportError, …).
  package var named: [String: Value] = [:]
  /// The name a NameError is about, for suggestions.
  package var missingName: Name?
  /// The object and name an AttributeError is about, for suggestions.
  package var missingAttribute: (object: Value, name: Name)?
  /// Innermost call last; filled while the exception travels outwards.
  package var traceback: [TracebackEntry] = []
  /// What the program was given for it last.
  var tracebackObject: TracebackObject?
  /// For exception groups: the exceptions in it.
  package var members: [Value] = []
  /// For a part of a group: the whole it came from.
  var origin: ExceptionObject?
  /// For SyntaxError: where in which text.
  package var fault: (fault: SyntaxFault, source: Source)?

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
    marker.visit(named.values)
    for entry in traceback { marker.visit(entry.code) }
    if let tracebackObject { marker.visit(tracebackObject) }
    marker.visit(members)
    if let origin { marker.visit(origin) }
    if let missingAttribute { marker.visit(missingAttribute.object) }
  }
}

/// One line of a traceback: an instruction of some code.
package struct TracebackEntry {
  let code: CodeObject
  let instruction: Int
}
