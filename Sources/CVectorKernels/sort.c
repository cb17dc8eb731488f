// Sorting of contiguous numbers: insertion for a few, merging for some, radix for many.
//
// Numbers become unsigned keys of the same order (sign bit flipped for integers; for floats all bits of
// negative numbers, the sign bit of others; every NaN the largest key; -0 the key of 0 where positions are
// wanted). Radix passes take 11 bits, least significant first (Knuth, TAOCP 3, 5.2.5), and are skipped when
// all keys agree. All of that is stable. A few numbers can be put in order by a network as well, which is what
// NumPy's quicksort is on processors with vectors: programs see it by the order of equal numbers. Many 64-bit numbers go through the vector quicksort of quicksort.inc
// where the processor has one: equal numbers cannot be told apart.
#include "CVectorKernels.h"
#include "level.h"

#include <math.h>
#include <string.h>

enum { BITS = 11, BUCKETS = 1 << BITS, FEW = 24, SOME = 512 };

static inline uint64_t key_of_double(uint64_t bits) {
  if ((bits & 0x7fffffffffffffffu) > 0x7ff0000000000000u) return UINT64_MAX;
  return bits >> 63 ? ~bits : bits | 0x8000000000000000u;
}
static inline uint64_t double_of_key(uint64_t key) {
  if (key == UINT64_MAX) return 0x7ff8000000000000u;
  return key >> 63 ? key & 0x7fffffffffffffffu : ~key;
}
static inline uint32_t key_of_float(uint32_t bits) {
  if ((bits & 0x7fffffffu) > 0x7f800000u) return UINT32_MAX;
  return bits >> 31 ? ~bits : bits | 0x80000000u;
}
static inline uint32_t float_of_key(uint32_t key) {
  if (key == UINT32_MAX) return 0x7fc00000u;
  return key >> 31 ? key & 0x7fffffffu : ~key;
}

