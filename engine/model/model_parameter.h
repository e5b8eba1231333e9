/*
 * Gives the numbers of a model names, so that a scenario can change them:
 *
 *   DEFINITION.N        the value of the N-th step of a definition (from 1)
 *   DEFINITION.N.bound  the bound of that step
 *   DEFINITION          the number of a definition that is a number
 *   GATE                the number on the right of the comparison of a gate; GATE.N if several
 *   ITEM.N              the bound of the N-th step of an item
 *   pass                the number in `pass`; pass.N if several
 *
 * Each may be prefixed by the id of the model: "hnte.rd_floor.1". Direct passes are named like gates.
 */
#ifndef MODEL_MODEL_PARAMETER_H
#define MODEL_MODEL_PARAMETER_H

#include "model/model.h"

/*
 * Change a parameter ("3.5%", "5000 wan") of a model that was loaded for this purpose: its texts show the new number,
 * its digest remains that of the file. TIDU_EUSAGE, and nothing is changed: no such parameter (with a suggestion),
 * another unit, or bounds out of order.
 */
tidu_status model_set_parameter(model *m, const char *name, const char *value, tidu_error *err);

/* "hnte.rd_floor.1=3.5%", as on a command line. */
tidu_status model_set_parameter_text(model *m, const char *text, tidu_error *err);

/* The current value of a parameter in the notation of the model ("5%"); false if there is none. */
bool model_get_parameter(model *m, const char *name, char *text, size_t size);

enum { PARAMETER_NAME = 128, PARAMETER_VALUE = 64 };

typedef struct parameter_info {
    char name[PARAMETER_NAME];   /* without the id of the model; "": another parameter goes by its name */
    char value[PARAMETER_VALUE]; /* in the notation of the model */
    model_text what;             /* what the definition, condition or item is called; may be empty, as of `pass` */
    const model_definition *definition; /* the same, if it is one; else NULL */
    const node *where;           /* the comparison that it stands in, or that of its step; NULL: of `pass`, and of what is left */
} parameter_info;

/* The i-th parameter, in the order of the definitions, gates, direct passes, items and `pass`; false beyond the last. */
bool model_parameter_at(model *m, size_t i, parameter_info *out);

#endif
