// What one compiled level offers the chooser.
#ifndef level_h
#define level_h
#include "CVectorKernels.h"
typedef struct { const char *name; const ovk_loop *loops; } named_loops;
/// Sorts signed keys in place; `spare` has room for as many.
typedef void (*ovk_key_sort)(int64_t *keys, int64_t *spare, ptrdiff_t n);
/// The keys of two neighbouring ranks; the order of the keys is lost.
typedef void (*ovk_key_select)(int64_t *keys, int64_t *spare, ptrdiff_t n, ptrdiff_t rank, int64_t found[2]);
/// Merge sort of signed keys, for input that quicksort cannot split well.
void ovk_merge_keys(int64_t *keys, int64_t *spare, ptrdiff_t n);
/// Those of the level in use; NULL where it has none.
ovk_key_sort ovk_sort_of_keys(void);
ovk_key_select ovk_selection_of_keys(void);

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
  ovk_key_sort sort_keys;
  ovk_key_select select_keys;
} level_table;
extern const level_table ovk_level_base, ovk_level_avx2, ovk_level_avx512;
#endif
