/*
 * Typed values are kept sorted by target, town and day; of one cell the latest import counts, and within an import the first row. What is
 * counted is read from the database once, and counted for each day that is asked for.
 */
#include "question/target_values.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "question/target_entry.h"
#include "question/target_tables.h"
#include "store/store_calibration.h"
#include "store/store_target_value.h"

/* The applications for one title. */
typedef struct filed_list {
    const char *model;
    applications *list;
} filed_list;

/* What was counted already: targets of one definition share it. */
typedef struct known_count {
    const target_count *of;
    long from, day;
    const char *town;
    target_reading found; /* in plain units */
} known_count;

struct target_values {
    const environment *env;
    const target_library *plans;
    typed_values *stored;       /* of the database; NULL */
    target_entry *entries;      /* [n] */
    size_t n, n_strangers;
    const typed_value **typed;  /* [n] the same, in that order */
    bool has_data;
    loaded_data data;
    filed_list *filed;          /* [n_filed] those asked for so far */
    size_t n_filed, capacity;
    target_tables *tables;
    known_count *known;         /* [n_known] */
    size_t n_known, known_capacity;
};

/* --- typed ---------------------------------------------------------------------------------------------------------- */

static int by_place(const void *x, const void *y)
{
    const target_entry *a = x, *b = y;

    if (a->target != b->target)
        return a->target < b->target ? -1 : 1;
    if (a->town != b->town)
        return (uintptr_t)a->town < (uintptr_t)b->town ? -1 : 1;
    if (a->typed->day != b->typed->day)
        return a->typed->day < b->typed->day ? -1 : 1;
    if (a->typed->import != b->typed->import) /* those of a file have 0, and come last */
        return !a->typed->import || (b->typed->import && a->typed->import > b->typed->import) ? 1 : -1;
    return a->typed->line < b->typed->line ? 1 : -1; /* the first row counts, as the last one here */
}

static void take_all(target_values *v, const typed_values *from)
{
    typed_part part;

    for (size_t i = 0; from && i < typed_values_count(from); i++) {
        if (target_entry_make(v->plans, typed_values_get(from, i), &v->entries[v->n], &part) == PROBLEM_KINDS)
            v->n++;
        else
            v->n_strangers++;
    }
}

static tidu_status take_typed(target_values *v, const typed_values *file, tidu_error *err)
{
    size_t most = (file ? typed_values_count(file) : 0) + (v->stored ? typed_values_count(v->stored) : 0) + 1;

    v->entries = allocate_array(most, sizeof *v->entries);
    v->typed = allocate_array(most, sizeof *v->typed);
    if (!v->entries || !v->typed)
        return error_memory(err);
    take_all(v, v->stored);
    take_all(v, file);
    if (v->n)
        qsort(v->entries, v->n, sizeof *v->entries, by_place);
    for (size_t i = 0; i < v->n; i++)
        v->typed[i] = v->entries[i].typed;
    return TIDU_OK;
}

/* The entries of a target: the first of them, and behind the last. */
static void find_entries(const target_values *v, const target *t, size_t *first, size_t *end)
{
    size_t low = 0, high = v->n;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (v->entries[middle].target < t)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < v->n && v->entries[low].target == t)
        low++;
    *end = low;
}

/* The latest with after < day <= until. */
static const target_entry *find_typed(const target_values *v, const target *t, const char *town, long after, long until)
{
    const target_entry *best = NULL;
    size_t first, end;

    find_entries(v, t, &first, &end);
    for (size_t i = first; i < end; i++) {
        const target_entry *e = &v->entries[i];
        bool is_town = town ? e->town && !strcmp(e->town, town) : !e->town;

        if (is_town && e->typed->day > after && e->typed->day <= until)
            best = e;
    }
    return best;
}

const typed_value *const *target_values_typed(const target_values *v, const target *t, size_t *n)
{
    size_t first, end;

    find_entries(v, t, &first, &end);
    *n = end - first;
    return v->typed + first;
}

/* --- counted --------------------------------------------------------------------------------------------------------- */

static bool is_of_town(const target_values *v, const char *code, const char *town)
{
    uint32_t company = town ? panel_find_company(v->data.panel, code, strlen(code)) : 0;
    const char *of = town && company != PANEL_NO_COMPANY
                         ? panel_text(v->data.panel, company, dictionary_find(v->env->dictionary, "town"))
                         : NULL;

    return !town || (of && !strcmp(of, town));
}

/* A company counts once for what is valid, each grant for what is new. */
static double count_certificates(const target_values *v, const target_count *c, const target_reading *r)
{
    const credentials *all = v->data.credentials;
    double n = 0;

    for (size_t i = 0; i < credentials_count(all); i++) {
        const credential *x = credentials_get(all, i);
        bool counts = !strcmp(x->model, c->model) &&
                      (c->which ? credential_is_valid(x, r->day) && credentials_find(all, x->code, c->model, r->day) == x
                                : x->granted_on > r->from && x->granted_on <= r->day);

        n += counts && is_of_town(v, x->code, r->town);
    }
    return n;
}

