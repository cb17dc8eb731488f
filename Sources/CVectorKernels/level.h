// What one compiled level offers the chooser.
#ifndef level_h
#define level_h
#include "CVectorKernels.h"
typedef struct { const char *name; const ovk_loop *loops; } named_loops;
/// Sorting in place, with room for as many keys to spare, and the keys of two neighbouring ranks, after which the order
/// is lost. Floats without NaN. All are NULL where the level has none.
typedef struct {
  void (*sort_l)(int64_t *keys, int64_t *spare, ptrdiff_t n);
  void (*sort_d)(double *keys, double *spare, ptrdiff_t n);
  void (*select_l)(int64_t *keys, int64_t *spare, ptrdiff_t n, ptrdiff_t rank, int64_t found[2]);
  void (*select_d)(double *keys, double *spare, ptrdiff_t n, ptrdiff_t rank, double found[2]);
} key_sorts;
/// Merge sorts, for input that quicksort cannot split well.
void ovk_merge_l(int64_t *keys, int64_t *spare, ptrdiff_t n);
void ovk_merge_d(double *keys, double *spare, ptrdiff_t n);
/// Those of the level in use.
const key_sorts *ovk_key_sorts(void);

typedef struct {
  const named_loops *functions;
  const ovk_fn (*casts)[OVK_TYPE_COUNT];
  int (*matmul)(const double *, const double *, double *, ptrdiff_t, ptrdiff_t, ptrdiff_t);
  double (*dot)(const double *, const double *, ptrdiff_t);
  unsigned (*program)(const ovk_step *, ptrdiff_t);
  bool (*factors)(double *, ptrdiff_t, ptrdiff_t, ptrdiff_t, int64_t *, double *, double *, double *, double *);
  bool (*normal_factors)(const double *const *, ptrdiff_t, ptrdiff_t, const double *, int64_t *, double *, double *,
                         double *);
  double (*residuals)(const double *, const double *, const double *, double *, ptrdiff_t);
  double (*residuals_in_order)(const double *, const double *, const double *, double *, ptrdiff_t);
  void (*difference_column)(const double *, const double *, const double *, const double *, double, double *, ptrdiff_t,
                            ptrdiff_t);
  bool (*factor_rows)(double *, ptrdiff_t, ptrdiff_t, double *, int64_t *, double *, double *, double *);
  const ovk_fn *chooses, *picks;  // by the logarithm of the item size
  ptrdiff_t (*count_true)(const uint8_t *, ptrdiff_t);
  unsigned (*search)(const ovk_search_job *, ptrdiff_t, ptrdiff_t);
  unsigned (*interpolate)(const ovk_search_job *, ptrdiff_t, ptrdiff_t);
  key_sorts sorts;
} level_table;
extern const level_table ovk_level_base, ovk_level_avx2, ovk_level_avx512;
#endif
