import OctavoLanguage
import OctavoNumerics

// The `numpy.fft` module.
extension ModuleRow {
  static let numpyFFT = ModuleRow("numpy.fft") { machine, module in
    machine.install(
      Native.fourierLines + Native.fourierGrids + Native.fourierHelpers, into: module, wording: .python)
  }
}

extension Arguments {
  /// `norm=`: None is "backward".
  fileprivate func norm(_ index: Int) throws -> Fourier.Norm {
    guard isGiven(index) else { return .backward }
    let name = try text(index)
    guard let norm = Fourier.Norm(rawValue: name) else {
      throw machine.error(
        .valueError, "Invalid norm value \(name); should be \"backward\",\"ortho\" or \"forward\".")
    }
    return norm
  }

  /// Transforms one axis of the array in parameter 0 and delivers it to `out=` in parameter 4.
  fileprivate func line(_ transform: (NDArray, Int?, Int, Fourier.Norm) throws -> NDArray) throws -> Value {
    let (n, axis, norm) = (try optionalInt(1), try int(2), try self.norm(3))
    let made = try computed { a in try transform(a, n, axis, norm).narrowed(like: a, half: .float16) }
    return try delivered(made, out: 4)
  }

  /// `s=` and `axes=` of transforms of several axes: lengths and the axes they belong to.
  fileprivate func axesAndLengths(_ array: NDArray, usual: [Int]?) throws -> [(axis: Int, length: Int?)] {
    var axes = try isGiven(2) ? ints(2) : usual
    guard isGiven(1) else { return (axes ?? Array(0..<array.rank)).map { ($0, nil) } }
    let lengths = try ints(1)
    let places = axes ?? Array((array.rank - min(lengths.count, array.rank))..<array.rank)
    axes = places
    guard lengths.count == places.count else {
      throw machine.error(.valueError, "Shape and axes have different lengths.")
    }
    return zip(places, lengths).map { ($0, $1 == -1 ? nil : $1) }
  }
}

extension NDArray {
  /// Results of narrow inputs are narrow, though computed in double precision; `half` is what real ones of
  /// float16 become.
  fileprivate func narrowed(like input: NDArray, half: DType) throws(NumericsError) -> NDArray {
    switch input.dtype.native {
    case .float32, .complex64: try astype(dtype.isComplex ? .complex64 : .float32)
    case .float16: try astype(dtype.isComplex ? .complex64 : half)
    default: self
    }
  }
}

extension Native {
  fileprivate static let fourierLines: [Native] = [
    line("fft") { try Fourier.transform($0, n: $1, axis: $2, norm: $3) },
    line("ifft") { try Fourier.transform($0, n: $1, axis: $2, norm: $3, inverse: true) },
    line("rfft") { a, n, axis, norm in
      if a.dtype.isComplex { throw NumericsError.type(noRealLoop) }
      return try Fourier.realTransform(a, n: n, axis: axis, norm: norm)
    },
    line("irfft") { try Fourier.inverseRealTransform($0, n: $1, axis: $2, norm: $3) },
    line("hfft") { a, n, axis, norm in
      let points = try n ?? 2 * (a.length(of: axis) - 1)
      let swapped: Fourier.Norm = norm == .ortho ? .ortho : norm == .forward ? .backward : .forward
      return try Fourier.inverseRealTransform(Ufunc.conjugate(a), n: points, axis: axis, norm: swapped)
    },
    line("ihfft") { a, n, axis, norm in
      let swapped: Fourier.Norm = norm == .ortho ? .ortho : norm == .forward ? .backward : .forward
      return try Ufunc.conjugate(Fourier.realTransform(a, n: n, axis: axis, norm: swapped))
    },
  ]

  private static let noRealLoop =
    "ufunc 'rfft_n_even' did not contain a loop with signature matching types (<class 'numpy.dtypes.Complex128DType'>, <class 'numpy.dtypes.Float64DType'>) -> None"

