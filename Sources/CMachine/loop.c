// The instructions of a program that are about plain values, without Swift.
//
// A `switch` in Swift has one place that jumps to all instructions and keeps the loop's state in memory, because it is
// one large function. Here every instruction is a function that ends by jumping to the next one's, and the state stays
// in registers of the processor: `musttail` makes the calls jumps, `preserve_none` gives them all registers.
//
// What is not the commonest case of an instruction is left to `Machine.run`, which executes it as if it had not been
// looked at: a function that leaves has changed nothing before. Nothing here allocates or calls back.
//
// Invariant: compiled code addresses only registers, constants, caches and slots that its builder counted.

#include "CMachineLoop.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "CMachine.h"

// MARK: What Swift lays out (checked by `NativeLayout.check`)

enum { NONE = 1, BOOL, INT, FLOAT, OBJECT, RANGE_CURSOR = 8, LIST_CURSOR, TUPLE_CURSOR, STRING_CURSOR };
enum { TEXT_IN_PLACE, TEXT_WIDE = 2 };
enum { CLASS_FUNCTION = 10, CLASS_TYPE = 13, CLASS_ITERATOR = 16 };
enum { VIEW_KEYS, VIEW_VALUES, VIEW_ITEMS };
enum { FRAME_PLAIN = 0, FRAME_CONSTRUCT = 2, FRAME_GENERATOR_ENTRY, FRAME_GENERATOR_IN_LOOP };
enum { GENERATOR_SUSPENDED = 1, GENERATOR_RUNNING };
enum { CACHE_NONE, CACHE_FIELD, CACHE_METHOD, CACHE_TYPE_VALUE, CACHE_CLASS_VALUE = 5, CACHE_MODULE_NAME };

typedef struct value { uint64_t tag, bits; } value;

typedef struct cache {
  int32_t name;
  uint8_t kind;
  int32_t slot;
  uint64_t version;
  value value;
  uint64_t others[2];
} cache;

typedef struct cells { value *values, *fallbacks; } cells;

typedef struct layout {
  const uint64_t *instructions;
  const value *constants;
  cache *caches;
  cells *globals;
  int32_t frame_size, positional_count;
  bool is_simple, is_generator;
  int32_t direct_count;
  // What follows only Swift reads.
} layout;

typedef struct frame {
  const uint64_t *pc;
  value *registers;
  layout *layout;
  const void *function;
  value *destination;
  value handled;
  const void *generator;
  uint8_t kind;
} frame;

typedef struct fields {
  uint32_t count, capacity;
  const void *dictionary;
  value values[];
} fields;

/// An array's storage: what its one pointer points to.
typedef struct storage {
  const void *class;
  uint64_t references;
  int64_t count;
  uint64_t capacity_and_flag;
  value items[];
} storage;

#define OBJECT_FIELDS \
  const void *class;  \
  uint64_t references; \
  const struct type *type; \
  fields *fields;     \
  uint8_t mark;       \
  bool is_clean;      \
  uint8_t class_tag;  \
  bool is_fresh;

typedef struct object { OBJECT_FIELDS } object;
typedef struct type { OBJECT_FIELDS uint64_t version; } type;
typedef struct list { OBJECT_FIELDS bool may_hold_objects; storage *items; int64_t first_written; } list;
typedef struct tuple { OBJECT_FIELDS storage *items; } tuple;
/// A text of up to 22 ASCII characters lies in the string itself; else it is the beginning of an array's elements.
typedef struct string {
  OBJECT_FIELDS
  int32_t symbol;
  int64_t hash;
  union {
    struct { uint8_t characters[22], size, kind; };
    struct { const storage *storage; int64_t count; };
  } text;
} string;
typedef struct dict_entry { int64_t hash; value key, value; } dict_entry;
typedef struct dict {
  OBJECT_FIELDS
  dict_entry *entries;
  int64_t used, live_count, capacity;
  const int32_t *places;
  int64_t mask, version;
  const void *tie;
  value factory;
  int64_t first_written, front;
} dict;
typedef struct set_entry { int64_t hash; value key; } set_entry;
typedef struct set { OBJECT_FIELDS const set_entry *table; int64_t mask; } set;
typedef struct list_iterator { OBJECT_FIELDS value list; int64_t index; } list_iterator;
typedef struct range_iterator { OBJECT_FIELDS int64_t current, step, left; } range_iterator;
typedef struct dict_iterator { OBJECT_FIELDS const dict *dict; uint8_t kind; bool is_reversed; int64_t index, count, left; } dict_iterator;
/// An iterator inside another.
typedef struct inner { value value; const void *list; } inner;
typedef struct enumerate { OBJECT_FIELDS inner iterator; int64_t count; value big; } enumerate;
typedef struct zip { OBJECT_FIELDS const storage *iterators; bool is_strict, is_finished; } zip;
typedef struct cell { OBJECT_FIELDS value value; } cell;
typedef struct function { OBJECT_FIELDS const void *code; layout *layout; cell **closure; } function;
typedef struct generator {
  OBJECT_FIELDS
  const function *function;
  value *registers;
  int64_t live_count, capacity;
  const uint64_t *resume_at;
  uint8_t state;
  value handled;
} generator;
typedef struct table { const void *class; uint64_t references; cells *cells; } table;
typedef struct module { OBJECT_FIELDS table *globals; } module;

/// The characters of a string that is not wide.
typedef struct span { const uint8_t *characters; int64_t count; } span;
static inline span span_of(const string *x) {
  if (x->text.kind == TEXT_IN_PLACE) return (span){x->text.characters, x->text.size};
  return (span){(const uint8_t *)x->text.storage->items, x->text.count};
}

