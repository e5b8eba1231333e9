/*
 * A row is one short transaction. It changes the counters in the header of the file but nothing that cache files hold, so these are
 * labelled with the new state, if it is the one that this transaction left.
 */
#include "store/store_export.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/allocate.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/message.h"
#include "store/column_cache.h"
#include "store/rank_cache.h"
#include "store/store_internal.h"

/* --- adding ------------------------------------------------------------------------------ */

static tidu_status add_row(store *s, const store_export *row, long long *id, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(
        s,
        "INSERT INTO export (exported_at, exported_by, command, level, file, format, bytes, digest, withheld, data_digest,"
        " rules_digest, program) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        &q, err);

    if (status)
        return status;
    store_bind_text(q, 1, row->exported_by);
    store_bind_text(q, 2, row->command);
    store_bind_text(q, 3, row->level);
    store_bind_text(q, 4, row->file);
    store_bind_text(q, 5, row->format);
    sqlite3_bind_int64(q, 6, row->bytes);
    store_bind_text(q, 7, row->digest);
    store_bind_text(q, 8, row->withheld);
    store_bind_text(q, 9, row->data_digest);
    store_bind_text(q, 10, row->rules_digest);
    store_bind_text(q, 11, row->program);
    status = store_run_statement(s, q, err);
    *id = sqlite3_last_insert_rowid(s->db);
    sqlite3_finalize(q);
    return status;
}

static tidu_status has_rules(store *s, const char *digest, bool *has, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT 1 FROM export_rule WHERE rules_digest = ? LIMIT 1", &q, err);

    *has = false;
    if (!status) {
        store_bind_text(q, 1, digest);
        status = store_step(s, q, has, err);
    }
    sqlite3_finalize(q);
    return status;
}

static tidu_status add_rules(store *s, const char *digest, const store_rule_file *rules, size_t n, tidu_error *err)
{
    sqlite3_stmt *q = NULL;
    bool has;
    tidu_status status = has_rules(s, digest, &has, err);

    if (status || has)
        return status;
    status = store_prepare(s, "INSERT OR IGNORE INTO export_rule (rules_digest, place, file, digest) VALUES (?, ?, ?, ?)", &q, err);
    for (size_t i = 0; i < n && !status; i++) {
        store_bind_text(q, 1, digest);
        sqlite3_bind_int(q, 2, rules[i].place);
        store_bind_text(q, 3, rules[i].file);
        store_bind_text(q, 4, rules[i].digest);
        status = store_run_statement(s, q, err);
    }
    sqlite3_finalize(q);
    return status;
}

/* Whether the database is in the state that the transaction left which saw `before`. */
static bool state_after(store *s, const database_state *before, database_state *now)
{
    bool is_ours = !store_begin_reading(s, NULL) && database_state_get(s->db, now) && database_state_follows(now, before);

    store_end_reading(s);
    return is_ours;
}

tidu_status store_add_export(store *s, const store_export *row, const store_rule_file *rules, size_t n, long long *id, tidu_error *err)
{
    database_state before, now;
    bool has_state;
    tidu_status status = store_begin(s, err);

    if (status)
        return status;
    has_state = database_state_get(s->db, &before);
    status = add_row(s, row, id, err);
    if (!status && row->rules_digest)
        status = add_rules(s, row->rules_digest, rules, n, err);
    status = store_end(s, status, err);
    if (!status && has_state && state_after(s, &before, &now)) {
        const char *database = sqlite3_db_filename(s->db, "main");

        column_cache_follow(database, &before, &now);
        rank_cache_follow(database, &before, &now);
    }
    return status;
}

/* --- reading ----------------------------------------------------------------------------- */

static const char *text_of(sqlite3_stmt *q, int place)
{
    return (const char *)sqlite3_column_text(q, place);
}

static tidu_status prepare_known(store *s, const char *sql, sqlite3_stmt **q, tidu_error *err)
{
    long long has = 0;
    tidu_status status = store_get_integer(s, "SELECT count(*) FROM sqlite_schema WHERE name = 'export_rule'", 0, &has, err);

    *q = NULL;
    return status || !has ? status : store_prepare(s, sql, q, err);
}

tidu_status store_list_exports(store *s, const char *from, const char *to, store_export_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = prepare_known(
        s,
        "SELECT id, exported_at, strftime('%Y-%m-%d %H:%M', exported_at, 'localtime'), exported_by, command, level, file, format,"
        " bytes, digest, withheld, data_digest, rules_digest, program FROM export"
        " WHERE (?1 IS NULL OR date(exported_at, 'localtime') >= ?1) AND (?2 IS NULL OR date(exported_at, 'localtime') <= ?2)"
        " ORDER BY id",
        &q, err);
    bool has_row = !status && q;

    if (has_row) {
        store_bind_text(q, 1, from);
        store_bind_text(q, 2, to);
    }
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        visit(context, &(store_export){sqlite3_column_int64(q, 0), text_of(q, 1), text_of(q, 2), text_of(q, 3), text_of(q, 4),
                                       text_of(q, 5), text_of(q, 6), text_of(q, 7), sqlite3_column_int64(q, 8), text_of(q, 9),
                                       text_of(q, 10), text_of(q, 11), text_of(q, 12), text_of(q, 13)});
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_list_rules(store *s, const char *rules_digest, store_rule_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status =
        prepare_known(s, "SELECT place, file, digest FROM export_rule WHERE rules_digest = ? ORDER BY file", &q, err);
    bool has_row = !status && q;

    if (has_row)
        store_bind_text(q, 1, rules_digest);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (!status && has_row)
            visit(context, &(store_rule_file){sqlite3_column_int(q, 0), text_of(q, 1), text_of(q, 2)});
    }
    sqlite3_finalize(q);
    return status;
}

tidu_status store_list_words(store *s, const char *command, store_word_visit visit, void *context, tidu_error *err)
{
    sqlite3_stmt *q;
    tidu_status status = store_prepare(s, "SELECT value, type FROM json_each(?) ORDER BY key", &q, err);
    bool has_row = !status;

    if (!status)
        store_bind_text(q, 1, command);
    while (!status && has_row) {
        status = store_step(s, q, &has_row, err);
        if (status || !has_row)
            break;
        if (strcmp(text_of(q, 1), "text") != 0)
            status = store_refuse(s, err, _("the command in the record cannot be read: it was changed in the database by another program"));
        else
            visit(context, text_of(q, 0));
    }
    sqlite3_finalize(q);
    return status;
}

/* --- what was written -------------------------------------------------------------------- */

enum { MOST_DEPTH = 4, MOST_PATH = 4096 };

typedef struct listing {
    text_buffer *lines; /* [n] */
    size_t n, capacity;
    long long bytes;
} listing;

static bool list_file(listing *l, const char *path, const char *name, const struct stat *about)
{
    char digest[DIGEST_TEXT];
    text_buffer line;

    if (!digest_file(path, digest) || !allocate_room((void **)&l->lines, &l->capacity, l->n + 1, sizeof *l->lines))
        return false;
    text_buffer_init(&line);
    text_buffer_print(&line, "%s  %s\n", digest, name);
    l->lines[l->n++] = line;
    l->bytes += about->st_size;
    return !line.failed;
}

static bool list_folder(listing *l, const char *path, const char *before, int depth)
{
    DIR *dir = depth < MOST_DEPTH ? opendir(path) : NULL;
    bool ok = dir != NULL;

    for (struct dirent *entry = ok ? readdir(dir) : NULL; entry && ok; entry = readdir(dir)) {
        char below[MOST_PATH], name[MOST_PATH];
        struct stat about;

        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        ok = snprintf(below, sizeof below, "%s/%s", path, entry->d_name) < MOST_PATH &&
             snprintf(name, sizeof name, "%s%s", before, entry->d_name) < MOST_PATH - 1 && !stat(below, &about);
        if (ok && S_ISDIR(about.st_mode))
            ok = list_folder(l, below, strcat(name, "/"), depth + 1);
        else if (ok)
            ok = list_file(l, below, name, &about);
    }
    if (dir)
        closedir(dir);
    return ok;
}

/* By name, which stands behind the digest. */
static int by_name(const void *a, const void *b)
{
    return strcmp(((const text_buffer *)a)->text + DIGEST_TEXT + 1, ((const text_buffer *)b)->text + DIGEST_TEXT + 1);
}

static bool digest_folder(const char *path, char digest[DIGEST_TEXT], long long *bytes)
{
    listing l = {.n = 0};
    struct sha256_ctx sum;
    bool ok = list_folder(&l, path, "", 0);

    sha256_init(&sum);
    if (ok && l.n)
        qsort(l.lines, l.n, sizeof *l.lines, by_name);
    for (size_t i = 0; i < l.n; i++) {
        if (ok)
            sha256_update(&sum, l.lines[i].length, (const uint8_t *)l.lines[i].text);
        text_buffer_clear(&l.lines[i]);
    }
    release(l.lines);
    digest_so_far(&sum, digest);
    *bytes = l.bytes;
    return ok;
}

bool store_digest_output(const char *path, char digest[65], long long *bytes)
{
    struct stat about;

    if (stat(path, &about))
        return false;
    if (S_ISDIR(about.st_mode))
        return digest_folder(path, digest, bytes);
    *bytes = about.st_size;
    return digest_file(path, digest);
}
