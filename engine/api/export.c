/*
 * The record of exports. An answer is noted after it is complete, in one short transaction: what cannot be noted has left all the same.
 */
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "model/rule_files.h"
#include "report/json_text.h"
#include "store/store_export.h"
#include "store/store_mark.h"

/* --- what is sent ------------------------------------------------------------------------ */

struct tidu_sent {
    struct sha256_ctx sum;
    long long bytes;
};

tidu_sent *tidu_sent_new(void)
{
    tidu_sent *s = allocate_array(1, sizeof *s);

    if (s)
        sha256_init(&s->sum);
    return s;
}

void tidu_sent_add(tidu_sent *s, const char *bytes, size_t n)
{
    sha256_update(&s->sum, n, (const uint8_t *)bytes);
    s->bytes += (long long)n;
}

void tidu_sent_free(tidu_sent *s)
{
    release(s);
}

/* --- recording --------------------------------------------------------------------------- */

const char *tidu_session_database(const tidu_session *s)
{
    return answer_reads_database(s->env.reads);
}

/* The words as a JSON array. */
static void write_command(const tidu_export *e, text_buffer *out)
{
    for (size_t i = 0; i < e->n; i++) {
        text_buffer_append_char(out, i ? ',' : '[');
        json_append_string(out, e->command[i]);
    }
    text_buffer_append_char(out, ']');
}

/* The mark of the data that were read, or of those that are there. */
static tidu_status find_mark(tidu_session *s, store *into, store_mark *out, tidu_error *err)
{
    const store_mark *read = answer_reads_mark(s->env.reads);

    if (!read)
        return store_read_mark(into, out, err);
    *out = *read;
    return TIDU_OK;
}

/* The rows of a set of files; the caller's. NULL if memory is exhausted. */
static store_rule_file *rule_rows(const rule_files *r)
{
    store_rule_file *rows = allocate_array(rule_files_count(r) + 1, sizeof *rows);

    for (size_t i = 0; rows && i < rule_files_count(r); i++) {
        const rule_file *f = rule_files_get(r, i);

        rows[i] = (store_rule_file){f->place, f->path, f->digest};
    }
    return rows;
}

static tidu_status add(tidu_session *s, store *into, store_export *row, long long *id, tidu_error *err)
{
    rule_files *rules = NULL;
    store_rule_file *rows = NULL;
    store_mark mark;
    tidu_status status = find_mark(s, into, &mark, err);

    if (!status)
        status = rule_files_read(s->env.folders, s->env.own, &rules, err);
    if (!status && !(rows = rule_rows(rules)))
        status = error_memory(err);
    if (!status) {
        row->data_digest = mark.data;
        row->rules_digest = rule_files_digest(rules);
        status = store_add_export(into, row, rows, rule_files_count(rules), id, err);
    }
    release(rows);
    rule_files_free(rules);
    return status;
}

static tidu_status digest_answer(const tidu_export *e, char digest[DIGEST_TEXT], long long *bytes, tidu_error *err)
{
    if (e->file)
        return store_digest_output(e->file, digest, bytes) ? TIDU_OK : error_at(err, TIDU_EIO, e->file, 0, 0, _("cannot be read back"));
    if (e->sent)
        digest_so_far(&e->sent->sum, digest);
    else
        digest_bytes(NULL, 0, digest);
    *bytes = e->sent ? e->sent->bytes : 0;
    return TIDU_OK;
}

tidu_status tidu_export_record(tidu_session *s, const tidu_export *given, long long *id, tidu_error *err)
{
    const char *db = tidu_session_database(s);
    char digest[DIGEST_TEXT];
    text_buffer command;
    store *into = NULL;
    long long added = 0;
    tidu_export e;
    store_export row;
    tidu_status status;

    ARGUMENT_TAKE(e, given);
    row = (store_export){.exported_by = s->env.user,
                         .level = export_level_name(s->env.level),
                         .file = e.file,
                         .format = e.format ? e.format : "table",
                         .digest = digest,
                         .withheld = answer_reads_withheld(s->env.reads),
                         .program = TIDU_VERSION};
    if (!db) {
        if (id)
            *id = 0;
        return TIDU_OK;
    }
    text_buffer_init(&command);
    write_command(&e, &command);
    row.command = text_buffer_string(&command);
    status = command.failed ? error_memory(err) : digest_answer(&e, digest, &row.bytes, err);
    if (!status)
        status = store_open(db, STORE_NOTE, s->env.dictionary, &into, err);
    if (!status)
        status = add(s, into, &row, &added, err);
    store_close(into);
    text_buffer_clear(&command);
    if (!status && id)
        *id = added;
    return status;
}

