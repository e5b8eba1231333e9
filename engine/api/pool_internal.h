/* Shared by the files about pools. */
#ifndef API_POOL_INTERNAL_H
#define API_POOL_INTERNAL_H

#include "api/api_internal.h"
#include "question/pool_due.h"

/* Open the study of a question; `name` NULL: of all pools. */
tidu_status pool_open(inquiry *asked, const tidu_pool_options *o, const char *name, bool entries, bool exits, pool_study **out, tidu_error *err);

/* The one pool that is named. TIDU_EUSAGE: none or several are. */
tidu_status pool_one(const tidu_pool_options *o, const char **out, tidu_error *err);

#endif
