/*
 * The merged cells of an XLSX sheet. They stand behind its rows, so that it is unpacked once more to find them.
 */
#ifndef TABLE_XLSX_MERGES_H
#define TABLE_XLSX_MERGES_H

#include "table/sheet_merges.h"
#include "table/zip_archive.h"

/* `label` names the sheet in messages. TIDU_EDATA, TIDU_EIO, TIDU_ENOMEM. */
tidu_status xlsx_merges_find(zip_archive *zip, size_t entry, const char *label, sheet_merges *out, tidu_error *err);

#endif
