import BigInt

// `memoryview`: the bytes of another object, seen as numbers and changed in place.

/// An object whose memory a `memoryview` can look at.
package protocol BufferSource: Object {
  var bufferLength: Int { get }
  var isBufferReadOnly: Bool { get }
  /// The range lies inside `0..<bufferLength`, which the caller has asked for.
  func readBuffer(_ range: Range<Int>) -> ArraySlice<UInt8>
  /// Never called where the memory is read-only.
  func writeBuffer(_ bytes: [UInt8], at offset: Int)
  /// How its elements lie in the memory.
  var bufferLayout: BufferLayout { get }
}

extension BufferSource {
  package var bufferLayout: BufferLayout { BufferLayout(shape: [bufferLength]) }

  /// The bytes of a layout's elements one after the other; nil where the memory has become shorter than that.
  func contents(_ layout: BufferLayout, byColumns: Bool = false) -> [UInt8]? {
    if layout.isContiguous, !byColumns || layout.shape.count < 2 {
      let end = layout.offset + layout.byteCount
      return end <= bufferLength ? Array(readBuffer(layout.offset..<end)) : nil
    }
    var result: [UInt8] = []
    result.reserveCapacity(layout.byteCount)
    for place in layout.places(byColumns: byColumns) {
      guard place + layout.itemSize <= bufferLength else { return nil }
      result += readBuffer(place..<place + layout.itemSize)
    }
    return result
  }
}

extension BytesObject: BufferSource {
  package var bufferLength: Int { bytes.count }
  package var isBufferReadOnly: Bool { true }
  package func readBuffer(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }
  package func writeBuffer(_ bytes: [UInt8], at offset: Int) {}
}

extension ByteArrayObject: BufferSource {
  package var bufferLength: Int { bytes.count }
  package var isBufferReadOnly: Bool { false }
  package func readBuffer(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }
  package func writeBuffer(_ new: [UInt8], at offset: Int) {
    bytes.replaceSubrange(offset..<offset + new.count, with: new)
  }
}

/// How a view lays elements over memory: offsets and strides count bytes.
package struct BufferLayout {
  package var offset = 0
  package var shape: [Int]
  package var strides: [Int]
  package var format = "B"
  package var itemSize = 1

  var count: Int { shape.reduce(1, *) }
  var byteCount: Int { count * itemSize }

  package init(shape: [Int], format: String = "B", itemSize: Int = 1) {
    self.shape = shape
    self.format = format
    self.itemSize = itemSize
    strides = shape
    var step = itemSize
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= shape[axis]
    }
  }

  var isContiguous: Bool {
    if count == 0 { return true }
    let plain = BufferLayout(shape: shape, itemSize: itemSize).strides
    return shape.indices.allSatisfy { shape[$0] == 1 || strides[$0] == plain[$0] }
  }

  var isColumnContiguous: Bool {
    var step = itemSize
    for axis in shape.indices {
      if shape[axis] != 1, strides[axis] != step, count != 0 { return false }
      step *= shape[axis]
    }
    return true
  }

  /// Where the elements begin, in the order of rows, or of columns.
  func places(byColumns: Bool = false) -> [Int] {
    var places = [offset]
    for axis in byColumns ? shape.indices.reversed() : Array(shape.indices) {
      places = places.flatMap { place in (0..<shape[axis]).map { place + $0 * strides[axis] } }
    }
    return places
  }
}

final class MemoryViewObject: Object {
  fileprivate let source: any BufferSource
  fileprivate let layout: BufferLayout
  fileprivate let isReadOnly: Bool
  fileprivate var isReleased = false

  fileprivate init(_ source: any BufferSource, _ layout: BufferLayout, isReadOnly: Bool, type: TypeObject) {
    self.source = source
    self.layout = layout
    self.isReadOnly = isReadOnly
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(source)
  }

  /// One element's bytes; nil where a bytearray has become shorter than the view.
  fileprivate func bytes(at place: Int) -> ArraySlice<UInt8>? {
    place + layout.itemSize <= source.bufferLength ? source.readBuffer(place..<place + layout.itemSize) : nil
  }

  /// All bytes, one element after the other; nil where a bytearray has become shorter than the view.
  func contents(byColumns: Bool = false) -> [UInt8]? {
    isReleased ? nil : source.contents(layout, byColumns: byColumns)
  }
}

