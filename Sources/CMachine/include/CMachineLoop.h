#ifndef OCTAVO_MACHINE_LOOP_H
#define OCTAVO_MACHINE_LOOP_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The part of the machine's loop that needs nothing of Swift: moving values, numbers, jumps, items of lists and dicts,
// attributes whose place is known, and calls of functions written in Python. See loop.c.

/// What both halves of the loop know of the code under way.
typedef struct octavo_loop {
  /// How many frames are in use and may be.
  intptr_t depth;
  intptr_t recursion_limit;
  /// The first register above those of the current frame, and where registers end.
  void *_Nonnull top;
  void *_Nonnull register_limit;
  /// The exception being handled: a value's two words.
  uint64_t handled_tag;
  uint64_t handled_bits;
  /// Anything but zero asks for a safe point.
  const bool *_Nonnull collection_due;
  const int64_t *_Nonnull interrupt;
  /// The types whose insides are read here.
  const void *_Nullable list_type;
  const void *_Nullable tuple_type;
  const void *_Nullable generator_type;
  const void *_Nullable string_type;
  const void *_Nullable dict_type;
  const void *_Nullable set_type;
  /// Classes of Swift's, as objects begin with them.
  const void *_Nonnull list_iterator_class;
  const void *_Nonnull range_iterator_class;
  const void *_Nonnull dict_iterator_class;
  const void *_Nonnull enumerate_class;
  const void *_Nonnull zip_class;
  /// The strings of one ASCII character.
  const void *_Nullable characters;
  /// What attribute instructions have remembered anywhere, at places that `octavo_attribute_place` gives.
  const void *_Nonnull attributes;
} octavo_loop;

enum { OCTAVO_ATTRIBUTE_PLACES = 2048 };

/// Where the table of attributes may have what is known of a name of the types with a version. Stores and loads of a name
/// are different questions.
static inline size_t octavo_attribute_place(uint64_t version, int32_t name, bool is_store) {
  uint64_t key = version * 0x9E3779B97F4A7C15 ^ (uint32_t)name * 0xD6E8FEB86659FD93;
  return (key >> 32 ^ is_store) & (OCTAVO_ATTRIBUTE_PLACES - 1);
}
/// The name under which the table has it.
static inline int32_t octavo_attribute_name(int32_t name, bool is_store) { return is_store ? ~name : name; }

/// The operations that the loop in C takes, at least in their commonest cases.
typedef enum octavo_operation : uint8_t {
  OCTAVO_LEAVE,
  OCTAVO_MOVE, OCTAVO_CHECK_LOCAL, OCTAVO_DELETE_LOCAL, OCTAVO_LOAD_GLOBAL, OCTAVO_STORE_GLOBAL,
  OCTAVO_LOAD_CELL, OCTAVO_STORE_CELL, OCTAVO_LOAD_FREE, OCTAVO_STORE_FREE,
  OCTAVO_LOAD_ATTRIBUTE, OCTAVO_STORE_ATTRIBUTE, OCTAVO_LOAD_METHOD,
  OCTAVO_INDEX, OCTAVO_INDEX_REGISTERS, OCTAVO_INDEX_SMALL, OCTAVO_STORE_INDEX,
  OCTAVO_ADD, OCTAVO_ADD_REGISTERS, OCTAVO_ADD_SMALL,
  OCTAVO_SUBTRACT, OCTAVO_SUBTRACT_REGISTERS, OCTAVO_SUBTRACT_SMALL,
  OCTAVO_MULTIPLY, OCTAVO_MULTIPLY_REGISTERS,
  OCTAVO_DIVIDE, OCTAVO_MODULO, OCTAVO_FLOOR_DIVIDE,
  OCTAVO_BIT_AND, OCTAVO_BIT_OR, OCTAVO_BIT_XOR, OCTAVO_LEFT_SHIFT, OCTAVO_RIGHT_SHIFT, OCTAVO_POWER,
  OCTAVO_NEGATIVE, OCTAVO_NOT,
  OCTAVO_EQUAL, OCTAVO_NOT_EQUAL, OCTAVO_LESS, OCTAVO_LESS_EQUAL, OCTAVO_GREATER, OCTAVO_GREATER_EQUAL,
  OCTAVO_IS_SAME, OCTAVO_IS_NOT_SAME, OCTAVO_CONTAINS, OCTAVO_NOT_CONTAINS,
  OCTAVO_JUMP, OCTAVO_JUMP_BACK, OCTAVO_JUMP_IF, OCTAVO_JUMP_IF_NOT,
  OCTAVO_JUMP_EQUAL, OCTAVO_JUMP_NOT_EQUAL, OCTAVO_JUMP_LESS, OCTAVO_JUMP_LESS_EQUAL, OCTAVO_JUMP_GREATER,
  OCTAVO_JUMP_GREATER_EQUAL, OCTAVO_JUMP_SAME, OCTAVO_JUMP_NOT_SAME,
  OCTAVO_JUMP_EQUAL_REGISTERS, OCTAVO_JUMP_NOT_EQUAL_REGISTERS, OCTAVO_JUMP_LESS_REGISTERS,
  OCTAVO_JUMP_LESS_EQUAL_REGISTERS, OCTAVO_JUMP_GREATER_REGISTERS, OCTAVO_JUMP_GREATER_EQUAL_REGISTERS,
  OCTAVO_JUMP_EQUAL_SMALL, OCTAVO_JUMP_NOT_EQUAL_SMALL, OCTAVO_JUMP_LESS_SMALL, OCTAVO_JUMP_LESS_EQUAL_SMALL,
  OCTAVO_JUMP_GREATER_SMALL, OCTAVO_JUMP_GREATER_EQUAL_SMALL,
  OCTAVO_NEXT_IN_LOOP, OCTAVO_NEXT_ITEMS_IN_LOOP, OCTAVO_CALL, OCTAVO_RETURN_VALUE, OCTAVO_YIELD_VALUE, OCTAVO_LIST_APPEND, OCTAVO_UNPACK,
  OCTAVO_OPERATIONS
} octavo_operation;

