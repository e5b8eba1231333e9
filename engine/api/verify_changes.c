/*
 * What became other since an answer: of cells, and of rows of what people do, those that the answer reads are kept, the others counted.
 */
#include <string.h>
#include <sys/stat.h>

#include "api/verify_internal.h"

typedef struct cell_filter {
    tidu_verification *v;
    const answer_reads *reads;
    const dictionary *names;
} cell_filter;

static void take_cell(void *context, const since_cell *c)
{
    cell_filter *f = context;
    tidu_verification *v = f->v;
    since_cell *copy;

    if (!answer_reads_cell(f->reads, f->names, c->code ? c->code : "", c->indicator ? c->indicator : "", c->year)) {
        v->n_other_cells++;
        return;
    }
    if (v->n_cells++ >= VERIFY_MOST_CELLS)
        return;
    copy = &v->cells[v->n_cells - 1];
    *copy = *c;
    copy->code = verify_copy(v, c->code);
    copy->indicator = verify_copy(v, c->indicator);
    copy->old_value = verify_copy(v, c->old_value);
    copy->new_value = verify_copy(v, c->new_value);
    copy->file = verify_copy(v, c->file);
}

static unsigned kind_of(const char *table)
{
    static const struct {
        const char *table;
        unsigned kind;
    } kinds[] = {{"pool_event", ANSWER_READS_POOLS}, {"visit", ANSWER_READS_VISITS}, {"task", ANSWER_READS_TASKS},
                 {"task_event", ANSWER_READS_TASKS}, {"application", ANSWER_READS_APPLICATIONS}, {"monthly_value", ANSWER_READS_MONTHS}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!strcmp(kinds[i].table, table))
            return kinds[i].kind;
    }
    return 0;
}

static void take_event(void *context, const since_event *e)
{
    cell_filter *f = context;
    tidu_verification *v = f->v;
    since_event *copy;

    if (!answer_reads_row(f->reads, kind_of(e->table), e->code ? e->code : "")) {
        v->n_other_events++;
        return;
    }
    if (v->n_events++ >= VERIFY_MOST_CELLS)
        return;
    copy = &v->events[v->n_events - 1];
    *copy = *e;
    copy->table = verify_copy(v, e->table);
    copy->code = verify_copy(v, e->code);
    copy->event = verify_copy(v, e->event);
    copy->day = verify_copy(v, e->day);
    copy->user = verify_copy(v, e->user);
    copy->file = verify_copy(v, e->file);
}

void tidu_verify_read(tidu_verification *v, const tidu_session *ran)
{
    cell_filter f = {v, ran->env.reads, ran->env.dictionary};
    store *s = NULL;

    if (v->cells || !v->has_since || v->asked.input || !(v->cells = arena_take_array(v->memory, VERIFY_MOST_CELLS, sizeof *v->cells)) ||
        !(v->events = arena_take_array(v->memory, VERIFY_MOST_CELLS, sizeof *v->events)))
        return;
    if (!store_open(v->asked.db, STORE_READ_JOURNAL, v->session->env.dictionary, &s, NULL)) {
        (void)store_list_since(s, &v->since, take_cell, &f, NULL);
        (void)store_list_since_events(s, &v->since, take_event, &f, NULL);
    }
    store_close(s);
}

/* --- files that the command names ---------------------------------------------------------- */

static bool is_one_of(const char *const *names, size_t n, const char *option, size_t length)
{
    for (size_t i = 0; i < n; i++) {
        if (!strncmp(names[i], option, length) && !names[i][length])
            return true;
    }
    return false;
}

/* Options that name files to read, which may be gone, and those whose files are no data. Of others what is a file counts. */
const char *verify_named_file(const tidu_verification *v)
{
    static const char *const read[] = {"codes", "map", "credentials", "applications", "values", "weights", "peers", "scenario", "overrides"};
    static const char *const other[] = {"db", "output", "problems", "review", "import", "input"};
    struct stat about;

    for (size_t i = 1; i < v->n_words; i++) {
        const char *word = v->words[i], *option = i > 1 && !strncmp(v->words[i - 1], "--", 2) ? v->words[i - 1] + 2 : "";
        size_t length = strlen(option);

        if (!strncmp(word, "--", 2)) {
            option = word + 2;
            length = strcspn(option, "=");
            word = option + length + (option[length] == '=');
        }
        if (!*word || is_one_of(other, sizeof other / sizeof *other, option, length))
            continue;
        if (is_one_of(read, sizeof read / sizeof *read, option, length) || (!stat(word, &about) && S_ISREG(about.st_mode)))
            return word;
    }
    return NULL;
}
