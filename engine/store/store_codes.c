/* What kinds of codes the companies have. */
#include <stdio.h>

#include "store/store_internal.h"

tidu_status store_has_code_of_length(store *s, int length, bool *has, tidu_error *err)
{
    char sql[96];
    long long any = 0;
    tidu_status status;

    snprintf(sql, sizeof sql, "SELECT 1 FROM company WHERE length(uscc) = %d LIMIT 1", length);
    status = store_get_integer(s, sql, 0, &any, err);
    *has = any != 0;
    return status;
}
