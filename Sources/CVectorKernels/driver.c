// The n-d driver: orders and merges axes, converts in blocks, splits at masks, polls for interrupts.
#include "CVectorKernels.h"
#include "threads.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <xmmintrin.h>
static inline void clear_status(void) {
  unsigned status = _mm_getcsr();
  if (status & 0x1d) _mm_setcsr(status & ~0x3fu);
}
static inline unsigned read_status(void) { return _mm_getcsr() & 0x1d; }
#else
#include <fenv.h>
static inline void clear_status(void) { feclearexcept(FE_ALL_EXCEPT); }
static inline unsigned read_status(void) {
  int set = fetestexcept(FE_ALL_EXCEPT);
  return (set & FE_INVALID ? OVK_INVALID : 0) | (set & FE_DIVBYZERO ? OVK_DIVIDE : 0)
       | (set & FE_OVERFLOW ? OVK_OVERFLOW : 0) | (set & FE_UNDERFLOW ? OVK_UNDERFLOW : 0);
}
#endif

static atomic_int interrupt_requested;
void ovk_interrupt(void) { atomic_store_explicit(&interrupt_requested, 1, memory_order_relaxed); }
void ovk_clear_interrupt(void) { atomic_store_explicit(&interrupt_requested, 0, memory_order_relaxed); }
bool ovk_interrupted(void) { return atomic_load_explicit(&interrupt_requested, memory_order_relaxed) != 0; }

enum { MAX_OPERANDS = 7, MAX_DIMENSIONS = 64, BLOCK = 8192, POLL = 1 << 20 };

/// The job with its axes ordered (outermost first) and merged.
typedef struct {
  const ovk_job *job;
  int operands, dimensions;
  ptrdiff_t shape[MAX_DIMENSIONS];
  ptrdiff_t strides[MAX_DIMENSIONS][MAX_OPERANDS];
  char *data[MAX_OPERANDS];
  char *buffers[MAX_OPERANDS];
  ptrdiff_t since_poll;
} plan;

static ptrdiff_t magnitude(ptrdiff_t x) { return x < 0 ? -x : x; }

/// Whether axis `outer` steps by less than `inner` for the operands, none wanting it the way it is.
static bool should_swap(const plan *w, int outer, int inner) {
  bool swap = false;
  for (int k = 0; k < w->operands; k++) {
    ptrdiff_t so = magnitude(w->strides[outer][k]), si = magnitude(w->strides[inner][k]);
    if (so == 0 || si == 0) continue;
    if (so >= si) return false;
    swap = true;
  }
  return swap;
}

static void exchange(plan *w, int a, int b) {
  ptrdiff_t n = w->shape[a];
  w->shape[a] = w->shape[b];
  w->shape[b] = n;
  for (int k = 0; k < w->operands; k++) {
    ptrdiff_t s = w->strides[a][k];
    w->strides[a][k] = w->strides[b][k];
    w->strides[b][k] = s;
  }
}

/// Walks an axis forwards in memory when every operand goes backwards or stands still. Not in folds: there
/// the order is the caller's.
static void make_forward(plan *w, int axis) {
  bool backwards = false;
  for (int k = 0; k < w->operands; k++) {
    if (w->strides[axis][k] > 0) return;
    if (w->strides[axis][k] < 0) backwards = true;
  }
  if (!backwards) return;
  for (int k = 0; k < w->operands; k++) {
    w->data[k] += w->strides[axis][k] * (w->shape[axis] - 1);
    w->strides[axis][k] = -w->strides[axis][k];
  }
}

