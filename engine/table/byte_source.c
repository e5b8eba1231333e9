/*
 * Bytes of a file, standard input or memory, hashed while they are read. A chunk reads its part of a shared descriptor
 * with pread, so that threads do not move each other's position.
 */
#include "table/byte_source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"

enum { KEPT_AT_ONCE = 1 << 20 };

struct byte_source {
    char *name;
    int descriptor;     /* -1: memory */
    const char *memory;
    char *own;          /* bytes of a stream: all of them, then `memory`, or the first ones that were looked at */
    size_t ahead;       /* of the first ones, until they are read */
    size_t position;    /* of the next byte */
    size_t hold;        /* where reading is held; SIZE_MAX: not held */
    size_t total;
    bool is_regular;
    bool is_chunk;    /* the descriptor belongs to the whole file's source */
    bool is_digested;
    bool is_looking; /* until the next rewind; bytes are not digested */
    struct sha256_ctx digest;
};

static byte_source *make(const char *name, bool is_digested)
{
    byte_source *s = allocate_array(1, sizeof *s);
    char *copy = allocate(strlen(name) + 1);

    if (!s || !copy) {
        release(s);
        release(copy);
        return NULL;
    }
    s->name = strcpy(copy, name);
    s->descriptor = -1;
    s->hold = SIZE_MAX;
    s->is_digested = is_digested;
    sha256_init(&s->digest);
    return s;
}

static tidu_status cannot_open(const char *path, tidu_error *err)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return error_at(err, TIDU_EIO, path, 0, 0, _("there is no such file"));
    case EACCES:
    case EPERM:
        return error_at(err, TIDU_EIO, path, 0, 0,
                        _("no permission to read this file; ask its owner or copy it"));
    default:
        return error_at(err, TIDU_EIO, path, 0, 0, _("cannot be opened: %s"), strerror(errno));
    }
}

static tidu_status open_descriptor(byte_source *s, const char *path, tidu_error *err)
{
    struct stat facts;

    s->descriptor = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (s->descriptor < 0 || fstat(s->descriptor, &facts))
        return cannot_open(path, err);
    if (S_ISDIR(facts.st_mode))
        return error_at(err, TIDU_EIO, path, 0, 0, _("this is a folder; give a file in it"));
    /* standard input may be a file that was partly read already, so it is treated as a stream */
    s->is_regular = S_ISREG(facts.st_mode) && s->descriptor != STDIN_FILENO;
    s->total = s->is_regular ? (size_t)facts.st_size : 0;
    return TIDU_OK;
}

tidu_status byte_source_open(const char *path, bool is_digested, byte_source **out,
                             tidu_error *err)
{
    byte_source *s = make(path, is_digested);
    tidu_status status;

    if (!s)
        return error_memory(err);
    status = open_descriptor(s, path, err);
    if (status) {
        byte_source_close(s);
        return status;
    }
    *out = s;
    return TIDU_OK;
}

tidu_status byte_source_open_memory(const char *bytes, size_t length, const char *file,
                                    bool is_digested, byte_source **out, tidu_error *err)
{
    byte_source *s = make(file, is_digested);

    if (!s)
        return error_memory(err);
    s->memory = bytes;
    s->total = length;
    *out = s;
    return TIDU_OK;
}

tidu_status byte_source_open_chunk(const byte_source *whole, size_t from, size_t to, byte_source **out,
                                     tidu_error *err)
{
    byte_source *s = make(whole->name, false);

    if (!s)
        return error_memory(err);
    s->descriptor = whole->descriptor;
    s->memory = whole->memory;
    s->total = whole->total;
    s->is_regular = whole->is_regular;
    s->is_chunk = true;
    s->position = from;
    s->hold = to;
    *out = s;
    return TIDU_OK;
}

void byte_source_close(byte_source *s)
{
    if (!s)
        return;
    if (s->descriptor > STDIN_FILENO && !s->is_chunk)
        close(s->descriptor);
    release(s->name);
    release(s->own);
    release(s);
}

