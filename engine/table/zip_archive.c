/*
 * minizip over a byte_source, with a window of the file's bytes, for it asks for one byte at a time when it reads the
 * directory. The directory is read once; an entry is found in it and not in the file.
 */
#include "table/zip_archive.h"

#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "table/workbook_library.h"

enum { WINDOW = 1 << 16, MOST_ENTRIES = 20000, MOST_NAME = 512, IS_ENCRYPTED = 1 };
enum { MOST_TIMES = 200 };
static const uint64_t most_unpacked = UINT64_C(4) << 30, trusted = UINT64_C(64) << 20;

typedef struct entry {
    const char *path; /* lower case, slashes */
    unz64_file_pos place;
    size_t size;
    size_t packed;
    bool is_encrypted;
} entry;

struct zip_archive {
    zip_library lib;
    const byte_source *bytes;
    unzFile zip;
    arena *texts;
    entry *entries;
    size_t n, capacity;
    const entry *current; /* or NULL */
    uint64_t unpacked;    /* of the current entry */

    char window[WINDOW];  /* bytes of the file */
    size_t from, length;
    size_t position;
    atomic_size_t progress;
    tidu_status failed;   /* of reading the file */
    tidu_error *err;
};

/* --- the file, as minizip sees it -------------------------------------------- */

static voidpf open_file(voidpf archive, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return archive;
}

static size_t take_window(zip_archive *z, char *to, size_t size)
{
    size_t n = z->position < z->from || z->position >= z->from + z->length ? 0 : z->from + z->length - z->position;

    n = n < size ? n : size;
    if (n)
        memcpy(to, z->window + (z->position - z->from), n);
    z->position += n;
    return n;
}

static uLong read_file(voidpf archive, voidpf stream, void *buffer, uLong size)
{
    zip_archive *z = archive;
    size_t done = take_window(z, buffer, size), n;

    (void)stream;
    while (done < size && !z->failed) {
        z->from = z->position;
        z->length = 0;
        z->failed = byte_source_read_at(z->bytes, z->from, z->window, sizeof z->window, &z->length, z->err);
        n = z->failed ? 0 : take_window(z, (char *)buffer + done, size - done);
        if (!n)
            break;
        done += n;
    }
    atomic_store_explicit(&z->progress, z->position, memory_order_relaxed);
    return done;
}

static uLong write_file(voidpf archive, voidpf stream, const void *buffer, uLong size)
{
    (void)archive;
    (void)stream;
    (void)buffer;
    (void)size;
    return 0;
}

static ZPOS64_T tell_file(voidpf archive, voidpf stream)
{
    (void)stream;
    return ((zip_archive *)archive)->position;
}

static long seek_file(voidpf archive, voidpf stream, ZPOS64_T offset, int origin)
{
    zip_archive *z = archive;
    size_t base = origin == ZLIB_FILEFUNC_SEEK_END   ? byte_source_total(z->bytes)
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? z->position
                                                     : 0;

    (void)stream;
    z->position = base + (size_t)offset;
    return 0;
}

static int close_file(voidpf archive, voidpf stream)
{
    (void)archive;
    (void)stream;
    return 0;
}

static int test_file(voidpf archive, voidpf stream)
{
    (void)stream;
    return ((zip_archive *)archive)->failed != TIDU_OK;
}

/* --- the directory ----------------------------------------------------------- */

static tidu_status broken(const zip_archive *z, tidu_error *err)
{
    if (z->failed)
        return z->failed; /* reported where it was met */
    return error_at(err, TIDU_EDATA, zip_archive_file(z), 0, 0,
                    _("the workbook is broken or was not copied completely; copy it again, or open it and save it again"));
}

static void fold_path(char *path)
{
    for (; *path; path++)
        *path = *path == '\\' ? '/' : *path >= 'A' && *path <= 'Z' ? (char)(*path - 'A' + 'a') : *path;
}

static tidu_status add_entry(zip_archive *z, tidu_error *err)
{
    unz_file_info64 info;
    char name[MOST_NAME] = "";
    entry *e;

    if (z->lib.unzGetCurrentFileInfo64(z->zip, &info, name, sizeof name - 1, NULL, 0, NULL, 0))
        return broken(z, err);
    if (!allocate_room((void **)&z->entries, &z->capacity, z->n + 1, sizeof *z->entries))
        return error_memory(err);
    e = &z->entries[z->n];
    *e = (entry){.size = (size_t)info.uncompressed_size, .packed = (size_t)info.compressed_size,
                 .is_encrypted = info.flag & IS_ENCRYPTED};
    fold_path(name);
    e->path = arena_copy_string(z->texts, name + (*name == '/'));
    if (!e->path)
        return error_memory(err);
    if (z->lib.unzGetFilePos64(z->zip, &e->place))
        return broken(z, err);
    z->n++;
    return TIDU_OK;
}