static bool sees(const storage *seen, const void *items, intptr_t count) {
  return seen->items == items && seen->count == count;
}
bool octavo_sees_list(const void *object, const void *items, intptr_t count) {
  return sees(((const list *)object)->items, items, count);
}
bool octavo_sees_tuple(const void *object, const void *items, intptr_t count) {
  return sees(((const tuple *)object)->items, items, count);
}
bool octavo_sees_string(const void *object, const void *characters, intptr_t count) {
  span seen = span_of(object);
  return seen.characters == characters && seen.count == count;
}
bool octavo_sees_dict(
  const void *object, const void *entries, const void *places, intptr_t mask, intptr_t version, intptr_t first_written)
{
  const dict *seen = object;
  return seen->entries == entries && seen->places == places && seen->mask == mask && seen->version == version
    && seen->first_written == first_written && !seen->tie && seen->factory.tag == 0;
}
bool octavo_sees_set(const void *object, const void *table, intptr_t mask) {
  const set *seen = object;
  return seen->table == table && seen->mask == mask;
}
bool octavo_sees_list_iterator(const void *object, uint64_t list, intptr_t index) {
  const list_iterator *seen = object;
  return seen->list.tag == OBJECT && seen->list.bits == list && seen->index == index;
}
bool octavo_sees_range_iterator(const void *object, intptr_t current, intptr_t step, intptr_t left) {
  const range_iterator *seen = object;
  return seen->current == current && seen->step == step && seen->left == left;
}
bool octavo_sees_dict_iterator(const void *object, const void *dict, uint8_t kind, intptr_t index, intptr_t left) {
  const dict_iterator *seen = object;
  return seen->dict == dict && seen->kind == kind && kind == VIEW_ITEMS && !seen->is_reversed && seen->index == index
    && seen->count == left && seen->left == left;
}
bool octavo_sees_enumerate(const void *object, uint64_t iterator, intptr_t count) {
  const enumerate *seen = object;
  return seen->iterator.value.tag == OBJECT && seen->iterator.value.bits == iterator && seen->count == count
    && seen->big.tag == 0;
}
static const inner *inner_iterators(const zip *seen) { return (const inner *)seen->iterators->items; }
bool octavo_sees_zip(const void *object, uint64_t first, uint64_t second, bool is_strict) {
  const zip *seen = object;
  return seen->iterators->count == 2 && inner_iterators(seen)[0].value.bits == first
    && inner_iterators(seen)[1].value.bits == second && seen->is_strict == is_strict && !seen->is_finished;
}
bool octavo_sees_function(const void *object, const void *layout, const void *closure) {
  const function *seen = object;
  return seen->layout == layout && (const void *)seen->closure == closure;
}
bool octavo_sees_generator(const void *object, const void *resume_at, uint8_t state, uint64_t handled_tag) {
  const generator *seen = object;
  return seen->resume_at == resume_at && seen->state == state && seen->handled.tag == handled_tag;
}
bool octavo_sees_module(const void *object, const void *cells) {
  return ((const module *)object)->globals->cells == cells;
}
bool octavo_sees_type(const void *object, uint64_t version, const void *type_of_it) {
  const type *seen = object;
  return seen->version == version && seen->type == type_of_it;
}
bool octavo_sees_cell(const void *object, uint64_t tag, uint64_t bits) {
  const cell *seen = object;
  return seen->value.tag == tag && seen->value.bits == bits;
}
bool octavo_sees_classes(uint8_t function, uint8_t type, uint8_t iterator) {
  return function == CLASS_FUNCTION && type == CLASS_TYPE && iterator == CLASS_ITERATOR;
}
bool octavo_sees_sizes(intptr_t frame_stride, intptr_t direct_count_offset, intptr_t cache_stride) {
  return frame_stride == sizeof(frame) && direct_count_offset == offsetof(layout, direct_count)
    && cache_stride == sizeof(cache);
}
bool octavo_sees_entries(intptr_t dict_stride, intptr_t set_stride) {
  return dict_stride == sizeof(dict_entry) && set_stride == sizeof(set_entry);
}
bool octavo_sees_kinds(uint8_t plain_frame, uint8_t constructing_frame, uint8_t field, uint8_t module_name) {
  return plain_frame == FRAME_PLAIN && constructing_frame == FRAME_CONSTRUCT && field == CACHE_FIELD
    && module_name == CACHE_MODULE_NAME;
}

// MARK: Values

#define INLINE static inline __attribute__((always_inline))

INLINE double number_of_bits(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}
INLINE uint64_t bits_of(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}
INLINE bool is_int(value x) { return x.tag == INT; }
INLINE bool is_float(value x) { return x.tag == FLOAT; }
INLINE bool is_number(value x) { return x.tag - INT <= 1; }
INLINE bool is_object(value x) { return x.tag == OBJECT; }
INLINE int64_t int_of(value x) { return (int64_t)x.bits; }
INLINE double float_of(value x) { return number_of_bits(x.bits); }
INLINE double number(value x) { return is_float(x) ? float_of(x) : (double)int_of(x); }
INLINE object *object_of(value x) { return (object *)(uintptr_t)x.bits; }
/// An integer that a float can hold: comparing the two as floats then loses nothing.
INLINE bool is_exact(value x) { return is_float(x) || x.bits + (1ULL << 53) <= 1ULL << 54; }

/// Values are written word by word, and a load of both at once soon after would wait for that.
INLINE value load(const value *place) {
  return (value){octavo_apart(place->tag), place->bits};
}
INLINE void store(value *place, value x) {
  place->tag = octavo_apart(x.tag);
  place->bits = x.bits;
}
INLINE void store_int(value *place, int64_t x) { store(place, (value){INT, (uint64_t)x}); }
INLINE void store_float(value *place, double x) { store(place, (value){FLOAT, bits_of(x)}); }
INLINE void store_bool(value *place, bool x) { store(place, (value){BOOL, x}); }

// MARK: Going from one instruction to the next

struct handlers;
#define ARGUMENTS \
  octavo_loop *loop, const uint64_t *pc, value *registers, const value *constants, frame *frame, uint64_t word, \
    const struct handlers *handlers
typedef octavo_place (*__attribute__((preserve_none)) handler)(ARGUMENTS);

static struct handlers { handler of[256]; } all;

#define GO(function) __attribute__((musttail)) return function(loop, pc, registers, constants, frame, word, handlers)
/// The next instruction. `pc` points behind the one that runs.
#define NEXT do { word = *pc++; GO(handlers->of[(uint8_t)word]); } while (0)
/// Has Swift execute the instruction.
#define LEAVE return (octavo_place){(void *)(pc - 1), frame}
#define OPERATION(name) __attribute__((preserve_none)) static octavo_place name(ARGUMENTS)

// An instruction's operands: a register, a register or a constant, a small integer.
#define A ((uint16_t)(word >> 16))
#define B ((uint16_t)(word >> 32))
#define C ((uint16_t)(word >> 48))
#define SMALL ((value){INT, (uint64_t)((int64_t)word >> 48)})
#define WIDE(word) ((int32_t)((word) >> 32))
#define REGISTER(index) load(registers + (index))
#define EITHER(index) load(((index) & 0x8000 ? constants : registers) + ((index) & 0x7FFF))

/// Goes on in the frame below.
#define DROP_FRAME                                            \
  do {                                                        \
    frame--;                                                  \
    pc = frame->pc;                                           \
    registers = frame->registers;                             \
    constants = frame->layout->constants;                     \
    loop->depth--;                                            \
    loop->top = registers + frame->layout->frame_size;        \
    NEXT;                                                     \
  } while (0)

INLINE bool is_attention_due(const octavo_loop *loop) {
  return *loop->collection_due | (__atomic_load_n(loop->interrupt, __ATOMIC_RELAXED) != 0);
}

OPERATION(leave) {
  (void)loop, (void)registers, (void)constants, (void)word, (void)handlers;
  LEAVE;
}

