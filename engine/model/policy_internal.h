/* Shared by the files that read parts of a policy. */
#ifndef MODEL_POLICY_INTERNAL_H
#define MODEL_POLICY_INTERNAL_H

#include "model/field.h"
#include "model/policy.h"

/* Lists of awards and of funding gates into the policy; once both are read, their model is made by policy_conditions. */
field_reader policy_awards_read, policy_gates_read;
extern const field_table policy_award_table, policy_gate_table;

/* Before the file is read: its model, still without conditions. */
tidu_status policy_conditions_begin(rule_reader *r, policy *p);
/* Once it is read. */
void policy_conditions_end(policy *p);

#endif
