/*
 * Whether a file still holds. What is compared first needs no computation: its bytes, the files of rules, the imports since. Then the
 * recorded command is run again by the caller, on a copy of the database in which what came in since is undone (`then`), and if anything
 * did on the database of now (`now`). Where the data of then cannot be restored, only the latter.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/verify_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/path.h"
#include "intake/file_stamp.h"

/* --- the rules --------------------------------------------------------------------------- */

typedef struct rule_walk {
    tidu_verification *v;
    const rule_files *now;
    size_t at; /* in `now` */
    size_t named; /* changes of files that the command names */
    bool is_known, has_failed;
} rule_walk;

/* Is a word of the command the id of this file? */
static bool is_named(const tidu_verification *v, const char *file)
{
    const char *name = path_name(file);
    size_t n = strcspn(name, ".");

    for (size_t i = 1; i < v->n_words; i++) {
        if (!strncmp(v->words[i], name, n) && !v->words[i][n])
            return true;
    }
    return false;
}

static void add_change(rule_walk *w, const char *file, const char *then, const char *now)
{
    tidu_verification *v = w->v;
    rule_change change = {verify_copy(v, file), verify_copy(v, then), verify_copy(v, now)};

    if (!allocate_room((void **)&v->rules, &v->rules_capacity, v->n_rules + 1, sizeof *v->rules)) {
        w->has_failed = true;
        return;
    }
    v->rules[v->n_rules++] = change;
    if (is_named(v, file)) { /* those that the command names stand first */
        v->rules[v->n_rules - 1] = v->rules[w->named];
        v->rules[w->named++] = change;
    }
}

/* Both lists are in the order of their files. */
static void compare_rule(void *context, const store_rule_file *then)
{
    rule_walk *w = context;

    w->is_known = true;
    for (; w->at < rule_files_count(w->now); w->at++) {
        const rule_file *now = rule_files_get(w->now, w->at);
        int order = strcmp(now->path, then->file);

        if (order > 0)
            break;
        if (!order) {
            if (strcmp(now->digest, then->digest) != 0)
                add_change(w, now->path, then->digest, now->digest);
            w->at++;
            return;
        }
        add_change(w, now->path, NULL, now->digest);
    }
    add_change(w, then->file, then->digest, NULL);
}

static tidu_status compare_rules(tidu_verification *v, store *s, tidu_error *err)
{
    rule_files *now;
    rule_walk w = {.v = v};
    tidu_status status = rule_files_read(v->session->env.folders, v->session->env.own, &now, err);

    if (status)
        return status;
    w.now = now;
    if (v->row.rules_digest && !strcmp(v->row.rules_digest, rule_files_digest(now))) {
        v->are_rules_same = VERIFY_YES;
    } else if (v->row.rules_digest) {
        status = store_list_rules(s, v->row.rules_digest, compare_rule, &w, err);
        for (; w.is_known && w.at < rule_files_count(now); w.at++)
            add_change(&w, rule_files_get(now, w.at)->path, NULL, rule_files_get(now, w.at)->digest);
        v->are_rules_same = VERIFY_NO;
    }
    rule_files_free(now);
    return status ? status : w.has_failed ? error_memory(err) : TIDU_OK;
}

/* --- the data ---------------------------------------------------------------------------- */

static bool has_word(const tidu_verification *v, const char *name)
{
    size_t n = strlen(name);

    for (size_t i = 0; i < v->n_words; i++) {
        if (!strncmp(v->words[i], name, n) && (!v->words[i][n] || v->words[i][n] == '='))
            return true;
    }
    return false;
}

/* The data of a past day do not change by what comes in later. */
static tidu_status compare_data(tidu_verification *v, store *s, tidu_error *err)
{
    tidu_status status = store_find_since(s, v->row.data_digest, v->row.exported_at, &v->since, err);

    if (status)
        return status;
    v->has_since = true;
    v->is_past = has_word(v, "--as-of");
    if (v->is_past)
        v->are_data_same = v->since.is_found && !v->since.n_undone ? VERIFY_YES : VERIFY_NO;
    else
        v->are_data_same =
            v->since.is_found && !v->since.n_later && !v->since.n_undone && !v->since.has_calibration ? VERIFY_YES : VERIFY_NO;
    return TIDU_OK;
}