/// Fills the plan; false when there is nothing to do.
static bool prepare(plan *w, const ovk_job *job) {
  w->job = job;
  w->operands = job->operands + (job->masked ? 1 : 0);
  w->since_poll = 0;
  for (int k = 0; k < w->operands; k++) { w->data[k] = job->data[k]; w->buffers[k] = NULL; }
  int axes = 0;
  for (int d = 0; d < job->dimensions; d++) {
    if (job->shape[d] == 0) return false;
    if (job->shape[d] == 1) continue;
    w->shape[axes] = job->shape[d];
    for (int k = 0; k < w->operands; k++) w->strides[axes][k] = job->strides[k][d];
    if (!job->reduction) make_forward(w, axes);
    axes++;
  }
  for (int d = 1; d < axes; d++)
    for (int e = d; e > 0 && should_swap(w, e - 1, e); e--) exchange(w, e - 1, e);
  int merged = 0;
  for (int d = 1; d < axes; d++) {
    bool joins = true;
    for (int k = 0; k < w->operands && joins; k++)
      joins = w->strides[merged][k] == w->strides[d][k] * w->shape[d];
    if (joins) {
      w->shape[merged] *= w->shape[d];
    } else {
      merged++;
      w->shape[merged] = w->shape[d];
    }
    for (int k = 0; k < w->operands; k++) w->strides[merged][k] = w->strides[d][k];
  }
  if (axes == 0) {
    w->shape[0] = 1;
    for (int k = 0; k < w->operands; k++) w->strides[0][k] = 0;
  }
  w->dimensions = axes == 0 ? 1 : merged + 1;
  return true;
}

static unsigned call(plan *w, char *const *data, const ptrdiff_t *strides, ptrdiff_t n) {
  w->since_poll += n;
  return w->job->fn(data, strides, n);
}

/// The loop on runs of elements the mask selects.
static unsigned call_masked(plan *w, char *const *data, const ptrdiff_t *strides, ptrdiff_t n,
                            const char *mask, ptrdiff_t step) {
  unsigned flags = 0;
  for (ptrdiff_t i = 0; i < n;) {
    while (i < n && !mask[i * step]) i++;
    ptrdiff_t start = i;
    while (i < n && mask[i * step]) i++;
    if (i == start) continue;
    char *at[MAX_OPERANDS];
    for (int k = 0; k < w->job->operands; k++) at[k] = data[k] + strides[k] * start;
    flags |= call(w, at, strides, i - start);
  }
  return flags;
}

static unsigned call_any(plan *w, char *const *data, const ptrdiff_t *strides, ptrdiff_t n,
                         const char *mask, ptrdiff_t step) {
  return mask ? call_masked(w, data, strides, n, mask, step) : call(w, data, strides, n);
}

/// One innermost run with conversions, in blocks.
static unsigned call_converting(plan *w, char *const *data, const ptrdiff_t *strides, ptrdiff_t n,
                                const char *mask, ptrdiff_t mask_step) {
  const ovk_job *job = w->job;
  unsigned flags = 0;
  for (ptrdiff_t start = 0; start < n; start += BLOCK) {
    ptrdiff_t count = n - start < BLOCK ? n - start : BLOCK;
    char *at[MAX_OPERANDS];
    ptrdiff_t steps[MAX_OPERANDS];
    for (int k = 0; k < job->operands; k++) {
      char *place = data[k] + strides[k] * start;
      if (!job->casts[k]) {
        at[k] = place;
        steps[k] = strides[k];
        continue;
      }
      at[k] = w->buffers[k];
      steps[k] = strides[k] == 0 ? 0 : job->loop_sizes[k];
      if (k < job->inputs || mask) {
        char *pair[2] = {place, at[k]};
        ptrdiff_t pair_steps[2] = {strides[k], steps[k]};
        if (k < job->inputs) job->casts[k](pair, pair_steps, strides[k] == 0 ? 1 : count);
      }
    }
    const char *here = mask ? mask + mask_step * start : NULL;
    flags |= call_any(w, at, steps, count, here, mask_step);
    for (int k = job->inputs; k < job->operands; k++) {
      if (!job->casts[k]) continue;
      char *place = data[k] + strides[k] * start;
      for (ptrdiff_t i = 0; i < count;) {
        while (here && i < count && !here[i * mask_step]) i++;
        ptrdiff_t first = i;
        while (i < count && (!here || here[i * mask_step])) i++;
        char *pair[2] = {at[k] + steps[k] * first, place + strides[k] * first};
        ptrdiff_t pair_steps[2] = {steps[k], strides[k]};
        if (i > first) job->casts[k](pair, pair_steps, i - first);
      }
    }
  }
  return flags;
}

