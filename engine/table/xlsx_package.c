/*
 *   _rels/.rels -> the workbook's part -> its relations (beside it in _rels/NAME.rels) and its sheets
 *
 * Relations are told apart by the last word of their type, which is the same in both dialects of the standard.
 */
#include "table/xlsx_package.h"

#include <stdio.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "table/file_kind.h"
#include "table/xml_parser.h"

enum { MOST_PATH = 512, MOST_SHEETS = 10000 };

typedef struct relation {
    const char *id;
    const char *kind; /* "worksheet" */
    const char *path; /* in the archive */
} relation;

typedef struct package_reader {
    arena *memory;
    xlsx_package *out;
    const char *folder;   /* of the part whose relations are read */
    relation *relations;
    size_t n, capacity;
    workbook_sheet *sheets;
    const char **ids;
    size_t n_sheets, sheets_capacity, ids_capacity;
    bool failed;
} package_reader;

/* --- relations ----------------------------------------------------------------- */

/* Add the steps of a path: "." stays, ".." goes back. */
static void walk(char out[MOST_PATH], const char *path)
{
    for (size_t n; *path; path += n + (path[n] == '/')) {
        n = strcspn(path, "/");
        if (n == 2 && !strncmp(path, "..", 2)) {
            char *slash = strrchr(out, '/');

            *(slash ? slash : out) = '\0';
        } else if (n && !(n == 1 && *path == '.')) {
            snprintf(out + strlen(out), MOST_PATH - strlen(out), "%s%.*s", *out ? "/" : "", (int)n, path);
        }
    }
}

/* Join folder and target: "xl", "../media/a" is "media/a", "/xl/b" is "xl/b". */
static void join_path(const char *folder, const char *target, char out[MOST_PATH])
{
    *out = '\0';
    if (*target != '/')
        walk(out, folder);
    walk(out, target);
}

