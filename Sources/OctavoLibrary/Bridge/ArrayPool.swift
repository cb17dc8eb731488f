import OctavoLanguage
import OctavoNumerics

/// Dead plain arrays waiting to be used again, small ones with their memory: taking one is several times cheaper
/// than asking the system for an object and a block and giving both back later.
final class ArrayPool {
  /// Blocks of 128, 256, … 8192 bytes are kept; a result takes the smallest that holds it.
  private static let smallest = 128
  private static let largest = 8192
  private static let capacities = [16_384, 8192, 4096, 2048, 1024, 512, 256]

  private var stacks: [Stack]
  /// Objects without memory of their own, for views and large arrays.
  private var shells = Stack(capacity: 16_384)
  /// What shells look at.
  private let nothing: NDArray
  private unowned(unsafe) let type: TypeObject
  /// Counts no references where it is called.
  private let heap: Unmanaged<Heap>

  init(type: TypeObject, heap: Heap) {
    self.type = type
    self.heap = .passUnretained(heap)
    stacks = Self.capacities.map(Stack.init)
    nothing = .nothing
  }

  deinit {
    for stack in stacks { stack.release() }
    shells.release()
  }

  /// The number of the smallest blocks that hold so many bytes.
  @inline(__always)
  private static func place(holding bytes: Int) -> Int {
    bytes <= smallest ? 0 : Int.bitWidth &- (bytes &- 1).leadingZeroBitCount &- smallest.trailingZeroBitCount
  }

  /// An object of the heap with at least so many bytes of memory, to be described by the caller; nil when there is
  /// no memory.
  @inline(__always)
  func array(byteCount: Int) -> Unmanaged<ArrayObject>? {
    if byteCount <= Self.largest {
      note(byteCount &+ Self.objectBytes)
      let place = Self.place(holding: byteCount)
      if let object = stacks[place].pop() {
        revive(object)
        return object
      }
      return NDArray.room(byteCount: Self.smallest << place).map(adopted)
    }
    guard let room = NDArray.room(byteCount: byteCount) else { return nil }
    note(byteCount)
    return adopted(room)
  }

  /// An object of the heap that shows an array.
  @inline(__always)
  func object(_ array: NDArray, base: Value) -> Unmanaged<ArrayObject> {
    if array.ownsData { note(array.byteCount) }
    let object = shell()
    object._withUnsafeGuaranteedRef {
      $0.array = array
      $0.base = base
      $0.noticeElements()
    }
    return object
  }

  /// An object of the heap without memory.
  @inline(__always)
  func shell() -> Unmanaged<ArrayObject> {
    note(Self.objectBytes)
    if let object = shells.pop() {
      revive(object)
      return object
    }
    return adopted(nothing)
  }

  private func adopted(_ array: NDArray) -> Unmanaged<ArrayObject> {
    .passUnretained(heap._withUnsafeGuaranteedRef { $0.adopt(ArrayObject(array, type: type)) })
  }

  @inline(__always)
  private func note(_ bytes: Int) { heap._withUnsafeGuaranteedRef { $0.noteExternal(bytes) } }

  @inline(__always)
  private func revive(_ object: Unmanaged<ArrayObject>) {
    heap._withUnsafeGuaranteedRef { $0.add(Unmanaged<Object>.fromOpaque(object.toOpaque())) }
  }

  /// Takes over a dead object.
  func keep(_ object: ArrayObject) -> Bool {
    object.isFresh = false
    object.base = .none
    let reference = Unmanaged.passUnretained(object)
    if let bytes = object.array.soleByteCount(), bytes >= Self.smallest, bytes <= Self.largest {
      let holding = Self.place(holding: bytes)
      return stacks[Self.smallest << holding == bytes ? holding : holding - 1].push(reference)
    }
    guard shells.hasRoom else { return false }
    object.array.forget(nothing)
    return shells.push(reference)
  }

  /// What an object counts for besides its memory: a collection is due while all that is dead fits the cache.
  private static let objectBytes = 128

  private struct Stack {
    private let items: UnsafeMutablePointer<Unmanaged<ArrayObject>>
    private let capacity: Int
    private var count = 0

    init(capacity: Int) {
      items = .allocate(capacity: capacity)
      self.capacity = capacity
    }

    var hasRoom: Bool { count < capacity }

    @inline(__always)
    mutating func push(_ object: Unmanaged<ArrayObject>) -> Bool {
      guard count < capacity else { return false }
      items[count] = object
      count += 1
      return true
    }

    @inline(__always)
    mutating func pop() -> Unmanaged<ArrayObject>? {
      guard count > 0 else { return nil }
      count -= 1
      return items[count]
    }

    func release() {
      for index in 0..<count { items[index].release() }
      items.deallocate()
    }
  }
}