/// Sorting of keys of one width, alone or carrying positions. `SORT(suffix, key type, item)`: an item is the
/// key or a pair; KEY(item) reads the key.
#define SORT(S, K, ITEM, KEY)                                                                       \
  static void insertion_##S(ITEM *a, ptrdiff_t n) {                                                 \
    for (ptrdiff_t i = 1; i < n; i++) {                                                             \
      ITEM x = a[i];                                                                                \
      ptrdiff_t j = i;                                                                              \
      for (; j > 0 && KEY(a[j - 1]) > KEY(x); j--) a[j] = a[j - 1];                                 \
      a[j] = x;                                                                                     \
    }                                                                                               \
  }                                                                                                 \
  static void merge_##S(ITEM *a, ITEM *spare, ptrdiff_t n) {                                        \
    if (n <= FEW) { insertion_##S(a, n); return; }                                                  \
    ptrdiff_t half = n / 2;                                                                         \
    merge_##S(a, spare, half);                                                                      \
    merge_##S(a + half, spare, n - half);                                                           \
    if (KEY(a[half - 1]) <= KEY(a[half])) return;                                                   \
    memcpy(spare, a, sizeof(ITEM) * (size_t)half);                                                  \
    ptrdiff_t i = 0, j = half, k = 0;                                                               \
    while (i < half && j < n) {                                                                     \
      bool right = KEY(a[j]) < KEY(spare[i]);                                                       \
      a[k++] = right ? a[j] : spare[i];                                                             \
      j += right;                                                                                   \
      i += !right;                                                                                  \
    }                                                                                               \
    while (i < half) a[k++] = spare[i++];                                                           \
  }                                                                                                 \
  /* By the digits from `first` on. */                                                              \
  static void radix_##S(ITEM *a, ITEM *spare, ptrdiff_t n, int first) {                             \
    enum { PASSES = (8 * sizeof(K) + BITS - 1) / BITS };                                            \
    static _Thread_local uint32_t counts[PASSES][BUCKETS];                                          \
    memset(counts, 0, sizeof counts);                                                               \
    for (ptrdiff_t i = 0; i < n; i++)                                                               \
      for (int p = first; p < PASSES; p++) counts[p][(KEY(a[i]) >> (p * BITS)) & (BUCKETS - 1)]++;      \
    ITEM *from = a, *to = spare;                                                                    \
    for (int p = first; p < PASSES; p++) {                                                          \
      uint32_t *count = counts[p];                                                                  \
      if (count[(KEY(from[0]) >> (p * BITS)) & (BUCKETS - 1)] == (uint32_t)n) continue;             \
      uint32_t sum = 0;                                                                             \
      for (int b = 0; b < BUCKETS; b++) { uint32_t c = count[b]; count[b] = sum; sum += c; }        \
      for (ptrdiff_t i = 0; i < n; i++)                                                             \
        to[count[(KEY(from[i]) >> (p * BITS)) & (BUCKETS - 1)]++] = from[i];                        \
      ITEM *swap = from;                                                                            \
      from = to;                                                                                    \
      to = swap;                                                                                    \
    }                                                                                               \
    if (from != a) memcpy(a, from, sizeof(ITEM) * (size_t)n);                                       \
  }                                                                                                 \
  /* Insertion sort of what is nearly sorted; gives up, false, where it is not. */                  \
  static bool settle_##S(ITEM *a, ptrdiff_t n) {                                                    \
    ptrdiff_t moves = 0;                                                                            \
    for (ptrdiff_t i = 1; i < n; i++) {                                                             \
      if (KEY(a[i - 1]) <= KEY(a[i])) continue;                                                     \
      ITEM x = a[i];                                                                                \
      ptrdiff_t j = i;                                                                              \
      for (; j > 0 && KEY(a[j - 1]) > KEY(x); j--) a[j] = a[j - 1];                                 \
      a[j] = x;                                                                                     \
      moves += i - j;                                                                               \
      if (moves > 2 * n) return false;                                                              \
    }                                                                                               \
    return true;                                                                                    \
  }                                                                                                 \
  static void sort_##S(ITEM *a, ITEM *spare, ptrdiff_t n) {                                         \
    bool sorted = true;                                                                             \
    for (ptrdiff_t i = 1; i < n && sorted; i++) sorted = KEY(a[i - 1]) <= KEY(a[i]);                \
    if (sorted) return;                                                                             \
    if (n <= SOME || n > UINT32_MAX) merge_##S(a, spare, n);                                        \
    else {                                                                                          \
      /* The upper half of a wide key tells most keys apart. */                                     \
      int first = sizeof(K) == 8 ? 3 : 0;                                                           \
      radix_##S(a, spare, n, first);                                                                \
      if (first && !settle_##S(a, n)) radix_##S(a, spare, n, 0);                                    \
    }                                                                                               \
  }

#define ITSELF(x) (x)
#define KEY_OF(x) ((x).key)
typedef struct { uint64_t key; int64_t at; } placed;
SORT(u64, uint64_t, uint64_t, ITSELF)
SORT(u32, uint32_t, uint32_t, ITSELF)
SORT(placed, uint64_t, placed, KEY_OF)

#define EACH(T, EXPR)                                                                               \
  do {                                                                                              \
    T *v = data;                                                                                    \
    for (ptrdiff_t i = 0; i < n; i++) { T x = v[i]; v[i] = (T)(EXPR); }                             \
  } while (0)

static void count_bytes(uint8_t *v, ptrdiff_t n, uint8_t flip) {
  size_t counts[256] = {0};
  for (ptrdiff_t i = 0; i < n; i++) counts[v[i] ^ flip]++;
  ptrdiff_t k = 0;
  for (int b = 0; b < 256; b++)
    for (size_t c = 0; c < counts[b]; c++) v[k++] = (uint8_t)b ^ flip;
}

static void sort_shorts(uint16_t *v, uint16_t *spare, ptrdiff_t n, uint16_t flip) {
  size_t counts[2][257] = {{0}};
  for (ptrdiff_t i = 0; i < n; i++) {
    uint16_t key = v[i] ^ flip;
    counts[0][(key & 255) + 1]++;
    counts[1][(key >> 8) + 1]++;
  }
  for (int b = 0; b < 256; b++)
    for (int p = 0; p < 2; p++) counts[p][b + 1] += counts[p][b];
  for (ptrdiff_t i = 0; i < n; i++) spare[counts[0][(v[i] ^ flip) & 255]++] = v[i];
  for (ptrdiff_t i = 0; i < n; i++) v[counts[1][(spare[i] ^ flip) >> 8]++] = spare[i];
}

