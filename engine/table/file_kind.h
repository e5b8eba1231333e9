/*
 * What a file is, by its first bytes and not by its name.
 */
#ifndef TABLE_FILE_KIND_H
#define TABLE_FILE_KIND_H

#include "base/tidu_error.h"
#include "table/byte_source.h"
#include "table/ole_file.h"

typedef enum file_kind {
    FILE_TEXT, /* nothing else is known of it: a table as text */
    FILE_ZIP,  /* a workbook of 2007 and later, or another file in that package */
    FILE_OLE,  /* a workbook of before, an encrypted one, or another document of those years */
    /* recognised, but no tables that can be read: */
    FILE_WEB_PAGE,
    FILE_XML_SPREADSHEET,
    FILE_XML,
    FILE_JSON,
    FILE_PDF,
    FILE_ARCHIVE,
    FILE_OLD_WORKBOOK,
    FILE_ENCRYPTED_WORKBOOK,
    FILE_BINARY_WORKBOOK,
    FILE_OPEN_DOCUMENT,
    FILE_OFD,
    FILE_WORD,
    FILE_SLIDES,
    FILE_OTHER_OFFICE
} file_kind;

/* `s` is at its start and stays there. */
tidu_status file_kind_find(byte_source *s, file_kind *out, tidu_error *err);

/* What a FILE_OLE really is, by the names of its streams; FILE_OLE: a workbook of Excel 97 to 2003. */
file_kind file_kind_of_ole(const ole_file *f);

/* TIDU_EDATA with what the file is and what to do; `kind` is none of the first three. */
tidu_status file_kind_refuse(file_kind kind, const char *file, tidu_error *err);

#endif
