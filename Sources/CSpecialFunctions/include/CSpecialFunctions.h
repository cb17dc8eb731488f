/// Scalar functions of the C library and of Boost.Math, with C linkage.
///
/// No function here throws, sets errno or stops the program. A value outside the domain gives NaN and an
/// overflow gives an infinity; the Swift layer adds the edge cases callers expect on top.
#ifndef CSpecialFunctions_h
#define CSpecialFunctions_h

#include <math.h>
#include <stdio.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: The C library, so that Swift need not know which one the platform has

static inline double special_exp(double x) { return exp(x); }
static inline double special_expm1(double x) { return expm1(x); }
static inline double special_log(double x) { return log(x); }
static inline double special_log1p(double x) { return log1p(x); }
static inline double special_pow(double x, double y) { return pow(x, y); }
static inline double special_sin(double x) { return sin(x); }
static inline double special_cos(double x) { return cos(x); }
static inline double special_acos(double x) { return acos(x); }
static inline double special_tan(double x) { return tan(x); }
static inline double special_atan(double x) { return atan(x); }
static inline double special_atan2(double y, double x) { return atan2(y, x); }
static inline double special_fmod(double x, double y) { return fmod(x, y); }
static inline double special_erf(double x) { return erf(x); }
static inline double special_erfc(double x) { return erfc(x); }

/// Writes x as d.ddde±dd, correctly rounded, into `size` characters.
static inline void special_format_scientific(double x, char *text, int size) {
  snprintf(text, (size_t)size, "%.3e", x);
}

// MARK: Boost.Math

double special_lgamma(double x);
double special_tgamma(double x);
double special_digamma(double x);
double special_polygamma(int n, double x);
double special_erfinv(double p);
double special_erfcinv(double q);
double special_gamma_p(double a, double x);
double special_gamma_q(double a, double x);
double special_gamma_p_inv(double a, double p);
double special_gamma_q_inv(double a, double q);
double special_ibeta(double a, double b, double x);
double special_ibetac(double a, double b, double x);
double special_ibeta_inv(double a, double b, double p);
double special_ibetac_inv(double a, double b, double q);
double special_ibeta_derivative(double a, double b, double x);
double special_lbeta(double a, double b);
double special_owens_t(double h, double a);
/// Riemann's zeta function.
double special_zeta(double s);
double special_expint_ei(double x);
double special_expint_en(int n, double x);
double special_bessel_j(double v, double x);
double special_bessel_y(double v, double x);
double special_bessel_i(double v, double x);
double special_bessel_k(double v, double x);
double special_airy_ai(double x);
double special_airy_bi(double x);
double special_airy_ai_prime(double x);
double special_airy_bi_prime(double x);
/// Legendre's elliptic integrals, of the modulus k.
double special_ellint_k(double k);
double special_ellint_e(double k);
double special_ellint_f(double k, double phi);
double special_ellint_einc(double k, double phi);
double special_lambert_w0(double x);
double special_lambert_wm1(double x);

#ifdef __cplusplus
}
#endif
#endif
