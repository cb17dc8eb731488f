import CVectorKernels

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The routines of BLAS and LAPACK for one element type.
///
/// They come from OpenBLAS, which is loaded when the first of them is needed: linking it would make every
/// start of a program wait for it. All arguments of Fortran routines are addresses, so one Swift signature
/// serves every element type; the lengths of text arguments follow at the end.
struct LAPACK: @unchecked Sendable {
  typealias Count = UnsafeMutablePointer<Int32>
  typealias Data = UnsafeMutableRawPointer
  typealias Letter = UnsafePointer<CChar>
  typealias Scratch = UnsafeMutableRawPointer?

  let gemm:
    @convention(c) (
      Letter, Letter, Count, Count, Count, Data, Data, Count, Data, Count, Data, Data, Count, Int, Int
    ) -> Void
  let gesv: @convention(c) (Count, Count, Data, Count, Count, Data, Count, Count) -> Void
  let getrf: @convention(c) (Count, Count, Data, Count, Count, Count) -> Void
  let getri: @convention(c) (Count, Data, Count, Count, Data, Count, Count) -> Void
  let getrs: @convention(c) (Letter, Count, Count, Data, Count, Count, Data, Count, Count, Int) -> Void
  let potrf: @convention(c) (Letter, Count, Data, Count, Count, Int) -> Void
  let potrs: @convention(c) (Letter, Count, Count, Data, Count, Data, Count, Count, Int) -> Void
  let trtrs:
    @convention(c) (
      Letter, Letter, Letter, Count, Count, Data, Count, Data, Count, Count, Int, Int, Int
    ) -> Void
  let gbsv: @convention(c) (Count, Count, Count, Count, Data, Count, Count, Data, Count, Count) -> Void
  let geqrf: @convention(c) (Count, Count, Data, Count, Data, Data, Count, Count) -> Void
  /// `orgqr`, for complex matrices `ungqr`.
  let orgqr: @convention(c) (Count, Count, Count, Data, Count, Data, Data, Count, Count) -> Void

  // Routines that take one argument more for complex matrices, or fewer.
  private let geqp3: UnsafeMutableRawPointer
  private let gesdd: UnsafeMutableRawPointer
  private let syevd: UnsafeMutableRawPointer
  private let sygvd: UnsafeMutableRawPointer
  private let geev: UnsafeMutableRawPointer
  private let ggev: UnsafeMutableRawPointer
  private let gelsd: UnsafeMutableRawPointer
  private let gees: UnsafeMutableRawPointer
  private let library: OpenBLAS
  let isComplex: Bool

  static let float32 = Result { () throws(NumericsError) in try LAPACK("s", isComplex: false) }
  static let float64 = Result { () throws(NumericsError) in try LAPACK("d", isComplex: false) }
  static let complex128 = Result { () throws(NumericsError) in try LAPACK("z", isComplex: true) }

  private init(_ prefix: String, isComplex: Bool) throws(NumericsError) {
    library = try OpenBLAS.shared.get()
    self.isComplex = isComplex
    let (orthogonal, symmetric) = isComplex ? ("un", "he") : ("or", "sy")
    gemm = unsafeBitCast(try library.symbol(prefix + "gemm_"), to: type(of: gemm))
    gesv = unsafeBitCast(try library.symbol(prefix + "gesv_"), to: type(of: gesv))
    getrf = unsafeBitCast(try library.symbol(prefix + "getrf_"), to: type(of: getrf))
    getri = unsafeBitCast(try library.symbol(prefix + "getri_"), to: type(of: getri))
    getrs = unsafeBitCast(try library.symbol(prefix + "getrs_"), to: type(of: getrs))
    potrf = unsafeBitCast(try library.symbol(prefix + "potrf_"), to: type(of: potrf))
    potrs = unsafeBitCast(try library.symbol(prefix + "potrs_"), to: type(of: potrs))
    trtrs = unsafeBitCast(try library.symbol(prefix + "trtrs_"), to: type(of: trtrs))
    gbsv = unsafeBitCast(try library.symbol(prefix + "gbsv_"), to: type(of: gbsv))
    geqrf = unsafeBitCast(try library.symbol(prefix + "geqrf_"), to: type(of: geqrf))
    orgqr = unsafeBitCast(try library.symbol(prefix + orthogonal + "gqr_"), to: type(of: orgqr))
    geqp3 = try library.symbol(prefix + "geqp3_")
    gesdd = try library.symbol(prefix + "gesdd_")
    syevd = try library.symbol(prefix + symmetric + "evd_")
    sygvd = try library.symbol(prefix + symmetric + "gvd_")
    geev = try library.symbol(prefix + "geev_")
    ggev = try library.symbol(prefix + "ggev_")
    gelsd = try library.symbol(prefix + "gelsd_")
    gees = try library.symbol(prefix + "gees_")
  }

