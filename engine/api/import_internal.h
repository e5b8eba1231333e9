/*
 * Shared by the imports of one file and of many.
 */
#ifndef API_IMPORT_INTERNAL_H
#define API_IMPORT_INTERNAL_H

#include "api/api_internal.h"

enum { IMPORT_OPTIONS_TEXT = 512 };

/*
 * The options that, together with the bytes of a file, identify an import, for each kind of file (import_identity.c). False
 * if memory is exhausted.
 *
 * names    a register imported later may say more about the codes in the file, so the newest one is part of it
 * without  digests of the files whose values stay instead of its own: alone it would bring them. "": none
 */
bool import_identify_companies(const environment *env, const tidu_source *source, const code_names *names,
                               const intake_report *report, const char *without, char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_certificates(const tidu_source *source, const intake_report *report, char out[IMPORT_OPTIONS_TEXT]);
bool import_identify_applications(const tidu_source *source, const intake_report *report, char out[IMPORT_OPTIONS_TEXT]);

/* If the source is strict, fail for what was found when the file had been read. */
tidu_status import_be_strict(const tidu_source *source, const intake_report *report, problems *found, tidu_error *err);

/* Add what one file brought. */
void import_add_counts(tidu_import_summary *sum, const intake_report *r, const store_import_counts *c);

#endif
