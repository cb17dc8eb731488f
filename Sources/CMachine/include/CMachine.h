#ifndef OCTAVO_MACHINE_H
#define OCTAVO_MACHINE_H
#include <stdint.h>

#include "CMachineLoop.h"

// What the language engine asks of the processor and Swift has no word for.

// Has the processor fetch what lies at an address, which may be any.
static inline void octavo_fetch(uint64_t address) { __builtin_prefetch((const void *)(uintptr_t)address); }

// The same word, in a register of its own: the compiler cannot read it together with its neighbour.
__attribute__((const)) static inline uint64_t octavo_apart(uint64_t word) {
  __asm__("" : "+r"(word));
  return word;
}

// A word that several threads look at.
static inline int64_t octavo_flag(const int64_t *flag) { return __atomic_load_n(flag, __ATOMIC_RELAXED); }
static inline void octavo_set_flag(int64_t *flag, int64_t value) { __atomic_store_n(flag, value, __ATOMIC_RELAXED); }
static inline int64_t octavo_exchange_flag(int64_t *flag, int64_t value) {
  return __atomic_exchange_n(flag, value, __ATOMIC_RELAXED);
}

// Buffers of up to 32 MB, which programs make and drop all the time, come from memory that stays with the process from
// now on: asking the system for each of them means a page fault for every 4 kB.
void octavo_keep_freed_memory(void);
#endif
