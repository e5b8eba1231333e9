/* Which models' chances were fitted to outcomes, by what a database says. */
#ifndef QUESTION_CALIBRATIONS_H
#define QUESTION_CALIBRATIONS_H

#include "model/model.h"
#include "panel/indicator.h"
#include "store/store_calibration.h"

/*
 * A list of what was read so far, the newest first. What a question points to stays until the whole list is freed, so that a
 * question can be asked again after another calibration was made.
 */
typedef struct calibrations calibrations;

/* Of these alone, which are copied; NULL if memory is exhausted. */
calibrations *calibrations_new(const store_calibration *list, size_t n);
void calibrations_free(calibrations *c);

/*
 * Those in force in a database, on the day or now (NULL); read again, and put before *known if they are not what is there. NULL:
 * there are none, or the database cannot be read, which whoever asks it for data will be told.
 */
const calibrations *calibrations_of(calibrations **known, const char *db, const char *day, const dictionary *d);

/* Judge as was fitted, and with base rates, if that model was calibrated. `c` may be NULL. False if memory is exhausted. */
bool calibrations_apply(const calibrations *c, model *m);

#endif
