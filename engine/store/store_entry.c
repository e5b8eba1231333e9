#include "store/store_entry.h"

#include <string.h>

#include "base/digest.h"

tidu_status store_entry_begin(store_entry *e, store *s, const char *command, tidu_error *err)
{
    tidu_status status = store_begin(s, err);

    *e = (store_entry){.job = {.store = s, .err = err}};
    e->job.counts = &e->counts;
    digest_bytes(command, strlen(command), e->digest);
    e->report.file = command;
    e->report.digest = e->digest;
    if (status)
        return status;
    status = store_add_import(&e->job, &e->report, "--entry");
    return status ? store_end(s, status, err) : TIDU_OK;
}

tidu_status store_entry_end(store_entry *e, tidu_status status)
{
    if (!status)
        status = store_note_counts(&e->job);
    return store_end(e->job.store, status, e->job.err);
}