// MARK: Moving

OPERATION(move) {
  store(registers + A, EITHER(B));
  NEXT;
}
OPERATION(check_local) {
  if (registers[A].tag == 0) LEAVE;
  NEXT;
}
OPERATION(delete_local) {
  store(registers + A, (value){0, 0});
  NEXT;
}
OPERATION(load_global) {
  const cells *globals = frame->layout->globals;
  value x = load(globals->values + B);
  if (x.tag == 0) {
    x = load(globals->fallbacks + B);
    if (x.tag == 0) LEAVE;
  }
  store(registers + A, x);
  if (C) registers[A + 1].tag = 0;
  NEXT;
}
OPERATION(store_global) {
  store(frame->layout->globals->values + B, EITHER(A));
  NEXT;
}
OPERATION(load_cell) {
  value x = load(&((const cell *)object_of(REGISTER(B)))->value);
  if (x.tag == 0) LEAVE;
  store(registers + A, x);
  NEXT;
}
OPERATION(store_cell) {
  cell *target = (cell *)object_of(REGISTER(A));
  if (target->is_clean) LEAVE;
  store(&target->value, EITHER(B));
  NEXT;
}
OPERATION(load_free) {
  value x = load(&((const function *)frame->function)->closure[B]->value);
  if (x.tag == 0) LEAVE;
  store(registers + A, x);
  NEXT;
}
OPERATION(store_free) {
  cell *target = ((const function *)frame->function)->closure[A];
  if (target->is_clean) LEAVE;
  store(&target->value, EITHER(B));
  NEXT;
}

// MARK: Attributes

INLINE bool holds(const cache *seen, const object *x) {
  uint64_t version = x->type->version;
  return version == seen->version || version == seen->others[0] || version == seen->others[1];
}
/// What is known of an attribute of `x`: by the instruction itself, or, where it meets several classes in turn, by any.
INLINE const cache *known(const octavo_loop *loop, const cache *own, const object *x, bool is_store) {
  if (own->kind == CACHE_NONE || own->kind >= CACHE_CLASS_VALUE || holds(own, x)) return own;
  uint64_t version = x->type->version;
  const cache *shared = (const cache *)loop->attributes + octavo_attribute_place(version, own->name, is_store);
  return shared->version == version && shared->name == octavo_attribute_name(own->name, is_store) ? shared : own;
}

/// The common case of `load_attribute`, which holds nothing else, is a field of an object of the class seen last.
OPERATION(load_other_attribute) {
  value x = EITHER(B);
  const object *owner = object_of(x);
  const cache *seen = known(loop, frame->layout->caches + C, owner, false);
  value found;
  switch (seen->kind) {
    case CACHE_FIELD:
      if (!holds(seen, owner) || !owner->fields || seen->slot >= (int64_t)owner->fields->count) LEAVE;
      found = load(owner->fields->values + seen->slot);
      break;
    case CACHE_TYPE_VALUE:
      if (!holds(seen, owner) || (owner->fields && owner->fields->dictionary)) LEAVE;
      found = load(&seen->value);
      break;
    case CACHE_CLASS_VALUE:
      if (owner->class_tag != CLASS_TYPE || ((const type *)owner)->version != seen->version) LEAVE;
      found = load(&seen->value);
      break;
    case CACHE_MODULE_NAME:
      if (x.bits != seen->version) LEAVE;
      found = load(((const module *)owner)->globals->cells->values + seen->slot);
      break;
    default: LEAVE;
  }
  if (found.tag == 0) LEAVE;
  store(registers + A, found);
  NEXT;
}
OPERATION(load_attribute) {
  value x = EITHER(B);
  if (!is_object(x)) LEAVE;
  const cache *seen = frame->layout->caches + C;
  const object *owner = object_of(x);
  const fields *fields = owner->fields;
  if (seen->kind != CACHE_FIELD || owner->type->version != seen->version || !fields) GO(load_other_attribute);
  if (seen->slot >= (int64_t)fields->count) LEAVE;
  value found = load(fields->values + seen->slot);
  if (found.tag == 0) LEAVE;
  store(registers + A, found);
  NEXT;
}

INLINE bool put(object *owner, uint32_t slot, value x) {
  fields *fields = owner->fields;
  if (!fields || (is_object(x) && owner->is_clean)) return false;
  if (slot < fields->count) {
    if (fields->values[slot].tag == 0) return false;
  } else {
    if (slot != fields->count || fields->dictionary || slot == fields->capacity) return false;
    fields->count = slot + 1;
  }
  store(fields->values + slot, x);
  return true;
}
OPERATION(store_other_attribute) {
  object *owner = object_of(EITHER(A));
  const cache *seen = known(loop, frame->layout->caches + C, owner, true);
  if (seen->kind != CACHE_FIELD || !holds(seen, owner) || !put(owner, (uint32_t)seen->slot, EITHER(B))) LEAVE;
  NEXT;
}
OPERATION(store_attribute) {
  value x = EITHER(A);
  if (!is_object(x)) LEAVE;
  const cache *seen = frame->layout->caches + C;
  object *owner = object_of(x);
  if (seen->kind != CACHE_FIELD || owner->type->version != seen->version) GO(store_other_attribute);
  if (!put(owner, (uint32_t)seen->slot, EITHER(B))) LEAVE;
  NEXT;
}

OPERATION(load_other_method) {
  value x = EITHER(B);
  const object *owner = object_of(x);
  const cache *seen = known(loop, frame->layout->caches + C, owner, false);
  if (seen->kind != CACHE_METHOD || !holds(seen, owner) || (owner->fields && owner->fields->dictionary)) LEAVE;
  store(registers + A, load(&seen->value));
  store(registers + A + 1, x);
  NEXT;
}
OPERATION(load_method) {
  value x = EITHER(B);
  if (!is_object(x)) LEAVE;
  const cache *seen = frame->layout->caches + C;
  const object *owner = object_of(x);
  if (seen->kind != CACHE_METHOD || owner->type->version != seen->version) GO(load_other_method);
  if (owner->fields && owner->fields->dictionary) LEAVE;
  store(registers + A, load(&seen->value));
  store(registers + A + 1, x);
  NEXT;
}

// MARK: Keys

enum { UNKNOWN = -1, ABSENT = -2 };

/// Whether two strings are equal, as far as neither is wide.
INLINE int equal_strings(const octavo_loop *loop, value x, value y) {
  if (!is_object(x) || !is_object(y)) return UNKNOWN;
  const string *a = (const string *)object_of(x), *b = (const string *)object_of(y);
  if (a->type != loop->string_type || b->type != loop->string_type) return UNKNOWN;
  if (a == b) return true;
  if (a->text.kind == TEXT_WIDE || b->text.kind == TEXT_WIDE) return UNKNOWN;
  span s = span_of(a), t = span_of(b);
  return s.count == t.count && memcmp(s.characters, t.characters, (size_t)s.count) == 0;
}

