#ifndef OCTAVO_BUILD_SUPPORT_H
#define OCTAVO_BUILD_SUPPORT_H
#include <stddef.h>

// What the programs that write sources during a build share.

// The bytes of a file, which the caller frees; NULL where it cannot be read.
char *octavo_read_all(const char *path, size_t *size);

// Writes a file, but leaves one that already holds the same text alone, so that nothing is compiled again for it.
// Returns 0, or -1 where it cannot be written.
int octavo_write_if_changed(const char *path, const char *text, size_t size);

#endif
