import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module about memory.
extension Native {
  static let numpyMemory: [Native] = [
    Native("shares_memory(a, b, /, max_work=-1)") { call in
      Value(try call.array(0).sharesMemory(with: call.array(1)))
    },
    Native("may_share_memory(a, b, /, max_work=0)") { call in
      Value(try call.array(0).mayShareMemory(with: call.array(1)))
    },
    Native("frombuffer(buffer, dtype=?, count=-1, offset=0, *, like=None)") { call in
      let machine = call.machine
      let dtype = call.has(1) ? try machine.dtype(call[1]) : .float64
      guard let bytes = try machine.bytesLike(call[0]) else {
        throw machine.error(.typeError, "a bytes-like object is required, not '\(machine.typeName(call[0]))'")
      }
      let array = try NDArray.fromBytes(bytes, dtype: dtype, count: call.int(2), offset: call.int(3))
      return try machine.arrayObject(array, of: machine.numpy.ndarray, viewOf: call[0])
    },
  ]
}

extension Machine {
  /// The bytes of `bytes` and of arrays.
  fileprivate func bytesLike(_ x: Value) throws -> [UInt8]? {
    if let object = x.as(BytesObject.self) { return object.bytes }
    if let object = x.as(ArrayObject.self) { return try object.array.bytes() }
    guard x.isObject, type(of: x) === types.bytearray || type(of: x) === types.memoryView else { return nil }
    return try call(Value(types.bytes), x).as(BytesObject.self)?.bytes
  }
}