  /// Runs `work` on one thread. Reductions to condensed forms and inverses are best alone: they go through the matrix
  /// column by column, and waiting for another thread at each of them takes longer than the work that is shared, above
  /// all where other programs want the processors too.
  func alone<Result>(_ work: () -> Result) -> Result {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    return work()
  }

  // MARK: Routines whose arguments depend on the element type

  func geqp3(
    _ m: Count, _ n: Count, _ a: Data, _ lda: Count, _ pivots: Count, _ tau: Data, _ work: Data,
    _ lwork: Count,
    _ realWork: Scratch, _ info: Count
  ) {
    if isComplex {
      typealias Routine =
        @convention(c) (Count, Count, Data, Count, Count, Data, Data, Count, Scratch, Count) -> Void
      unsafeBitCast(geqp3, to: Routine.self)(m, n, a, lda, pivots, tau, work, lwork, realWork, info)
    } else {
      typealias Routine = @convention(c) (Count, Count, Data, Count, Count, Data, Data, Count, Count) -> Void
      unsafeBitCast(geqp3, to: Routine.self)(m, n, a, lda, pivots, tau, work, lwork, info)
    }
  }

  func gesdd(
    _ job: Letter, _ m: Count, _ n: Count, _ a: Data, _ lda: Count, _ s: Data, _ u: Data, _ ldu: Count,
    _ vt: Data, _ ldvt: Count, _ work: Data, _ lwork: Count, _ realWork: Scratch, _ iwork: Count,
    _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    if isComplex {
      typealias Routine =
        @convention(c) (
          Letter, Count, Count, Data, Count, Data, Data, Count, Data, Count, Data, Count, Scratch, Count,
          Count, Int
        ) -> Void
      unsafeBitCast(gesdd, to: Routine.self)(
        job, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, realWork, iwork, info, 1)
    } else {
      typealias Routine =
        @convention(c) (
          Letter, Count, Count, Data, Count, Data, Data, Count, Data, Count, Data, Count, Count, Count, Int
        ) -> Void
      unsafeBitCast(gesdd, to: Routine.self)(
        job, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, iwork, info, 1)
    }
  }

