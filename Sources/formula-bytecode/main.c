#define _GNU_SOURCE
#include <CBuildSupport.h>
#include <duktape.h>
#include <stdio.h>
#include <stdlib.h>

// Compiles KaTeX, as Debian's libjs-katex installs it, to Duktape bytecode and writes it out as a Swift constant.
// Usage: formula-bytecode OUTPUT.swift

static const char *const script = "/usr/share/javascript/katex/katex.js";

// A Swift string literal compiles at once where an array literal of this size takes minutes.
static void write_base64(FILE *out, const unsigned char *bytes, size_t size) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < size; i += 3) {
    unsigned group = bytes[i] << 16;
    if (i + 1 < size) group |= bytes[i + 1] << 8;
    if (i + 2 < size) group |= bytes[i + 2];
    for (int shift = 18; shift >= 0; shift -= 6) fputc(digits[group >> shift & 63], out);
  }
}

static void write_swift(FILE *out, const unsigned char *bytes, size_t size) {
  fprintf(out, "/// KaTeX as Duktape bytecode; made by Plugins/FormulaBytecode, never edited.\n");
  fprintf(out, "enum KatexBytecode {\n");
  fprintf(out, "  /// The version of Duktape that wrote it; no other may load it.\n");
  fprintf(out, "  static let duktapeVersion = %ld\n", (long)DUK_VERSION);
  fprintf(out, "  static let size = %zu\n", size);
  fprintf(out, "  /// Base64, zero bits at the end instead of padding.\n");
  fprintf(out, "  static let text: StaticString = \"");
  write_base64(out, bytes, size);
  fprintf(out, "\"\n}\n");
}

int main(int count, char **arguments) {
  if (count != 2) {
    fprintf(stderr, "usage: formula-bytecode OUTPUT.swift\n");
    return 64;
  }
  size_t size = 0;
  char *text = octavo_read_all(script, &size);
  if (!text) {
    fprintf(stderr, "error: %s is missing; install libjs-katex (make setup)\n", script);
    return 1;
  }
  duk_context *context = duk_create_heap_default();
  if (!context) return 1;
  duk_push_string(context, "katex.js");
  if (duk_pcompile_lstring_filename(context, 0, text, size) != 0) {
    fprintf(stderr, "error: %s: %s\n", script, duk_safe_to_string(context, -1));
    return 1;
  }
  duk_dump_function(context);
  duk_size_t length = 0;
  const unsigned char *bytes = duk_get_buffer(context, -1, &length);
  char *swift = NULL;
  size_t swift_size = 0;
  FILE *memory = open_memstream(&swift, &swift_size);
  if (!memory) return 1;
  write_swift(memory, bytes, length);
  fclose(memory);
  if (octavo_write_if_changed(arguments[1], swift, swift_size) != 0) {
    fprintf(stderr, "error: cannot write %s\n", arguments[1]);
    return 1;
  }
  duk_destroy_heap(context);
  free(swift);
  free(text);
  return 0;
}
