import OctavoLanguage
import OctavoNumerics

// `numpy.lib.stride_tricks` and `numpy.exceptions`.
extension ModuleRow {
  static let numpyStrideTricks = ModuleRow("numpy.lib.stride_tricks") { machine, module in
    machine.install(Native.strideTricks, into: module, wording: .python)
  }

  static let numpyExceptions = ModuleRow("numpy.exceptions") { machine, module in
    let home = Value(try machine.importModule("numpy._axis_error"))
    machine.define(module, "AxisError", try machine.attribute(of: home, "AxisError"))
    for (name, type) in machine.numpyExceptions { machine.define(module, name, Value(type)) }
  }
}

private final class NumpyExceptions {
  let types: [(name: String, type: TypeObject)]

  init(_ machine: Machine) {
    let bases: [(String, BuiltinException)] = [
      ("ComplexWarning", .runtimeWarning), ("RankWarning", .runtimeWarning),
      ("VisibleDeprecationWarning", .userWarning), ("ModuleDeprecationWarning", .deprecationWarning),
      ("TooHardError", .runtimeError), ("DTypePromotionError", .typeError),
    ]
    types = bases.map { name, base in
      (name, machine.makeException(name, module: "numpy.exceptions", base: machine.types[base]))
    }
  }
}

extension Machine {
  /// The warnings and errors of `numpy.exceptions`, by name.
  var numpyExceptions: [(name: String, type: TypeObject)] {
    state(NumpyExceptions.self) { NumpyExceptions(self) }.types
  }

  /// One of them, to be thrown.
  func numpyError(_ name: String, _ message: String) -> PythonError {
    let type = numpyExceptions.first { $0.name == name }?.type ?? types[.runtimeError]
    return PythonError(heap.adopt(ExceptionObject(arguments: [string(message)], type: type)))
  }

  /// An axis out of bounds, as the class written in Python makes it.
  func axisError(_ failure: NumericsError) -> PythonError? {
    let numbers = failure.axis.map {
      [Value($0.axis), Value($0.dimensions), $0.prefix.map { string($0) } ?? .none]
    }
    let arguments = numbers ?? [string(failure.message)]
    let made = try? call(attribute(of: Value(importModule("numpy.exceptions")), "AxisError"), arguments)
    return made?.as(ExceptionObject.self).map { PythonError($0) }
  }
}

extension Native {
  fileprivate static let strideTricks: [Native] = [
    Native("sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False)") { call in
      let machine = call.machine
      let x = try call.array(0)
      let lengths = try call.ints(1)
      if lengths.contains(where: { $0 < 0 }) {
        throw machine.error(.valueError, "`window_shape` cannot contain negative values")
      }
      let axes: [Int]
      if call.isGiven(2) {
        axes = try call.ints(2)
        guard axes.count == lengths.count else {
          throw machine.error(
            .valueError,
            "Must provide matching length window_shape and axis; got \(lengths.count) window_shape elements and \(axes.count) axes elements."
          )
        }
      } else {
        axes = Array(0..<x.rank)
        guard axes.count == lengths.count else {
          throw machine.error(
            .valueError,
            "Since axis is `None`, must provide window_shape for all dimensions of `x`; got \(lengths.count) window_shape elements and `x.ndim` is \(x.rank)."
          )
        }
      }
      let isWriteable = try call.bool(4)
      return try call.view {
        var made = try $0.slidingWindows(lengths, axes: axes)
        made.setWriteable(isWriteable && $0.isWriteable)
        return made
      }
    },
    Native("as_strided(x, shape=None, strides=None, subok=False, writeable=True)") { call in
      let x = try call.array(0)
      let shape = try call.isGiven(1) ? call.shape(1) : x.shape
      let strides = try call.isGiven(2) ? Dims(call.ints(2)) : x.strides
      let isWriteable = try call.bool(4)
      return try call.view {
        let made = try $0.restrided(shape, strides)
        return isWriteable ? made : made.readOnly()
      }
    },
  ]
}
