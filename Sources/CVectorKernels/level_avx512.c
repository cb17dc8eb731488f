// The same loops compiled for AVX512.
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
#define OVK_AVX512 1
#define WIDEST target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma"), min_vector_width(512)
#pragma clang attribute push(__attribute__((WIDEST)), apply_to = function)
#include "all.inc"
#pragma clang attribute pop

const level_table ovk_level_avx512 = LEVEL_TABLE;
#endif
