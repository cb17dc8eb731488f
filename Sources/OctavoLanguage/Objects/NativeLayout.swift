import CMachine
import Glibc

/// What hot code assumes about how Swift lays out native objects, in one place, and checked when a machine is
/// made: an object begins with its class and its reference counts, an array's storage goes on with the count,
/// twice the capacity and a flag, and the elements. The layout is part of Swift's stable ABI. An enum ends with
/// the number of its case where the largest payload leaves no room for it.
enum NativeLayout {
  static let countsOffset = 8
  static let arrayCountOffset = 16
  static let arrayCapacityOffset = 24
  static let arrayElementsOffset = 32
  /// The reference counts of an object that exactly one strong reference holds.
  static let soleOwner: UInt64 = 3

  /// Whether a reference is the only strong one.
  @inline(__always)
  static func hasSoleOwner(_ object: UnsafeRawPointer) -> Bool {
    object.load(fromByteOffset: countsOffset, as: UInt64.self) == soleOwner
  }

  /// What the objects of a class begin with.
  static func address(of type: AnyClass) -> UnsafeRawPointer {
    unsafeBitCast(type, to: UnsafeRawPointer.self)
  }

  /// A program built by a compiler with another layout stops at once instead of computing nonsense.
  static func check() {
    let items = [Value(7), Value(8), Value(9)]
    let elements = Elements(items)
    let agrees = items.withUnsafeBufferPointer { $0.baseAddress == UnsafePointer(elements.base) }
    precondition(
      agrees && elements.count == 3 && elements.capacity == items.capacity, "arrays are laid out as expected")
    precondition(
      MemoryLayout<[Value]>.size == MemoryLayout<UnsafeRawPointer>.size, "an array is one pointer")
    TextUnits.check()
    precondition(
      MemoryLayout<Instruction>.size == 8 && MemoryLayout<Operation>.size == 1
        && octavo_sees_sizes(
          MemoryLayout<Frame>.stride, MemoryLayout<CodeLayout>.offset(of: \.directCount) ?? 0,
          MemoryLayout<AttributeCache>.stride)
        && octavo_sees_kinds(
          Frame.Kind.plain.rawValue, Frame.Kind.construct.rawValue, AttributeCache.Kind.field.rawValue,
          AttributeCache.Kind.moduleName.rawValue)
        && octavo_sees_classes(
          Object.ClassTag.function.rawValue, Object.ClassTag.type.rawValue, Object.ClassTag.iterator.rawValue),
      "the loop in C sees what the machine keeps")
  }
}

/// The characters of a text where they lie, read as `Elements` reads those of an array. Only valid while the text
/// is alive where it was found.
struct TextUnits {
  private static let countOffset = 8
  private static let sizeOffset = 22
  private static let caseOffset = 23
  private static let small: UInt8 = 0
  private static let wide: UInt8 = 2

  private let base: UnsafeRawPointer
  let count: Int
  let isWide: Bool

  @inline(__always)
  init(_ text: UnsafePointer<Text>) {
    let text = UnsafeRawPointer(text)
    let kind = text.load(fromByteOffset: Self.caseOffset, as: UInt8.self)
    if kind == Self.small {
      base = text
      count = Int(text.load(fromByteOffset: Self.sizeOffset, as: UInt8.self))
      isWide = false
    } else {
      let storage = text.load(as: UnsafeRawPointer.self)
      base = storage + NativeLayout.arrayElementsOffset
      count = text.load(fromByteOffset: Self.countOffset, as: Int.self)
      isWide = kind == Self.wide
    }
  }

  /// A text that is kept in place; nil for another.
  @inline(__always)
  static func small(_ text: UnsafePointer<Text>) -> SmallText? {
    let text = UnsafeRawPointer(text)
    guard text.load(fromByteOffset: caseOffset, as: UInt8.self) == small else { return nil }
    return text.load(as: SmallText.self)
  }

  /// The bytes of a narrow text.
  @inline(__always)
  var narrow: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// All bytes, four for each character of a wide text.
  @inline(__always)
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base, count: isWide ? count &* 4 : count)
  }

  /// The code point at `index`, which the caller has checked.
  @inline(__always)
  subscript(index: Int) -> UInt32 {
    isWide
      ? base.load(fromByteOffset: index &* 4, as: UInt32.self)
      : UInt32(base.load(fromByteOffset: index, as: UInt8.self))
  }

  /// Equal texts have equal forms.
  @inline(__always)
  static func == (a: TextUnits, b: TextUnits) -> Bool {
    guard a.count == b.count, a.isWide == b.isWide else { return false }
    // Both are in place, and what is beyond their ends is zero.
    if a.count <= 8, !a.isWide { return a.base.load(as: UInt64.self) == b.base.load(as: UInt64.self) }
    return memcmp(a.base, b.base, a.bytes.count) == 0
  }

  /// Whether a character occurs; it is one of the text's kind.
  @inline(__always)
  func contains(narrow unit: UInt8) -> Bool { memchr(base, CInt(unit), count) != nil }

  /// By bytes, for narrow texts: less than, equal to or greater than zero as `a` comes before, with or after `b`.
  @inline(__always)
  static func order(_ a: TextUnits, _ b: TextUnits) -> Int {
    let order = memcmp(a.base, b.base, min(a.count, b.count))
    return order == 0 ? a.count - b.count : Int(order)
  }

  /// The code points of a wide text.
  @inline(__always)
  var wide: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt32.self), count: count)
  }

  static func check() {
    for text in [Text("ab"), Text(String(repeating: "ab", count: 20)), Text("\u{3B1}b")] {
      withUnsafePointer(to: text) { pointer in
        let units = TextUnits(pointer)
        precondition(
          units.count == text.count && units.isWide != text.isASCII
            && (0..<2).allSatisfy { units[$0] == text[$0] }
            && (TextUnits.small(pointer) != nil) == (text.count == 2 && text.isASCII),
          "texts are laid out as expected")
      }
    }
  }
}

