#define _GNU_SOURCE
#include <CBuildSupport.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Writes text files as a Swift table of names and texts.
// Usage: embed-modules OUTPUT.swift FILE.py…

static void write_name(FILE *out, const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t size = strlen(name);
  if (size > 3 && strcmp(name + size - 3, ".py") == 0) size -= 3;
  fprintf(out, "%.*s", (int)size, name);
}

static void write_escaped(FILE *out, const char *text, size_t size) {
  for (size_t index = 0; index < size; index++) {
    unsigned char byte = (unsigned char)text[index];
    switch (byte) {
    case '\n': fputs("\\n", out); break;
    case '\r': fputs("\\r", out); break;
    case '\t': fputs("\\t", out); break;
    case '"': fputs("\\\"", out); break;
    case '\\': fputs("\\\\", out); break;
    default:
      if (byte < 32) fprintf(out, "\\u{%x}", byte);
      else fputc(byte, out);
    }
  }
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: embed-modules OUTPUT.swift FILE.py...\n");
    return 64;
  }
  char *swift = NULL;
  size_t swift_size = 0;
  FILE *out = open_memstream(&swift, &swift_size);
  if (!out) return 1;
  fprintf(out, "/// The modules written in Python; made by Plugins/PythonModules, never edited.\n");
  fprintf(out, "enum PythonModules {\n");
  fprintf(out, "  static let all: [(name: StaticString, text: StaticString)] = [\n");
  for (int index = 2; index < count; index++) {
    size_t size = 0;
    char *text = octavo_read_all(arguments[index], &size);
    if (!text) {
      fprintf(stderr, "error: cannot read %s\n", arguments[index]);
      return 1;
    }
    fprintf(out, "    (\"");
    write_name(out, arguments[index]);
    fprintf(out, "\", \"");
    write_escaped(out, text, size);
    fprintf(out, "\"),\n");
    free(text);
  }
  fprintf(out, "  ]\n}\n");
  fclose(out);
  if (octavo_write_if_changed(arguments[1], swift, swift_size) != 0) {
    fprintf(stderr, "error: cannot write %s\n", arguments[1]);
    return 1;
  }
  free(swift);
  return 0;
}