/// Says which operation each number of an instruction stands for here. To be called before anything runs.
void octavo_prepare_loop(const octavo_operation *_Nonnull meanings, size_t count);

/// An instruction and the frame it belongs to.
typedef struct octavo_place {
  void *_Nonnull pc;
  void *_Nonnull frame;
} octavo_place;

/// Runs instructions from the given one of the topmost frame on, and of the frames that they put on top, up to the first
/// that needs Swift.
octavo_place octavo_run(octavo_loop *_Nonnull loop, void *_Nonnull pc, void *_Nonnull frame);

extern bool octavo_worthwhile[256];
/// Whether it pays to hand over at an instruction. Those that this loop comes to by itself it takes all the same.
static inline bool octavo_is_worthwhile(uint8_t operation) { return octavo_worthwhile[operation]; }

// What the loop assumes about the layout of Swift's objects, for a check when a machine is made.

bool octavo_sees_list(const void *_Nonnull list, const void *_Nonnull items, intptr_t count);
bool octavo_sees_tuple(const void *_Nonnull tuple, const void *_Nonnull items, intptr_t count);
bool octavo_sees_string(const void *_Nonnull string, const void *_Nonnull characters, intptr_t count);
bool octavo_sees_dict(
  const void *_Nonnull dict, const void *_Nonnull entries, const void *_Nonnull places, intptr_t mask, intptr_t version,
  intptr_t first_written);
bool octavo_sees_set(const void *_Nonnull set, const void *_Nonnull table, intptr_t mask);
bool octavo_sees_entries(intptr_t dict_stride, intptr_t set_stride);
bool octavo_sees_function(const void *_Nonnull function, const void *_Nonnull layout, const void *_Nonnull closure);
bool octavo_sees_generator(
  const void *_Nonnull generator, const void *_Nonnull resume_at, uint8_t state, uint64_t handled_tag);
bool octavo_sees_module(const void *_Nonnull module, const void *_Nonnull cells);
bool octavo_sees_type(const void *_Nonnull type, uint64_t version, const void *_Nonnull type_of_it);
bool octavo_sees_cell(const void *_Nonnull cell, uint64_t tag, uint64_t bits);
bool octavo_sees_list_iterator(const void *_Nonnull iterator, uint64_t list, intptr_t index);
bool octavo_sees_range_iterator(const void *_Nonnull iterator, intptr_t current, intptr_t step, intptr_t left);
bool octavo_sees_dict_iterator(
  const void *_Nonnull iterator, const void *_Nonnull dict, uint8_t kind, intptr_t index, intptr_t left);
bool octavo_sees_enumerate(const void *_Nonnull iterator, uint64_t inner, intptr_t count);
bool octavo_sees_zip(const void *_Nonnull iterator, uint64_t first, uint64_t second, bool is_strict);
bool octavo_sees_classes(uint8_t function, uint8_t type, uint8_t iterator);
bool octavo_sees_sizes(intptr_t frame_stride, intptr_t direct_count_offset, intptr_t cache_stride);
bool octavo_sees_kinds(uint8_t plain_frame, uint8_t constructing_frame, uint8_t field, uint8_t module_name);
#endif