/* --- the data of then -------------------------------------------------------------------- */

static bool copy_file(const char *from, const char *to)
{
    char block[1 << 14];
    FILE *in = fopen(from, "rb"), *out = in ? fopen(to, "wb") : NULL;
    bool ok = out != NULL;
    size_t n;

    while (ok && (n = fread(block, 1, sizeof block, in)) > 0)
        ok = fwrite(block, 1, n, out) == n;
    if (out)
        ok = !fclose(out) && ok;
    if (in)
        fclose(in);
    return ok;
}

/* A folder in the temporary one. */
static tidu_status make_folder(tidu_verification *v, const char *name, char path[VERIFY_PATH], tidu_error *err)
{
    if (!*v->folder && !temporary_folder_make(v->folder))
        return error_set(err, TIDU_EIO, _("there is no room for temporary files: %s"), strerror(errno));
    if (snprintf(path, VERIFY_PATH, "%s/%s", v->folder, name) >= VERIFY_PATH || mkdir(path, 0700))
        return error_set(err, TIDU_EIO, _("there is no room for temporary files: %s"), strerror(errno));
    return TIDU_OK;
}

/* With the own indicators beside it, under the name that the database has. */
static tidu_status make_snapshot(tidu_verification *v, tidu_error *err)
{
    char folder[VERIFY_PATH], own[VERIFY_PATH], path[VERIFY_PATH];
    tidu_status status = make_folder(v, "data", folder, err);

    if (status)
        return status;
    if (snprintf(path, sizeof path, "%s/%s", folder, path_name(v->asked.db)) >= VERIFY_PATH ||
        snprintf(own, sizeof own, "%s/indicators.yaml", folder) >= VERIFY_PATH)
        return error_set(err, TIDU_EIO, "%s", _("the path of the database is too long"));
    if (v->session->env.own && !copy_file(v->session->env.own, own))
        return error_set(err, TIDU_EIO, _("there is no room for temporary files: %s"), strerror(errno));
    status = store_save_snapshot(v->asked.db, &v->since, v->row.exported_at, path, v->session->env.dictionary, err);
    if (!status)
        snprintf(v->snapshot, sizeof v->snapshot, "%s", path);
    return status;
}

/* Which runs are due. That the data of then cannot be restored is no failure. */
static tidu_status plan_runs(tidu_verification *v, tidu_error *err)
{
    tidu_error why;
    tidu_status status;

    if (v->trouble)
        return TIDU_OK;
    v->then.is_due = true;
    if (v->are_data_same == VERIFY_YES)
        return TIDU_OK;
    v->now.is_due = true;
    if (v->is_past && (!v->since.is_found || v->since.lost))
        status = error_set(&why, TIDU_ESTORE, "%s", _("the data of that day are no longer those that the answer was made from"));
    else
        status = make_snapshot(v, &why);
    if (status == TIDU_ENOMEM)
        return error_memory(err);
    if (status) {
        v->unrestored = verify_copy(v, why.message);
        v->then.is_due = false;
        v->trouble = v->is_part ? v->unrestored : NULL;
    }
    return TIDU_OK;
}

/* --- the beginning ----------------------------------------------------------------------- */

