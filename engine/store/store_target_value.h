/*
 * Values of targets in the store: each import adds its rows and changes none, so that an undo takes them away and what earlier imports said
 * counts again.
 */
#ifndef STORE_STORE_TARGET_VALUE_H
#define STORE_STORE_TARGET_VALUE_H

#include "panel/typed_values.h"
#include "store/store_import_job.h"

tidu_status store_import_target_values(store_import_job *job, const typed_values *values);

/* Add all of them, by import and line. A database of before has none. */
tidu_status store_load_target_values(store *s, typed_values *into, tidu_error *err);

#endif
