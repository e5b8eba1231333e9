/*
 * Which row of the record of exports a file belongs to: the one with its digest; if the bytes were changed, the one that its stamp, or else
 * its name, points to. Each row gets a rank by what agrees, and the newest of the best counts.
 */
#include <string.h>

#include "api/verify_internal.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "intake/file_stamp.h"

const char *verify_copy(tidu_verification *v, const char *text)
{
    const char *copy = text ? arena_copy_string(v->memory, text) : NULL;

    return text && !copy ? "" : copy;
}

typedef struct search {
    tidu_verification *v;
    int best;
} search;

/* Whether the recorded command is that of the list in the stamp: ["rank", … */
static bool is_of_list(const store_export *row, const list_stamp *stamp)
{
    size_t n = strlen(stamp->list);

    return !strncmp(row->command, "[\"", 2) && !strncmp(row->command + 2, stamp->list, n) && row->command[2 + n] == '"';
}

static bool has_name(const store_export *row, const char *file)
{
    return row->file && !strcmp(path_name(row->file), path_name(file));
}

/* Whether the file's name ends as the form is called. */
static bool has_form(const store_export *row, const char *file)
{
    const char *ending = strrchr(path_name(file), '.');

    return row->format && ending && !strcmp(ending + 1, row->format);
}

/* A stamp stands in packed files and pages. */
static bool carries_stamp(const store_export *row)
{
    return row->format && (!strcmp(row->format, "xlsx") || !strcmp(row->format, "docx") || !strcmp(row->format, "html"));
}

/* Whether the file lies in a folder of the name of the one that was written, or could: the stamp of a list tells which command wrote it. */
static bool is_part_of(const tidu_verification *v, const store_export *row, bool by_stamp)
{
    const char *name = path_name(v->asked.file), *folder = row->file ? path_name(row->file) : "";
    size_t n = strlen(folder);

    if (v->is_folder || !row->format || strcmp(row->format, "folder") != 0)
        return false;
    return by_stamp || (n && name > v->asked.file + n && name[-1] == '/' && !strncmp(name - 1 - n, folder, n) &&
                        (name - 1 - n == v->asked.file || name[-2 - (long)n] == '/'));
}

static int rank_row(const tidu_verification *v, const store_export *row, verify_found *by)
{
    enum { SAME_BYTES = 2, SAME_NAME = 4, SAME_RULE = 8, SAME_FORM = 16 };
    int details = (has_name(row, v->asked.file) ? SAME_NAME : 0) + (row->bytes == v->bytes ? SAME_BYTES : 0) +
                  (has_form(row, v->asked.file) ? SAME_FORM : 0);
    bool has_rule = v->has_stamp && *v->stamp.rule && strstr(row->command, v->stamp.rule);

    *by = FOUND_NOT;
    if (v->asked.row)
        *by = row->id == v->asked.row ? FOUND_BY_NUMBER : FOUND_NOT;
    else if (row->digest && !strcmp(row->digest, v->digest))
        *by = FOUND_BY_DIGEST;
    else if (v->has_stamp && row->data_digest && !strcmp(row->data_digest, v->stamp.data) && is_of_list(row, &v->stamp) &&
             (carries_stamp(row) || is_part_of(v, row, true)))
        *by = FOUND_BY_STAMP;
    else if (has_name(row, v->asked.file) || is_part_of(v, row, false))
        *by = FOUND_BY_NAME;
    return *by == FOUND_NOT ? 0 : (int)*by * 100 + details + (has_rule ? SAME_RULE : 0);
}

static void look_at(void *context, const store_export *row)
{
    search *s = context;
    tidu_verification *v = s->v;
    verify_found by;
    int rank = rank_row(v, row, &by);

    if (!rank || rank < s->best)
        return;
    s->best = rank;
    v->found = by;
    v->row = (store_export){.id = row->id,
                            .exported_at = verify_copy(v, row->exported_at),
                            .local_time = verify_copy(v, row->local_time),
                            .exported_by = verify_copy(v, row->exported_by),
                            .command = verify_copy(v, row->command),
                            .level = verify_copy(v, row->level),
                            .file = verify_copy(v, row->file),
                            .format = verify_copy(v, row->format),
                            .bytes = row->bytes,
                            .digest = verify_copy(v, row->digest),
                            .withheld = verify_copy(v, row->withheld),
                            .data_digest = verify_copy(v, row->data_digest),
                            .rules_digest = verify_copy(v, row->rules_digest),
                            .program = verify_copy(v, row->program)};
}

static void add_word(void *context, const char *word)
{
    tidu_verification *v = context;

    v->words[v->n_words++] = verify_copy(v, word);
}

static tidu_status read_words(tidu_verification *v, store *s, tidu_error *err)
{
    size_t most = 1;

    for (const char *c = v->row.command; *c; c++)
        most += *c == ',';
    v->words = arena_take_array(v->memory, most + 1, sizeof *v->words);
    if (!v->words)
        return error_memory(err);
    if (store_list_words(s, v->row.command, add_word, v, NULL))
        v->trouble = _("the command in the record cannot be read: it was changed in the database by another program");
    return TIDU_OK;
}

static bool is_mark(const char *text)
{
    return strspn(text, "0123456789abcdef") == STORE_MARK_TEXT - 1;
}

/* Of another database: not one whose stamp lost a letter. */
static bool is_from_elsewhere(const tidu_verification *v)
{
    return v->has_stamp && is_mark(v->stamp.database) && is_mark(v->stamp.data) && strcmp(v->stamp.database, v->mark.database) != 0;
}

static const char *why_not_found(tidu_verification *v)
{
    const char *text;

    if (v->asked.row)
        text = arena_print(v->memory, _("the record of exports has no number %lld; 'tidu exports' lists them"), v->asked.row);
    else if (v->has_stamp && !*v->stamp.database && *v->stamp.data)
        text = arena_print(v->memory, _("it was made from a file whose SHA-256 begins with %.12s; give that file with --input"), v->stamp.data);
    else if (is_from_elsewhere(v))
        text = arena_print(v->memory, _("it was made from database %.8s, and %s is %.8s; give the other one with --db"), v->stamp.database,
                           v->asked.db, *v->mark.database ? v->mark.database : "-");
    else
        text = arena_print(v->memory,
                           _("neither its digest nor its stamp nor its name is in the record of exports of %s; give the database that it came "
                             "from with --db, or its number in 'tidu exports' with --export"),
                           v->asked.db);
    return text ? text : "";
}

tidu_status verify_find(tidu_verification *v, store *s, tidu_error *err)
{
    search looking = {v, 0};
    tidu_status status = store_read_mark(s, &v->mark, err);

    v->has_stamp = file_stamp_read(v->asked.file, &v->stamp);
    if (!status)
        status = store_list_exports(s, NULL, NULL, look_at, &looking, err);
    if (status)
        return status;
    if (v->found == FOUND_NOT || (v->found == FOUND_BY_NAME && is_from_elsewhere(v))) {
        v->found = FOUND_NOT;
        v->trouble = why_not_found(v);
        return TIDU_OK;
    }
    if (!v->row.digest || !v->row.command || !v->row.exported_at || !v->row.data_digest) {
        v->trouble = _("the row of the record is not whole: it was changed in the database by another program");
        return TIDU_OK;
    }
    v->is_part = !v->is_folder && v->row.format && !strcmp(v->row.format, "folder");
    v->day = v->row.local_time ? arena_copy(v->memory, v->row.local_time, strcspn(v->row.local_time, " ")) : NULL;
    return read_words(v, s, err);
}