extension MemoryViewObject {
  /// Whether the view is one run of memory that may be changed.
  var canTakeBytes: Bool { !isReadOnly && layout.isContiguous }

  /// Puts as many bytes as the view has in their place.
  func takeBytes(_ bytes: [UInt8]) { source.writeBuffer(bytes, at: layout.offset) }
}

extension TypeTable {
  static let memoryView = TypeTable(
    doc: "Create a new memoryview object which references the given object.",
    constructor: Native("memoryview(cls, object)") { call in
      let machine = call.machine
      if let view = call[1].as(MemoryViewObject.self) {
        return machine.derived(try call.view(1), view.layout)
      }
      guard let source = machine.bufferSource(call[1]) else {
        throw call.error(.typeError, "memoryview: a bytes-like object is required, not '\(call.typeName(1))'")
      }
      return Value(
        machine.heap.adopt(
          MemoryViewObject(
            source, source.bufferLayout, isReadOnly: source.isBufferReadOnly, type: machine.types.memoryView))
      )
    },
    methods: viewSequence + viewConversion
      + comparisons { machine, op, x, y in
        guard op == .equal || op == .notEqual, let isEqual = try machine.areEqualViews(x, y) else {
          return .notImplemented
        }
        return Value(isEqual == (op == .equal))
      },
    properties: [
      PropertyRow("obj") { machine, x in Value(try machine.openView(x).source) },
      PropertyRow("nbytes") { machine, x in Value(try machine.openView(x).layout.byteCount) },
      PropertyRow("itemsize") { machine, x in Value(try machine.openView(x).layout.itemSize) },
      PropertyRow("format") { machine, x in machine.string(try machine.openView(x).layout.format) },
      PropertyRow("ndim") { machine, x in Value(try machine.openView(x).layout.shape.count) },
      PropertyRow("shape") { machine, x in
        machine.tuple(try machine.openView(x).layout.shape.map { Value($0) })
      },
      PropertyRow("strides") { machine, x in
        machine.tuple(try machine.openView(x).layout.strides.map { Value($0) })
      },
      PropertyRow("suboffsets") { machine, x in
        _ = try machine.openView(x)
        return machine.tuple([])
      },
      PropertyRow("readonly") { machine, x in Value(try machine.openView(x).isReadOnly) },
      PropertyRow("c_contiguous") { machine, x in Value(try machine.openView(x).layout.isContiguous) },
      PropertyRow("f_contiguous") { machine, x in Value(try machine.openView(x).layout.isColumnContiguous) },
      PropertyRow("contiguous") { machine, x in
        Value(try machine.openView(x).layout.isContiguous || machine.openView(x).layout.isColumnContiguous)
      },
    ])

