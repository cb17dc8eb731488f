import CSpecialFunctions

// The elementary functions of the C library, named as in a formula.
//
// Everything scalar in Random, Special, Distributions and Optimize takes them from here: no other file needs
// to know which C library the platform has, and the random streams repeat NumPy's bits only with the C
// library that NumPy itself calls.

@inline(__always) func exp(_ x: Double) -> Double { special_exp(x) }
@inline(__always) func expm1(_ x: Double) -> Double { special_expm1(x) }
@inline(__always) func log(_ x: Double) -> Double { special_log(x) }
@inline(__always) func log1p(_ x: Double) -> Double { special_log1p(x) }
@inline(__always) func pow(_ x: Double, _ y: Double) -> Double { special_pow(x, y) }
@inline(__always) func sin(_ x: Double) -> Double { special_sin(x) }
@inline(__always) func cos(_ x: Double) -> Double { special_cos(x) }
@inline(__always) func acos(_ x: Double) -> Double { special_acos(x) }
@inline(__always) func tan(_ x: Double) -> Double { special_tan(x) }
@inline(__always) func atan2(_ y: Double, _ x: Double) -> Double { special_atan2(y, x) }
@inline(__always) func fmod(_ x: Double, _ y: Double) -> Double { special_fmod(x, y) }
@inline(__always) func sqrt(_ x: Double) -> Double { x.squareRoot() }
@inline(__always) func floor(_ x: Double) -> Double { x.rounded(.down) }
@inline(__always) func ceil(_ x: Double) -> Double { x.rounded(.up) }

// Where SciPy computes with NumPy's array functions, the value comes from here, and the array kernels can
// take over in one place.

@inline(__always) func ufuncExp(_ x: Double) -> Double { exp(x) }
@inline(__always) func ufuncLog(_ x: Double) -> Double { log(x) }

/// exp of every element, in place.
func ufuncExp(_ values: UnsafeMutableBufferPointer<Double>) {
  for i in values.indices { values[i] = exp(values[i]) }
}