  private static func line(
    _ name: String, _ transform: @escaping @Sendable (NDArray, Int?, Int, Fourier.Norm) throws -> NDArray
  ) -> Native {
    Native("\(name)(a, n=None, axis=-1, norm=None, out=None)") { call in try call.line(transform) }
  }

  fileprivate static let fourierGrids: [Native] = [
    grid("fftn", axes: nil) { try transforms($0, $1, $2, inverse: false) },
    grid("ifftn", axes: nil) { try transforms($0, $1, $2, inverse: true) },
    grid("fft2", axes: [-2, -1]) { try transforms($0, $1, $2, inverse: false) },
    grid("ifft2", axes: [-2, -1]) { try transforms($0, $1, $2, inverse: true) },
    grid("rfftn", axes: nil) { try realTransforms($0, $1, $2) },
    grid("rfft2", axes: [-2, -1]) { try realTransforms($0, $1, $2) },
    grid("irfftn", axes: nil) { try inverseRealTransforms($0, $1, $2) },
    grid("irfft2", axes: [-2, -1]) { try inverseRealTransforms($0, $1, $2) },
  ]

  private typealias Axes = [(axis: Int, length: Int?)]

  private static func transforms(_ a: NDArray, _ axes: Axes, _ norm: Fourier.Norm, inverse: Bool) throws
    -> NDArray
  {
    try axes.reversed().reduce(a) {
      try Fourier.transform($0, n: $1.length, axis: $1.axis, norm: norm, inverse: inverse)
    }
  }

  private static func realTransforms(_ a: NDArray, _ axes: Axes, _ norm: Fourier.Norm) throws -> NDArray {
    guard let last = axes.last else { throw NumericsError.index("list index out of range") }
    let half = try Fourier.realTransform(a, n: last.length, axis: last.axis, norm: norm)
    return try transforms(half, axes.dropLast().map { $0 }, norm, inverse: false)
  }

  private static func inverseRealTransforms(_ a: NDArray, _ axes: Axes, _ norm: Fourier.Norm) throws
    -> NDArray
  {
    guard let last = axes.last else { throw NumericsError.index("list index out of range") }
    let others = try axes.dropLast().reduce(a) {
      try Fourier.transform($0, n: $1.length, axis: $1.axis, norm: norm, inverse: true)
    }
    return try Fourier.inverseRealTransform(others, n: last.length, axis: last.axis, norm: norm)
  }

  private static func grid(
    _ name: String, axes: [Int]?, _ body: @escaping @Sendable (NDArray, Axes, Fourier.Norm) throws -> NDArray
  ) -> Native {
    let usual = axes.map { "(\($0[0]), \($0[1]))" } ?? "None"
    return Native("\(name)(a, s=None, axes=\(usual), norm=None, out=None)") { call in
      let norm = try call.norm(3)
      let made = try call.computed { a in
        try body(a, call.axesAndLengths(a, usual: axes), norm).narrowed(like: a, half: .float32)
      }
      return try call.delivered(made, out: 4)
    }
  }

  fileprivate static let fourierHelpers: [Native] = [
    frequencies("fftfreq") { try Fourier.frequencies($0, spacing: $1) },
    frequencies("rfftfreq") { try Fourier.realFrequencies($0, spacing: $1) },
    shift("fftshift", inverse: false), shift("ifftshift", inverse: true),
  ]

  private static func frequencies(_ name: String, _ body: @escaping @Sendable (Int, Double) throws -> NDArray)
    -> Native
  {
    Native("\(name)(n, d=1.0, device=None)") { call in
      guard let n = try call.machine.wholeNumber(call[0]) else {
        throw call.machine.error(.valueError, "n should be an integer")
      }
      return call.machine.arrayObject(try body(n, call.double(1)))
    }
  }

  private static func shift(_ name: String, inverse: Bool) -> Native {
    Native("\(name)(x, axes=None)") { call in
      let axes = try call.isGiven(1) ? call.ints(1) : nil
      return try call.arrayResult { try Fourier.shifted($0, axes: axes, inverse: inverse) }
    }
  }
}