  private static let viewSequence: [Native] = [
    Native("__len__(self, /)") { call in Value(try call.view().layout.shape.first ?? 1) },
    Native("__getitem__(self, key, /)") { call in try call.machine.element(of: call.view(), call[1]) },
    Native("__setitem__(self, key, value, /)") { call in
      let view = try call.view()
      if view.isReadOnly { throw call.error(.typeError, "cannot modify read-only memory") }
      try call.machine.setElement(of: view, call[1], to: call[2])
      return .none
    },
    Native("__delitem__(self, key, /)") { call in
      let isReadOnly = try call.view().isReadOnly
      throw call.error(.typeError, isReadOnly ? "cannot modify read-only memory" : "cannot delete memory")
    },
    Native("__iter__(self, /)") { call in
      let view = try call.view()
      if view.layout.shape.count != 1 {
        throw call.error(.notImplementedError, "multi-dimensional sub-views are not implemented")
      }
      return try call.machine.iterator(of: call.machine.nested(view))
    },
    Native("__hash__(self, /)") { call in
      let view = try call.view()
      if !view.isReadOnly { throw call.error(.valueError, "cannot hash writable memoryview object") }
      if view.layout.itemSize != 1 {
        throw call.error(.valueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
      }
      return Value(PythonHash.bytes(try call.machine.contents(of: view)))
    },
    Native("__repr__(self, /)") { call in
      let state = call[0].unchecked(MemoryViewObject.self).isReleased ? "released memory" : "memory"
      return call.machine.string("<\(state) at \(call.machine.shownAddress(call[0]))>")
    },
    Native("__enter__(self, /)") { call in Value(try call.view()) },
    Native("__exit__(self, /, *args)") { call in
      call[0].unchecked(MemoryViewObject.self).isReleased = true
      return .none
    },
  ]

  private static let viewConversion: [Native] = [
    Native("release(self, /)", doc: "Release the underlying buffer exposed by the memoryview object.") {
      call in
      call[0].unchecked(MemoryViewObject.self).isReleased = true
      return .none
    },
    Native("tobytes(self, /, order='C')", doc: "Return the data in the buffer as a byte string.") { call in
      let order = call[1].isNone ? "C" : call.machine.text(call[1])?.string ?? ""
      guard ["C", "F", "A"].contains(order) else {
        throw call.error(.valueError, "order must be 'C', 'F' or 'A'")
      }
      let view = try call.view()
      let byColumns =
        order == "F" || order == "A" && !view.layout.isContiguous && view.layout.isColumnContiguous
      return call.machine.bytes(try call.machine.contents(of: view, byColumns: byColumns))
    },
    Native("tolist(self, /)", doc: "Return the data in the buffer as a list of elements.") { call in
      try call.machine.nested(call.view())
    },
    Native(
      "hex(self, /, sep=?, bytes_per_sep=1)",
      doc: "Return the data in the buffer as a str of hexadecimal numbers."
    ) {
      call in
      let method = try call.machine.attribute(
        of: call.machine.bytes(call.machine.contents(of: call.view())), "hex")
      return try call.machine.call(method, call.has(1) ? [call[1], call[2]] : [])
    },
    Native("toreadonly(self, /)", doc: "Return a readonly version of the memoryview.") { call in
      let view = try call.view()
      return Value(
        call.machine.heap.adopt(MemoryViewObject(view.source, view.layout, isReadOnly: true, type: view.type))
      )
    },
    Native("cast(self, /, format, shape=?)", doc: "Cast a memoryview to a new format or shape.") { call in
      try call.machine.cast(call)
    },
  ]
}

extension Machine {
  /// What a value's memory can be looked at through: its own, or what a library makes of it.
  func bufferSource(_ x: Value) -> (any BufferSource)? {
    if x.isObject, let source = x.object as? any BufferSource { return source }
    return libraryBuffer?(self, x)
  }

  /// What a view or a bytearray shows, its elements one after the other; nil for anything else.
  package func shownMemory(_ x: Value) -> (bytes: [UInt8], shape: [Int], format: String)? {
    guard x.isObject else { return nil }
    if let array = x.object as? ByteArrayObject { return (array.bytes, [array.bytes.count], "B") }
    guard let view = x.object as? MemoryViewObject, let bytes = view.contents() else { return nil }
    return (bytes, view.layout.shape, view.layout.format)
  }

  /// The bytes of a value of a library that has memory to show; nil for anything else.
  func libraryBytes(_ x: Value) -> [UInt8]? {
    bufferSource(x).flatMap { $0.contents($0.bufferLayout) }
  }
}

extension Arguments {
  fileprivate func view(_ index: Int = 0) throws -> MemoryViewObject { try machine.openView(self[index]) }
}

extension Machine {
  fileprivate func openView(_ x: Value) throws -> MemoryViewObject {
    let view = x.unchecked(MemoryViewObject.self)
    if view.isReleased { throw error(.valueError, "operation forbidden on released memoryview object") }
    return view
  }

  fileprivate func derived(_ view: MemoryViewObject, _ layout: BufferLayout) -> Value {
    heap.own(MemoryViewObject(view.source, layout, isReadOnly: view.isReadOnly, type: view.type))
  }

  fileprivate func contents(of view: MemoryViewObject, byColumns: Bool = false) throws -> [UInt8] {
    guard let bytes = view.contents(byColumns: byColumns) else { throw shortened() }
    return bytes
  }

  private func shortened() -> PythonError {
    error(.bufferError, "memoryview: the underlying buffer has become shorter than the view")
  }

  // MARK: Elements

