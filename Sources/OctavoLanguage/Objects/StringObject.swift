/// A `str`, and instances of its subclasses.
package final class StringObject: Object {
  /// The number of the symbol, or -1 while the text was not used as a name.
  private var symbolNumber: Int32 = -1
  /// The hash once computed; 0 until then (and for the few texts whose hash is 0).
  private(set) var knownHash = 0
  package private(set) var text: Text

  package init(_ text: Text, type: TypeObject) {
    self.text = text
    super.init(type: type)
    classTag = .string
  }

  /// Makes a dead string the next one.
  func reuse(_ text: Text) {
    self.text = text
    symbolNumber = -1
    knownHash = 0
  }

  /// The symbol, once the text was used as a name.
  var symbol: Name? {
    get { symbolNumber < 0 ? nil : Name(id: symbolNumber) }
    set { symbolNumber = newValue?.id ?? -1 }
  }

  /// The characters where they lie; valid as long as the string is alive.
  var units: TextUnits {
    @inline(__always) get { withUnsafePointer(to: &text) { TextUnits($0) } }
  }

  /// The characters, if they are kept in place.
  var smallText: SmallText? {
    @inline(__always) get { withUnsafePointer(to: &text) { TextUnits.small($0) } }
  }

  var hash: Int {
    @inline(__always) get {
      if knownHash != 0 { return knownHash }
      knownHash = PythonHash.text(text)
      return knownHash
    }
  }

  package override var externalBytes: Int { text.externalBytes }

  /// Equality of two values known to be strings.
  @inline(__always)
  static func areEqual(_ a: Value, _ b: Value) -> Bool {
    a.bits == b.bits || a.textUnits == b.textUnits
  }
}
