#include "CBuildSupport.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *octavo_read_all(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *text = NULL;
  size_t used = 0, room = 0;
  for (;;) {
    if (used == room) {
      room = room ? room * 2 : 1 << 16;
      char *larger = realloc(text, room);
      if (!larger) { free(text); fclose(file); return NULL; }
      text = larger;
    }
    size_t got = fread(text + used, 1, room - used, file);
    if (got == 0) break;
    used += got;
  }
  fclose(file);
  *size = used;
  return text;
}

int octavo_write_if_changed(const char *path, const char *text, size_t size) {
  size_t old_size = 0;
  char *old = octavo_read_all(path, &old_size);
  int same = old && old_size == size && memcmp(old, text, size) == 0;
  free(old);
  if (same) return 0;
  FILE *out = fopen(path, "w");
  if (!out) return -1;
  size_t written = fwrite(text, 1, size, out);
  return fclose(out) == 0 && written == size ? 0 : -1;
}
