#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

// The C library's functions under names that Swift's operators and `NDArray` do not shadow.

@inline(__always) func naturalLogarithm(_ x: Double) -> Double { log(x) }
@inline(__always) func hypotenuse(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
