/*
 * Reading a YAML file and validating its bytes before libyaml sees them.
 */
#include "yaml/yaml_source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"

static tidu_status refuse_size(const char *path, tidu_error *err)
{
    return error_at(err, TIDU_EMODEL, path, 0, 0,
                    _("the file is larger than 8 MiB; files of this kind have a few hundred lines"));
}

static tidu_status cannot_read(const char *path, int reason, tidu_error *err)
{
    return error_at(err, TIDU_EIO, path, 0, 0, _("cannot read the file: %s"), strerror(reason));
}

/*
 * Read with room for the expected size plus one byte, which detects the end; the buffer grows for files that report a
 * wrong size (pipes, /proc).
 */
static tidu_status read_all(int file, const char *path, size_t expected, char **text, size_t *length, tidu_error *err)
{
    size_t capacity = 0, n = 0;

    while (n <= YAML_MOST_BYTES) {
        ssize_t got;

        if (!allocate_room((void **)text, &capacity, (n > expected ? n : expected) + 1, 1))
            return error_memory(err);
        got = read(file, *text + n, capacity - n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cannot_read(path, errno, err);
        if (!got) {
            *length = n;
            return TIDU_OK;
        }
        n += (size_t)got;
    }
    return refuse_size(path, err);
}

static tidu_status read_open(int file, const char *path, char **out, size_t *length, tidu_error *err)
{
    struct stat about;
    tidu_status status;
    char *text = NULL;

    if (fstat(file, &about))
        return cannot_read(path, errno, err);
    if (S_ISDIR(about.st_mode))
        return error_at(err, TIDU_EIO, path, 0, 0, _("this is a folder; give a file in it"));
    if (about.st_size > (off_t)YAML_MOST_BYTES)
        return refuse_size(path, err);
    status = read_all(file, path, (size_t)about.st_size, &text, length, err);
    if (status)
        release(text);
    else
        *out = text;
    return status;
}

tidu_status yaml_source_read(const char *path, char **out, size_t *length, tidu_error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    tidu_status status;

    if (file < 0)
        return cannot_read(path, errno, err);
    status = read_open(file, path, out, length, err);
    close(file);
    return status;
}

static bool is_control(unsigned char c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

tidu_status yaml_source_check(const char *text, size_t length, const char *file, tidu_error *err)
{
    const unsigned char *s = (const unsigned char *)text;
    unsigned long line = 1, column = 1;

    if (length > YAML_MOST_BYTES)
        return refuse_size(file, err);
    for (size_t i = 0, n; i < length; i += n) {
        if (s[i] >= 0x20 && s[i] < 0x7f) { /* most of a file */
            column++;
            n = 1;
            continue;
        }
        n = utf8_length(text + i, length - i);
        if (!n)
            return error_at(err, TIDU_EMODEL, file, line, column,
                            _("byte %02x is not UTF-8; save the file as UTF-8"), s[i]);
        if (is_control(s[i]))
            return error_at(err, TIDU_EMODEL, file, line, column,
                            _("control character %02x; remove it"), s[i]);
        column++;
        if (s[i] == '\n' || (s[i] == '\r' && (i + 1 == length || s[i + 1] != '\n'))) {
            line++;
            column = 1;
        }
    }
    return TIDU_OK;
}
