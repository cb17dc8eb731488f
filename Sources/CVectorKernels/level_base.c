// The loops for any processor.
#define OVK_HAS_FMA 0
#include "all.inc"

const level_table ovk_level_base = LEVEL_TABLE;
