/*
 * Two indexes of names: one of the database, which may be asked while a table is read, and one of what was read, which is
 * complete only afterwards.
 */
#include "question/company_finder.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "intake/credit_code.h"
#include "store/store.h"

void company_finder_init(company_finder *f, const environment *env, const char *db, const panel *panel)
{
    *f = (company_finder){.env = env, .db = db, .panel = panel};
}

void company_finder_clear(company_finder *f)
{
    company_names_free(f->stored);
    company_names_free(f->read);
    text_index_free(f->codes);
    near_names_free(f->near);
    *f = (company_finder){0};
}

/* Only codes, names and towns are loaded. */
static panel *load_names(const company_finder *f)
{
    panel *p = panel_new(f->env->dictionary);
    store *from = NULL;
    bool ok = p && panel_want(p, dictionary_find(f->env->dictionary, "town"), PANEL_ANY_YEAR, PANEL_ANY_YEAR) &&
              store_open(f->db, STORE_READ, f->env->dictionary, &from, NULL) == TIDU_OK &&
              store_load(from, NULL, p, NULL) == TIDU_OK;

    store_close(from);
    if (!ok) {
        panel_free(p);
        p = NULL;
    }
    return p;
}

static void add_codes(company_finder *f, const panel *p)
{
    if (!f->codes && !(f->codes = text_index_new()))
        f->has_failed = true;
    for (uint32_t i = 0; f->codes && i < panel_count(p); i++)
        f->has_failed |= text_index_add(f->codes, panel_code(p, i), strlen(panel_code(p, i))) == TEXT_INDEX_NONE;
}

static company_names *new_names(company_finder *f)
{
    company_names *n = company_names_new(dictionary_words(f->env->dictionary));

    f->has_failed |= !n;
    return n;
}

static void open_stored(company_finder *f)
{
    panel *p;

    if (f->stored || f->has_failed || !(f->stored = new_names(f)))
        return;
    f->is_empty = true;
    if (!f->db || access(f->db, R_OK))
        return;
    p = load_names(f); /* a database that cannot be read: the import itself says what is wrong with it */
    if (!p)
        return;
    f->is_empty = !panel_count(p);
    f->has_failed |= !company_names_add_panel(f->stored, p);
    add_codes(f, p);
    panel_free(p);
}

/* Names come in that may be near to one: what is known of them is made again. */
static void forget_near(company_finder *f)
{
    near_names_free(f->near);
    f->near = NULL;
}

static void open_read(company_finder *f)
{
    if (f->read || f->has_failed || !f->panel || !(f->read = new_names(f)))
        return;
    forget_near(f);
    f->has_failed |= !company_names_add_panel(f->read, f->panel);
}

void company_finder_take(company_finder *f, const panel *p)
{
    forget_near(f);
    if (!f->read && !f->has_failed)
        f->read = new_names(f);
    if (f->read)
        f->has_failed |= !company_names_add_panel(f->read, p);
    add_codes(f, p);
}

bool company_finder_knows(void *finder, const char *code)
{
    company_finder *f = finder;
    size_t length = strlen(code);

    if (!f->db && !f->panel && !f->codes)
        return true;
    if (f->panel && panel_find_company(f->panel, code, length) != PANEL_NO_COMPANY)
        return true;
    open_stored(f);
    return f->has_failed || (f->codes && text_index_find(f->codes, code, length) != TEXT_INDEX_NONE);
}

name_outcome company_finder_find(void *finder, const name_query *query, char *out)
{
    company_finder *f = finder;

    *out = '\0';
    open_stored(f);
    if (!query->is_stored_only)
        open_read(f);
    if (f->has_failed)
        return NAME_UNKNOWN;
    return company_names_find(f->stored, query->is_stored_only ? NULL : f->read, query, out, NAME_FOUND_SIZE);
}

/* The names are complete when candidates are asked for, as names are looked up after the tables. */
static void open_near(company_finder *f)
{
    if (f->near || f->has_failed)
        return;
    f->near = near_names_new();
    f->has_failed = !f->near || !near_names_add(f->near, f->stored) || !near_names_add(f->near, f->read);
}

void company_finder_near(void *finder, const char *name, char *out)
{
    company_finder *f = finder;
    char folded[COMPANY_NAME_SIZE];

    *out = '\0';
    open_near(f);
    if (f->has_failed || !company_name_fold(dictionary_words(f->env->dictionary), name, strlen(name), folded))
        return;
    f->has_failed |= !near_names_find(f->near, folded, out, NAME_FOUND_SIZE);
}