/// The hash of a small integer or of a string whose hash was asked for before.
INLINE bool find_hash(const octavo_loop *loop, value key, int64_t *hash) {
  if (is_int(key)) {
    *hash = int_of(key) == -1 ? -2 : int_of(key);
    return *hash > -(1LL << 60) && *hash < 1LL << 60;
  }
  if (!is_object(key) || object_of(key)->type != loop->string_type) return false;
  *hash = ((const string *)object_of(key))->hash;
  return *hash != 0;
}
/// Whether two keys of equal hash are equal.
INLINE int same_key(const octavo_loop *loop, value x, value y) {
  if (x.tag == y.tag && x.bits == y.bits) return true;
  return is_int(x) && is_int(y) ? false : equal_strings(loop, x, y);
}

/// The next place of a probe sequence, as `DictObject` and `SetObject` go through their tables.
INLINE int64_t next_place(int64_t position, uint64_t *perturb, int64_t mask) {
  *perturb >>= 5;
  return (int64_t)((uint64_t)position * 5 + *perturb + 1) & mask;
}

enum { FREE_PLACE = -1 };

/// The number of the entry with an equal key.
static int64_t find_in_dict(const octavo_loop *loop, const dict *table, value key) {
  int64_t hash;
  if (table->tie || !find_hash(loop, key, &hash)) return UNKNOWN;
  int32_t tags = INT32_MAX & ~(int32_t)table->mask;
  int32_t tag = (int32_t)(hash >> 24 ^ hash >> 40) & tags;
  uint64_t perturb = (uint64_t)hash;
  for (int64_t position = hash & table->mask;; position = next_place(position, &perturb, table->mask)) {
    int32_t place = table->places[position];
    if (place == FREE_PLACE) return ABSENT;
    if (place < 0 || (place & tags) != tag) continue;
    const dict_entry *entry = table->entries + (place ^ tag);
    if (entry->hash != hash) continue;
    int outcome = same_key(loop, load(&entry->key), key);
    if (outcome) return outcome == UNKNOWN ? UNKNOWN : place ^ tag;
  }
}

enum { LINEAR_RUN = 9 };

static int is_in_set(const octavo_loop *loop, const set *keys, value key) {
  int64_t hash;
  if (!find_hash(loop, key, &hash)) return UNKNOWN;
  uint64_t perturb = (uint64_t)hash;
  for (int64_t position = hash & keys->mask;; position = next_place(position, &perturb, keys->mask)) {
    int64_t last = position + LINEAR_RUN <= keys->mask ? position + LINEAR_RUN : position;
    for (int64_t index = position; index <= last; index++) {
      const set_entry *entry = keys->table + index;
      if (entry->key.tag == 0) {
        if (entry->hash == 0) return false;
      } else if (entry->hash == hash) {
        int outcome = same_key(loop, load(&entry->key), key);
        if (outcome) return outcome;
      }
    }
  }
}

// MARK: Items

/// What a list or a tuple holds; nothing for any other object.
INLINE const storage *elements_of(const octavo_loop *loop, const object *x) {
  if (x->type == loop->list_type) return ((const list *)x)->items;
  if (x->type == loop->tuple_type) return ((const tuple *)x)->items;
  return NULL;
}

/// The string of one character at a place of a string; undefined where there is none, or none is ready.
INLINE value character(const octavo_loop *loop, const string *text, int64_t index) {
  const value nothing = {0, 0};
  if (text->text.kind == TEXT_WIDE) return nothing;
  span span = span_of(text);
  if ((uint64_t)index >= (uint64_t)span.count || span.characters[index] >= 128) return nothing;
  return load((const value *)loop->characters + span.characters[index]);
}

/// The item of a list, a tuple, a dict or a string of ASCII characters; undefined where Swift must look.
INLINE value item(const octavo_loop *loop, value x, value y) {
  const value nothing = {0, 0};
  if (!is_object(x)) return nothing;
  const object *sequence = object_of(x);
  if (sequence->type == loop->dict_type) {
    int64_t found = find_in_dict(loop, (const dict *)sequence, y);
    return found < 0 ? nothing : load(&((const dict *)sequence)->entries[found].value);
  }
  if (!is_int(y)) return nothing;
  const storage *items = elements_of(loop, sequence);
  if (!items) {
    return sequence->type == loop->string_type ? character(loop, (const string *)sequence, int_of(y)) : nothing;
  }
  int64_t count = items->count;
  int64_t position = int_of(y) < 0 ? int_of(y) + count : int_of(y);
  return (uint64_t)position < (uint64_t)count ? load(items->items + position) : nothing;
}

#define INDEX(name, x, y)           \
  OPERATION(name) {                 \
    value found = item(loop, x, y); \
    if (found.tag == 0) LEAVE;      \
    store(registers + A, found);    \
    NEXT;                           \
  }
INDEX(index_any, EITHER(B), EITHER(C))
INDEX(index_registers, REGISTER(B), REGISTER(C))
INDEX(index_small, REGISTER(B), SMALL)

enum { SOLE_OWNER = 3 };

/// Gives another value to a key that a dict has.
OPERATION(store_in_dict) {
  dict *target = (dict *)object_of(EITHER(A));
  value x = EITHER(C);
  int64_t found = find_in_dict(loop, target, EITHER(B));
  if (found < 0) LEAVE;
  if (is_object(x)) {
    if (target->is_clean) LEAVE;
    if (found < target->first_written) target->first_written = found;
  }
  store(&target->entries[found].value, x);
  NEXT;
}

OPERATION(store_index) {
  value x = EITHER(A);
  value y = EITHER(B);
  value z = EITHER(C);
  if (!is_object(x)) LEAVE;
  if (object_of(x)->type == loop->dict_type) GO(store_in_dict);
  if (!is_int(y) || object_of(x)->type != loop->list_type) LEAVE;
  list *target = (list *)object_of(x);
  storage *items = target->items;
  int64_t position = int_of(y) < 0 ? int_of(y) + items->count : int_of(y);
  if ((uint64_t)position >= (uint64_t)items->count || items->references != SOLE_OWNER) LEAVE;
  if (is_object(z)) {
    if (target->is_clean) LEAVE;
    target->may_hold_objects = true;
    target->first_written = 0;
  }
  store(items->items + position, z);
  NEXT;
}

OPERATION(list_append) {
  list *target = (list *)object_of(REGISTER(A));
  value x = EITHER(B);
  storage *items = target->items;
  int64_t count = items->count;
  if (count >= (int64_t)(items->capacity_and_flag >> 1) || items->references != SOLE_OWNER) LEAVE;
  if (is_object(x)) {
    if (target->is_clean) LEAVE;
    target->may_hold_objects = true;
    if (count < target->first_written) target->first_written = count;
  }
  store(items->items + count, x);
  items->count = count + 1;
  NEXT;
}

