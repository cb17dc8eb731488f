// A second thread for large arrays, started when first needed.
#ifndef threads_h
#define threads_h

/// Work in two halves: `part` is 0 or 1. Both halves must be independent of each other.
typedef unsigned (*ovk_half)(void *context, int part);

/// Runs both halves, on two threads where there are two processors and the second thread is free, and gives
/// their results or-ed. What is computed must not depend on which thread computes it.
unsigned ovk_in_two(ovk_half work, void *context);

/// Elements from which two threads are worth their start.
enum { OVK_WIDE = 1 << 19 };
#endif
