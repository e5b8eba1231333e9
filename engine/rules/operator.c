/*
 * Expands operator_list.def (an X-macro list) into the table of operators.
 */
#include "rules/operator.h"

enum { KIND_NUMBER = 0, KIND_TRUTH = 1, LIVES_BATCH = 0, LIVES_ONCE = 1 };

const operator_row operators[OPERATORS] = {
#define OPERATOR(name, writes, reads, lists, lives, cells, key, run) \
    [OP_##name] = {#name,        KIND_##writes,      KIND_##reads,  KIND_##lists, \
                   LIVES_##lives, OPERATOR_##cells, OPERATOR_##key},
#include "rules/operator_list.def"
#undef OPERATOR
};
