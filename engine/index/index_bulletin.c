#include "index/index_bulletin.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "base/message.h"
#include "ranking/ranking.h"

typedef struct maker {
    const compared_run *side;
    index_bulletin *out;
    ranking *list[BULLETIN_SIDES];
    uint32_t *rank[BULLETIN_SIDES]; /* [company] 0: none */
} maker;

/* --- ranks ------------------------------------------------------------------------------------------------------ */

static tidu_status rank_side(maker *m, int side, int threads, tidu_error *err)
{
    const compared_run *run = &m->side[side];
    index_result *r;
    tidu_status status = index_scorer_run(run->scorer, run->binding, threads, false, &m->out->result[side], err);

    if (status)
        return status;
    r = m->out->result[side];
    m->rank[side] = allocate_array(r->n + 1, sizeof *m->rank[side]);
    m->list[side] = ranking_by_keys(r->score, r->n, run->binding->panel, run->is_in, 0);
    if (!m->rank[side] || !m->list[side] || !index_standing_find(r, &m->out->standing[side]))
        return error_memory(err);
    for (size_t i = 0; i < m->list[side]->n; i++) {
        uint32_t company = m->list[side]->company[i];

        if (!cell_is_value(r->score[company]))
            continue;
        m->rank[side][company] = m->list[side]->rank[i];
        m->out->n_ranked[side]++;
    }
    return TIDU_OK;
}

static uint32_t find_other(const maker *m, int side, uint32_t company)
{
    const char *code = panel_code(m->side[side].binding->panel, company);
    uint32_t other = panel_find_company(m->side[!side].binding->panel, code, strlen(code));

    return other == PANEL_NO_COMPANY ? INDEX_NOBODY : other;
}

static void set_side(const maker *m, int side, uint32_t company, bulletin_company *x)
{
    x->company[side] = company;
    x->score[side] = cell_missing();
    x->within[side] = m->out->n_borders;
    if (company == INDEX_NOBODY || !m->rank[side][company])
        return;
    x->rank[side] = m->rank[side][company];
    x->score[side] = m->out->result[side]->score[company];
}

static void add_row(maker *m, int side, uint32_t company)
{
    bulletin_company x = {.rank = {0}};

    set_side(m, side, company, &x);
    set_side(m, !side, find_other(m, side, company), &x);
    m->out->rows[m->out->n++] = x;
}

static bool add_rows(maker *m)
{
    m->out->rows = allocate_array(m->list[BULLETIN_THEN]->n + m->list[BULLETIN_NOW]->n + 1, sizeof *m->out->rows);
    if (!m->out->rows)
        return false;
    for (int side = BULLETIN_NOW; side >= BULLETIN_THEN; side--) {
        for (size_t i = 0; i < m->list[side]->n; i++) {
            uint32_t company = m->list[side]->company[i], other = find_other(m, side, company);
            bool stands_there = side == BULLETIN_THEN && other != INDEX_NOBODY && m->rank[BULLETIN_NOW][other];

            if (m->rank[side][company] && !stands_there)
                add_row(m, side, company);
        }
    }
    return true;
}

/* --- borders ------------------------------------------------------------------------------------------------------ */

static bool set_borders(maker *m, const uint32_t *first, size_t n_first)
{
    const index_model *model = m->side[BULLETIN_NOW].model;
    index_bulletin *out = m->out;

    out->n_borders = n_first ? n_first : model->n_boards;
    out->borders = allocate_array(out->n_borders + 1, sizeof *out->borders);
    for (size_t i = 0; out->borders && i < out->n_borders; i++)
        out->borders[i] = (bulletin_border){.board = n_first ? NULL : &model->boards[i],
                                            .first = n_first ? first[i] : 0,
                                            .line = {cell_missing(), cell_missing()}};
    return out->borders != NULL;
}

/* The first border that takes a ranked company. */
static size_t border_of(const index_bulletin *x, int side, const bulletin_company *row)
{
    const index_board *board = x->standing[side].board[row->company[side]];
    size_t i = 0;

    while (i < x->n_borders && !(x->borders[i].board ? x->borders[i].board == board : row->rank[side] <= x->borders[i].first))
        i++;
    return i;
}

static void count_borders(index_bulletin *x)
{
    for (size_t k = 0; k < x->n; k++) {
        bulletin_company *row = &x->rows[k];

        for (int side = 0; side < BULLETIN_SIDES; side++)
            row->within[side] = row->rank[side] ? border_of(x, side, row) : x->n_borders;
        for (size_t i = 0; i < x->n_borders; i++) {
            bulletin_border *b = &x->borders[i];
            bool was = row->within[BULLETIN_THEN] <= i, is = row->within[BULLETIN_NOW] <= i;

            b->entered += is && !was;
            b->left += was && !is;
            for (int side = 0; side < BULLETIN_SIDES; side++) {
                if (row->within[side] > i)
                    continue;
                b->n[side]++;
                if (x->result[side]->n_strata == 1)
                    b->line[side] = cell_is_value(b->line[side]) ? fmin(b->line[side], row->score[side]) : row->score[side];
            }
        }
    }
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

tidu_status index_bulletin_make(const compared_run *sides, const uint32_t *first, size_t n_first, int threads, index_bulletin *out, tidu_error *err)
{
    maker m = {.side = sides, .out = out};
    tidu_status status = TIDU_OK;

    *out = (index_bulletin){.n = 0};
    for (int side = 0; side < BULLETIN_SIDES && !status; side++)
        status = rank_side(&m, side, threads, err);
    if (!status && !out->n_ranked[BULLETIN_NOW])
        status = error_set(err, TIDU_EDATA, _("no company has a score, so that there is nothing to tell"));
    if (!status && (!set_borders(&m, first, n_first) || !add_rows(&m)))
        status = error_memory(err);
    if (!status)
        count_borders(out);
    for (int side = 0; side < BULLETIN_SIDES; side++) {
        ranking_free(m.list[side]);
        release(m.rank[side]);
    }
    return status;
}

void index_bulletin_clear(index_bulletin *x)
{
    for (int side = 0; side < BULLETIN_SIDES; side++) {
        index_standing_clear(&x->standing[side]);
        index_result_free(x->result[side]);
    }
    release(x->rows);
    release(x->borders);
    *x = (index_bulletin){.n = 0};
}
