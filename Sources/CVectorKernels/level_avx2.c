// The same loops compiled for AVX2.
#include "level.h"
#if defined(__x86_64__) && defined(__clang__)
#include <complex.h>
#undef I
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <immintrin.h>
#define OVK_HAS_FMA 1
#define OVK_AVX2 1
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "all.inc"
#pragma clang attribute pop

const level_table ovk_level_avx2 = LEVEL_TABLE;
#endif