static const char *last_word(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void take_relation(void *reader, const char *name, const char **attributes)
{
    package_reader *r = reader;
    const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    char path[MOST_PATH];
    relation made;

    if (strcmp(name, "Relationship") || !id || !type || !target)
        return;
    join_path(r->folder, target, path);
    made = (relation){arena_copy_string(r->memory, id), arena_copy_string(r->memory, last_word(type)),
                      arena_copy_string(r->memory, path)};
    if (!made.id || !made.kind || !made.path ||
        !allocate_room((void **)&r->relations, &r->capacity, r->n + 1, sizeof *r->relations))
        r->failed = true;
    else
        r->relations[r->n++] = made;
}

static void end_nothing(void *reader, const char *name)
{
    (void)reader;
    (void)name;
}

/* The relations of the part `path` ("": of the package); none if it has no such file. */
static tidu_status read_relations(package_reader *r, zip_archive *z, const char *path, tidu_error *err)
{
    const char *name = last_word(path);
    char folder[MOST_PATH], file[MOST_PATH + 16];
    xml_user user = {take_relation, end_nothing, NULL, r};
    size_t entry;

    snprintf(folder, sizeof folder, "%.*s", (int)(name - path), path);
    snprintf(file, sizeof file, "%s_rels/%s.rels", folder, name);
    if (*folder)
        folder[strlen(folder) - 1] = '\0';
    r->n = 0;
    r->folder = folder;
    entry = zip_archive_find(z, file);
    return entry == ZIP_NO_ENTRY ? TIDU_OK : xml_parse_entry(z, entry, file, &user, err);
}

static const relation *find_relation(const package_reader *r, const char *id, const char *kind)
{
    for (size_t i = 0; i < r->n; i++) {
        if ((!id || !strcmp(r->relations[i].id, id)) && (!kind || !strcmp(r->relations[i].kind, kind)))
            return &r->relations[i];
    }
    return NULL;
}

/* --- sheets ---------------------------------------------------------------------- */

static bool is_on(const char *value)
{
    return value && (!strcmp(value, "1") || !strcmp(value, "true") || !strcmp(value, "on"));
}

static void take_sheet(package_reader *r, const char **attributes)
{
    const char *name = xml_attribute(attributes, "name"), *state = xml_attribute(attributes, "state");
    const char *id = NULL;

    for (const char **a = attributes; *a; a += 2) { /* r:id, beside sheetId; its prefix may be another */
        const char *colon = strchr(a[0], ':');

        if (colon && !strcmp(colon + 1, "id"))
            id = a[1];
    }
    if (!name || !id || r->n_sheets == MOST_SHEETS)
        return;
    if (!allocate_room((void **)&r->sheets, &r->sheets_capacity, r->n_sheets + 1, sizeof *r->sheets) ||
        !allocate_room((void **)&r->ids, &r->ids_capacity, r->n_sheets + 1, sizeof *r->ids)) {
        r->failed = true;
        return;
    }
    r->sheets[r->n_sheets] = (workbook_sheet){arena_copy_string(r->memory, name), state && !strcmp(state, "hidden"),
                                              state && !strcmp(state, "veryHidden")};
    r->ids[r->n_sheets] = arena_copy_string(r->memory, id);
    r->failed |= !r->sheets[r->n_sheets].name || !r->ids[r->n_sheets];
    r->n_sheets++;
}

static void start_workbook(void *reader, const char *name, const char **attributes)
{
    package_reader *r = reader;

    if (!strcmp(name, "workbookPr"))
        r->out->is_1904 = is_on(xml_attribute(attributes, "date1904"));
    else if (!strcmp(name, "sheet"))
        take_sheet(r, attributes);
}

/* Keep the sheets with cells; charts and macros have none. */
static tidu_status keep_sheets(package_reader *r, const zip_archive *z, tidu_error *err)
{
    xlsx_package *p = r->out;

    p->sheets = arena_take_array(r->memory, r->n_sheets + 1, sizeof *p->sheets);
    p->entries = arena_take_array(r->memory, r->n_sheets + 1, sizeof *p->entries);
    if (r->failed || !p->sheets || !p->entries)
        return error_memory(err);
    for (size_t i = 0; i < r->n_sheets; i++) {
        const relation *to = find_relation(r, r->ids[i], "worksheet");
        size_t entry = to ? zip_archive_find(z, to->path) : ZIP_NO_ENTRY;

        if (entry == ZIP_NO_ENTRY)
            continue;
        p->sheets[p->n] = r->sheets[i];
        p->entries[p->n++] = entry;
    }
    if (p->n)
        return TIDU_OK;
    return error_at(err, TIDU_EDATA, zip_archive_file(z), 0, 0, _("the workbook has no sheet with cells"));
}

/* --- what the file says of itself ---------------------------------------------------- */

typedef struct keyword_reader {
    char text[XLSX_KEYWORDS];
    size_t length;
    bool is_inside;
} keyword_reader;

static void start_property(void *reader, const char *name, const char **attributes)
{
    (void)attributes;
    ((keyword_reader *)reader)->is_inside = !strcmp(name, "keywords");
}

static void end_property(void *reader, const char *name)
{
    (void)name;
    ((keyword_reader *)reader)->is_inside = false;
}

static void take_text(void *reader, const char *text, size_t length)
{
    keyword_reader *k = reader;
    size_t room = sizeof k->text - 1 - k->length, n = length < room ? length : room;

    if (!k->is_inside)
        return;
    memcpy(k->text + k->length, text, n);
    k->length += n;
}

/* The table is read whatever is wrong with these. */
static tidu_status read_keywords(package_reader *r, zip_archive *z, tidu_error *err)
{
    const relation *to = find_relation(r, NULL, "core-properties");
    size_t entry = to ? zip_archive_find(z, to->path) : ZIP_NO_ENTRY;
    keyword_reader k = {.length = 0};
    xml_user user = {start_property, end_property, take_text, &k};

    if (entry != ZIP_NO_ENTRY && xml_parse_entry(z, entry, "properties", &user, NULL))
        k.length = 0;
    r->out->keywords = arena_copy(r->memory, k.text, k.length);
    return r->out->keywords ? TIDU_OK : error_memory(err);
}

/* --- the package ------------------------------------------------------------------ */

/* What a zip archive is that is no such workbook. */
static tidu_status refuse(const zip_archive *z, tidu_error *err)
{
    static const struct {
        const char *path;
        file_kind kind;
    } rows[] = {
        {"xl/workbook.bin", FILE_BINARY_WORKBOOK}, {"ofd.xml", FILE_OFD}, {"word/document.xml", FILE_WORD},
        {"ppt/presentation.xml", FILE_SLIDES}, {"content.xml", FILE_OPEN_DOCUMENT},
        {"[content_types].xml", FILE_OTHER_OFFICE},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (zip_archive_find(z, rows[i].path) != ZIP_NO_ENTRY)
            return file_kind_refuse(rows[i].kind, zip_archive_file(z), err);
    }
    return file_kind_refuse(FILE_ARCHIVE, zip_archive_file(z), err);
}

static size_t entry_of(const package_reader *r, const zip_archive *z, const char *kind)
{
    const relation *to = find_relation(r, NULL, kind);

    return to ? zip_archive_find(z, to->path) : ZIP_NO_ENTRY;
}

static tidu_status read_package(package_reader *r, zip_archive *z, tidu_error *err)
{
    xml_user user = {start_workbook, end_nothing, NULL, r};
    const char *path = "xl/workbook.xml";
    const relation *to;
    size_t entry;
    tidu_status status = read_relations(r, z, "", err);

    if (status)
        return status;
    status = read_keywords(r, z, err);
    if (status)
        return status;
    to = find_relation(r, NULL, "officeDocument");
    if (to && zip_archive_find(z, to->path) != ZIP_NO_ENTRY)
        path = to->path;
    entry = zip_archive_find(z, path);
    if (entry == ZIP_NO_ENTRY || !strcmp(last_word(path), "workbook.bin") || !strcmp(last_word(path), "document.xml") ||
        !strcmp(last_word(path), "presentation.xml"))
        return refuse(z, err);
    status = xml_parse_entry(z, entry, "workbook", &user, err);
    if (!status)
        status = read_relations(r, z, path, err);
    if (status)
        return status;
    r->out->texts = entry_of(r, z, "sharedStrings");
    r->out->styles = entry_of(r, z, "styles");
    return keep_sheets(r, z, err);
}

tidu_status xlsx_package_read(zip_archive *z, arena *memory, xlsx_package *out, tidu_error *err)
{
    package_reader r = {.memory = memory, .out = out};
    tidu_status status;

    *out = (xlsx_package){.texts = ZIP_NO_ENTRY, .styles = ZIP_NO_ENTRY};
    status = read_package(&r, z, err);
    release(r.relations);
    release(r.sheets);
    release(r.ids);
    return status;
}