/// One innermost run, cut so that a long elementwise run can be interrupted.
static unsigned call_run(plan *w, char *const *data, const ptrdiff_t *strides, ptrdiff_t n) {
  const ovk_job *job = w->job;
  const char *mask = job->masked ? data[job->operands] : NULL;
  ptrdiff_t mask_step = job->masked ? strides[job->operands] : 0;
  if (job->casts) return call_converting(w, data, strides, n, mask, mask_step);
  if (job->reduction || n <= POLL) return call_any(w, data, strides, n, mask, mask_step);
  unsigned flags = 0;
  for (ptrdiff_t start = 0; start < n; start += POLL) {
    if (ovk_interrupted()) return flags | OVK_INTERRUPTED;
    char *at[MAX_OPERANDS];
    for (int k = 0; k < w->operands; k++) at[k] = data[k] + strides[k] * start;
    flags |= call_any(w, at, strides, n - start < POLL ? n - start : POLL,
                      mask ? at[job->operands] : NULL, mask_step);
  }
  return flags;
}

static unsigned walk(plan *w) {
  int last = w->dimensions - 1;
  ptrdiff_t index[MAX_DIMENSIONS] = {0};
  char *at[MAX_OPERANDS];
  for (int k = 0; k < w->operands; k++) at[k] = w->data[k];
  unsigned flags = 0;
  while (true) {
    flags |= call_run(w, at, w->strides[last], w->shape[last]);
    if (w->since_poll > POLL) {
      w->since_poll = 0;
      if (ovk_interrupted()) return flags | OVK_INTERRUPTED;
    }
    int d = last - 1;
    for (; d >= 0; d--) {
      if (++index[d] < w->shape[d]) {
        for (int k = 0; k < w->operands; k++) at[k] += w->strides[d][k];
        break;
      }
      index[d] = 0;
      for (int k = 0; k < w->operands; k++) at[k] -= w->strides[d][k] * (w->shape[d] - 1);
    }
    if (d < 0) return flags;
  }
}

/// Folds over several inner axes that do not merge: rows are gathered into blocks of whole rows (and whole
/// groups of axes that fit), at most BLOCK elements, and each block is folded at once. These are the blocks
/// NumPy's buffered iterator makes, so pairwise sums of views come out equal.
static unsigned walk_gathering(plan *w, char *buffer, int item) {
  int folded = 0, last = w->dimensions - 1;
  while (folded < w->dimensions && w->strides[last - folded][0] == 0) folded++;
  ptrdiff_t inner = w->shape[last], core = 1, total = 1;
  for (int d = last; d > last - folded; d--) {
    if (core == total && core * w->shape[d] <= BLOCK) core *= w->shape[d];
    total *= w->shape[d];
  }
  if (folded < 2 || inner > BLOCK) return walk(w);
  ptrdiff_t block = BLOCK / core * core, filled = 0, taken = 0, index[MAX_DIMENSIONS] = {0};
  char *at[MAX_OPERANDS], *fold[MAX_OPERANDS];
  for (int k = 0; k < w->operands; k++) at[k] = w->data[k];
  const ptrdiff_t steps[3] = {0, item, 0};
  unsigned flags = 0;
  while (true) {
    char *pair[2] = {at[1], buffer + filled * item};
    const ptrdiff_t pair_steps[2] = {w->strides[last][1], item};
    w->job->gather(pair, pair_steps, inner);
    filled += inner;
    taken += inner;
    if (filled == block || taken == total) {
      fold[0] = fold[2] = at[0];
      fold[1] = buffer;
      flags |= call(w, fold, steps, filled);
      filled = 0;
      if (taken == total) taken = 0;
      if (w->since_poll > POLL) {
        w->since_poll = 0;
        if (ovk_interrupted()) return flags | OVK_INTERRUPTED;
      }
    }
    int d = last - 1;
    for (; d >= 0; d--) {
      if (++index[d] < w->shape[d]) {
        for (int k = 0; k < w->operands; k++) at[k] += w->strides[d][k];
        break;
      }
      index[d] = 0;
      for (int k = 0; k < w->operands; k++) at[k] -= w->strides[d][k] * (w->shape[d] - 1);
    }
    if (d < 0) return flags;
  }
}

