/// Dead objects waiting to be used again: for the commonest classes that is several times cheaper than giving
/// the memory back and asking for it anew.
///
/// Only objects that no Swift code holds any more come here, and only instances of the built-in types
/// themselves (or, for plain objects, of classes written in Python).
struct Pools {
  private var strings = Pool()
  private var plains = Pool()
  private var methods = Pool()
  private var slices = Pool()
  private var cells = Pool()
  private var lists = Pool()
  private var dicts = Pool()
  private var singles = Pool()
  private var pairs = Pool()
  private var triples = Pool()
  private var quadruples = Pool()
  private var generators = Pool()
  private var complexes = Pool()

  /// How many dead objects of one kind are kept at least, if there are so many.
  static let leastLimit = 40_000

  /// Takes a dead object in; false when it is not of a kind that is kept, or when there are `limit` of them.
  @inline(__always)
  mutating func keep(_ reference: Unmanaged<Object>, limit: Int) -> Bool {
    let address = reference.toOpaque()
    guard NativeLayout.hasSoleOwner(address) else { return false }
    return reference._withUnsafeGuaranteedRef { object in
      object.isClean = false
      // As a new one's: an old mark could be the current one again by the time the object is used.
      object.mark = 0
      switch object.classTag {
      case .string: return object.fields.isEmpty && strings.push(reference, limit)
      case .plain:
        object.fields.reset()
        return plains.push(reference, limit)
      case .boundMethod: return methods.push(reference, limit)
      case .slice: return slices.push(reference, limit)
      case .cell: return cells.push(reference, limit)
      case .list:
        guard object.fields.isEmpty, lists.count < limit else { return false }
        return unsafeDowncast(object, to: ListObject.self).empty() && lists.push(reference, limit)
      case .dict:
        guard object.fields.isEmpty, dicts.count < limit else { return false }
        return unsafeDowncast(object, to: DictObject.self).empty() && dicts.push(reference, limit)
      case .tuple:
        guard object.fields.isEmpty else { return false }
        switch unsafeDowncast(object, to: TupleObject.self).items.count {
        case 1: return singles.push(reference, limit)
        case 2: return pairs.push(reference, limit)
        case 3: return triples.push(reference, limit)
        case 4: return quadruples.push(reference, limit)
        default: return false
        }
      case .generator: return generators.push(reference, limit)
      case .complex: return object.fields.isEmpty && complexes.push(reference, limit)
      case .recyclable: return unsafeDowncast(object, to: RecyclableObject.self).recycle()
      default: return false
      }
    }
  }

  // MARK: Taking one out; its contents are those of its former life until they are replaced. The caller gives
  // it to the heap again, so that no reference needs to be counted.

  @inline(__always) mutating func string() -> Unmanaged<StringObject>? { strings.pop(StringObject.self) }
  @inline(__always) mutating func plain() -> Unmanaged<PlainObject>? { plains.pop(PlainObject.self) }
  @inline(__always) mutating func method() -> Unmanaged<BoundMethod>? { methods.pop(BoundMethod.self) }
  @inline(__always) mutating func slice() -> Unmanaged<SliceObject>? { slices.pop(SliceObject.self) }
  @inline(__always) mutating func cell() -> Unmanaged<CellObject>? { cells.pop(CellObject.self) }
  @inline(__always) mutating func list() -> Unmanaged<ListObject>? { lists.pop(ListObject.self) }
  @inline(__always) mutating func dict() -> Unmanaged<DictObject>? { dicts.pop(DictObject.self) }
  @inline(__always) mutating func generator() -> Unmanaged<GeneratorObject>? {
    generators.pop(GeneratorObject.self)
  }
  @inline(__always) mutating func complex() -> Unmanaged<ComplexObject>? { complexes.pop(ComplexObject.self) }

  @inline(__always)
  mutating func tuple(count: Int) -> Unmanaged<TupleObject>? {
    switch count {
    case 1: singles.pop(TupleObject.self)
    case 2: pairs.pop(TupleObject.self)
    case 3: triples.pop(TupleObject.self)
    case 4: quadruples.pop(TupleObject.self)
    default: nil
    }
  }

  mutating func releaseAll() {
    for pool in [
      strings, plains, methods, slices, cells, lists, dicts, singles, pairs, triples, quadruples, generators,
      complexes,
    ] { pool.release() }
  }
}

/// A stack of objects of one class.
private struct Pool {
  private var items: UnsafeMutablePointer<Unmanaged<Object>>?
  private var capacity = 0
  private(set) var count = 0

  @inline(__always)
  mutating func push(_ object: Unmanaged<Object>, _ limit: Int) -> Bool {
    guard count < limit else { return false }
    if count == capacity { grow() }
    items.unsafelyUnwrapped[count] = object
    count += 1
    return true
  }

  private mutating func grow() {
    let larger = max(capacity * 2, 1024)
    let fresh = UnsafeMutablePointer<Unmanaged<Object>>.allocate(capacity: larger)
    if let items {
      fresh.update(from: items, count: count)
      items.deallocate()
    }
    items = fresh
    capacity = larger
  }

  @inline(__always)
  mutating func pop<T: Object>(_ type: T.Type) -> Unmanaged<T>? {
    guard count > 0 else { return nil }
    count -= 1
    return Unmanaged<T>.fromOpaque(items.unsafelyUnwrapped[count].toOpaque())
  }

  func release() {
    for index in 0..<count { items.unsafelyUnwrapped[index].release() }
    items?.deallocate()
  }
}