void ovk_merge_l(int64_t *keys, int64_t *spare, ptrdiff_t n) {
  uint64_t *data = (uint64_t *)keys;
  EACH(uint64_t, x ^ 0x8000000000000000u);
  merge_u64(data, (uint64_t *)spare, n);
  EACH(uint64_t, x ^ 0x8000000000000000u);
}

void ovk_merge_d(double *keys, double *spare, ptrdiff_t n) {
  uint64_t *data = (uint64_t *)keys;
  EACH(uint64_t, key_of_double(x));
  merge_u64(data, (uint64_t *)spare, n);
  EACH(uint64_t, double_of_key(x));
}

/// Whether numbers rise already, which is worth a look before anything else.
#define RISES(S, T)                                                                                 \
  static bool rises_##S(const T *a, ptrdiff_t n) {                                                  \
    for (ptrdiff_t i = 1; i < n; i++) if (a[i - 1] > a[i]) return false;                            \
    return true;                                                                                    \
  }
RISES(l, int64_t)
RISES(d, double)

static ptrdiff_t count_nans(const double *a, ptrdiff_t n) {
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < n; i++) count += a[i] != a[i];
  return count;
}

/// The vector sort of 64-bit numbers; false where there is none. NaN goes last.
static bool sort_wide(char letter, void *data, ptrdiff_t n, void *spare) {
  const key_sorts *sorts = ovk_key_sorts();
  if (!sorts->sort_l || n < 2) return false;
  if (letter == 'l') {
    if (!rises_l(data, n)) sorts->sort_l(data, spare, n);
    return true;
  }
  if (letter != 'd') return false;
  double *a = data;
  ptrdiff_t numbers = n, nans = count_nans(a, n);
  if (nans > 0) {
    numbers = 0;
    for (ptrdiff_t i = 0; i < n; i++) {
      double x = a[i];
      if (x == x) a[numbers++] = x;
    }
    for (ptrdiff_t i = numbers; i < n; i++) a[i] = NAN;
  }
  if (!rises_d(a, numbers)) sorts->sort_d(a, spare, numbers);
  return true;
}

bool ovk_select(int type, void *data, ptrdiff_t n, void *spare, ptrdiff_t rank, void *found) {
  const key_sorts *sorts = ovk_key_sorts();
  char letter = OVK_TYPE_LETTERS[type];
  if (!sorts->select_l || rank < 0 || rank >= n) return false;
  if (letter == 'l') {
    sorts->select_l(data, spare, n, rank, found);
    return true;
  }
  if (letter != 'd') return false;
  // A NaN anywhere decides.
  double *pair = found;
  if (count_nans(data, n) > 0) pair[0] = pair[1] = NAN;
  else sorts->select_d(data, spare, n, rank, pair);
  return true;
}

bool ovk_sort(int type, void *data, ptrdiff_t n, void *spare) {
  if (sort_wide(OVK_TYPE_LETTERS[type], data, n, spare)) return true;
  switch (OVK_TYPE_LETTERS[type]) {
    case 'q': case 'B': count_bytes(data, n, 0); return true;
    case 'b': count_bytes(data, n, 0x80); return true;
    case 'h': sort_shorts(data, spare, n, 0x8000); return true;
    case 'H': sort_shorts(data, spare, n, 0); return true;
    case 'i':
      EACH(uint32_t, x ^ 0x80000000u);
      sort_u32(data, spare, n);
      EACH(uint32_t, x ^ 0x80000000u);
      return true;
    case 'I': sort_u32(data, spare, n); return true;
    case 'l':
      EACH(uint64_t, x ^ 0x8000000000000000u);
      sort_u64(data, spare, n);
      EACH(uint64_t, x ^ 0x8000000000000000u);
      return true;
    case 'L': sort_u64(data, spare, n); return true;
    case 'f':
      EACH(uint32_t, key_of_float(x));
      sort_u32(data, spare, n);
      EACH(uint32_t, float_of_key(x));
      return true;
    case 'd':
      EACH(uint64_t, key_of_double(x));
      sort_u64(data, spare, n);
      EACH(uint64_t, double_of_key(x));
      return true;
    default: return false;
  }
}