static unsigned run_gathering(plan *w, const ovk_job *job) {
  int item = job->loop_sizes[1];
  char *buffer = malloc((size_t)BLOCK * (size_t)item);
  if (!buffer) return OVK_NO_MEMORY;
  if (job->hardware) clear_status();
  unsigned flags = walk_gathering(w, buffer, item);
  if (job->hardware) flags |= read_status() & (unsigned)job->hardware;
  free(buffer);
  return flags;
}

/// Whether the two innermost axes are both folded.
static bool folds_apart(const plan *w) {
  int n = w->dimensions;
  return n > 1 && w->strides[n - 1][0] == 0 && w->strides[n - 2][0] == 0 && w->shape[n - 1] <= BLOCK;
}

/// The walk with what the processor noted meanwhile.
static unsigned walk_noting(plan *w) {
  if (!w->job->hardware) return walk(w);
  clear_status();
  unsigned flags = walk(w);
  return flags | (read_status() & (unsigned)w->job->hardware);
}

static unsigned walk_half(void *plans, int part) { return walk_noting((plan *)plans + part); }

/// Cuts a large job in two along its outermost axis, a fold along the outermost axis it keeps; false where the halves
/// would be too small or not independent.
static bool split(const plan *w, plan *halves) {
  int axis = 0;
  while (w->job->reduction && axis < w->dimensions && w->strides[axis][0] == 0) axis++;
  if (axis == w->dimensions) return false;
  ptrdiff_t total = 1, n = w->shape[axis], half = n / 2;
  for (int d = 0; d < w->dimensions; d++) total *= w->shape[d];
  if (total < OVK_WIDE || n < 2) return false;
  if (n > 128) half -= half % 64;
  halves[0] = halves[1] = *w;
  halves[0].shape[axis] = half;
  halves[1].shape[axis] = n - half;
  for (int k = 0; k < w->operands; k++) halves[1].data[k] += w->strides[axis][k] * half;
  return true;
}

/// Room for the conversions of one plan; NULL where there is none.
static char *make_buffers(plan *w) {
  const ovk_job *job = w->job;
  size_t bytes = 0;
  for (int k = 0; k < job->operands; k++)
    if (job->casts[k]) bytes += (size_t)BLOCK * (size_t)job->loop_sizes[k];
  char *block = malloc(bytes ? bytes : 1), *next = block;
  if (!block) return NULL;
  for (int k = 0; k < job->operands; k++)
    if (job->casts[k]) { w->buffers[k] = next; next += (size_t)BLOCK * (size_t)job->loop_sizes[k]; }
  return block;
}

unsigned ovk_run(const ovk_job *job) {
  plan w;
  if (!prepare(&w, job)) return 0;
  if (job->gather && job->loop_sizes && !job->masked && folds_apart(&w)) return run_gathering(&w, job);
  plan halves[2];
  bool in_two = split(&w, halves);
  char *blocks[2] = {NULL, NULL};
  unsigned flags = 0;
  if (job->casts) {
    blocks[0] = make_buffers(in_two ? &halves[0] : &w);
    if (in_two) blocks[1] = make_buffers(&halves[1]);
    if (!blocks[0] || (in_two && !blocks[1])) flags = OVK_NO_MEMORY;
  }
  if (!flags) flags = in_two ? ovk_in_two(walk_half, halves) : walk_noting(&w);
  free(blocks[0]);
  free(blocks[1]);
  return flags;
}