  func syevd(
    _ job: Letter, _ triangle: Letter, _ n: Count, _ a: Data, _ lda: Count, _ w: Data, _ work: Data,
    _ lwork: Count, _ realWork: Scratch, _ lrwork: Count, _ iwork: Count, _ liwork: Count, _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    if isComplex {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Count, Data, Count, Data, Data, Count, Scratch, Count, Count, Count, Count, Int, Int
        ) -> Void
      unsafeBitCast(syevd, to: Routine.self)(
        job, triangle, n, a, lda, w, work, lwork, realWork, lrwork, iwork, liwork, info, 1, 1)
    } else {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Count, Data, Count, Data, Data, Count, Count, Count, Count, Int, Int
        ) -> Void
      unsafeBitCast(syevd, to: Routine.self)(
        job, triangle, n, a, lda, w, work, lwork, iwork, liwork, info, 1, 1)
    }
  }

  /// The generalised problem `A x = λ B x`, its kind in `type`.
  func sygvd(
    _ type: Count, _ job: Letter, _ triangle: Letter, _ n: Count, _ a: Data, _ lda: Count, _ b: Data,
    _ ldb: Count, _ w: Data, _ work: Data, _ lwork: Count, _ realWork: Scratch, _ lrwork: Count,
    _ iwork: Count, _ liwork: Count, _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    if isComplex {
      typealias Routine =
        @convention(c) (
          Count, Letter, Letter, Count, Data, Count, Data, Count, Data, Data, Count, Scratch, Count, Count,
          Count,
          Count, Int, Int
        ) -> Void
      unsafeBitCast(sygvd, to: Routine.self)(
        type, job, triangle, n, a, lda, b, ldb, w, work, lwork, realWork, lrwork, iwork, liwork, info, 1, 1)
    } else {
      typealias Routine =
        @convention(c) (
          Count, Letter, Letter, Count, Data, Count, Data, Count, Data, Data, Count, Count, Count, Count, Int,
          Int
        ) -> Void
      unsafeBitCast(sygvd, to: Routine.self)(
        type, job, triangle, n, a, lda, b, ldb, w, work, lwork, iwork, liwork, info, 1, 1)
    }
  }

  /// - Parameter w: eigenvalues of a complex matrix, or the real parts of a real one's.
  /// - Parameter wi: the imaginary parts for a real matrix, working memory for a complex one.
  func geev(
    _ left: Letter, _ right: Letter, _ n: Count, _ a: Data, _ lda: Count, _ w: Data, _ wi: Data, _ vl: Data,
    _ ldvl: Count, _ vr: Data, _ ldvr: Count, _ work: Data, _ lwork: Count, _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    if isComplex {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Count, Data, Count, Data, Data, Count, Data, Count, Data, Count, Data, Count, Int,
          Int
        ) -> Void
      unsafeBitCast(geev, to: Routine.self)(
        left, right, n, a, lda, w, vl, ldvl, vr, ldvr, work, lwork, wi, info, 1, 1)
    } else {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Count, Data, Count, Data, Data, Data, Count, Data, Count, Data, Count, Count, Int,
          Int
        ) -> Void
      unsafeBitCast(geev, to: Routine.self)(
        left, right, n, a, lda, w, wi, vl, ldvl, vr, ldvr, work, lwork, info, 1, 1)
    }
  }

  /// As `geev`, for `A x = λ B x`; the eigenvalues are `w / beta`.
  func ggev(
    _ left: Letter, _ right: Letter, _ n: Count, _ a: Data, _ lda: Count, _ b: Data, _ ldb: Count, _ w: Data,
    _ wi: Data, _ beta: Data, _ vl: Data, _ ldvl: Count, _ vr: Data, _ ldvr: Count, _ work: Data,
    _ lwork: Count, _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    if isComplex {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Count, Data, Count, Data, Count, Data, Data, Data, Count, Data, Count, Data, Count,
          Data,
          Count, Int, Int
        ) -> Void
      unsafeBitCast(ggev, to: Routine.self)(
        left, right, n, a, lda, b, ldb, w, beta, vl, ldvl, vr, ldvr, work, lwork, wi, info, 1, 1)
    } else {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Count, Data, Count, Data, Count, Data, Data, Data, Data, Count, Data, Count, Data,
          Count,
          Count, Int, Int
        ) -> Void
      unsafeBitCast(ggev, to: Routine.self)(
        left, right, n, a, lda, b, ldb, w, wi, beta, vl, ldvl, vr, ldvr, work, lwork, info, 1, 1)
    }
  }

  func gelsd(
    _ m: Count, _ n: Count, _ columns: Count, _ a: Data, _ lda: Count, _ b: Data, _ ldb: Count, _ s: Data,
    _ rcond: Data, _ rank: Count, _ work: Data, _ lwork: Count, _ realWork: Scratch, _ iwork: Count,
    _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    if isComplex {
      typealias Routine =
        @convention(c) (
          Count, Count, Count, Data, Count, Data, Count, Data, Data, Count, Data, Count, Scratch, Count, Count
        ) -> Void
      unsafeBitCast(gelsd, to: Routine.self)(
        m, n, columns, a, lda, b, ldb, s, rcond, rank, work, lwork, realWork, iwork, info)
    } else {
      typealias Routine =
        @convention(c) (
          Count, Count, Count, Data, Count, Data, Count, Data, Data, Count, Data, Count, Count, Count
        ) -> Void
      unsafeBitCast(gelsd, to: Routine.self)(
        m, n, columns, a, lda, b, ldb, s, rcond, rank, work, lwork, iwork, info)
    }
  }

  /// The Schur form; eigenvalues as in `geev`.
  func gees(
    _ n: Count, _ a: Data, _ lda: Count, _ w: Data, _ wi: Data, _ vs: Data, _ ldvs: Count, _ work: Data,
    _ lwork: Count, _ info: Count
  ) {
    library.use(threads: 1)
    defer { library.use(threads: nil) }
    var selected: Int32 = 0
    if isComplex {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Scratch, Count, Data, Count, Count, Data, Data, Count, Data, Count, Data, Scratch,
          Count,
          Int, Int
        ) -> Void
      unsafeBitCast(gees, to: Routine.self)(
        "V", "N", nil, n, a, lda, &selected, w, vs, ldvs, work, lwork, wi, nil, info, 1, 1)
    } else {
      typealias Routine =
        @convention(c) (
          Letter, Letter, Scratch, Count, Data, Count, Count, Data, Data, Data, Count, Data, Count, Scratch,
          Count,
          Int, Int
        ) -> Void
      unsafeBitCast(gees, to: Routine.self)(
        "V", "N", nil, n, a, lda, &selected, w, wi, vs, ldvs, work, lwork, nil, info, 1, 1)
    }
  }
}