static tidu_status read_directory(zip_archive *z, tidu_error *err)
{
    unz_global_info64 info;
    tidu_status status = TIDU_OK;
    int next;

    if (z->lib.unzGetGlobalInfo64(z->zip, &info))
        return broken(z, err);
    if (info.number_entry > MOST_ENTRIES)
        return error_at(err, TIDU_EDATA, zip_archive_file(z), 0, 0,
                        _("the package has more than %d parts; a workbook never has"), MOST_ENTRIES);
    for (next = z->lib.unzGoToFirstFile(z->zip); !next && !status; next = z->lib.unzGoToNextFile(z->zip))
        status = add_entry(z, err);
    return status || next == UNZ_END_OF_LIST_OF_FILE ? status : broken(z, err);
}

tidu_status zip_archive_open(const byte_source *bytes, zip_archive **out, tidu_error *err)
{
    zip_archive *z = allocate_array(1, sizeof *z);
    zlib_filefunc64_def io = {open_file, read_file, write_file, tell_file, seek_file, close_file, test_file, z};
    tidu_status status = TIDU_OK;

    if (!z || !(z->texts = arena_new()))
        status = error_memory(err);
    if (!status)
        status = zip_library_load(&z->lib, err);
    if (!status) {
        z->bytes = bytes;
        z->err = err;
        z->zip = z->lib.unzOpen2_64(NULL, &io);
        status = z->zip ? read_directory(z, err) : broken(z, err);
    }
    if (status)
        zip_archive_close(z);
    else
        *out = z;
    return status;
}

void zip_archive_close(zip_archive *z)
{
    if (!z)
        return;
    if (z->current)
        z->lib.unzCloseCurrentFile(z->zip);
    if (z->zip)
        z->lib.unzClose(z->zip);
    release(z->entries);
    arena_free(z->texts);
    release(z);
}

const char *zip_archive_file(const zip_archive *z)
{
    return byte_source_name(z->bytes);
}

size_t zip_archive_find(const zip_archive *z, const char *path)
{
    char folded[MOST_NAME];

    snprintf(folded, sizeof folded, "%s", path);
    fold_path(folded);
    for (size_t i = 0; i < z->n; i++) {
        if (!strcmp(z->entries[i].path, folded))
            return i;
    }
    return ZIP_NO_ENTRY;
}

size_t zip_archive_size(const zip_archive *z, size_t i)
{
    return z->entries[i].size;
}

/* --- an entry ---------------------------------------------------------------- */

static void end(zip_archive *z)
{
    if (z->current)
        z->lib.unzCloseCurrentFile(z->zip);
    z->current = NULL;
}

tidu_status zip_archive_begin(zip_archive *z, size_t i, tidu_error *err)
{
    const entry *e = &z->entries[i];

    end(z);
    z->err = err;
    z->failed = TIDU_OK;
    z->unpacked = 0;
    if (e->is_encrypted)
        return error_at(err, TIDU_EDATA, zip_archive_file(z), 0, 0,
                        _("this workbook is encrypted: open it with its password, remove the password and save it again"));
    if (z->lib.unzGoToFilePos64(z->zip, &e->place) || z->lib.unzOpenCurrentFile(z->zip))
        return broken(z, err);
    z->current = e;
    return TIDU_OK;
}

static bool is_bomb(const zip_archive *z)
{
    return z->unpacked > most_unpacked ||
           (z->unpacked > trusted && z->unpacked / MOST_TIMES > z->current->packed);
}

tidu_status zip_archive_read(zip_archive *z, char *buffer, size_t size, size_t *n, tidu_error *err)
{
    int got;

    *n = 0;
    if (!z->current)
        return TIDU_OK;
    z->err = err;
    got = z->lib.unzReadCurrentFile(z->zip, buffer, (unsigned)size);
    if (got < 0)
        return broken(z, err);
    z->unpacked += (uint64_t)got;
    if (is_bomb(z))
        return error_at(err, TIDU_EDATA, zip_archive_file(z), 0, 0,
                        _("'%s' in the workbook unpacks to far more than a table has; save the table as CSV"),
                        z->current->path);
    if (!got) {
        z->current = NULL;
        if (z->lib.unzCloseCurrentFile(z->zip) == UNZ_CRCERROR)
            return broken(z, err);
    }
    *n = (size_t)got;
    return TIDU_OK;
}

size_t zip_archive_position(const zip_archive *z)
{
    return atomic_load_explicit(&z->progress, memory_order_relaxed);
}