static tidu_status begin_database(tidu_verification *v, tidu_error *err)
{
    store *s = NULL;
    tidu_error why;
    tidu_status status = store_open(v->asked.db, STORE_READ, v->session->env.dictionary, &s, &why);

    if (status == TIDU_ENOMEM)
        return error_memory(err);
    if (status) {
        v->trouble = arena_print(v->memory, "%s: %s", v->asked.db, why.message);
        return TIDU_OK;
    }
    answer_reads_note(v->session->env.reads, v->asked.db);
    status = verify_find(v, s, err);
    if (!status && v->found != FOUND_NOT && v->row.digest && !v->is_part)
        v->are_bytes_same = !strcmp(v->row.digest, v->digest) ? VERIFY_YES : VERIFY_NO;
    if (!status && v->found != FOUND_NOT && !v->trouble)
        status = compare_rules(v, s, err);
    if (!status && v->found != FOUND_NOT && !v->trouble)
        status = compare_data(v, s, err);
    store_close(s);
    return status ? status : plan_runs(v, err);
}

/* The command that the stamp tells of: its list, rule, year and day. */
static tidu_status words_of_stamp(tidu_verification *v, tidu_error *err)
{
    const list_stamp *s = &v->stamp;
    char year[16];

    snprintf(year, sizeof year, "%d", s->year);
    v->words = arena_take_array(v->memory, 6, sizeof *v->words);
    if (!v->words)
        return error_memory(err);
    v->words[v->n_words++] = s->list;
    if (*s->rule)
        v->words[v->n_words++] = s->rule;
    if (s->year) {
        v->words[v->n_words++] = "--year";
        v->words[v->n_words++] = verify_copy(v, year);
    }
    if (*s->on) {
        v->words[v->n_words++] = "--on";
        v->words[v->n_words++] = s->on;
    }
    return TIDU_OK;
}

static tidu_status begin_input(tidu_verification *v, tidu_error *err)
{
    char digest[DIGEST_TEXT];

    v->has_stamp = file_stamp_read(v->asked.file, &v->stamp);
    if (!digest_file(v->asked.input, digest))
        return error_at(err, TIDU_EIO, v->asked.input, 0, 0, _("cannot be read back"));
    if (!v->has_stamp || *v->stamp.database)
        v->trouble = v->has_stamp ? _("its stamp says that it was made from a database; give it with --db instead of --input")
                                  : _("it carries no stamp; workbooks, documents and pages do");
    else if (*v->stamp.certificates)
        v->trouble = _("it was made with a list of certificates, which its stamp does not name; import both files into a database and ask that");
    if (v->trouble)
        return TIDU_OK;
    v->are_data_same = !strncmp(digest, v->stamp.data, strlen(v->stamp.data)) ? VERIFY_YES : VERIFY_NO;
    v->then.is_due = v->are_data_same == VERIFY_YES;
    return words_of_stamp(v, err);
}

tidu_status tidu_verify_begin(tidu_session *session, const tidu_verify_options *options, tidu_verification **out, tidu_error *err)
{
    tidu_verification *v = allocate_array(1, sizeof *v);
    struct stat about;
    tidu_status status = v && (v->memory = arena_new()) ? TIDU_OK : error_memory(err);

    if (v) {
        v->session = session;
        ARGUMENT_TAKE(v->asked, options);
        v->is_folder = !stat(v->asked.file, &about) && S_ISDIR(about.st_mode);
    }
    if (!status && !store_digest_output(v->asked.file, v->digest, &v->bytes))
        status = error_at(err, TIDU_EIO, v->asked.file, 0, 0, _("cannot be read"));
    if (!status)
        status = v->asked.input ? begin_input(v, err) : begin_database(v, err);
    if (status)
        tidu_verification_free(v);
    else
        *out = v;
    return status;
}

void tidu_verification_free(tidu_verification *v)
{
    if (!v)
        return;
    temporary_folder_remove(v->folder);
    store_since_clear(&v->since);
    release(v->rules);
    arena_free(v->memory);
    release(v);
}

/* --- running it again -------------------------------------------------------------------- */

