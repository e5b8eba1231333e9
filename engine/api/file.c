/*
 * The output file of a client: file_replace with the path for its messages.
 */
#include <errno.h>
#include <string.h>

#include "api/tidu_report.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/file_replace.h"
#include "base/message.h"

struct tidu_file {
    file_replace file;
    char *path; /* as it was given */
};

static void file_free(tidu_file *o)
{
    release(o->path);
    release(o);
}

tidu_status tidu_file_open(const char *path, tidu_file **out, tidu_error *err)
{
    tidu_file *o = allocate_array(1, sizeof *o);
    tidu_status status = TIDU_OK;

    if (!o || !(o->path = allocate(strlen(path) + 1))) {
        release(o);
        return error_memory(err);
    }
    strcpy(o->path, path);
    if (!file_replace_open(&o->file, path, FILE_REPLACE_MODE))
        status = error_at(err, TIDU_EIO, path, 0, 0, _("cannot be written: %s"), strerror(errno));
    if (status)
        file_free(o);
    else
        *out = o;
    return status;
}

bool tidu_file_write(void *context, const char *bytes, size_t n)
{
    tidu_file *o = context;

    return file_replace_write(&o->file, bytes, n);
}

tidu_status tidu_file_close(tidu_file *o, bool is_kept, tidu_error *err)
{
    tidu_status status = TIDU_OK;

    if (!file_replace_close(&o->file, is_kept ? FILE_KEPT : FILE_DROPPED))
        status = error_at(err, TIDU_EIO, o->path, 0, 0,
                          o->file.is_in_place ? _("cannot be written: %s")
                                              : _("could not be written completely, so nothing was kept: %s"),
                          strerror(errno));
    file_free(o);
    return status;
}
