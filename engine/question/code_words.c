/*
 * A name counts where exactly one code in use has it: 鼓楼区 is in several cities, so it names none. Searching is linear;
 * the texts of a column repeat, and intake keeps what it has found.
 */
#include "question/code_words.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

void code_words_init(code_words *w, const environment *env, const char *db)
{
    *w = (code_words){.env = env, .db = db};
    pthread_mutex_init(&w->lock, NULL);
}

void code_words_clear(code_words *w)
{
    if (w->is_open)
        code_names_clear(&w->names);
    pthread_mutex_destroy(&w->lock);
}

/* Without registers if they cannot be read: the import itself says what is wrong with the database. */
static bool open_names(code_words *w)
{
    store *from = NULL;

    if (w->is_open)
        return true;
    if (w->db && !access(w->db, R_OK) && store_open(w->db, STORE_READ, w->env->dictionary, &from, NULL))
        from = NULL;
    w->is_open = code_names_open(w->env, from, &w->names, NULL) == TIDU_OK;
    store_close(from);
    return w->is_open;
}

static bool find_registered(const code_register *r, code_kind kind, const char *name, char *out)
{
    const char *found = NULL;

    for (size_t i = 0; i < code_register_count(r); i++) {
        const code_entry *e = code_register_get(r, i);

        if (e->kind != kind || strcmp(e->name, name) ||
            (kind == CODE_INDUSTRY && e->edition != CODE_LATEST_EDITION) ||
            code_register_find(r, kind, e->edition, e->code).standing != CODE_IN_USE)
            continue;
        if (found && strcmp(found, e->code))
            return false;
        found = e->code;
    }
    if (found)
        snprintf(out, 32, "%s", found);
    return found != NULL;
}

static bool find(code_words *w, coded_as what, const char *name, char *out)
{
    const name_table *names;
    const char *code;

    if (!open_names(w))
        return false;
    if (what != CODED_FIELD && what != CODED_UNIT)
        return find_registered(w->names.registers, what == CODED_REGION ? CODE_REGION : CODE_INDUSTRY, name, out);
    names = what == CODED_FIELD ? w->names.fields : w->names.units;
    code = names ? name_table_code(names, name) : NULL;
    if (code)
        snprintf(out, 32, "%s", code);
    return code != NULL;
}

bool code_words_find(void *words, coded_as what, const char *name, char *out)
{
    code_words *w = words;
    bool is_found;

    pthread_mutex_lock(&w->lock);
    is_found = *name && find(w, what, name, out);
    pthread_mutex_unlock(&w->lock);
    return is_found;
}
