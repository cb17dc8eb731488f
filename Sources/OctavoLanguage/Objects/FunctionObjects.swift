/// A variable shared by an inner function.
final class CellObject: Object {
  var value: Value { didSet { noteWrite() } }
  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
    classTag = .cell
  }
  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(value)
  }
}

/// A function written in Python.
package final class FunctionObject: Object {
  let code: CodeObject
  let layout: UnsafeMutablePointer<CodeLayout>
  let closure: UnsafeMutablePointer<Unmanaged<CellObject>>
  private let closureCount: Int
  package var name: Text
  package var qualifiedName: Text
  var defaults: [Value] = []
  /// Defaults of keyword-only parameters, by parameter.
  var keywordDefaults: [Name: Value] = [:]
  var annotations: Value = .undefined
  package var doc: Value = .none
  /// `__module__`, where a program has set it.
  var moduleName: Value = .undefined

  init(code: CodeObject, closure: [CellObject], type: TypeObject) {
    self.code = code
    layout = code.layout
    closureCount = closure.count
    self.closure = .allocate(capacity: max(closure.count, 1))
    self.closure.initialize(from: closure.map { .passUnretained($0) }, count: closure.count)
    name = code.name
    qualifiedName = code.qualifiedName
    super.init(type: type)
    classTag = .function
  }

  deinit { closure.deallocate() }

  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(code)
    for index in 0..<closureCount { marker.visit(closure[index].takeUnretainedValue()) }
    marker.visit(defaults)
    marker.visit(keywordDefaults.values)
    marker.visit(annotations)
    marker.visit(doc)
    marker.visit(moduleName)
  }
}

package final class BoundMethod: Object {
  package private(set) var function: Value
  package private(set) var receiver: Value
  init(_ function: Value, _ receiver: Value, type: TypeObject) {
    self.function = function
    self.receiver = receiver
    super.init(type: type)
    classTag = .boundMethod
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(function)
    marker.visit(receiver)
  }

  /// Makes a dead method the next one.
  func reuse(_ function: Value, _ receiver: Value) { (self.function, self.receiver) = (function, receiver) }
}