  /// The first characters of the format that `struct` knows; native sizes throughout.
  private func value(of bytes: ArraySlice<UInt8>, _ format: String) throws -> Value {
    if format == "B", let byte = bytes.first { return Value(Int(byte)) }
    let letter = format.hasPrefix("@") ? String(format.dropFirst()) : format
    if letter == "e" { throw error(.notImplementedError, "memoryview: format e not supported") }
    guard letter.count == 1, "cbB?hHiIlLqQnNfdP".contains(letter) else {
      throw error(.notImplementedError, "memoryview: unsupported format \(format)")
    }
    return try unpackedElement(Array(bytes), format)
  }

  fileprivate func nested(_ view: MemoryViewObject) throws -> Value {
    let places = view.layout.places()
    var position = 0
    func level(_ axis: Int) throws -> Value {
      if axis == view.layout.shape.count {
        guard let bytes = view.bytes(at: places[position]) else { throw shortened() }
        position += 1
        return try value(of: bytes, view.layout.format)
      }
      let made = heap.adopt(ListObject([], type: types.list))
      for _ in 0..<view.layout.shape[axis] { made.append(try level(axis + 1)) }
      return Value(made)
    }
    return try level(0)
  }

  /// The place of the element that a key names; nil for a key that is a slice.
  private func place(_ layout: BufferLayout, _ key: Value) throws -> Int? {
    if key.as(SliceObject.self) != nil { return nil }
    let count = layout.shape.count
    if let keys = key.as(TupleObject.self) {
      if keys.items.contains(where: { $0.as(SliceObject.self) != nil }) {
        throw error(.notImplementedError, "multi-dimensional slicing is not implemented")
      }
      let numbers = try keys.items.map { try optionalInteger($0) }
      guard numbers.allSatisfy({ $0 != nil }) else {
        throw error(.typeError, "memoryview: invalid slice key")
      }
      if numbers.count < count { throw error(.notImplementedError, "sub-views are not implemented") }
      if numbers.count > count {
        throw error(.typeError, "cannot index \(count)-dimension view with \(numbers.count)-element tuple")
      }
      return try numbers.enumerated().reduce(layout.offset) { place, pair in
        place + (try step(layout, axis: pair.offset, pair.element ?? 0))
      }
    }
    guard key.isInt || key.isBool || !type(of: key).slot(.index).isUndefined,
      let number = try optionalInteger(key)
    else {
      throw error(.typeError, "memoryview: invalid slice key")
    }
    if count == 0 { throw error(.typeError, "invalid indexing of 0-dim memory") }
    if count > 1 { throw error(.notImplementedError, "multi-dimensional sub-views are not implemented") }
    return layout.offset + (try step(layout, axis: 0, number))
  }

  private func step(_ layout: BufferLayout, axis: Int, _ number: BigInt) throws -> Int {
    let size = layout.shape[axis]
    let index = number < 0 ? number + BigInt(size) : number
    guard index >= 0, index < size else {
      throw error(.indexError, "index out of bounds on dimension \(axis + 1)")
    }
    return Int(index) * layout.strides[axis]
  }

  fileprivate func element(of view: MemoryViewObject, _ key: Value) throws -> Value {
    guard let place = try place(view.layout, key) else {
      return derived(view, try part(of: view.layout, key))
    }
    guard let bytes = view.bytes(at: place) else { throw shortened() }
    return try value(of: bytes, view.layout.format)
  }

  private func part(of layout: BufferLayout, _ key: Value) throws -> BufferLayout {
    let part = try bounds(of: key.unchecked(SliceObject.self)).fitted(to: layout.shape[0])
    var made = layout
    made.offset += part.start * layout.strides[0]
    made.shape[0] = part.count
    made.strides[0] *= part.step
    return made
  }

  fileprivate func setElement(of view: MemoryViewObject, _ key: Value, to value: Value) throws {
    if let place = try place(view.layout, key) {
      let bytes = try packed(value, view.layout.format)
      guard place + bytes.count <= view.source.bufferLength else { throw shortened() }
      return view.source.writeBuffer(bytes, at: place)
    }
    let part = try part(of: view.layout, key)
    let new: [UInt8]
    let isAlike: Bool
    if let other = value.as(MemoryViewObject.self) {
      new = try contents(of: other)
      isAlike = other.layout.format == part.format && other.layout.shape == part.shape
    } else {
      new = try bytesLike(value)
      isAlike = part.format == "B" && part.shape == [new.count]
    }
    guard isAlike else {
      throw error(.valueError, "memoryview assignment: lvalue and rvalue have different structures")
    }
    for (index, place) in part.places().enumerated() {
      guard place + part.itemSize <= view.source.bufferLength else { throw shortened() }
      view.source.writeBuffer(Array(new[index * part.itemSize..<(index + 1) * part.itemSize]), at: place)
    }
  }

