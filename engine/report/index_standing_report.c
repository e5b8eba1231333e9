#include "report/index_standing_report.h"

#include <math.h>

#include "base/allocate.h"
#include "base/message.h"
#include "composite/standing.h"
#include "report/index_words.h"

enum { MOST = 5 };

enum { S_ID, S_NAME, S_RAW, S_RANK, S_OF, S_PERCENTILE, S_COLUMNS };

static const table_column columns[S_COLUMNS] = {
    [S_ID] = {"indicator", N_("indicator"), TABLE_TEXT, 0},
    [S_NAME] = {"name", N_("meaning"), TABLE_TEXT, 0},
    [S_RAW] = {"raw", N_("raw value"), TABLE_NUMBER, 6},
    [S_RANK] = {"rank", N_("rank"), TABLE_NUMBER, 0},
    [S_OF] = {"ranked", N_("of"), TABLE_NUMBER, 0},
    [S_PERCENTILE] = {"percentile", N_("better than"), TABLE_SHARE, 6},
};

/* The first n of s, as long as the company is better than most (sign 1), or worse (-1). */
typedef struct standings {
    const char *name, *heading;
    const standing *s;
    size_t n;
    double sign;
} standings;

static bool stands_out(const standings *x, size_t i)
{
    return i < x->n && x->sign * (x->s[i].percentile - 0.5) > 0;
}

static void put_rows(document *d, const index_model *m, const standings *x, bool zh)
{
    grid *g = stands_out(x, 0) ? document_grid(d, x->name, x->heading, columns, S_COLUMNS) : NULL;
    const standing *s = x->s;

    index_ids_for_programs(g, zh);
    for (size_t i = 0; g && stands_out(x, i); i++) {
        const index_indicator *of = &m->indicators[s[i].indicator];

        grid_row(g);
        grid_text(g, S_ID, of->id, TABLE_PLAIN);
        grid_text(g, S_NAME, model_text_in(of->name, zh), TABLE_PLAIN);
        grid_number(g, S_RAW, s[i].value);
        grid_number(g, S_RANK, s[i].rank);
        grid_number(g, S_OF, s[i].n);
        grid_number(g, S_PERCENTILE, s[i].percentile);
    }
}

void index_standing_tables(document *d, const index_result *r, size_t place, bool zh)
{
    const index_model *m = r->model;
    const index_stratum *t = index_result_stratum(r, place);
    const double *x[INDEX_MOST_INDICATORS];
    int direction[INDEX_MOST_INDICATORS];
    standing s[INDEX_MOST_INDICATORS];
    size_t *member = allocate_array(t->n + 1, sizeof *member), n;

    if (!member)
        return;
    for (size_t i = 0; i < t->n; i++)
        member[i] = r->order[t->first + i];
    for (size_t k = 0; k < m->n_indicators; k++) {
        x[k] = r->raw + k * r->n;
        direction[k] = m->indicators[k].is_up ? 1 : -1;
    }
    standing_measure(x, direction, m->n_indicators, member, t->n, r->order[place], s);
    n = standing_strengths(s, m->n_indicators, MOST);
    put_rows(d, m, &(standings){"strengths", _("Strengths among those it is compared with"), s, n, 1}, zh);
    n = standing_weaknesses(s, m->n_indicators, MOST);
    put_rows(d, m, &(standings){"weaknesses", _("Weaknesses among those it is compared with"), s, n, -1}, zh);
    release(member);
}
