import BigInt

// Numbers that are no immediate values, and bytes.

extension BigInt {
  /// The same as the library's own way, which asks a protocol about the number's kind.
  init(word: Int) { self.init(integerLiteral: Int64(word)) }
}

package final class BigIntObject: Object {
  package let value: BigInt
  init(_ value: BigInt, type: TypeObject) {
    self.value = value
    super.init(type: type)
    classTag = .leaf
  }
  package override var externalBytes: Int { value.bitWidth / 8 }
}

/// An instance of a Python subclass of `int` or `float`: the number beside the attributes.
package final class BoxedNumber: Object {
  package let value: Value
  init(_ value: Value, type: TypeObject) {
    self.value = value
    super.init(type: type)
  }
  package override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(value)
  }
}

package final class ComplexObject: Object {
  package private(set) var real: Double
  package private(set) var imaginary: Double
  package init(_ real: Double, _ imaginary: Double, type: TypeObject) {
    self.real = real
    self.imaginary = imaginary
    super.init(type: type)
    classTag = .complex
  }

  /// Makes a dead number the next one.
  func reuse(_ real: Double, _ imaginary: Double) { (self.real, self.imaginary) = (real, imaginary) }
}

package final class BytesObject: Object {
  package let bytes: [UInt8]
  init(_ bytes: [UInt8], type: TypeObject) {
    self.bytes = bytes
    super.init(type: type)
    classTag = .leaf
  }
  package override var externalBytes: Int { bytes.count }
}