static tidu_status find_filed(target_values *v, const char *model, const applications **out, tidu_error *err)
{
    applications *list;
    tidu_status status;

    for (size_t i = 0; i < v->n_filed; i++) {
        if (!strcmp(v->filed[i].model, model)) {
            *out = v->filed[i].list;
            return TIDU_OK;
        }
    }
    list = applications_new();
    if (!list || !allocate_room((void **)&v->filed, &v->capacity, v->n_filed + 1, sizeof *v->filed)) {
        applications_free(list);
        return error_memory(err);
    }
    v->filed[v->n_filed++] = (filed_list){model, list};
    answer_reads_note_rows(v->env->reads, ANSWER_READS_APPLICATIONS);
    status = store_load_applications(v->data.store, model, list, err);
    *out = list;
    return status;
}

/* One without a day counts for its whole year. */
static tidu_status count_applications(target_values *v, const target_count *c, const target_reading *r, double *out, tidu_error *err)
{
    const applications *filed = NULL;
    tidu_status status = find_filed(v, c->model, &filed, err);

    *out = 0;
    for (size_t i = 0; !status && i < applications_count(filed); i++) {
        const filed_application *a = applications_get(filed, i);
        bool is_in = a->day != DATE_NO_END ? a->day > r->from && a->day <= r->day
                                           : a->year > date_from_days(r->from).year && a->year <= date_from_days(r->day).year;

        *out += is_in && !strcmp(a->status, c->status) && is_of_town(v, a->code, r->town);
    }
    return status;
}

/* Of a coverage, of a table beside the database, or of months; without such a table there is no reading. */
static tidu_status count_tables(target_values *v, const target_count *c, target_reading *r, tidu_error *err)
{
    table_tally found;
    tidu_status status = target_tables_count(v->tables, c, &(table_span){r->from, r->day, r->town}, &found, err);

    if (status || isnan(found.least))
        return status;
    r->origin = READING_TABLES;
    r->value = found.least;
    r->most = found.greatest > found.least ? found.greatest : NAN;
    r->n_open = found.n_open;
    return TIDU_OK;
}

/* In the unit of the target. A ratio is kept to a millionth of it, as nobody can read more. */
static double in_unit(const target *t, double value)
{
    bool is_ratio = t->unit->counted == TARGET_SHARE || t->unit->counted == TARGET_RATE;

    return is_ratio ? round(value / t->unit->times * 1e6) / 1e6 : value / t->unit->times;
}

/* How a target is counted; NULL: it is not. A definition does not say how a circle of its own is. */
static const target_count *count_of(const target *t)
{
    const target_measure *m = target_measure_find(t->plan->rules, t->definition);

    if (t->value.from != COUNT_NOTHING)
        return &t->value;
    return m && m->value.from != COUNT_NOTHING && !t->among.name.zh ? &m->value : NULL;
}

/* In plain units. */
static tidu_status count_anew(target_values *v, const target_count *c, target_reading *out, tidu_error *err)
{
    switch ((count_source)c->from) {
    case COUNT_NOTHING: return TIDU_OK;
    case COUNT_CERTIFICATES:
        out->origin = READING_CERTIFICATES;
        out->value = count_certificates(v, c, out);
        if (c->which)
            out->from = DATE_NO_BEGIN;
        return TIDU_OK;
    case COUNT_APPLICATIONS:
        out->origin = READING_APPLICATIONS;
        return count_applications(v, c, out, &out->value, err);
    case COUNT_COVERAGE:
    case COUNT_TABLE:
    case COUNT_MONTHS:
        return count_tables(v, c, out, err);
    }
    return TIDU_OK;
}

static const target_reading *find_count(const target_values *v, const target_count *c, const char *town, long from, long day)
{
    for (size_t i = 0; i < v->n_known; i++) {
        const known_count *k = &v->known[i];

        if (k->of == c && k->from == from && k->day == day && (k->town == town || (k->town && town && !strcmp(k->town, town))))
            return &k->found;
    }
    return NULL;
}

/* *out stays without a value where nothing is counted. */
static tidu_status count(target_values *v, const target *t, const char *town, long from, long day, target_reading *out, tidu_error *err)
{
    const target_count *c = count_of(t);
    const target_reading *known;

    *out = (target_reading){.value = NAN, .most = NAN};
    if (!v->has_data || !c || !t->unit)
        return TIDU_OK;
    known = find_count(v, c, town, from, day);
    if (!known) {
        target_reading made = {.value = NAN, .day = day, .from = from, .count = c, .town = town, .most = NAN};
        tidu_status status = count_anew(v, c, &made, err);

        if (!status && !allocate_room((void **)&v->known, &v->known_capacity, v->n_known + 1, sizeof *v->known))
            status = error_memory(err);
        if (status)
            return status;
        v->known[v->n_known++] = (known_count){c, from, day, town, made};
        known = &v->known[v->n_known - 1].found;
    }
    *out = *known;
    out->value = in_unit(t, out->value);
    out->most = in_unit(t, out->most);
    return TIDU_OK;
}

/* --- together --------------------------------------------------------------------------------------------------------- */