/// A run of one stride per operand with its ends, for two threads.
typedef struct {
  ovk_fn fn;
  int hardware, operands;
  char *const *args;
  const ptrdiff_t *strides;
  ptrdiff_t start[2], count[2];
} long_run;

static unsigned run_half(void *context, int part) {
  const long_run *run = context;
  char *at[MAX_OPERANDS];
  unsigned flags = 0;
  for (ptrdiff_t done = 0; done < run->count[part]; done += POLL) {
    if (ovk_interrupted()) return flags | OVK_INTERRUPTED;
    ptrdiff_t left = run->count[part] - done;
    for (int k = 0; k < run->operands; k++)
      at[k] = run->args[k] + run->strides[k] * (run->start[part] + done);
    flags |= ovk_run_once(run->fn, run->hardware, at, run->strides, left < POLL ? left : POLL);
  }
  return flags;
}

unsigned ovk_run_long(ovk_fn fn, int hardware, int operands, char *const *args, const ptrdiff_t *strides,
                      ptrdiff_t n) {
  ptrdiff_t half = n < OVK_WIDE ? n : n / 2 - n / 2 % 64;
  long_run run = {fn, hardware, operands, args, strides, {0, half}, {half, n - half}};
  return n < OVK_WIDE ? run_half(&run, 0) : ovk_in_two(run_half, &run);
}

unsigned ovk_run_once(ovk_fn fn, int hardware, char *const *args, const ptrdiff_t *strides, ptrdiff_t n) {
  if (!hardware) return fn(args, strides, n);
  clear_status();
  unsigned flags = fn(args, strides, n);
  return flags | (read_status() & (unsigned)hardware);
}

unsigned ovk_run_program(const ovk_step *steps, ptrdiff_t count) {
  clear_status();
  unsigned flags = ovk_run_steps(steps, count);
  return flags | read_status();
}

#define COPY_OF(NAME, T)                                                                     \
  static unsigned NAME(char *const *p, const ptrdiff_t *s, ptrdiff_t n) {                    \
    if (s[0] == sizeof(T) && s[1] == sizeof(T)) {                                            \
      memmove(p[1], p[0], sizeof(T) * (size_t)n);                                            \
    } else {                                                                                 \
      for (ptrdiff_t i = 0; i < n; i++) *(T *)(p[1] + s[1] * i) = *(T *)(p[0] + s[0] * i);   \
    }                                                                                        \
    return 0;                                                                                \
  }
typedef struct { uint64_t a, b; } pair64;
COPY_OF(copy1, uint8_t)
COPY_OF(copy2, uint16_t)
COPY_OF(copy4, uint32_t)
COPY_OF(copy8, uint64_t)
COPY_OF(copy16, pair64)

unsigned ovk_copy(int dimensions, const ptrdiff_t *shape, size_t item, char *to, const ptrdiff_t *to_strides,
                  const char *from, const ptrdiff_t *from_strides) {
  ptrdiff_t wide_shape[MAX_DIMENSIONS + 1], wide_to[MAX_DIMENSIONS + 1], wide_from[MAX_DIMENSIONS + 1];
  ovk_fn fn = item == 1 ? copy1 : item == 2 ? copy2 : item == 4 ? copy4 : item == 8 ? copy8 : copy16;
  if (item == 0) return 0;
  if (item != 1 && item != 2 && item != 4 && item != 8 && item != 16) {
    // Text and structures: an element is a row of 4-byte words, or of bytes, one more axis.
    const ptrdiff_t unit = item % 4 ? 1 : 4;
    if (dimensions >= MAX_DIMENSIONS) return OVK_NO_MEMORY;
    for (int d = 0; d < dimensions; d++) {
      wide_shape[d] = shape[d];
      wide_to[d] = to_strides[d];
      wide_from[d] = from_strides[d];
    }
    wide_shape[dimensions] = (ptrdiff_t)item / unit;
    wide_to[dimensions] = wide_from[dimensions] = unit;
    dimensions++;
    shape = wide_shape;
    to_strides = wide_to;
    from_strides = wide_from;
    fn = unit == 4 ? copy4 : copy1;
  }
  const ptrdiff_t *strides[2] = {from_strides, to_strides};
  char *data[2] = {(char *)(uintptr_t)from, to};
  ovk_job job = {.fn = fn, .operands = 2, .inputs = 1, .dimensions = dimensions, .shape = shape,
                 .strides = strides, .data = data};
  return ovk_run(&job);
}

