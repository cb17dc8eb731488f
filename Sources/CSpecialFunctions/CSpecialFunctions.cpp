// Boost.Math behind C linkage. One translation unit, so that the headers are compiled once.

#include "CSpecialFunctions.h"

#include <boost/math/special_functions/airy.hpp>
#include <boost/math/special_functions/bessel.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/ellint_1.hpp>
#include <boost/math/special_functions/ellint_2.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/expint.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/lambert_w.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <boost/math/special_functions/zeta.hpp>
#include <cmath>
#include <limits>

namespace {

namespace bp = boost::math::policies;

// Errors become values: NaN outside the domain, infinities on overflow, the best iterate where a series or a
// root search runs out of steps. Doubles stay doubles, as in the packages we are compared with.
using Policy = bp::policy<
    bp::domain_error<bp::ignore_error>, bp::pole_error<bp::ignore_error>,
    bp::overflow_error<bp::ignore_error>, bp::underflow_error<bp::ignore_error>,
    bp::denorm_error<bp::ignore_error>, bp::evaluation_error<bp::ignore_error>,
    bp::rounding_error<bp::ignore_error>, bp::indeterminate_result_error<bp::ignore_error>,
    bp::promote_float<false>, bp::promote_double<false>, bp::max_root_iterations<400>>;

constexpr Policy policy;

// No policy covers an exception thrown by the library's own internals, and none may leave C linkage.
template <typename Body>
double guarded(Body body) noexcept {
  try {
    return body();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

extern "C" {

double special_lgamma(double x) {
  return guarded([&] { return boost::math::lgamma(x, policy); });
}
double special_tgamma(double x) { return std::tgamma(x); }
double special_digamma(double x) {
  return guarded([&] { return boost::math::digamma(x, policy); });
}
double special_polygamma(int n, double x) {
  return guarded([&] { return boost::math::polygamma(n, x, policy); });
}
double special_erfinv(double p) {
  return guarded([&] { return boost::math::erf_inv(p, policy); });
}
double special_erfcinv(double q) {
  return guarded([&] { return boost::math::erfc_inv(q, policy); });
}
double special_gamma_p(double a, double x) {
  return guarded([&] { return boost::math::gamma_p(a, x, policy); });
}
double special_gamma_q(double a, double x) {
  return guarded([&] { return boost::math::gamma_q(a, x, policy); });
}
double special_gamma_p_inv(double a, double p) {
  return guarded([&] { return boost::math::gamma_p_inv(a, p, policy); });
}
double special_gamma_q_inv(double a, double q) {
  return guarded([&] { return boost::math::gamma_q_inv(a, q, policy); });
}
double special_ibeta(double a, double b, double x) {
  return guarded([&] { return boost::math::ibeta(a, b, x, policy); });
}
double special_ibetac(double a, double b, double x) {
  return guarded([&] { return boost::math::ibetac(a, b, x, policy); });
}
double special_ibeta_inv(double a, double b, double p) {
  return guarded([&] { return boost::math::ibeta_inv(a, b, p, policy); });
}
double special_ibetac_inv(double a, double b, double q) {
  return guarded([&] { return boost::math::ibetac_inv(a, b, q, policy); });
}
double special_ibeta_derivative(double a, double b, double x) {
  return guarded([&] { return boost::math::ibeta_derivative(a, b, x, policy); });
}
double special_owens_t(double h, double a) {
  return guarded([&] { return boost::math::owens_t(h, a, policy); });
}
double special_zeta(double s) {
  return guarded([&] { return boost::math::zeta(s, policy); });
}
double special_expint_ei(double x) {
  return guarded([&] { return boost::math::expint(x, policy); });
}
double special_expint_en(int n, double x) {
  return guarded([&] { return boost::math::expint(n, x, policy); });
}
double special_bessel_j(double v, double x) {
  return guarded([&] { return boost::math::cyl_bessel_j(v, x, policy); });
}
double special_bessel_y(double v, double x) {
  return guarded([&] { return boost::math::cyl_neumann(v, x, policy); });
}
double special_bessel_i(double v, double x) {
  return guarded([&] { return boost::math::cyl_bessel_i(v, x, policy); });
}
double special_bessel_k(double v, double x) {
  return guarded([&] { return boost::math::cyl_bessel_k(v, x, policy); });
}
double special_airy_ai(double x) {
  return guarded([&] { return boost::math::airy_ai(x, policy); });
}
double special_airy_bi(double x) {
  return guarded([&] { return boost::math::airy_bi(x, policy); });
}
double special_airy_ai_prime(double x) {
  return guarded([&] { return boost::math::airy_ai_prime(x, policy); });
}
double special_airy_bi_prime(double x) {
  return guarded([&] { return boost::math::airy_bi_prime(x, policy); });
}
double special_ellint_k(double k) {
  return guarded([&] { return boost::math::ellint_1(k, policy); });
}
double special_ellint_e(double k) {
  return guarded([&] { return boost::math::ellint_2(k, policy); });
}
double special_ellint_f(double k, double phi) {
  return guarded([&] { return boost::math::ellint_1(k, phi, policy); });
}
double special_ellint_einc(double k, double phi) {
  return guarded([&] { return boost::math::ellint_2(k, phi, policy); });
}
double special_lambert_w0(double x) {
  return guarded([&] { return boost::math::lambert_w0(x, policy); });
}
double special_lambert_wm1(double x) {
  return guarded([&] { return boost::math::lambert_wm1(x, policy); });
}
double special_lbeta(double a, double b) {
  const double value = guarded([&] { return boost::math::beta(a, b, policy); });
  // Where the function itself underflows, its logarithm has magnitude to spare for the differences.
  if (value > std::numeric_limits<double>::min()) return std::log(value);
  return special_lgamma(a) + special_lgamma(b) - special_lgamma(a + b);
}

}  // extern "C"
