/*
 * The directory at the end of a ZIP file (PKWARE APPNOTE 4.3.12 and 4.3.16), without ZIP64.
 */
#ifndef REPORT_ZIP_DIRECTORY_H
#define REPORT_ZIP_DIRECTORY_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* The uncompressed size of the largest file in it. False: not a complete ZIP file without a comment. */
bool zip_directory_largest(FILE *file, uint64_t *out);

#endif