OPERATION(unpack) {
  value x = EITHER(B);
  if (!is_object(x)) LEAVE;
  const storage *items = elements_of(loop, object_of(x));
  if (!items || items->count != C) LEAVE;
  for (int64_t index = 0; index < items->count; index++) store(registers + A + index, load(items->items + index));
  NEXT;
}

// MARK: Arithmetic

#define ARITHMETIC(name, first, second, whole, operator)                                     \
  OPERATION(name) {                                                                          \
    value x = first, y = second;                                                             \
    if (is_int(x) && is_int(y)) {                                                            \
      int64_t result;                                                                        \
      if (whole(int_of(x), int_of(y), &result)) LEAVE;                                       \
      store_int(registers + A, result);                                                      \
    } else if (is_float(x) && is_float(y)) {                                                 \
      store_float(registers + A, float_of(x) operator float_of(y));                          \
    } else if (is_number(x) && is_number(y)) {                                               \
      store_float(registers + A, number(x) operator number(y));                              \
    } else {                                                                                 \
      LEAVE;                                                                                 \
    }                                                                                        \
    NEXT;                                                                                    \
  }
ARITHMETIC(add, EITHER(B), EITHER(C), __builtin_add_overflow, +)
ARITHMETIC(add_registers, REGISTER(B), REGISTER(C), __builtin_add_overflow, +)
ARITHMETIC(add_small, REGISTER(B), SMALL, __builtin_add_overflow, +)
ARITHMETIC(subtract, EITHER(B), EITHER(C), __builtin_sub_overflow, -)
ARITHMETIC(subtract_registers, REGISTER(B), REGISTER(C), __builtin_sub_overflow, -)
ARITHMETIC(subtract_small, REGISTER(B), SMALL, __builtin_sub_overflow, -)
ARITHMETIC(multiply, EITHER(B), EITHER(C), __builtin_mul_overflow, *)
ARITHMETIC(multiply_registers, REGISTER(B), REGISTER(C), __builtin_mul_overflow, *)

OPERATION(divide) {
  value x = EITHER(B), y = EITHER(C);
  if (!is_number(x) || !is_number(y) || number(y) == 0) LEAVE;
  // Two integers must both be exact as floats, so that the quotient is rounded once.
  if (is_int(x) && is_int(y) && !(is_exact(x) && is_exact(y))) LEAVE;
  store_float(registers + A, number(x) / number(y));
  NEXT;
}
OPERATION(modulo) {
  value x = EITHER(B), y = EITHER(C);
  if (!is_int(x) || !is_int(y) || int_of(y) <= 0) LEAVE;
  int64_t remainder = int_of(x) % int_of(y);
  store_int(registers + A, remainder < 0 ? remainder + int_of(y) : remainder);
  NEXT;
}
OPERATION(floor_divide) {
  value x = EITHER(B), y = EITHER(C);
  if (!is_int(x) || !is_int(y) || int_of(y) <= 0) LEAVE;
  int64_t quotient = int_of(x) / int_of(y);
  store_int(registers + A, int_of(x) % int_of(y) < 0 ? quotient - 1 : quotient);
  NEXT;
}

#define BITS(name, operator)                                \
  OPERATION(name) {                                         \
    value x = EITHER(B), y = EITHER(C);                     \
    if (!is_int(x) || !is_int(y)) LEAVE;                    \
    store_int(registers + A, int_of(x) operator int_of(y)); \
    NEXT;                                                   \
  }
BITS(bit_and, &)
BITS(bit_or, |)
BITS(bit_xor, ^)

OPERATION(left_shift) {
  value x = EITHER(B), y = EITHER(C);
  if (!is_int(x) || !is_int(y) || x.bits >> 32 || y.bits > 30) LEAVE;
  store_int(registers + A, int_of(x) << int_of(y));
  NEXT;
}
OPERATION(right_shift) {
  value x = EITHER(B), y = EITHER(C);
  if (!is_int(x) || !is_int(y) || y.bits > 63) LEAVE;
  store_int(registers + A, int_of(x) >> int_of(y));
  NEXT;
}
/// Powers of floats that need neither a complex number nor an error.
OPERATION(power) {
  value x = EITHER(B), y = EITHER(C);
  if (!is_float(x) || !is_number(y) || !is_exact(y) || !(float_of(x) > 0 || (is_int(y) && float_of(x) < 0))) LEAVE;
  double result = pow(float_of(x), number(y));
  if (!isfinite(result) || !isfinite(number(y))) LEAVE;
  store_float(registers + A, result);
  NEXT;
}
OPERATION(negative) {
  value x = EITHER(B);
  if (is_float(x)) {
    store_float(registers + A, -float_of(x));
  } else if (is_int(x) && int_of(x) != INT64_MIN) {
    store_int(registers + A, -int_of(x));
  } else {
    LEAVE;
  }
  NEXT;
}
OPERATION(not) {
  value x = EITHER(B);
  if (x.tag < NONE || x.tag > INT) LEAVE;
  store_bool(registers + A, x.bits == 0);
  NEXT;
}

// MARK: Comparison

/// What a comparison of numbers gives.
#define NUMBERS(x, operator, y)                                              \
  (is_int(x) && is_int(y) ? int_of(x) operator int_of(y)                     \
   : is_number(x) && is_number(y) && is_exact(x) && is_exact(y) ? number(x) operator number(y) : UNKNOWN)

INLINE int equality(const octavo_loop *loop, value x, value y) {
  int outcome = NUMBERS(x, ==, y);
  return outcome == UNKNOWN ? equal_strings(loop, x, y) : outcome;
}
INLINE int inequality(const octavo_loop *loop, value x, value y) {
  int outcome = equality(loop, x, y);
  return outcome == UNKNOWN ? UNKNOWN : !outcome;
}

#define COMPARE(name, comparison)           \
  OPERATION(name) {                         \
    value x = EITHER(B), y = EITHER(C);     \
    int outcome = comparison;               \
    if (outcome == UNKNOWN) LEAVE;          \
    store_bool(registers + A, outcome);     \
    NEXT;                                   \
  }