static inline uint64_t key_at(char letter, const char *p) {
  switch (letter) {
    case 'q': case 'B': return *(const uint8_t *)p;
    case 'b': return (uint64_t)(*(const int8_t *)p + 0x80);
    case 'h': return (uint64_t)(*(const int16_t *)p + 0x8000);
    case 'H': return *(const uint16_t *)p;
    case 'i': return (uint64_t)((int64_t)*(const int32_t *)p + 0x80000000ll);
    case 'I': return *(const uint32_t *)p;
    case 'l': return *(const uint64_t *)p ^ 0x8000000000000000u;
    case 'L': return *(const uint64_t *)p;
    case 'f': {
      uint32_t bits = *(const uint32_t *)p;
      return key_of_float(bits == 0x80000000u ? 0 : bits);
    }
    default: {
      uint64_t bits = *(const uint64_t *)p;
      return key_of_double(bits == 0x8000000000000000u ? 0 : bits);
    }
  }
}

static inline void exchange(placed *list, ptrdiff_t n, ptrdiff_t i, ptrdiff_t j) {
  if (j >= n || list[i].key <= list[j].key) return;
  placed swap = list[i];
  list[i] = list[j];
  list[j] = swap;
}

/// Batcher's bitonic network (AFIPS 32, 1968) in the form without descending halves: each block is first compared
/// with its mirror image. Places from n on hold what is larger than everything.
static void sort_by_network(placed *list, ptrdiff_t n) {
  for (ptrdiff_t block = 2; block < 2 * n; block *= 2) {
    for (ptrdiff_t start = 0; start < n; start += block)
      for (ptrdiff_t i = 0; i < block / 2; i++) exchange(list, n, start + i, start + block - 1 - i);
    for (ptrdiff_t distance = block / 4; distance > 0; distance /= 2)
      for (ptrdiff_t i = 0; i < n; i++)
        if (!(i & distance)) exchange(list, n, i, i + distance);
  }
}

static bool has_equals(const placed *list, ptrdiff_t n) {
  for (ptrdiff_t i = 1; i < n; i++) if (list[i - 1].key == list[i].key) return true;
  return false;
}

static void read_keys(char letter, const char *data, ptrdiff_t step, placed *list, ptrdiff_t n) {
  if (letter == 'd') {
    for (ptrdiff_t i = 0; i < n; i++) list[i] = (placed){key_at('d', data + step * i), i};
  } else if (letter == 'l') {
    for (ptrdiff_t i = 0; i < n; i++) list[i] = (placed){key_at('l', data + step * i), i};
  } else {
    for (ptrdiff_t i = 0; i < n; i++) list[i] = (placed){key_at(letter, data + step * i), i};
  }
}

bool ovk_argsort(int type, const char *data, ptrdiff_t step, int64_t *index, ptrdiff_t n,
                 void *pairs, void *spare, bool as_network) {
  enum { WIDEST_NETWORK = 256 };
  char letter = OVK_TYPE_LETTERS[type];
  if (letter == 'D' || letter == 'e' || letter == 'F') return false;
  placed *list = pairs;
  read_keys(letter, data, step, list, n);
  sort_placed(list, spare, n);
  if (as_network && n <= WIDEST_NETWORK && strchr("iIlLfd", letter) && has_equals(list, n)) {
    // NaN is last in the order of its place, and has the largest key of its width.
    uint64_t nan = letter == 'd' ? UINT64_MAX : letter == 'f' ? UINT32_MAX : 0;
    if (!nan || list[n - 1].key != nan) {
      read_keys(letter, data, step, list, n);
      sort_by_network(list, n);
    }
  }
  for (ptrdiff_t i = 0; i < n; i++) index[i] = list[i].at;
  return true;
}
