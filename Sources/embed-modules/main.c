#include <stdio.h>
#include <string.h>

// Writes text files as a Swift table of names and texts.
// Usage: embed-modules OUTPUT.swift FILE.py…

static void write_name(FILE *out, const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  size_t size = strlen(name);
  if (size > 3 && strcmp(name + size - 3, ".py") == 0) size -= 3;
  fprintf(out, "    (\"%.*s\", \"", (int)size, name);
}

static int write_text(FILE *out, const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return -1;
  for (int byte; (byte = fgetc(file)) != EOF;) {
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
  return fclose(file);
}

int main(int count, char **arguments) {
  if (count < 2) {
    fprintf(stderr, "usage: embed-modules OUTPUT.swift FILE.py...\n");
    return 64;
  }
  FILE *out = fopen(arguments[1], "w");
  if (!out) {
    fprintf(stderr, "error: cannot write %s\n", arguments[1]);
    return 1;
  }
  fprintf(out, "/// The modules written in Python; made by Plugins/PythonModules, never edited.\n");
  fprintf(out, "enum PythonModules {\n");
  fprintf(out, "  static let all: [(name: StaticString, text: StaticString)] = [\n");
  for (int index = 2; index < count; index++) {
    write_name(out, arguments[index]);
    if (write_text(out, arguments[index]) != 0) {
      fprintf(stderr, "error: cannot read %s\n", arguments[index]);
      return 1;
    }
    fprintf(out, "\"),\n");
  }
  fprintf(out, "  ]\n}\n");
  return fclose(out) == 0 ? 0 : 1;
}