/// The elements of an array where they lie. Reading them this way counts no references and calls nothing,
/// which in the machine's loop the array's own accessors do. Only valid while the array is alive and unchanged.
package struct Elements {
  private let storage: UnsafeMutableRawPointer

  @inline(__always)
  init(_ array: [Value]) { storage = unsafeBitCast(array, to: UnsafeMutableRawPointer.self) }

  @inline(__always)
  package var count: Int { storage.load(fromByteOffset: NativeLayout.arrayCountOffset, as: Int.self) }

  @inline(__always)
  var capacity: Int { storage.load(fromByteOffset: NativeLayout.arrayCapacityOffset, as: Int.self) >> 1 }

  @inline(__always)
  package var base: UnsafeMutablePointer<Value> {
    (storage + NativeLayout.arrayElementsOffset).assumingMemoryBound(to: Value.self)
  }

  /// Nobody else has a copy of the array, so that its elements may be changed in place.
  @inline(__always)
  var isUnique: Bool { NativeLayout.hasSoleOwner(storage) }

  /// Adds an element in place; false when there is no room or somebody else has a copy of the array.
  @inline(__always)
  func append(_ value: Value) -> Bool {
    let count = count
    guard count < capacity, isUnique else { return false }
    base[count] = value
    setCount(count &+ 1)
    return true
  }

  /// For an array that nobody else has a copy of, and whose capacity is as large.
  @inline(__always)
  func setCount(_ count: Int) {
    storage.storeBytes(of: count, toByteOffset: NativeLayout.arrayCountOffset, as: Int.self)
  }

  /// Has the processor fetch the object that a loop over the elements comes to some rounds after `index`.
  @inline(__always)
  func fetchAhead(of index: Int) {
    if index &+ 8 < count { base[index &+ 8].fetchObject() }
  }

  /// The element at a Python index; undefined when there is none.
  @inline(__always)
  subscript(index: Int) -> Value {
    let count = count
    let position = index < 0 ? index &+ count : index
    return UInt(bitPattern: position) < UInt(bitPattern: count) ? base[position] : .undefined
  }

  /// Replaces the element at a Python index; false when that has to be done the general way.
  @inline(__always)
  func replace(_ index: Int, with value: Value) -> Bool {
    let count = count
    let position = index < 0 ? index &+ count : index
    guard UInt(bitPattern: position) < UInt(bitPattern: count), isUnique else { return false }
    base[position] = value
    return true
  }
}

extension Value {
  /// The characters of a string, for a value known to be one.
  var textUnits: TextUnits {
    @inline(__always) get { unmanaged(StringObject.self)._withUnsafeGuaranteedRef { $0.units } }
  }

  /// The characters of a string that has them in place, for a value known to be a string.
  var smallText: SmallText? {
    @inline(__always) get { unmanaged(StringObject.self)._withUnsafeGuaranteedRef { $0.smallText } }
  }

  /// The elements of a list, for a value known to be one.
  package var listElements: Elements {
    @inline(__always) get {
      unmanaged(ListObject.self)._withUnsafeGuaranteedRef { $0.elements }
    }
  }

  /// The elements of a tuple, for a value known to be one.
  package var tupleElements: Elements {
    @inline(__always) get {
      unmanaged(TupleObject.self)._withUnsafeGuaranteedRef { Elements($0.items) }
    }
  }

  /// The Swift class, for a value whose tag is `object`.
  @inlinable package var classTag: Object.ClassTag {
    @inline(__always) get { unmanaged(Object.self)._withUnsafeGuaranteedRef { $0.classTag } }
  }

  /// Whether the value is an instance of exactly the type at that address.
  @inlinable @inline(__always)
  package func isExactly(_ type: UnsafeMutableRawPointer) -> Bool { isObject && typeAddress == type }

  /// The object as a class the caller has established, without counting a reference.
  @inlinable @inline(__always)
  package func borrowing<T: Object, Result>(
    _ type: T.Type, _ body: (T) throws -> Result
  ) rethrows -> Result {
    try unmanaged(T.self)._withUnsafeGuaranteedRef(body)
  }
}