// Blocks of this size and more come straight from the system, with huge pages: fewer faults. The last one
// freed is kept for the next request of its size, and given back before any other size is asked for, so
// that the program never holds more than it did when the block was in use.
static const size_t huge = (size_t)4 << 20;
static atomic_flag keeping = ATOMIC_FLAG_INIT;
static void *kept_block;
static size_t kept_bytes;
static atomic_size_t live_bytes;
static atomic_size_t limit_bytes;  // 0: not set yet, the machine's memory counts

void ovk_set_memory_limit(size_t bytes) { atomic_store(&limit_bytes, bytes ? bytes : 1); }

/// A system that promises more memory than it has would end the program instead of refusing.
static size_t memory_limit(void) {
  size_t limit = atomic_load(&limit_bytes);
  if (limit) return limit;
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  limit = pages > 0 && size > 0 ? (size_t)pages * (size_t)size : SIZE_MAX;
  atomic_store(&limit_bytes, limit);
  return limit;
}
size_t ovk_live_bytes(void) { return atomic_load(&live_bytes); }

static void lock(void) { while (atomic_flag_test_and_set_explicit(&keeping, memory_order_acquire)) {} }
static void unlock(void) { atomic_flag_clear_explicit(&keeping, memory_order_release); }

/// The kept block when it has this size; otherwise it goes back to the system.
static void *take_kept(size_t bytes) {
  lock();
  void *block = kept_block;
  size_t size = kept_bytes;
  kept_block = NULL;
  unlock();
  if (block && size != bytes) {
    munmap(block, size);
    return NULL;
  }
  return block;
}

static void *allocate_huge(size_t bytes, bool zeroed) {
  void *block = take_kept(bytes);
  if (block) {
    if (zeroed) memset(block, 0, bytes);
    return block;
  }
  block = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (block == MAP_FAILED) return NULL;
#ifdef MADV_HUGEPAGE
  madvise(block, bytes, MADV_HUGEPAGE);
#endif
  return block;
}

void *ovk_allocate(size_t bytes, bool zeroed) {
  size_t before = atomic_fetch_add(&live_bytes, bytes);
  size_t limit = memory_limit();
  void *block = NULL;
  if (bytes <= limit && before <= limit - bytes && bytes < SIZE_MAX / 4) {
    if (bytes >= huge) {
      block = allocate_huge(bytes, zeroed);
    } else {
      block = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
      if (block && zeroed) memset(block, 0, bytes);
    }
  }
  if (!block) atomic_fetch_sub(&live_bytes, bytes);
  return block;
}

void ovk_free(void *block, size_t bytes) {
  atomic_fetch_sub(&live_bytes, bytes);
  if (bytes < huge) {
    free(block);
    return;
  }
  lock();
  void *old = kept_block;
  size_t old_bytes = kept_bytes;
  kept_block = block;
  kept_bytes = bytes;
  unlock();
  if (old) munmap(old, old_bytes);
}

int ovk_format_fixed(double x, int digits, char *to, size_t room) {
  return snprintf(to, room, "%.*f", digits, x);
}

int ovk_format_exponent(double x, int digits, char *to, size_t room) {
  return snprintf(to, room, "%.*e", digits, x);
}
