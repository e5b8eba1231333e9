/*
 * Which way two outputs are compared, and files of folders by their names in order.
 */
#include "intake/output_difference.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/message.h"
#include "base/utf8.h"
#include "intake/output_difference_internal.h"

enum { MOST_PATH = 4096, MOST_FILES = 100000, SHOWN = OUTPUT_DIFFERENCE_TEXT };

void output_difference_show(const char *text, size_t length, char out[SHOWN])
{
    size_t used = 0;

    for (size_t i = 0; i < length && used + 8 < SHOWN;) {
        size_t n = utf8_length(text + i, length - i);

        if (n == 1)
            out[used++] = (unsigned char)text[i] < ' ' || text[i] == 127 ? ' ' : text[i];
        else if (!n)
            out[used++] = '?';
        else
            memcpy(out + used, text + i, n), used += n;
        i += n ? n : 1;
    }
    out[used] = '\0';
}

void output_difference_show_text(const char *text, char out[SHOWN])
{
    output_difference_show(text, strlen(text), out);
}

static bool ends_in(const char *path, const char *end)
{
    size_t n = strlen(path), m = strlen(end);

    return n > m && !strcasecmp(path + n - m, end);
}

/* By the name of what was computed, which is the program's own. A CSV that is none any more is text. */
static tidu_status compare_files(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err)
{
    bool is_workbook = ends_in(computed, ".xlsx"), is_document = ends_in(computed, ".docx");
    tidu_status status = TIDU_OK;

    if (is_workbook)
        status = output_difference_tables(written, computed, true, only_cells, out, err);
    else if (is_document)
        status = output_difference_documents(written, computed, out, err);
    else if (ends_in(computed, ".csv") && output_difference_tables(written, computed, false, only_cells, out, NULL) == TIDU_ENOMEM)
        status = error_memory(err);
    if (status || out->is_found || (only_cells && (is_workbook || is_document)))
        return status;
    status = output_difference_bytes(written, computed, !is_workbook && !is_document && !ends_in(computed, ".pdf"), only_cells, out, err);
    out->are_values_same = out->are_bytes && is_workbook;
    return status;
}

static tidu_status compare_any(const char *written, const char *computed, bool only_cells, const char *name, output_difference *out,
                               tidu_error *err);

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted, in `memory`; false if it cannot be read. */
static bool list_names(const char *path, arena *memory, char ***names, size_t *n)
{
    DIR *dir = opendir(path);
    size_t capacity = 0;
    bool ok = dir != NULL;

    for (struct dirent *entry = ok ? readdir(dir) : NULL; entry && ok; entry = readdir(dir)) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        ok = *n < MOST_FILES && allocate_room((void **)names, &capacity, *n + 1, sizeof **names) &&
             ((*names)[(*n)++] = arena_copy_string(memory, entry->d_name));
    }
    if (dir)
        closedir(dir);
    if (ok && *n)
        qsort(*names, *n, sizeof **names, by_name);
    return ok;
}

static void note_file(output_difference *out, const char *name, const char *written, const char *computed)
{
    out->is_found = true;
    output_difference_show_text(name, out->part);
    output_difference_show_text(written, out->written);
    output_difference_show_text(computed, out->computed);
}

static tidu_status compare_folders(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err)
{
    arena *memory = arena_new();
    char **a = NULL, **b = NULL;
    size_t n = 0, m = 0;
    bool ok = memory && list_names(written, memory, &a, &n) && list_names(computed, memory, &b, &m);
    tidu_status status = ok ? TIDU_OK : error_at(err, TIDU_EIO, written, 0, 0, _("cannot be read back"));

    for (size_t i = 0, k = 0; !status && !out->is_found && (i < n || k < m);) {
        int order = i == n ? 1 : k == m ? -1 : strcmp(a[i], b[k]);
        char one[MOST_PATH], other[MOST_PATH];

        if (order) {
            note_file(out, order < 0 ? a[i] : b[k], order < 0 ? a[i] : "", order < 0 ? "" : b[k]);
            break;
        }
        snprintf(one, sizeof one, "%s/%s", written, a[i++]);
        snprintf(other, sizeof other, "%s/%s", computed, b[k++]);
        status = compare_any(one, other, only_cells, b[k - 1], out, err);
    }
    arena_free(memory);
    release(a);
    release(b);
    return status;
}

static tidu_status compare_any(const char *written, const char *computed, bool only_cells, const char *name, output_difference *out,
                               tidu_error *err)
{
    struct stat one, other;
    char part[SHOWN];
    tidu_status status;

    if (stat(written, &one) || stat(computed, &other))
        return error_at(err, TIDU_EIO, written, 0, 0, _("cannot be read back"));
    if (S_ISDIR(one.st_mode) != S_ISDIR(other.st_mode)) {
        note_file(out, name, "", "");
        return TIDU_OK;
    }
    status = (S_ISDIR(one.st_mode) ? compare_folders : compare_files)(written, computed, only_cells, out, err);
    if (!status && out->is_found && *name) {
        snprintf(part, sizeof part, "%.120s%s%.120s", name, *out->part ? "/" : "", out->part);
        output_difference_show_text(part, out->part);
    }
    return status;
}

tidu_status output_difference_find(const char *written, const char *computed, bool only_cells, output_difference *out, tidu_error *err)
{
    *out = (output_difference){.is_found = false};
    return compare_any(written, computed, only_cells, "", out, err);
}
