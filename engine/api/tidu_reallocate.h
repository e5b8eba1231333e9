/* Reallocation of aims between towns (指标缺口调剂). */
#ifndef TIDU_REALLOCATE_H
#define TIDU_REALLOCATE_H

#include <stdbool.h>

#include "api/tidu_report.h"
#include "api/tidu_session.h"
#include "base/tidu_error.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Read a table of towns (town, aim, value that is expected, limit, perhaps least) and propose other aims: what towns will not reach goes to those that
 * can take more, in whole numbers. The sum of aims stays what it was; nobody gets more than its limit or keeps less than its least. `is_flat`: the
 * table alone, for CSV. The report is the caller's.
 *
 * Returns TIDU_OK, TIDU_EIO, TIDU_ENOMEM, or TIDU_EDATA with the place.
 */
TIDU_API tidu_status tidu_reallocate(tidu_session *session, const char *path, bool is_flat, tidu_report **out, tidu_error *err);

#ifdef __cplusplus
}
#endif
#endif
