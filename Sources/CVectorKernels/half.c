// Half precision numbers (IEEE 754 binary16), which are stored and converted but not computed with.
#include "CVectorKernels.h"

#include <string.h>

float ovk_half_value(uint16_t bits) {
  uint32_t sign = (uint32_t)(bits & 0x8000) << 16, exponent = bits >> 10 & 31, fraction = bits & 1023, word;
  if (exponent == 31) {
    word = sign | 0x7f800000u | fraction << 13;
  } else if (exponent) {
    word = sign | (exponent + 112) << 23 | fraction << 13;
  } else {
    // Subnormal: a whole number of 2⁻²⁴.
    float value = (float)fraction * 0x1p-24f;
    return sign ? -value : value;
  }
  float value;
  memcpy(&value, &word, sizeof value);
  return value;
}

uint16_t ovk_half_nearest(double x) {
  uint64_t word;
  memcpy(&word, &x, sizeof word);
  uint16_t sign = (uint16_t)(word >> 48 & 0x8000);
  uint64_t size = word & 0x7fffffffffffffffu;
  if (size > 0x7ff0000000000000u) return (uint16_t)(sign | 0x7e00 | (size >> 42 & 0x3ff));
  if (size >= 0x40effe0000000000u) {
    // 65520 and above round to infinity, which is an overflow unless it was one.
    if (size != 0x7ff0000000000000u) {
      volatile float large = 0x1p127f;
      large *= large;
    }
    return sign | 0x7c00;
  }
  int exponent = (int)(size >> 52) - 1023;
  uint64_t fraction = (size & 0xfffffffffffffu) | (size >> 52 ? 0x10000000000000u : 0);
  // The value is fraction × 2^(exponent - 52); halves have 10 bits after the point, none below 2⁻²⁴.
  int drop = exponent >= -14 ? 42 : 42 + (-14 - exponent);
  if (drop > 54) return sign;
  uint64_t kept = fraction >> drop, rest = fraction & (((uint64_t)1 << drop) - 1), middle = (uint64_t)1 << (drop - 1);
  if (rest > middle || (rest == middle && (kept & 1))) kept++;
  // A carry out of the fraction moves into the exponent by itself.
  uint64_t base = exponent >= -14 ? (uint64_t)(exponent + 14) << 10 : 0;
  return (uint16_t)(sign | (base + kept));
}
