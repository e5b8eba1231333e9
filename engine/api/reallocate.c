/* Reallocation of aims between towns. */
#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "intake/gap_list.h"
#include "report/gap_share_report.h"

tidu_status tidu_reallocate(tidu_session *session, const char *path, bool is_flat, tidu_report **out, tidu_error *err)
{
    gap_list rows;
    gap_town *towns = NULL;
    gap_sum sum;
    document *d = NULL;
    tidu_status status = gap_list_read(path, GAP_SHARE_LARGEST, &rows, err);

    if (!status && !(towns = allocate_array(rows.n + 1, sizeof *towns)))
        status = error_memory(err);
    for (size_t i = 0; !status && i < rows.n; i++)
        towns[i] = (gap_town){rows.list[i].town, rows.list[i].aim, rows.list[i].value, rows.list[i].limit, rows.list[i].least, 0};
    if (!status)
        status = gap_share(towns, rows.n, &sum, err);
    if (!status && !(d = gap_share_document(towns, rows.n, &sum, is_flat, session->env.is_chinese)))
        status = error_memory(err);
    release(towns);
    gap_list_clear(&rows);
    return report_end(&session->env, status, d, out, err);
}
