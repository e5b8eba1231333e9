/* The contents of a file, as a document. */
#ifndef REPORT_PROFILE_REPORT_H
#define REPORT_PROFILE_REPORT_H

#include "intake/profile.h"
#include "report/document.h"

/* Copies what it needs. NULL if memory is exhausted. */
document *profile_document(const profile *p, const dictionary *d, bool is_chinese);

#endif
