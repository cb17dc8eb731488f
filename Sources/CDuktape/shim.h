#include <duktape.h>

// Duktape's calls that are macros, as functions.

/// Compiles the source and the file name on top of the stack to a function; 0 when it compiles.
static inline duk_int_t octavo_duk_compile_function(duk_context *context) {
  return duk_pcompile(context, DUK_COMPILE_FUNCTION);
}