/// Whether a character occurs in a string, as far as neither is wide.
INLINE int is_in_string(const octavo_loop *loop, value x, const string *text) {
  if (!is_object(x)) return UNKNOWN;
  const string *sought = (const string *)object_of(x);
  if (sought->type != loop->string_type || sought->text.kind == TEXT_WIDE || text->text.kind == TEXT_WIDE) return UNKNOWN;
  span s = span_of(sought), t = span_of(text);
  if (s.count != 1) return UNKNOWN;
  return memchr(t.characters, s.characters[0], (size_t)t.count) != NULL;
}
/// Whether a dict or a set has a key, or a string a character.
INLINE int membership(const octavo_loop *loop, value x, value y) {
  if (!is_object(y)) return UNKNOWN;
  const object *container = object_of(y);
  if (container->type == loop->dict_type) {
    int64_t found = find_in_dict(loop, (const dict *)container, x);
    return found == UNKNOWN ? UNKNOWN : found >= 0;
  }
  if (container->type == loop->set_type) return is_in_set(loop, (const set *)container, x);
  return container->type == loop->string_type ? is_in_string(loop, x, (const string *)container) : UNKNOWN;
}
INLINE int absence(const octavo_loop *loop, value x, value y) {
  int outcome = membership(loop, x, y);
  return outcome == UNKNOWN ? UNKNOWN : !outcome;
}

COMPARE(equal, equality(loop, x, y))
COMPARE(not_equal, inequality(loop, x, y))
COMPARE(less, NUMBERS(x, <, y))
COMPARE(less_equal, NUMBERS(x, <=, y))
COMPARE(greater, NUMBERS(x, >, y))
COMPARE(greater_equal, NUMBERS(x, >=, y))
COMPARE(contains, membership(loop, x, y))
COMPARE(not_contains, absence(loop, x, y))

INLINE bool is_same(value x, value y) { return x.tag == y.tag && x.bits == y.bits; }

OPERATION(same) {
  store_bool(registers + A, is_same(EITHER(B), EITHER(C)));
  NEXT;
}
OPERATION(not_same) {
  store_bool(registers + A, !is_same(EITHER(B), EITHER(C)));
  NEXT;
}

// MARK: Jumps. A fused one has its distance in the word that follows, and counts from behind that.

#define JUMP_BY_NEXT_WORD_IF(condition)              \
  do {                                               \
    pc++;                                            \
    if ((condition) == (A != 0)) pc += WIDE(pc[-1]); \
  } while (0)

#define BRANCH(name, first, second, comparison) \
  OPERATION(name) {                             \
    value x = first, y = second;                \
    int outcome = comparison;                   \
    if (outcome == UNKNOWN) LEAVE;              \
    JUMP_BY_NEXT_WORD_IF(outcome);              \
    NEXT;                                       \
  }
