/// Inner loops of the array core, compiled for several instruction sets and chosen at run time.
///
/// Every level gives the same bits: contraction is off, the same operations run in the same order, and fused
/// multiply-adds stand where they are written. See Documentation/decisions/arrays.md.
#ifndef CVectorKernels_h
#define CVectorKernels_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a loop met; the low bits are those of the x86 status register.
enum {
  OVK_INVALID = 1,
  OVK_DIVIDE = 4,
  OVK_OVERFLOW = 8,
  OVK_UNDERFLOW = 16,
  OVK_NEGATIVE_POWER = 256,  ///< integer raised to a negative integer
  OVK_INTERRUPTED = 512,     ///< the host asked to stop; the output is incomplete
  OVK_NO_MEMORY = 1024,
};

/// One inner loop: `args` and byte `strides` of every operand, inputs first, `n` elements.
/// Returns the flags it found itself. Outputs either equal an input exactly or are apart from it.
typedef unsigned (*ovk_fn)(char *const *args, const ptrdiff_t *strides, ptrdiff_t n);

/// A loop with its type signature in NumPy's letters ("dd->d"; `q` is bool). `hardware`: which flags the
/// processor's status register tells; the driver clears it before and reads it after.
typedef struct {
  const char *signature;
  ovk_fn fn;
  int hardware;
} ovk_loop;

/// The loops of the function called `name` in this machine's table, ended by a row without signature;
/// NULL when there is none.
const ovk_loop *ovk_loops(const char *name);

/// Conversion of `n` strided elements from the type numbered `from` to `to` (numbers of `OVK_TYPES`).
ovk_fn ovk_cast(int from, int to);

/// Instruction set level in use: 0 baseline, 1 AVX2 and FMA, 2 AVX-512. Lowering it is for tests.
int ovk_level(void);
void ovk_set_level(int level);

/// Type letters in the order of their numbers. The last two have conversions only: half precision and
/// complex numbers of floats are stored, not computed with.
#define OVK_TYPE_LETTERS "qbBhHiIlLfdDeF"
enum { OVK_TYPE_COUNT = 14 };

/// Half precision (IEEE 754 binary16): the value of its bits, and the bits nearest to a value, ties to even.
float ovk_half_value(uint16_t bits);
uint16_t ovk_half_nearest(double x);

/// Runs a loop over an n-d block: axes are ordered by stride, merged, and the innermost handed to the loop.
typedef struct {
  ovk_fn fn;
  int hardware;
  int operands;         ///< inputs and outputs, at most 6; the mask, if any, comes after them
  int inputs;
  int dimensions;       ///< at most 64
  bool masked;          ///< an extra operand of bool selects the elements
  bool reduction;       ///< the output is also the first input
  const ptrdiff_t *shape;
  const ptrdiff_t *const *strides;  ///< per operand, in bytes, one per dimension
  char *const *data;
  const ovk_fn *casts;      ///< NULL, or per operand NULL or the conversion to (inputs) or from (outputs) the loop's type
  ovk_fn gather;            ///< NULL, or for a fold whose order of adding shows: how input 1 reaches the loop's type
  const int *loop_sizes;    ///< with `casts`: item size of the loop's type per operand
} ovk_job;
unsigned ovk_run(const ovk_job *job);

/// One contiguous or scalar-strided call of a loop, with its flags.
unsigned ovk_run_once(ovk_fn fn, int hardware, char *const *args, const ptrdiff_t *strides, ptrdiff_t n);

/// The same for a long elementwise run: in pieces, so that an interrupt is noticed, and on two threads where
/// it is long enough. Nothing may depend on the order of the elements.
unsigned ovk_run_long(ovk_fn fn, int hardware, int operands, char *const *args, const ptrdiff_t *strides,
                      ptrdiff_t n);