static tidu_status read_descriptor(const byte_source *s, size_t at, char *buffer, size_t size, size_t *n,
                                   tidu_error *err)
{
    *n = 0;
    for (; *n < size && at + *n < s->ahead; ++*n)
        buffer[*n] = s->own[at + *n];
    while (*n < size) {
        ssize_t got = s->is_regular ? pread(s->descriptor, buffer + *n, size - *n, (off_t)(at + *n))
                                    : read(s->descriptor, buffer + *n, size - *n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_at(err, TIDU_EIO, s->name, 0, 0, _("reading failed: %s"),
                            strerror(errno));
        if (got == 0)
            break;
        *n += (size_t)got;
    }
    return TIDU_OK;
}

tidu_status byte_source_read_at(const byte_source *s, size_t at, char *buffer, size_t size, size_t *n,
                                tidu_error *err)
{
    if (s->descriptor >= 0)
        return read_descriptor(s, at, buffer, size, n, err);
    *n = at >= s->total ? 0 : size < s->total - at ? size : s->total - at;
    if (*n)
        memcpy(buffer, s->memory + at, *n);
    return TIDU_OK;
}

tidu_status byte_source_peek(byte_source *s, char *buffer, size_t size, size_t *n, tidu_error *err)
{
    tidu_status status;

    if (byte_source_can_rewind(s) || s->own)
        return byte_source_read_at(s, 0, buffer, s->own && s->ahead < size ? s->ahead : size, n, err);
    s->own = allocate(size);
    if (!s->own)
        return error_memory(err);
    status = read_descriptor(s, 0, s->own, size, n, err);
    if (status)
        return status;
    s->ahead = *n;
    if (*n)
        memcpy(buffer, s->own, *n);
    return TIDU_OK;
}

tidu_status byte_source_keep(byte_source *s, size_t most, tidu_error *err)
{
    size_t capacity = s->ahead, length = s->ahead, n;

    if (byte_source_can_rewind(s))
        return TIDU_OK;
    do {
        tidu_status status;

        if (length > most)
            return error_at(err, TIDU_EDATA, s->name, 0, 0,
                            _("a workbook of more than %zu MiB cannot be read from standard input; give its file"),
                            most >> 20);
        if (!allocate_room((void **)&s->own, &capacity, length + KEPT_AT_ONCE, 1))
            return error_memory(err);
        status = read_descriptor(s, length, s->own + length, KEPT_AT_ONCE, &n, err);
        if (status)
            return status;
        length += n;
    } while (n == KEPT_AT_ONCE);
    s->memory = s->own;
    s->total = length;
    s->ahead = 0;
    if (s->descriptor > STDIN_FILENO)
        close(s->descriptor);
    s->descriptor = -1;
    return TIDU_OK;
}

tidu_status byte_source_read(byte_source *s, char *buffer, size_t size, size_t *n,
                             tidu_error *err)
{
    tidu_status status;

    if (size > s->hold - s->position)
        size = s->hold - s->position;
    status = byte_source_read_at(s, s->position, buffer, size, n, err);
    if (status)
        return status;
    s->position += *n;
    if (s->is_digested && !s->is_looking)
        sha256_update(&s->digest, *n, (const uint8_t *)buffer);
    return TIDU_OK;
}

bool byte_source_can_rewind(const byte_source *s)
{
    return s->is_regular || s->descriptor < 0;
}

bool byte_source_can_split(const byte_source *s)
{
    return byte_source_can_rewind(s) && !s->is_digested;
}

void byte_source_look(byte_source *s)
{
    s->is_looking = true;
}

void byte_source_rewind(byte_source *s)
{
    s->is_looking = false;
    s->position = 0;
    s->hold = SIZE_MAX;
    sha256_init(&s->digest);
}

void byte_source_pause(byte_source *s, size_t at)
{
    s->hold = at;
}

bool byte_source_is_held(const byte_source *s)
{
    return s->hold != SIZE_MAX;
}

void byte_source_resume(byte_source *s, size_t from)
{
    s->position = from;
    s->hold = SIZE_MAX;
}

size_t byte_source_position(const byte_source *s)
{
    return s->position;
}

const char *byte_source_name(const byte_source *s)
{
    return s->name;
}

size_t byte_source_total(const byte_source *s)
{
    return s->total;
}

void byte_source_digest(const byte_source *s, char hex[65])
{
    hex[0] = '\0';
    if (s->is_digested)
        digest_so_far(&s->digest, hex);
}