#define BRANCHES(name, comparison)                                  \
  BRANCH(jump_##name, EITHER(B), EITHER(C), comparison)             \
  BRANCH(jump_##name##_registers, REGISTER(B), REGISTER(C), comparison) \
  BRANCH(jump_##name##_small, REGISTER(B), SMALL, comparison)
BRANCHES(equal, equality(loop, x, y))
BRANCHES(not_equal, inequality(loop, x, y))
BRANCHES(less, NUMBERS(x, <, y))
BRANCHES(less_equal, NUMBERS(x, <=, y))
BRANCHES(greater, NUMBERS(x, >, y))
BRANCHES(greater_equal, NUMBERS(x, >=, y))

OPERATION(jump_same) {
  JUMP_BY_NEXT_WORD_IF(is_same(EITHER(B), EITHER(C)));
  NEXT;
}
OPERATION(jump_not_same) {
  JUMP_BY_NEXT_WORD_IF(!is_same(EITHER(B), EITHER(C)));
  NEXT;
}
OPERATION(jump) {
  pc += WIDE(word);
  NEXT;
}
OPERATION(jump_back) {
  if (is_attention_due(loop)) LEAVE;
  pc += WIDE(word);
  NEXT;
}
// None, booleans and integers are false where all bits are zero.
OPERATION(jump_if) {
  value x = EITHER(A);
  if (x.tag < NONE || x.tag > INT) LEAVE;
  if (x.bits != 0) pc += WIDE(word);
  NEXT;
}
OPERATION(jump_if_not) {
  value x = EITHER(A);
  if (x.tag < NONE || x.tag > INT) LEAVE;
  if (x.bits == 0) pc += WIDE(word);
  NEXT;
}

// MARK: Loops

INLINE void fetch_ahead(const storage *items, int64_t index) {
  if (index + 8 < items->count && is_object(items->items[index + 8])) octavo_fetch(items->items[index + 8].bits);
}

INLINE void clear(value *from, const value *end) {
  // The tag alone makes a value undefined.
  for (; from < end; from++) from->tag = 0;
}

/// Resumes a paused generator that a loop draws from.
OPERATION(next_of_generator) {
  generator *source = (generator *)object_of(REGISTER(A));
  if (source->type != loop->generator_type || source->state > GENERATOR_SUSPENDED) LEAVE;
  layout *layout = source->function->layout;
  value *base = loop->top;
  value *end = base + layout->frame_size;
  if (loop->depth >= loop->recursion_limit || end > (value *)loop->register_limit) LEAVE;
  for (int64_t index = 0; index < source->live_count; index++) store(base + index, load(source->registers + index));
  clear(base + source->live_count, end);
  // A distance follows the loop's instruction.
  frame->pc = pc + 1;
  value *destination = registers + B;
  pc = source->resume_at;
  frame++;
  *frame = (struct frame){
    .pc = pc, .registers = base, .layout = layout, .function = source->function, .destination = destination,
    .handled = {loop->handled_tag, loop->handled_bits}, .generator = source, .kind = FRAME_GENERATOR_IN_LOOP};
  loop->depth++;
  loop->top = end;
  if (source->state == GENERATOR_SUSPENDED) {
    // The instruction before is the yield, whose register receives what is sent.
    store(base + (uint16_t)(pc[-1] >> 16), (value){NONE, 0});
    if (source->handled.tag != NONE) {
      loop->handled_tag = source->handled.tag;
      loop->handled_bits = source->handled.bits;
    }
  }
  source->state = GENERATOR_RUNNING;
  registers = base;
  constants = layout->constants;
  NEXT;
}

/// Pauses a generator that a loop or a delegation draws from.
OPERATION(yield_value) {
  if (frame->kind == FRAME_GENERATOR_ENTRY) LEAVE;
  generator *source = (generator *)frame->generator;
  // The value to give stands above everything that is still needed; a delegation's iterator, above it, is one more.
  int64_t count = A + 1 + B;
  for (int64_t index = 0; index < count; index++) store(source->registers + index, load(registers + index));
  source->live_count = count;
  source->resume_at = pc;
  source->state = GENERATOR_SUSPENDED;
  // An exception handled inside the generator belongs to it, not to whoever resumed it.
  source->handled = C ? load(registers + C - 1) : (value){NONE, 0};
  loop->handled_tag = frame->handled.tag;
  loop->handled_bits = frame->handled.bits;
  store(frame->destination, load(registers + A));
  DROP_FRAME;
}

/// The entry that a dict's iterator gives next; nothing at its end, and where the dict was changed.
INLINE const dict_entry *next_entry(const dict_iterator *source) {
  const dict *dict = source->dict;
  if (!dict || source->is_reversed || dict->tie || dict->live_count != source->count || source->left <= 0) return NULL;
  int64_t index = source->index > dict->front ? source->index : dict->front;
  while (index < dict->used && dict->entries[index].key.tag == 0) index++;
  return index < dict->used ? dict->entries + index : NULL;
}
INLINE void step_over(dict_iterator *source, const dict_entry *entry) {
  source->index = entry - source->dict->entries + 1;
  source->left--;
}
OPERATION(next_of_dict) {
  dict_iterator *source = (dict_iterator *)object_of(REGISTER(A));
  const dict_entry *entry = next_entry(source);
  if (!entry || source->kind == VIEW_ITEMS) LEAVE;
  store(registers + B, load(source->kind == VIEW_KEYS ? &entry->key : &entry->value));
  step_over(source, entry);
  pc++;
  NEXT;
}

/// How many items an iterator still has, if it goes through a list or a range.
INLINE int64_t remaining(const octavo_loop *loop, value x) {
  if (!is_object(x)) return 0;
  const object *source = object_of(x);
  if (source->class == loop->range_iterator_class) return ((const range_iterator *)source)->left;
  if (source->class != loop->list_iterator_class) return 0;
  const list_iterator *iterator = (const list_iterator *)source;
  return iterator->list.tag == 0 ? 0 : ((const list *)object_of(iterator->list))->items->count - iterator->index;
}
/// The next item of such an iterator that has one.
INLINE value take(const octavo_loop *loop, value x) {
  object *source = object_of(x);
  if (source->class == loop->range_iterator_class) {
    range_iterator *iterator = (range_iterator *)source;
    uint64_t current = (uint64_t)iterator->current;
    iterator->left--;
    iterator->current = (int64_t)(current + (uint64_t)iterator->step);
    return (value){INT, current};
  }
  list_iterator *iterator = (list_iterator *)source;
  const storage *items = ((const list *)object_of(iterator->list))->items;
  fetch_ahead(items, iterator->index);
  return load(items->items + iterator->index++);
}

/// The distance to where the items are in place follows the instruction, and counts from behind its own word.
#define ITEMS_ARE_IN_PLACE do { pc += 1 + WIDE(pc[0]); NEXT; } while (0)

OPERATION(next_items_of_zip) {
  zip *source = (zip *)object_of(REGISTER(A));
  int64_t count = source->iterators->count;
  if (source->is_finished || count != C) LEAVE;
  const inner *iterators = inner_iterators(source);
  // As many as there are iterators, since all may be the same one.
  for (int64_t index = 0; index < count; index++) {
    if (remaining(loop, iterators[index].value) < count) LEAVE;
  }
  for (int64_t index = 0; index < count; index++) store(registers + B + index, take(loop, iterators[index].value));
  ITEMS_ARE_IN_PLACE;
}
OPERATION(next_items_of_dict) {
  dict_iterator *source = (dict_iterator *)object_of(REGISTER(A));
  const dict_entry *entry = next_entry(source);
  if (!entry || source->kind != VIEW_ITEMS || C != 2) LEAVE;
  store(registers + B, load(&entry->key));
  store(registers + B + 1, load(&entry->value));
  step_over(source, entry);
  ITEMS_ARE_IN_PLACE;
}
OPERATION(next_items_in_loop) {
  value x = REGISTER(A);
  if (!is_object(x) || object_of(x)->class_tag != CLASS_ITERATOR) LEAVE;
  const void *class = object_of(x)->class;
  if (class == loop->zip_class) GO(next_items_of_zip);
  if (class == loop->dict_iterator_class) GO(next_items_of_dict);
  if (class != loop->enumerate_class || C != 2) LEAVE;
  enumerate *source = (enumerate *)object_of(x);
  if (source->big.tag != 0 || source->count == INT64_MAX || remaining(loop, source->iterator.value) <= 0) LEAVE;
  store_int(registers + B, source->count++);
  store(registers + B + 1, take(loop, source->iterator.value));
  ITEMS_ARE_IN_PLACE;
}

OPERATION(next_in_loop) {
  value *state = registers + A;
  const storage *items;
  switch (state[0].tag) {
    case RANGE_CURSOR: {
      // `state[1]` counts the rounds left, `state[2]` is the step; the last value was checked.
      pc++;
      if (int_of(state[1]) > 0) {
        uint64_t current = state[0].bits;
        state[1].bits -= 1;
        state[0].bits = current + state[2].bits;
        store_int(registers + B, (int64_t)current);
      } else {
        pc += WIDE(pc[-1]);
      }
      NEXT;
    }
    case LIST_CURSOR: items = ((const list *)object_of(state[1]))->items; break;
    case TUPLE_CURSOR: items = ((const tuple *)object_of(state[1]))->items; break;
    case STRING_CURSOR: {
      value next = character(loop, (const string *)object_of(state[1]), int_of(state[0]));
      if (next.tag == 0) LEAVE;
      state[0].bits += 1;
      store(registers + B, next);
      pc++;
      NEXT;
    }
    case OBJECT:
      if (object_of(state[0])->class == loop->dict_iterator_class) GO(next_of_dict);
      GO(next_of_generator);
    default: LEAVE;
  }
  int64_t index = int_of(state[0]);
  pc++;
  if (index < items->count) {
    state[0].bits = (uint64_t)(index + 1);
    fetch_ahead(items, index);
    store(registers + B, load(items->items + index));
  } else {
    // An exhausted loop stays exhausted even if the list grows.
    state[0].bits = INT64_MAX;
    pc += WIDE(pc[-1]);
  }
  NEXT;
}

// MARK: Calls

/// A call of a function written in Python with exactly its positional arguments.
OPERATION(call) {
  value *window = registers + A;
  if (!is_object(window[0])) LEAVE;
  const function *callee = (const function *)object_of(window[0]);
  if (callee->class_tag != CLASS_FUNCTION) LEAVE;
  layout *layout = callee->layout;
  bool has_receiver = window[1].tag != 0;
  int64_t count = B + has_receiver;
  if (count != layout->direct_count) LEAVE;
  value *arguments = window + 2 - has_receiver;
  value *end = arguments + layout->frame_size;
  if (loop->depth >= loop->recursion_limit || end > (value *)loop->register_limit || is_attention_due(loop)) LEAVE;
  clear(arguments + count, end);
  frame->pc = pc;
  pc = layout->instructions;
  frame++;
  *frame = (struct frame){
    .pc = pc, .registers = arguments, .layout = layout, .function = callee, .destination = window,
    .handled = {loop->handled_tag, loop->handled_bits}, .generator = NULL, .kind = FRAME_PLAIN};
  loop->depth++;
  loop->top = end;
  registers = arguments;
  constants = layout->constants;
  NEXT;
}

OPERATION(return_value) {
  value x = EITHER(A);
  if (frame->kind == FRAME_PLAIN) {
    store(frame->destination, x);
  } else if (frame->kind != FRAME_CONSTRUCT || x.tag != NONE) {
    LEAVE;
  }
  DROP_FRAME;
}

// MARK: The way in

static const handler by_operation[OCTAVO_OPERATIONS] = {
  [OCTAVO_LEAVE] = leave, [OCTAVO_MOVE] = move, [OCTAVO_CHECK_LOCAL] = check_local,
  [OCTAVO_DELETE_LOCAL] = delete_local, [OCTAVO_LOAD_GLOBAL] = load_global, [OCTAVO_STORE_GLOBAL] = store_global,
  [OCTAVO_LOAD_CELL] = load_cell, [OCTAVO_STORE_CELL] = store_cell, [OCTAVO_LOAD_FREE] = load_free,
  [OCTAVO_STORE_FREE] = store_free, [OCTAVO_LOAD_ATTRIBUTE] = load_attribute,
  [OCTAVO_STORE_ATTRIBUTE] = store_attribute, [OCTAVO_LOAD_METHOD] = load_method, [OCTAVO_INDEX] = index_any,
  [OCTAVO_INDEX_REGISTERS] = index_registers, [OCTAVO_INDEX_SMALL] = index_small, [OCTAVO_STORE_INDEX] = store_index,
  [OCTAVO_ADD] = add, [OCTAVO_ADD_REGISTERS] = add_registers, [OCTAVO_ADD_SMALL] = add_small,
  [OCTAVO_SUBTRACT] = subtract, [OCTAVO_SUBTRACT_REGISTERS] = subtract_registers,
  [OCTAVO_SUBTRACT_SMALL] = subtract_small, [OCTAVO_MULTIPLY] = multiply,
  [OCTAVO_MULTIPLY_REGISTERS] = multiply_registers, [OCTAVO_DIVIDE] = divide, [OCTAVO_MODULO] = modulo,
  [OCTAVO_FLOOR_DIVIDE] = floor_divide, [OCTAVO_BIT_AND] = bit_and, [OCTAVO_BIT_OR] = bit_or,
  [OCTAVO_BIT_XOR] = bit_xor, [OCTAVO_LEFT_SHIFT] = left_shift, [OCTAVO_RIGHT_SHIFT] = right_shift,
  [OCTAVO_NEGATIVE] = negative, [OCTAVO_NOT] = not, [OCTAVO_EQUAL] = equal, [OCTAVO_NOT_EQUAL] = not_equal,
  [OCTAVO_LESS] = less, [OCTAVO_LESS_EQUAL] = less_equal, [OCTAVO_GREATER] = greater,
  [OCTAVO_GREATER_EQUAL] = greater_equal, [OCTAVO_IS_SAME] = same, [OCTAVO_IS_NOT_SAME] = not_same,
  [OCTAVO_JUMP] = jump, [OCTAVO_JUMP_BACK] = jump_back, [OCTAVO_JUMP_IF] = jump_if,
  [OCTAVO_JUMP_IF_NOT] = jump_if_not, [OCTAVO_JUMP_EQUAL] = jump_equal, [OCTAVO_JUMP_NOT_EQUAL] = jump_not_equal,
  [OCTAVO_JUMP_LESS] = jump_less, [OCTAVO_JUMP_LESS_EQUAL] = jump_less_equal, [OCTAVO_JUMP_GREATER] = jump_greater,
  [OCTAVO_JUMP_GREATER_EQUAL] = jump_greater_equal, [OCTAVO_JUMP_SAME] = jump_same,
  [OCTAVO_JUMP_NOT_SAME] = jump_not_same, [OCTAVO_JUMP_EQUAL_REGISTERS] = jump_equal_registers,
  [OCTAVO_JUMP_NOT_EQUAL_REGISTERS] = jump_not_equal_registers, [OCTAVO_JUMP_LESS_REGISTERS] = jump_less_registers,
  [OCTAVO_JUMP_LESS_EQUAL_REGISTERS] = jump_less_equal_registers,
  [OCTAVO_JUMP_GREATER_REGISTERS] = jump_greater_registers,
  [OCTAVO_JUMP_GREATER_EQUAL_REGISTERS] = jump_greater_equal_registers, [OCTAVO_JUMP_EQUAL_SMALL] = jump_equal_small,
  [OCTAVO_JUMP_NOT_EQUAL_SMALL] = jump_not_equal_small, [OCTAVO_JUMP_LESS_SMALL] = jump_less_small,
  [OCTAVO_JUMP_LESS_EQUAL_SMALL] = jump_less_equal_small, [OCTAVO_JUMP_GREATER_SMALL] = jump_greater_small,
  [OCTAVO_JUMP_GREATER_EQUAL_SMALL] = jump_greater_equal_small, [OCTAVO_NEXT_IN_LOOP] = next_in_loop,
  [OCTAVO_NEXT_ITEMS_IN_LOOP] = next_items_in_loop,
  [OCTAVO_CALL] = call, [OCTAVO_RETURN_VALUE] = return_value, [OCTAVO_LIST_APPEND] = list_append,
  [OCTAVO_UNPACK] = unpack, [OCTAVO_POWER] = power, [OCTAVO_CONTAINS] = contains, [OCTAVO_NOT_CONTAINS] = not_contains, [OCTAVO_YIELD_VALUE] = yield_value,
};

bool octavo_worthwhile[256];

/// Instructions so small that the way here and back would take longer, and calls: what is called with a value that Swift
/// has just made is mostly Swift's, too.
static bool is_trifle(octavo_operation operation) {
  return operation == OCTAVO_CALL || operation == OCTAVO_MOVE || operation == OCTAVO_JUMP || operation == OCTAVO_JUMP_BACK
    || operation == OCTAVO_JUMP_IF || operation == OCTAVO_JUMP_IF_NOT;
}

void octavo_prepare_loop(const octavo_operation *meanings, size_t count) {
  for (size_t number = 0; number < 256; number++) {
    octavo_operation operation = number < count ? meanings[number] : OCTAVO_LEAVE;
    all.of[number] = by_operation[operation];
    octavo_worthwhile[number] = operation != OCTAVO_LEAVE && !is_trifle(operation);
  }
}

octavo_place octavo_run(octavo_loop *loop, void *next, void *topmost) {
  frame *frame = topmost;
  const uint64_t *pc = next;
  uint64_t word = *pc++;
  return all.of[(uint8_t)word](loop, pc, frame->registers, frame->layout->constants, frame, word, &all);
}
