import CMachine

/// One Python value in 16 bytes: a tag word and a payload word.
///
/// `None`, booleans, machine integers and floats are immediate; everything else is a reference to an
/// `Object` which the heap owns. Copying a value is copying two words: nothing is counted, and the
/// collector (see `Heap`) finds what is still reachable. A library may add immediate kinds of its own
/// (NumPy's scalars) from `Tag.firstLibrary` on.
public struct Value: BitwiseCopyable {
  package enum Tag {
    /// No value: an unbound variable, an absent field, the end of an iteration.
    @inlinable package static var undefined: UInt64 { 0 }
    @inlinable package static var none: UInt64 { 1 }
    @inlinable package static var bool: UInt64 { 2 }
    @inlinable package static var int: UInt64 { 3 }
    @inlinable package static var float: UInt64 { 4 }
    @inlinable package static var object: UInt64 { 5 }
    @inlinable package static var ellipsis: UInt64 { 6 }
    @inlinable package static var notImplemented: UInt64 { 7 }
    /// Loop state that only `for` instructions read; never escapes its registers.
    @inlinable package static var rangeCursor: UInt64 { 8 }
    @inlinable package static var listCursor: UInt64 { 9 }
    @inlinable package static var tupleCursor: UInt64 { 10 }
    @inlinable package static var stringCursor: UInt64 { 11 }
    @inlinable package static var firstLibrary: UInt64 { 16 }
  }

  @usableFromInline package var tag: UInt64
  @usableFromInline package var bits: UInt64

  @inlinable @inline(__always)
  package init(tag: UInt64, bits: UInt64) {
    self.tag = tag
    self.bits = bits
  }

  @inlinable @inline(__always) package init(_ int: Int) {
    self.init(tag: 3, bits: UInt64(bitPattern: Int64(int)))
  }
  @inlinable @inline(__always) package init(_ float: Double) {
    self.init(tag: 4, bits: float.bitPattern)
  }
  @inlinable @inline(__always) package init(_ bool: Bool) {
    self.init(tag: 2, bits: bool ? 1 : 0)
  }
  @inlinable @inline(__always) package init(_ object: Object) {
    self.init(tag: 5, bits: UInt64(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque())))
  }

  @inlinable package static var undefined: Value { @inline(__always) get { Value(tag: 0, bits: 0) } }
  @inlinable package static var none: Value { @inline(__always) get { Value(tag: 1, bits: 0) } }
  @inlinable package static var `true`: Value { @inline(__always) get { Value(tag: 2, bits: 1) } }
  @inlinable package static var `false`: Value { @inline(__always) get { Value(tag: 2, bits: 0) } }
  @inlinable package static var ellipsis: Value { @inline(__always) get { Value(tag: 6, bits: 0) } }
  @inlinable package static var notImplemented: Value { @inline(__always) get { Value(tag: 7, bits: 0) } }

  @inlinable package var isUndefined: Bool { @inline(__always) get { tag == 0 } }
  @inlinable package var isNone: Bool { @inline(__always) get { tag == 1 } }
  @inlinable package var isBool: Bool { @inline(__always) get { tag == 2 } }
  @inlinable package var isInt: Bool { @inline(__always) get { tag == 3 } }
  @inlinable package var isFloat: Bool { @inline(__always) get { tag == 4 } }
  /// An `int` or a `float`.
  var isNumber: Bool { @inline(__always) get { tag &- 3 <= 1 } }
  @inlinable package var isObject: Bool { @inline(__always) get { tag == 5 } }
  @inlinable package var isNotImplemented: Bool { @inline(__always) get { tag == 7 } }
  @inlinable package var isTrue: Bool { @inline(__always) get { tag == 2 && bits == 1 } }

  /// The payload of an `int` or a `bool`; meaningless for other tags.
  @inlinable package var int: Int {
    @inline(__always) get { Int(Int64(bitPattern: bits)) }
  }
  /// The payload of a `float`; meaningless for other tags.
  @inlinable package var float: Double {
    @inline(__always) get { Double(bitPattern: bits) }
  }
  /// An `int` or a `float` as a float; meaningless for other tags.
  var number: Double {
    @inline(__always) get { tag == 4 ? float : Double(int) }
  }
  /// The address of the object; meaningless for other tags.
  @inlinable package var address: UnsafeMutableRawPointer {
    @inline(__always) get {
      // An object's tag is only ever written together with the address of an object.
      UnsafeMutableRawPointer(bitPattern: UInt(bits)).unsafelyUnwrapped
    }
  }
  /// The object, for a value whose tag is `object`.
  @inlinable package var object: Object {
    @inline(__always) get { Unmanaged<Object>.fromOpaque(address).takeUnretainedValue() }
  }
  /// The object as a class the caller has already established.
  @inlinable @inline(__always)
  package func unchecked<T: Object>(_ type: T.Type) -> T {
    Unmanaged<T>.fromOpaque(address).takeUnretainedValue()
  }
  /// The object as a given class, or nil when the value is anything else. Final classes cost one comparison.
  @inlinable @inline(__always)
  package func `as`<T: Object>(_ type: T.Type) -> T? {
    tag == 5 ? object as? T : nil
  }

  /// Python's `is`.
  @inlinable @inline(__always)
  package static func identical(_ a: Value, _ b: Value) -> Bool { a.tag == b.tag && a.bits == b.bits }

  /// The value read word by word. A value is written by two stores, and a copy of it by one load of 16 bytes soon
  /// after would wait for them.
  @inline(__always)
  var apart: Value { Value(tag: octavo_apart(tag), bits: bits) }

  /// Has the processor fetch the object, if it is one, for a loop that comes to it in a few rounds.
  @inline(__always)
  func fetchObject() {
    if tag == 5 { octavo_fetch(bits) }
  }

  // MARK: Reading an object without counting references; only for values whose tag is `object`

  @inlinable @inline(__always)
  package func unmanaged<T: Object>(_ type: T.Type) -> Unmanaged<T> { Unmanaged<T>.fromOpaque(address) }

  var typeVersion: UInt64 {
    @inline(__always) get {
      unmanaged(Object.self)._withUnsafeGuaranteedRef {
        $0.typeReference._withUnsafeGuaranteedRef { $0.version }
      }
    }
  }

  @inlinable package var typeAddress: UnsafeMutableRawPointer {
    @inline(__always) get {
      unmanaged(Object.self)._withUnsafeGuaranteedRef { $0.typeReference.toOpaque() }
    }
  }

  @inline(__always)
  func field(_ slot: Int) -> Value {
    unmanaged(Object.self)._withUnsafeGuaranteedRef { $0.fields[slot] }
  }

  /// Whether the object's attributes are in a dictionary of its own, which may shadow those of its type.
  var hasOwnDictionary: Bool {
    @inline(__always) get { unmanaged(Object.self)._withUnsafeGuaranteedRef { $0.fields.dictionary != nil } }
  }

  /// Puts a value into a slot that is in use or next in order; false when it is neither.
  @inline(__always)
  func storeField(_ slot: Int, _ value: Value) -> Bool {
    unmanaged(Object.self)._withUnsafeGuaranteedRef { $0.storeField(slot, value) }
  }
}
