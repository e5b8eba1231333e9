/* The stamp of a file that this program wrote (intake/list_stamp.h), wherever its form keeps one. */
#ifndef INTAKE_FILE_STAMP_H
#define INTAKE_FILE_STAMP_H

#include "intake/list_stamp.h"

/* Of a workbook or a document its keywords, of a page its head. False: it has none, or cannot be read. */
bool file_stamp_read(const char *path, list_stamp *out);

#endif
