#include "server/upload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "server/address.h"

typedef struct field {
    char *name;
    char *value;
    size_t n;
} field;

struct upload {
    char *folder;
    field *fields;
    size_t n_fields, room;
    upload_file files[UPLOAD_MOST_FILES];
    size_t n_files;
    FILE *open; /* the last file */
};

upload *upload_new(const char *folder)
{
    upload *u = calloc(1, sizeof *u);

    if (u && !(u->folder = strdup(folder))) {
        free(u);
        return NULL;
    }
    return u;
}

void upload_free(upload *u)
{
    if (!u)
        return;
    if (u->open)
        fclose(u->open);
    for (size_t i = 0; i < u->n_files; i++)
        unlink(u->files[i].path);
    for (size_t i = 0; i < u->n_fields; i++) {
        free(u->fields[i].name);
        free(u->fields[i].value);
    }
    free(u->fields);
    free(u->folder);
    free(u);
}

/* --- fields ----------------------------------------------------------------------------- */

static bool begin_field(upload *u, const char *name)
{
    if (u->n_fields == UPLOAD_MOST_FIELDS)
        return false;
    if (u->n_fields == u->room) {
        size_t room = u->room ? 2 * u->room : 64;
        field *more = realloc(u->fields, room * sizeof *more);

        if (!more)
            return false;
        u->fields = more;
        u->room = room;
    }
    u->fields[u->n_fields] = (field){.name = strdup(name), .value = calloc(1, 1)};
    u->n_fields++;
    return u->fields[u->n_fields - 1].name && u->fields[u->n_fields - 1].value;
}

static bool add_to_field(upload *u, const char *bytes, size_t n)
{
    field *f = &u->fields[u->n_fields - 1];
    char *longer;

    if (f->n + n > UPLOAD_MOST_VALUE || !(longer = realloc(f->value, f->n + n + 1)))
        return false;
    f->value = longer;
    for (size_t i = 0; i < n; i++)
        longer[f->n++] = (unsigned char)bytes[i] >= ' ' || bytes[i] == '\n' ? bytes[i] : ' ';
    longer[f->n] = '\0';
    return true;
}

const char *upload_field(const upload *u, const char *name)
{
    for (size_t i = 0; u && i < u->n_fields; i++) {
        if (!strcmp(u->fields[i].name, name))
            return u->fields[i].value;
    }
    return NULL;
}

/* --- files ------------------------------------------------------------------------------ */

/* The last part of a path as any system writes it, without what has a meaning in one; "table" of what is no text. */
static void name_file(const char *given, char out[UPLOAD_NAME + 1])
{
    const char *name = given;
    size_t n;

    for (const char *p = given; *p; p++) {
        if (*p == '/' || *p == '\\')
            name = p + 1;
    }
    n = strlen(name);
    if (n > UPLOAD_NAME) { /* its end says what it is */
        name += n - UPLOAD_NAME;
        while (((unsigned char)*name & 0xc0) == 0x80)
            name++;
    }
    snprintf(out, UPLOAD_NAME + 1, "%s", address_is_text(name) && *name ? name : "table");
    for (char *p = out; *p; p++) {
        if (strchr(":*?\"<>|", *p))
            *p = '_';
    }
    if (*out == '.' || *out == '-')
        *out = '_';
}

static bool begin_file(upload *u, const char *given)
{
    upload_file *f;
    int n, to;

    if (u->open && fclose(u->open)) {
        u->open = NULL;
        return false;
    }
    u->open = NULL;
    if (u->n_files == UPLOAD_MOST_FILES)
        return false;
    f = &u->files[u->n_files];
    name_file(given, f->name);
    n = snprintf(f->path, sizeof f->path, "%s/incoming-XXXXXX", u->folder);
    to = n > 0 && (size_t)n < sizeof f->path ? mkstemp(f->path) : -1;
    if (to < 0)
        return false;
    u->n_files++;
    u->open = fdopen(to, "w");
    if (!u->open)
        close(to);
    return u->open != NULL;
}

/* A browser sends a file without a name and a byte where none was chosen. */
bool upload_take(upload *u, const char *name, const char *file, const char *bytes, size_t offset, size_t n)
{
    if (!file)
        return (offset || begin_field(u, name)) && add_to_field(u, bytes, n);
    if (!*file && !offset && !n)
        return true;
    return (offset || begin_file(u, file)) && u->open && fwrite(bytes, 1, n, u->open) == n;
}

bool upload_end(upload *u)
{
    FILE *last = u->open;

    u->open = NULL;
    return !last || !fclose(last);
}

/* --- from one process to another -------------------------------------------------------- */

typedef struct upload_head {
    size_t n_fields, n_files;
} upload_head;

static bool write_bytes(FILE *to, const void *bytes, size_t n)
{
    return fwrite(bytes, 1, n, to) == n;
}

static bool write_all(const upload *u, FILE *to)
{
    const upload_head head = {u->n_fields, u->n_files};
    bool is_done = write_bytes(to, &head, sizeof head) && write_bytes(to, u->files, u->n_files * sizeof *u->files);

    for (size_t i = 0; i < u->n_fields && is_done; i++) {
        const field *f = &u->fields[i];
        size_t n = strlen(f->name);

        is_done = write_bytes(to, &n, sizeof n) && write_bytes(to, f->name, n) && write_bytes(to, &f->n, sizeof f->n) && write_bytes(to, f->value, f->n);
    }
    return is_done;
}

bool upload_write(upload *u, char path[UPLOAD_PATH])
{
    int n = snprintf(path, UPLOAD_PATH, "%s/form-XXXXXX", u->folder), to = n > 0 && n < UPLOAD_PATH ? mkstemp(path) : -1;
    FILE *out = to < 0 ? NULL : fdopen(to, "wb");
    bool is_done = out && write_all(u, out);

    if (out)
        is_done &= !fclose(out);
    else if (to >= 0)
        close(to);
    if (is_done)
        u->n_files = 0;
    else if (to >= 0)
        unlink(path);
    return is_done;
}

static bool read_text(FILE *from, size_t most, char **out, size_t *n)
{
    *out = NULL;
    if (fread(n, sizeof *n, 1, from) != 1 || *n > most || !(*out = malloc(*n + 1)))
        return false;
    (*out)[*n] = '\0';
    return fread(*out, 1, *n, from) == *n;
}

static bool read_field(upload *u, FILE *from)
{
    char *name = NULL, *value = NULL;
    size_t n;
    bool is_done = read_text(from, UPLOAD_MOST_VALUE, &name, &n) && read_text(from, UPLOAD_MOST_VALUE, &value, &n) && begin_field(u, name) &&
                   add_to_field(u, value, n);

    free(name);
    free(value);
    return is_done;
}

static bool read_all(upload *u, FILE *from)
{
    upload_head head;

    if (fread(&head, sizeof head, 1, from) != 1 || head.n_files > UPLOAD_MOST_FILES ||
        fread(u->files, sizeof *u->files, head.n_files, from) != head.n_files)
        return false;
    u->n_files = head.n_files;
    for (size_t i = 0; i < head.n_fields; i++) {
        if (!read_field(u, from))
            return false;
    }
    return true;
}

upload *upload_read(const char *path)
{
    FILE *from = fopen(path, "rb");
    upload *u = from ? upload_new("") : NULL;

    if (u && !read_all(u, from)) {
        upload_free(u);
        u = NULL;
    }
    if (from)
        fclose(from);
    unlink(path);
    return u;
}

const upload_file *upload_get_file(const upload *u, size_t i)
{
    return u && i < u->n_files ? &u->files[i] : NULL;
}