/* Under the name that it had; what went to standard output is named by its form, by which it is compared. */
static bool name_output(tidu_verification *v, verify_rerun *r, tidu_error *err)
{
    const char *name = v->row.file ? v->row.file : v->found == FOUND_NOT ? v->asked.file : NULL;
    char folder[VERIFY_PATH], base[VERIFY_PATH];
    size_t n;

    if (make_folder(v, r == &v->then ? "then" : "now", folder, err))
        return false;
    snprintf(base, sizeof base, "%s%s", name ? name : "output.", name ? "" : v->row.format);
    for (n = strlen(base); n > 1 && base[n - 1] == '/'; n--)
        base[n - 1] = '\0';
    return snprintf(r->output, sizeof r->output, "%s/%s", folder, path_name(base)) < VERIFY_PATH;
}

bool tidu_verify_next(tidu_verification *v, tidu_verify_run *out)
{
    verify_rerun *r = v->then.is_due && !v->then.is_done ? &v->then : v->now.is_due && !v->now.is_done ? &v->now : NULL;
    tidu_error err = {.message = ""};
    tidu_verify_run run;

    while (r && !name_output(v, r, &err)) {
        r->is_done = true;
        r->failure = verify_copy(v, err.message);
        r = r == &v->then && v->now.is_due ? &v->now : NULL;
    }
    v->running = r;
    if (!r)
        return false;
    run = (tidu_verify_run){.words = v->words,
                            .n = v->n_words,
                            .db = v->asked.input ? NULL : r == &v->then && *v->snapshot ? v->snapshot : v->asked.db,
                            .input = v->asked.input,
                            .output = r->output,
                            .is_standard = v->found != FOUND_NOT && !v->row.file,
                            .day = v->day};
    ROW_GIVE(out, run);
    return true;
}

/* What the file is held against: the output, or the file of its name in it. False: there is none. */
static bool find_counterpart(const tidu_verification *v, const verify_rerun *r, char path[2 * VERIFY_PATH])
{
    struct stat about;

    snprintf(path, 2 * VERIFY_PATH, "%s%s%s", r->output, v->is_part ? "/" : "", v->is_part ? path_name(v->asked.file) : "");
    return !stat(path, &about);
}

/* Hold the file against what was computed. */
static void compare(tidu_verification *v, verify_rerun *r, const char *computed)
{
    output_difference only_cells;
    tidu_error err;

    if (output_difference_find(v->asked.file, computed, false, &r->difference, &err)) {
        r->difference = (output_difference){.is_found = true};
        r->unreadable = verify_copy(v, err.message);
    }
    r->are_cells_same = VERIFY_NO;
    if (output_difference_find(v->asked.file, computed, true, &only_cells, NULL))
        return;
    r->are_cells_same = only_cells.is_found ? VERIFY_NO : VERIFY_YES;
    if (r == &v->now && only_cells.is_found) /* its stamp is another one in any case */
        r->difference = only_cells;
}

/* Of a file of a folder the bytes are known once the whole folder has been computed again. */
static void judge_part(tidu_verification *v, bool is_whole_same, bool is_same)
{
    if (is_whole_same)
        v->are_bytes_same = is_same ? VERIFY_YES : VERIFY_NO;
    else
        v->trouble = _("it is one file of a folder, which can be verified alone only while the whole folder is computed again the same");
}

void tidu_verify_ran(tidu_verification *v, const char *reason)
{
    verify_rerun *r = v->running;
    const char *expected = v->found == FOUND_NOT ? v->digest : v->row.digest;
    char computed[2 * VERIFY_PATH], digest[DIGEST_TEXT];
    long long bytes;
    bool is_same;

    if (!r)
        return;
    r->is_done = true;
    if (reason || !store_digest_output(r->output, r->digest, &bytes) || !find_counterpart(v, r, computed)) {
        r->failure = verify_copy(v, reason ? reason : _("nothing of that name was written; give the file the name that it had"));
        return;
    }
    r->is_same = !strcmp(r->digest, expected) ? VERIFY_YES : VERIFY_NO;
    r->are_cells_same = VERIFY_YES;
    is_same = store_digest_output(computed, digest, &bytes) && !strcmp(digest, v->digest);
    if (v->is_part && r == &v->then)
        judge_part(v, r->is_same == VERIFY_YES, is_same);
    if (!is_same)
        compare(v, r, computed);
}
