// The loops for any processor.
#define OVK_HAS_FMA 0
#include "all.inc"

const level_table ovk_level_base = {functions, casts, matmul_d, run_program, factor_columns, normal_factors, residuals_of, SORT_KEYS, SELECT_KEYS};
