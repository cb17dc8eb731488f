import OctavoLanguage
import OctavoNumerics

/// `a.flat`: the elements one after the other, in C order.
final class FlatIterator: IteratorObject {
  let owner: Value
  var index = 0
  var array: NDArray { owner.unchecked(ArrayObject.self).array }

  init(_ owner: Value, type: TypeObject) {
    self.owner = owner
    super.init(type: type)
  }

  override func trace(_ marker: inout Marker) {
    super.trace(&marker)
    marker.visit(owner)
  }

  override func next(_ machine: Machine) throws -> Value {
    guard index < array.size else { return .undefined }
    defer { index += 1 }
    return machine.scalar(try array.item(coordinates), array.dtype)
  }

  /// Where the iterator stands, as an index of the array.
  var coordinates: [Int] {
    var left = index
    var result = [Int](repeating: 0, count: array.rank)
    for axis in stride(from: array.rank - 1, through: 0, by: -1) {
      let length = max(array.shape[axis], 1)
      // The first axis counts on past the end, as NumPy's does.
      result[axis] = axis == 0 ? left : left % length
      left /= length
    }
    return result
  }
}

extension TypeTable {
  static let flatiter = TypeTable(
    doc: "Flat iterator object to iterate over arrays.",
    methods: [
      Native("__len__(self, /)") { call in Value(call.flat.array.size) },
      Native("__getitem__(self, key, /)") { call in
        let flat = try call.flat.array.ravel()
        if call[1].isInt {
          let place = call[1].int < 0 ? call[1].int + flat.size : call[1].int
          guard place >= 0, place < flat.size else {
            throw call.machine.error(
              .indexError, "index \(call[1].int) is out of bounds for size \(flat.size)")
          }
          return call.machine.scalar(try flat.element(place), flat.dtype)
        }
        let items = try call.machine.flatItems(call[1], of: call.flat.array)
        let made = try flat[items]
        if made.rank == 0 { return call.machine.scalar(made.firstScalar, made.dtype) }
        return call.machine.arrayObject(try made.copy())
      },
      Native("__setitem__(self, key, value, /)") { call in
        let array = call.flat.array
        let items = try call.machine.flatItems(call[1], of: call.flat.array)
        let places = try NDArray.arange(0, array.size)[items]
        let values =
          call.machine.isNested(call[2])
          ? try call.machine.array(from: call[2])
          : try NDArray(call.machine.element(call[2], as: array.dtype), dtype: array.dtype)
        try call.machine.computing { try array.put(places, values) }
        return .none
      },
      Native("__array__(self, dtype=None, /, *, copy=None)") { call in
        call.machine.arrayObject(try call.flat.array.flatten())
      },
      Native("copy(self, /)") { call in call.machine.arrayObject(try call.flat.array.flatten()) },
    ]
      + comparisons { machine, op, x, y in
        let flat = machine.arrayObject(try x.unchecked(FlatIterator.self).array.ravel())
        return try machine.compare(op, flat, y)
      },
    properties: [
      PropertyRow("base") { _, x in x.unchecked(FlatIterator.self).owner },
      PropertyRow("index") { _, x in Value(x.unchecked(FlatIterator.self).index) },
      PropertyRow("coords") { machine, x in
        machine.tuple(x.unchecked(FlatIterator.self).coordinates.map { Value($0) })
      },
    ])
}

extension Arguments {
  fileprivate var flat: FlatIterator { self[0].unchecked(FlatIterator.self) }
}

extension Machine {
  /// The one index a flat iterator takes.
  fileprivate func flatItems(_ key: Value, of flat: NDArray) throws -> [Index] {
    if let tuple = key.as(TupleObject.self), tuple.items.count > 1 {
      throw error(.indexError, "unsupported iterator index")
    }
    return try indices(key, of: flat)
  }
}