/// Copies between two strided blocks of one item size.
unsigned ovk_copy(int dimensions, const ptrdiff_t *shape, size_t item, char *to, const ptrdiff_t *to_strides,
                  const char *from, const ptrdiff_t *from_strides);

/// The loop of `out = mask ? x : y` for items of so many bytes: mask, x and y are its inputs; NULL for other sizes.
ovk_fn ovk_choice(size_t item);
/// The loop of `out = from[position]` for items of so many bytes, all without gaps: its inputs are positions (int64) and,
/// with stride 0, the array; NULL for other sizes.
ovk_fn ovk_pick(size_t item);
/// How many of `n` bytes 0 and 1 are 1.
ptrdiff_t ovk_count_true(const uint8_t *v, ptrdiff_t n);

/// Sorts `n` contiguous numbers in place, NaN last; `spare` has room for as many. False for complex numbers.
bool ovk_sort(int type, void *data, ptrdiff_t n, void *spare);
/// The numbers of ranks `rank` and `rank + 1` (the same twice at the end) among `n`, into two cells of their type;
/// the order of `data` is lost. Where there is a NaN both are NaN. False for types and processors without such a selection.
bool ovk_select(int type, void *data, ptrdiff_t n, void *spare, ptrdiff_t rank, void *found);
/// Positions that sort `n` numbers `step` bytes apart; `pairs` and `spare` hold 16 bytes per number each. Stable
/// unless `as_network`: then up to 256 numbers of 32 or 64 bits come out as from a bitonic network, which differs
/// where numbers are equal.
bool ovk_argsort(int type, const char *data, ptrdiff_t step, int64_t *index, ptrdiff_t n,
                 void *pairs, void *spare, bool as_network);

/// Searches for `count` numbers in a sorted list of n doubles, NaN above all of them.
typedef struct {
  const double *list;
  ptrdiff_t n;
  const double *x;
  ptrdiff_t count;
  int64_t *places;       ///< receives how many of the list are below each number,
  bool right;            ///< or equal to it
  const double *values;  ///< for interpolation: the ordinates of the list, n of them,
  const double *slopes;  ///< of the n - 1 pieces, or NULL,
  double below, above;   ///< what holds left and right of the list,
  double *out;           ///< and what receives the results
} ovk_search_job;
/// Fills `places`; many searches go on two threads. OVK_INTERRUPTED when interrupted.
unsigned ovk_search(const ovk_search_job *job);
/// Fills `out`, n > 0.
unsigned ovk_interpolate(const ovk_search_job *job);

/// c += a b for row-major n × k and k × m matrices that do not overlap. Nonzero when interrupted.
int ovk_matmul_d(const double *a, const double *b, double *c, ptrdiff_t n, ptrdiff_t k, ptrdiff_t m);

/// The sum of products of two vectors without gaps.
double ovk_dot(const double *a, const double *b, ptrdiff_t n);

/// What a step of a program does. Up to OVK_C2 element by element, from OVK_SUM on as a whole.
enum {
  OVK_COPY, OVK_ADD, OVK_SUBTRACT, OVK_MULTIPLY, OVK_DIVIDE_BY, OVK_NEGATIVE, OVK_SQUARE, OVK_SQRT, OVK_ABSOLUTE,
  OVK_EXP, OVK_LOG, OVK_LOG1P, OVK_TANH, OVK_MAXIMUM, OVK_MINIMUM, OVK_LESS, OVK_LESS_EQUAL, OVK_EQUAL,
  OVK_NOT_EQUAL, OVK_AND, OVK_OR, OVK_NOT, OVK_SELECT,
  OVK_CALL1, OVK_CALL2,  ///< `loop`, a loop of an array function on doubles
  OVK_C1, OVK_C2,        ///< `function1`, `function2` of the C library
  OVK_SUM, OVK_PRODUCT, OVK_LARGEST, OVK_LEAST, OVK_DOT, OVK_SUM_ROWS, OVK_SUM_COLUMNS, OVK_MATRIX_VECTOR,
  OVK_VECTOR_MATRIX, OVK_SHIFT, OVK_GATHER, OVK_SCATTER, OVK_PACK,
};

