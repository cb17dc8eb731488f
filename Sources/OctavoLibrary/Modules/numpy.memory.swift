import OctavoLanguage
import OctavoNumerics

// Functions of the `numpy` module about memory.
extension Native {
  static let numpyMemory: [Native] = [
    Native("shares_memory(a, b, /, max_work=-1)") { call in
      let (a, b, limit) = (try call.array(0), try call.array(1), try call.int(2))
      if limit == 0 { return Value(a.mayShareMemory(with: b)) }
      guard let found = a.sharesMemory(with: b, mostWork: limit < 0 ? nil : limit) else {
        throw call.machine.numpyError("TooHardError", "Exceeded max_work")
      }
      return Value(found)
    },
    Native("may_share_memory(a, b, /, max_work=0)") { call in
      Value(try call.array(0).mayShareMemory(with: call.array(1)))
    },
    Native("_byte_bounds(a, /)") { call in
      let addresses = try call.array(0).addresses
      return call.machine.tuple([Value(addresses.lowerBound), Value(addresses.upperBound)])
    },
    Native("frombuffer(buffer, dtype=?, count=-1, offset=0, *, like=None)") { call in
      let machine = call.machine
      let dtype = call.has(1) ? try machine.dtype(call[1]) : .float64
      let bytes = try machine.bytesLike(call[0])
      let array = try NDArray.fromBytes(bytes, dtype: dtype, count: call.int(2), offset: call.int(3))
      return try machine.arrayObject(array, of: machine.numpy.ndarray, viewOf: call[0])
    },
  ]
}
