// What one compiled level offers the chooser.
#ifndef level_h
#define level_h
#include "CVectorKernels.h"
typedef struct { const char *name; const ovk_loop *loops; } named_loops;
typedef struct {
  const named_loops *functions;
  const ovk_fn (*casts)[OVK_TYPE_COUNT];
  int (*matmul)(const double *, const double *, double *, ptrdiff_t, ptrdiff_t, ptrdiff_t);
  unsigned (*program)(const ovk_step *, ptrdiff_t);
} level_table;
extern const level_table ovk_level_base, ovk_level_avx2, ovk_level_avx512;
#endif
