/* Shared by the reader and the library of plans. */
#ifndef MODEL_TARGET_PLAN_INTERNAL_H
#define MODEL_TARGET_PLAN_INTERNAL_H

#include "model/target_plan.h"
#include "yaml/yaml_tree.h"

/* Of a parsed file, whose tree it owns from now on, also on failure. Statuses as target_plan_load. */
tidu_status target_plan_read(yaml_tree *tree, const target_rules *rules, target_plan **out, tidu_error *err);

extern const field_table target_count_table; /* how a value is counted */

#endif