/// One step of a straight-line program. Blocks have room for a multiple of eight doubles; what lies behind the
/// last element repeats it.
typedef struct {
  uint16_t operation;
  uint16_t still;  ///< bits 0, 1, 2: operand a, b, c is one number
  uint32_t count;  ///< elements of the output, of the input for folds
  uint32_t rows, columns;
  double *out;
  const double *a, *b, *c;
  union {
    ovk_fn loop;
    double (*function1)(double);
    double (*function2)(double, double);
    const int32_t *index;
    const double *const *sources;
  };
} ovk_step;

/// Runs a program and returns the floating-point conditions it met, whether or not they show in its results.
unsigned ovk_run_program(const ovk_step *steps, ptrdiff_t count);
/// The same without looking at the processor's status.
unsigned ovk_run_steps(const ovk_step *steps, ptrdiff_t count);

/// Householder factors with column pivoting of n columns of m elements, `stride` apart and followed by at least eight
/// zeros: R on and above the diagonal, the reflections below it, Qᵀ applied to `rhs`. `diagonal`, `norms` (of the
/// columns given) and `work` have n elements. False where a norm would overflow or vanish.
bool ovk_factor_columns(double *a, ptrdiff_t stride, ptrdiff_t m, ptrdiff_t n, int64_t *pivots, double *diagonal,
                        double *norms, double *work, double *rhs);
/// The same R (n × n, column by column), pivots, norms and Qᵀr (`projected`) in a fraction of the time, from the products
/// of the columns. False where the columns are too close to dependent for that, or more than twelve, or a square
/// would overflow or vanish.
bool ovk_normal_factors(const double *const *columns, ptrdiff_t m, ptrdiff_t n, const double *r, int64_t *pivots,
                        double *factor, double *norms, double *projected);
/// r = (model - data) times the weights, if any; returns the sum of squares. All blocks have room for a multiple of
/// eight doubles, r for eight more, which become zero.
double ovk_residuals(const double *model, const double *data, const double *weights, double *r, ptrdiff_t n);
/// The same with the square sum added in order, as MINPACK has it.
double ovk_residuals_in_order(const double *model, const double *data, const double *weights, double *r, ptrdiff_t n);
/// Writes (residuals of `model` - r) / step into a column of `n` rows of eight numbers. All have room for a multiple of
/// eight numbers or rows.
void ovk_difference_column(const double *model, const double *data, const double *weights, const double *r, double step,
                           double *rows, ptrdiff_t column, ptrdiff_t n);
/// Like `ovk_normal_factors`, by reflections with MINPACK's bits, of `n` <= 7 columns in rows of eight numbers; the column
/// behind them holds the residuals, the others zeros. The rows are lost; `v` has room for m numbers.
bool ovk_factor_rows(double *rows, ptrdiff_t m, ptrdiff_t n, double *v, int64_t *pivots, double *factor, double *norms,
                     double *projected);

/// Asks running loops to stop soon; safe in a signal handler.
void ovk_interrupt(void);
void ovk_clear_interrupt(void);
bool ovk_interrupted(void);

/// Large blocks: 64-byte aligned, huge pages where the system offers them; NULL when there is no memory.
void *ovk_allocate(size_t bytes, bool zeroed);
void ovk_free(void *block, size_t bytes);
/// Bytes held in such blocks, and the most they may hold together.
size_t ovk_live_bytes(void);
void ovk_set_memory_limit(size_t bytes);

/// Correctly rounded decimal text: `%.*f` and `%.*e` in the C locale. Returns the length, as snprintf.
int ovk_format_fixed(double x, int digits, char *to, size_t room);
int ovk_format_exponent(double x, int digits, char *to, size_t room);
#endif
