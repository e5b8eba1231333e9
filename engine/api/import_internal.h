/*
 * Shared by the imports of one file and of many.
 */
#ifndef API_IMPORT_INTERNAL_H
#define API_IMPORT_INTERNAL_H

#include "api/api_internal.h"

enum { IMPORT_OPTIONS_TEXT = 512 };

/*
 * The options that, together with the bytes of a file, identify an import. A register imported later may say more about
 * the codes in the file, so the newest register is one of them.
 */
void import_describe_options(const tidu_source *source, const code_names *names, char *text, size_t size);

/*
 * Append what is given for a whole list of certificates, and which companies were found by their names: they may be found
 * today and not when the file was imported before.
 */
void import_describe_names(const tidu_source *source, const intake_report *report, bool is_certificates, char *text,
                           size_t size);

/* The same of a list of applications. */
void import_describe_filings(const tidu_source *source, const intake_report *report, char *text, size_t size);

/* Add what one file brought. */
void import_add_counts(tidu_import_summary *sum, const intake_report *r, const store_import_counts *c);

#endif