/// The shared library, opened once.
private struct OpenBLAS: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer

  static let shared = Result { () throws(NumericsError) in try OpenBLAS() }
  private static let names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.0.dylib"]
  /// More threads gain little at the sizes notebooks use and make runs on different machines differ.
  private static let threads = "2"
  private let setThreads: (@convention(c) (Int32) -> Void)?
  private let usualThreads: Int32

  private init() throws(NumericsError) {
    setenv("OPENBLAS_NUM_THREADS", Self.threads, 0)
    usualThreads = getenv("OPENBLAS_NUM_THREADS").flatMap { Int32(String(cString: $0)) } ?? 1
    // A library older than the processor does not know it and takes its slowest kernels.
    if ovk_level() > 0 { setenv("OPENBLAS_CORETYPE", ovk_level() == 2 ? "SkylakeX" : "Haswell", 0) }
    for name in Self.names {
      if let opened = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        handle = opened
        setThreads = dlsym(opened, "openblas_set_num_threads").map {
          unsafeBitCast($0, to: (@convention(c) (Int32) -> Void).self)
        }
        return
      }
    }
    throw .unsupported(
      "linear algebra needs the library OpenBLAS (libopenblas.so.0), which is not installed; "
        + "on Debian: apt-get install libopenblas0")
  }

  /// How many threads the next routines take; nil for the usual number.
  func use(threads: Int32?) { setThreads?(threads ?? usualThreads) }

  func symbol(_ name: String) throws(NumericsError) -> UnsafeMutableRawPointer {
    guard let found = dlsym(handle, name) else {
      throw .unsupported("the installed OpenBLAS has no routine \(name); install a complete one")
    }
    return found
  }
}
