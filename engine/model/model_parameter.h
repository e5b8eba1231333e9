/*
 * The numbers of a model by name, so that a scenario can ask what another number would do:
 *
 *   DEFINITION.N        the value of the N-th step of a definition's table (from 1)
 *   DEFINITION.N.bound  the bound of that step
 *   DEFINITION          the number that a definition is
 *   GATE                the number on the right of a gate's comparison; GATE.N of several
 *   ITEM.N              the bound of an item's N-th step
 *   pass                the number in `pass`; pass.N of several
 *
 * Each may begin with the model's id: "hnte.rd_floor.1". A direct pass is named like a gate.
 */
#ifndef MODEL_MODEL_PARAMETER_H
#define MODEL_MODEL_PARAMETER_H

#include "model/model.h"

/*
 * Give a parameter another value ("3.5%", "5000 wan"). For a model loaded for this alone: its texts
 * say the new number, its digest still that of the file. TIDU_EUSAGE: no such parameter (with the
 * nearest), another unit, bounds out of order.
 */
tidu_status model_set_parameter(model *m, const char *name, const char *value, tidu_error *err);

/* "hnte.rd_floor.1=3.5%" as it is given on a command line. */
tidu_status model_set_parameter_text(model *m, const char *text, tidu_error *err);

/* The value of a parameter now, as the model writes it ("5%"); false without such a parameter. */
bool model_get_parameter(model *m, const char *name, char *text, size_t size);

#endif