static bool has_stored(void *finder)
{
    company_finder *f = finder;

    open_stored(f);
    return !f->is_empty && !f->has_failed;
}

void company_finder_serve(company_finder *f, intake_options *options)
{
    options->has_companies = f->db ? has_stored : NULL;
    options->find_company = company_finder_find;
    options->near_companies = company_finder_near;
    options->knows_company = company_finder_knows;
    options->name_context = f;
}

/* --- suspected pairs ---------------------------------------------------------------- */

/* Report the pairs of a company with those of its name; `is_read`: these were read, too, and each pair counts once. */
static bool note_pairs(const company_finder *f, uint32_t company, const named_company *others, bool is_read,
                       const char *file, problems *found)
{
    const char *code = panel_code(f->panel, company);
    const char *name = panel_text(f->panel, company, dictionary_find(f->env->dictionary, "name"));
    char text[COMPANY_NAME_SIZE];
    bool is_old = credit_code_is_old_number(code);
    uint32_t line = 0;

    panel_first_line(f->panel, company, &line);
    for (const named_company *o = others; o; o = o->next) {
        bool is_pair = credit_code_has_successor(code, o->code) && (is_old || !is_read);
        bool is_both = !is_read && panel_find_company(f->panel, o->code, strlen(o->code)) != PANEL_NO_COMPANY;

        if (!is_pair || is_both)
            continue;
        snprintf(text, sizeof text, "%s = %s? %.300s", is_old ? code : o->code, is_old ? o->code : code, name);
        if (!problems_add(found, &(problem){PROBLEM_PAIR_SUSPECTED, file, line, 0, "", text}))
            return false;
    }
    return true;
}

/* Whether an old number is in the panel or, by a look at the database, in that. */
static bool has_old_number(const company_finder *f)
{
    bool has = false;
    store *from;

    for (uint32_t i = 0; i < panel_count(f->panel); i++) {
        if (credit_code_is_old_number(panel_code(f->panel, i)))
            return true;
    }
    if (!f->db || access(f->db, R_OK) || store_open(f->db, STORE_READ, f->env->dictionary, &from, NULL))
        return false;
    if (store_has_code_of_length(from, CREDIT_CODE_OLD_LENGTH, &has, NULL))
        has = false;
    store_close(from);
    return has;
}

tidu_status company_finder_check_pairs(company_finder *f, const char *file, problems *found, tidu_error *err)
{
    const char *const *names = panel_text_column(f->panel, dictionary_find(f->env->dictionary, "name"));

    if (!names || !has_old_number(f))
        return TIDU_OK;
    open_stored(f);
    open_read(f);
    for (uint32_t i = 0; i < panel_count(f->panel) && !f->has_failed; i++) {
        if (names[i] && (!note_pairs(f, i, company_names_get(f->read, names[i]), true, file, found) ||
                         !note_pairs(f, i, company_names_get(f->stored, names[i]), false, file, found)))
            return error_memory(err);
    }
    return f->has_failed ? error_memory(err) : TIDU_OK;
}

/* --- lists of this program --------------------------------------------------------- */

tidu_status company_finder_check_own(const company_finder *f, const char *file, problems *found, tidu_error *err)
{
    size_t strangers = 0;
    uint32_t first = 0, line = 0;
    char text[COMPANY_NAME_SIZE];
    panel *known;

    if (!problems_count_kind(found, PROBLEM_OWN_LIST) || !f->db || access(f->db, R_OK) || !(known = load_names(f)))
        return TIDU_OK;
    for (uint32_t i = 0; i < panel_count(f->panel) && panel_count(known); i++) {
        const char *code = panel_code(f->panel, i);

        if (panel_find_company(known, code, strlen(code)) == PANEL_NO_COMPANY && !strangers++)
            first = i;
    }
    panel_free(known);
    if (!strangers)
        return TIDU_OK;
    panel_first_line(f->panel, first, &line);
    snprintf(text, sizeof text, "%.100s (%zu)", panel_code(f->panel, first), strangers);
    return problems_add(found, &(problem){PROBLEM_OWN_LIST_STRANGERS, file, line, 0, "", text}) ? TIDU_OK
                                                                                                : error_memory(err);
}
