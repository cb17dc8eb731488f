// Picks the widest level this processor runs, once; tests may lower it.
#include "level.h"
#include "threads.h"

#include <string.h>

static int best_level(void) {
#if defined(__x86_64__) && defined(__clang__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) return 2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
  return 0;
}

static int chosen = -1;

int ovk_level(void) {
  if (chosen < 0) chosen = best_level();
  return chosen;
}

void ovk_set_level(int level) {
  int best = best_level();
  chosen = level < 0 || level > best ? best : level;
}

static const level_table *table(void) {
#if defined(__x86_64__) && defined(__clang__)
  switch (ovk_level()) {
    case 2: return &ovk_level_avx512;
    case 1: return &ovk_level_avx2;
    default: break;
  }
#endif
  return &ovk_level_base;
}

const ovk_loop *ovk_loops(const char *name) {
  for (const named_loops *f = table()->functions; f->name; f++)
    if (strcmp(f->name, name) == 0) return f->loops;
  return NULL;
}

ovk_fn ovk_cast(int from, int to) {
  if (from < 0 || from >= OVK_TYPE_COUNT || to < 0 || to >= OVK_TYPE_COUNT) return NULL;
  return table()->casts[from][to];
}

int ovk_matmul_d(const double *a, const double *b, double *c, ptrdiff_t n, ptrdiff_t k, ptrdiff_t m) {
  return table()->matmul(a, b, c, n, k, m);
}

double ovk_dot(const double *a, const double *b, ptrdiff_t n) { return table()->dot(a, b, n); }

unsigned ovk_run_steps(const ovk_step *steps, ptrdiff_t count) { return table()->program(steps, count); }

bool ovk_normal_factors(const double *const *columns, ptrdiff_t m, ptrdiff_t n, const double *r, int64_t *pivots,
                        double *factor, double *norms, double *projected) {
  return table()->normal_factors(columns, m, n, r, pivots, factor, norms, projected);
}
bool ovk_factor_columns(double *a, ptrdiff_t stride, ptrdiff_t m, ptrdiff_t n, int64_t *pivots, double *diagonal,
                        double *norms, double *work, double *rhs) {
  return table()->factors(a, stride, m, n, pivots, diagonal, norms, work, rhs);
}

double ovk_residuals_in_order(const double *model, const double *data, const double *weights, double *r, ptrdiff_t n) {
  return table()->residuals_in_order(model, data, weights, r, n);
}
void ovk_difference_column(const double *model, const double *data, const double *weights, const double *r, double step,
                           double *rows, ptrdiff_t column, ptrdiff_t n) {
  table()->difference_column(model, data, weights, r, step, rows, column, n);
}
bool ovk_factor_rows(double *rows, ptrdiff_t m, ptrdiff_t n, double *v, int64_t *pivots, double *factor, double *norms,
                     double *projected) {
  return table()->factor_rows(rows, m, n, v, pivots, factor, norms, projected);
}
double ovk_residuals(const double *model, const double *data, const double *weights, double *r, ptrdiff_t n) {
  return table()->residuals(model, data, weights, r, n);
}

static ovk_fn of_size(const ovk_fn *loops, size_t item) {
  for (int k = 0; k < 5; k++) if (item == (size_t)1 << k) return loops[k];
  return NULL;
}

ovk_fn ovk_choice(size_t item) { return of_size(table()->chooses, item); }
ovk_fn ovk_pick(size_t item) { return of_size(table()->picks, item); }

ptrdiff_t ovk_count_true(const uint8_t *v, ptrdiff_t n) { return table()->count_true(v, n); }

// Half of the searches each.
static unsigned search_half(void *context, int part) {
  const ovk_search_job *job = context;
  const ptrdiff_t half = job->count / 2;
  return table()->search(job, part ? half : 0, part ? job->count : half);
}
static unsigned interpolate_half(void *context, int part) {
  const ovk_search_job *job = context;
  const ptrdiff_t half = job->count / 2;
  return table()->interpolate(job, part ? half : 0, part ? job->count : half);
}
enum { MANY_SEARCHES = 1 << 16 };
unsigned ovk_search(const ovk_search_job *job) {
  return job->count < MANY_SEARCHES ? table()->search(job, 0, job->count) : ovk_in_two(search_half, (void *)job);
}
unsigned ovk_interpolate(const ovk_search_job *job) {
  return job->count < MANY_SEARCHES ? table()->interpolate(job, 0, job->count) : ovk_in_two(interpolate_half, (void *)job);
}

const key_sorts *ovk_key_sorts(void) { return &table()->sorts; }