/* --- the list ---------------------------------------------------------------------------- */

enum { X_ID, X_AT, X_BY, X_COMMAND, X_LEVEL, X_FILE, X_FORMAT, X_BYTES, X_DIGEST, X_WITHHELD, X_DATA, X_RULES, X_PROGRAM, X_COLUMNS };

static const table_column columns[X_COLUMNS] = {
    [X_ID] = {"export", N_("export id"), TABLE_NUMBER, 0},
    [X_AT] = {"exported_at", N_("exported"), TABLE_TEXT, 0},
    [X_BY] = {"exported_by", N_("exported by"), TABLE_TEXT, 0},
    [X_COMMAND] = {"command", N_("command"), TABLE_TEXT, 0},
    [X_LEVEL] = {"level", N_("export level"), TABLE_TEXT, 0},
    [X_FILE] = {"file", N_("file"), TABLE_TEXT, 0},
    [X_FORMAT] = {"format", N_("form"), TABLE_TEXT, 0},
    [X_BYTES] = {"bytes", N_("bytes"), TABLE_NUMBER, 0},
    [X_DIGEST] = {"digest", N_("digest"), TABLE_CODE, 0},
    [X_WITHHELD] = {"withheld", N_("withheld"), TABLE_TEXT, 0},
    [X_DATA] = {"data_digest", N_("data"), TABLE_CODE, 0},
    [X_RULES] = {"rules_digest", N_("rules"), TABLE_CODE, 0},
    [X_PROGRAM] = {"program", N_("program"), TABLE_TEXT, 0},
};

enum { SHORT_DIGEST = 12 };

typedef struct export_list {
    grid *grid;
    bool is_for_screen;
} export_list;

static void put_text(grid *g, size_t column, const char *text)
{
    if (text)
        grid_text(g, column, text, TABLE_PLAIN);
}

/* People see the beginning of a digest. */
static void put_digest(const export_list *l, size_t column, const char *digest)
{
    char beginning[SHORT_DIGEST + 1] = "";

    if (digest && l->is_for_screen)
        strncat(beginning, digest, SHORT_DIGEST);
    put_text(l->grid, column, digest && l->is_for_screen ? beginning : digest);
}

static void add_export(void *context, const store_export *row)
{
    const export_list *l = context;

    grid_row(l->grid);
    grid_number(l->grid, X_ID, (double)row->id);
    put_text(l->grid, X_AT, l->is_for_screen ? row->local_time : row->exported_at);
    put_text(l->grid, X_BY, row->exported_by);
    put_text(l->grid, X_COMMAND, row->command);
    put_text(l->grid, X_LEVEL, row->level);
    put_text(l->grid, X_FILE, row->file);
    put_text(l->grid, X_FORMAT, row->format);
    grid_number(l->grid, X_BYTES, (double)row->bytes);
    put_digest(l, X_DIGEST, row->digest);
    put_text(l->grid, X_WITHHELD, row->withheld);
    put_digest(l, X_DATA, row->data_digest);
    put_digest(l, X_RULES, row->rules_digest);
    put_text(l->grid, X_PROGRAM, row->program);
}

tidu_status tidu_exports(tidu_session *s, const char *db, const char *from, const char *to, bool is_for_screen, tidu_report **out,
                         tidu_error *err)
{
    document *d = document_new();
    export_list l = {.is_for_screen = is_for_screen};
    store *opened = NULL;
    tidu_status status = d ? TIDU_OK : error_memory(err);

    if (d)
        l.grid = document_grid(d, "exports", NULL, columns, X_COLUMNS);
    if (!status && !l.grid)
        status = error_memory(err);
    if (!status)
        status = store_open(db, STORE_READ, s->env.dictionary, &opened, err);
    if (!status) {
        answer_reads_note(s->env.reads, db);
        status = store_list_exports(opened, from, to, add_export, &l, err);
    }
    store_close(opened);
    if (!status && is_for_screen)
        grid_hide_empty(l.grid);
    return report_end(&s->env, status, d, out, err);
}