  private func packed(_ value: Value, _ format: String) throws -> [UInt8] {
    let letter = format.last ?? "B"
    let isNumber = number(value) != nil || !type(of: value).slot(.index).isUndefined
    let isFitting =
      switch letter {
      case "c": value.as(BytesObject.self) != nil
      case "?": true
      case "e", "f", "d": isNumber || !type(of: value).slot(.float).isUndefined
      default: try isNumber && optionalInteger(value) != nil
      }
    guard isFitting else { throw error(.typeError, "memoryview: invalid type for format '\(letter)'") }
    guard let bytes = try packedElement(value, format) else {
      throw error(.valueError, "memoryview: invalid value for format '\(letter)'")
    }
    return bytes
  }

  // MARK: Casts and comparisons

  fileprivate func cast(_ call: Arguments) throws -> Value {
    let view = try call.view()
    guard let format = text(call[1])?.string else {
      throw error(.typeError, "cast() argument 'format' must be str, not \(typeName(call[1]))")
    }
    let letter = format.hasPrefix("@") ? String(format.dropFirst()) : format
    guard letter.count == 1, "cbB?hHiIlLqQnNfdP".contains(letter) else {
      throw error(
        .valueError,
        "memoryview: destination format must be a native single character format prefixed with an optional '@'"
      )
    }
    let old = view.layout
    if !old.isContiguous { throw error(.typeError, "memoryview: casts are restricted to C-contiguous views") }
    let isByte = { (format: String) in "cbB".contains(format.last ?? "B") }
    let size = try elementSize(letter)
    if old.shape.count != 1, !(isByte(old.format) && isByte(format)) || call.has(2) && old.shape.count > 1 {
      throw error(.typeError, "memoryview: cast must be 1D -> ND or ND -> 1D")
    }
    if !isByte(old.format), !isByte(format) {
      throw error(.typeError, "memoryview: cannot cast between two non-byte formats")
    }
    if old.byteCount % size != 0 {
      throw error(.typeError, "memoryview: length is not a multiple of itemsize")
    }
    var shape = [old.byteCount / size]
    if call.has(2), !call[2].isNone {
      guard call[2].as(ListObject.self) != nil || call[2].as(TupleObject.self) != nil else {
        throw error(.typeError, "shape must be a list or a tuple")
      }
      shape = try items(of: call[2]).map { item in
        guard item.isInt else {
          throw error(.typeError, "memoryview.cast(): elements of shape must be integers")
        }
        guard item.int > 0 else {
          throw error(.valueError, "memoryview.cast(): elements of shape must be integers > 0")
        }
        return item.int
      }
      var total = size
      for extent in shape {
        let (product, overflow) = total.multipliedReportingOverflow(by: extent)
        if overflow { throw error(.valueError, "memoryview.cast(): product(shape) > SSIZE_MAX") }
        total = product
      }
      guard total == old.byteCount else {
        throw error(.typeError, "memoryview: product(shape) * itemsize != buffer size")
      }
    }
    var made = BufferLayout(shape: shape, format: format, itemSize: size)
    made.offset = old.offset
    return derived(view, made)
  }

  /// Whether two views, or a view and bytes, have the same shape and elements; nil for anything else.
  fileprivate func areEqualViews(_ x: Value, _ y: Value) throws -> Bool? {
    if Value.identical(x, y) { return true }
    let first = x.unchecked(MemoryViewObject.self)
    if first.isReleased { return false }
    if let second = y.as(MemoryViewObject.self) {
      if second.isReleased || first.layout.shape != second.layout.shape { return false }
      return try equal(nested(first), nested(second))
    }
    guard let bytes = bytes(of: y) else { return nil }
    guard first.layout.shape == [bytes.count] else { return false }
    if first.layout.format == "B" { return try contents(of: first) == bytes }
    return try equal(nested(first), list(bytes.map { Value(Int($0)) }))
  }
}