static target_reading reading_of(const target_entry *e)
{
    return e ? (target_reading){READING_TYPED, e->value, e->typed->day, DATE_NO_BEGIN, e->typed, NULL, e->town, NAN, 0}
             : (target_reading){.value = NAN, .most = NAN};
}

static bool is_of_month(long a, long b)
{
    date x = date_from_days(a), y = date_from_days(b);

    return x.year == y.year && x.month == y.month;
}

tidu_status target_values_find(target_values *v, const target *t, const char *town, long day, target_readings *out, tidu_error *err)
{
    long begin = target_begin(t, day), last = date_to_days((date){t->to, 12, 31});
    target_reading typed = reading_of(find_typed(v, t, town, begin, day)), counted;
    tidu_status status;
    bool by_hand;

    day = day < last ? day : last; /* what comes after the horizon is of another plan */
    status = count(v, t, town, begin, day, &counted, err);
    by_hand = typed.origin && (!counted.origin || (*typed.typed->reason && is_of_month(typed.day, day)));

    *out = (target_readings){by_hand ? typed : counted, by_hand ? counted : typed};
    return status;
}

tidu_status target_values_base(target_values *v, const target *t, const char *town, long day, target_reading *out, tidu_error *err)
{
    long begin = target_begin(t, day);
    tidu_status status;

    *out = (target_reading){.value = NAN};
    if (t->span != TARGET_LEVEL || t->comparator == TARGET_RANK || t->comparator == TARGET_BY_DATE)
        return TIDU_OK;
    *out = reading_of(find_typed(v, t, town, date_add_months(begin, -12), begin));
    if (out->origin)
        return TIDU_OK;
    status = count(v, t, town, begin, begin, out, err);
    if (!status && !(out->value > 0)) /* a database that does not reach back so far says nothing */
        *out = (target_reading){.value = NAN};
    return status;
}

tidu_status target_values_shape(target_values *v, const target *t, const char *town, long day, double *shape, bool *has, tidu_error *err)
{
    long begin = target_begin(t, day), start = date_add_years(begin, -1);
    tidu_status status = TIDU_OK;

    *has = false;
    for (int m = 0; m < CURVE_MONTHS && !status; m++) {
        long end = date_add_months(start + 1, m + 1) - 1;
        target_reading typed = reading_of(find_typed(v, t, town, start, end)), counted = {.value = NAN};

        if (!find_typed(v, t, town, start, begin))
            status = count(v, t, town, start, end, &counted, err);
        shape[m] = counted.origin ? counted.value : typed.origin ? typed.value : 0;
    }
    if (status || !(shape[CURVE_MONTHS - 1] > 0))
        return status;
    for (int m = 0; m < CURVE_MONTHS; m++) /* the last one at last */
        shape[m] /= shape[CURVE_MONTHS - 1];
    *has = true;
    return TIDU_OK;
}

tidu_status target_values_year_before(target_values *v, const target *t, const char *town, long day, target_reading *out, tidu_error *err)
{
    long begin = target_begin(t, day), start = date_add_years(begin, -1);

    *out = reading_of(find_typed(v, t, town, start, begin));
    return out->origin ? TIDU_OK : count(v, t, town, start, begin, out, err);
}

/* --- opening ----------------------------------------------------------------------------------------------------------- */

static bool want_towns(void *context, int year, panel *into)
{
    (void)year;
    return panel_want(into, dictionary_find(context, "town"), PANEL_ANY_YEAR, PANEL_ANY_YEAR);
}

static tidu_status open_data(target_values *v, const target_value_source *from, tidu_error *err)
{
    const data_source source = {.db = from->db, .as_of = from->as_of};
    const data_need need = {.want = want_towns, .context = v->env->dictionary};
    int year = 1; /* nothing of a year is read */
    tidu_status status = data_load(v->env, &source, &need, &year, &v->data, err);

    if (status)
        return status;
    v->has_data = true;
    if (!(v->tables = target_tables_new(v->env, from->db, from->as_of)))
        return error_memory(err);
    v->stored = typed_values_new();
    return v->stored ? store_load_target_values(v->data.store, v->stored, err) : error_memory(err);
}

tidu_status target_values_open(const environment *env, const target_library *plans, const target_value_source *from, target_values **out,
                               tidu_error *err)
{
    target_values *v = allocate_array(1, sizeof *v);
    tidu_status status = TIDU_OK;

    if (!v)
        return error_memory(err);
    v->env = env;
    v->plans = plans;
    if (from->db)
        status = open_data(v, from, err);
    if (!status)
        status = take_typed(v, from->typed, err);
    if (status)
        target_values_free(v);
    else
        *out = v;
    return status;
}

void target_values_free(target_values *v)
{
    if (!v)
        return;
    for (size_t i = 0; i < v->n_filed; i++)
        applications_free(v->filed[i].list);
    release(v->filed);
    target_tables_free(v->tables);
    release(v->known);
    if (v->has_data)
        data_clear(&v->data);
    typed_values_free(v->stored);
    release(v->entries);
    release(v->typed);
    release(v);
}

size_t target_values_strangers(const target_values *v)
{
    return v->n_strangers;
}

const loaded_data *target_values_data(const target_values *v)
{
    return v->has_data ? &v->data : NULL;
}
