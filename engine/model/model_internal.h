/*
 * Shared by the files that read parts of a model file.
 */
#ifndef MODEL_MODEL_INTERNAL_H
#define MODEL_MODEL_INTERNAL_H

#include "model/field.h"
#include "model/model.h"

/* Register the indicator judged_<model>_<part>. */
tidu_status judged_read(rule_reader *r, const char *part, int *out);

/* The id of one of the models of the reader's catalogue, into a const char *. */
field_reader model_id_read;

/* --- model_step.c: tiers --------------------------------------------------- */

/*
 * Read the members of `steps` as intervals of `over` in order, without overlap or gap. conditions[i] is NULL for a
 * last step without bounds; texts[i] is the bound as written.
 */
tidu_status steps_read(rule_reader *r, const yaml_node *steps, node *over, node **conditions,
                       const char **texts);

/* Rows for the bounds of a step. */
#define STEP_BOUNDS                                                              \
    FIELD_UNREAD("from", OPTIONAL, YAML_IS_SCALAR, "read by steps_read"),        \
        FIELD_UNREAD("above", OPTIONAL, YAML_IS_SCALAR, "read by steps_read"),   \
        FIELD_UNREAD("to", OPTIONAL, YAML_IS_SCALAR, "read by steps_read"),      \
        FIELD_UNREAD("below", OPTIONAL, YAML_IS_SCALAR, "read by steps_read")

/* --- parts ------------------------------------------------------------------- */

/* Parts of a head: effective days, documents, settings and definitions. */
extern const field_table effective_days; /* into rule_head */
extern const field_table cited_documents; /* into model_document */
extern const field_table setting_table, definition_table; /* of one of them */
field_reader settings_read, definitions_read; /* into the reader's head */

/* The setting of that name; NULL: there is none. */
setting *rule_head_setting(rule_head *h, const char *name);

/* Give it a value ("7.12", "30%", "368 yi") as a user does. TIDU_EUSAGE: it is not of its unit. The text is parsed in `memory`. */
tidu_status setting_put(setting *s, const char *value, arena *memory, tidu_error *err);

/* Of a model: */
extern const field_table condition_table; /* a gate or a direct pass, into model_condition */
extern const field_table score_table;
field_reader pass_read;

/*
 * Exempt young companies from gates over years before their foundation (model_newcomer.c). Call once for all gates.
 * TIDU_OK or TIDU_ENOMEM.
 */
tidu_status gates_spare_newcomers(rule_reader *r, model_condition *gates, size_t n);

/* Whether an expression, which may be NULL, asks for certificates: holds(hnte). */
bool expression_asks_credentials(const node *n);

/* Fill in the cells that gates share (model_sharing.c). TIDU_ENOMEM. */
tidu_status model_find_shared(model *m, const dictionary *d, tidu_error *err);

extern const field_table model_judging_table; /* priors: judging, read into the model */

/* Once conditions are read, or the numbers change: the survival of each condition. */
void model_judging_spread(model *m);

/* "judging_correlation", "judging_shift", "audit_survival". */
bool model_judging_is_setting(const char *name);

/* False: the value is out of range. */
bool model_judging_set(model *m, const char *name, double value);

#endif
