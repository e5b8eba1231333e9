/* The results of an index as values. */
#include <math.h>

#include "api/indexed.h"
#include "base/allocate.h"
#include "base/error.h"

static tidu_status find_places(indexed *x, tidu_error *err)
{
    x->place = allocate_array(x->result->n, sizeof *x->place);
    if (!x->place)
        return error_memory(err);
    for (size_t i = 0; i < x->result->n; i++)
        x->place[x->result->order[i]] = (uint32_t)i;
    return TIDU_OK;
}

tidu_status tidu_index_open(tidu_session *s, const tidu_query *query, tidu_index **out, tidu_problems **found,
                            tidu_error *err)
{
    inquiry asked = inquiry_of(s, query, found);
    indexed *x = NULL;
    tidu_status status = indexed_make(s, &asked, false, &x, err);

    if (!status)
        status = indexed_change_weights(&s->env, x, err);
    if (!status)
        status = find_places(x, err);
    status = problems_end(status, asked.found, found, err);
    if (status) {
        indexed_free(x);
        return status;
    }
    subject_leave(&x->stay);
    *out = x;
    return TIDU_OK;
}

void tidu_index_close(tidu_index *x)
{
    indexed_free(x);
}

size_t tidu_index_count(const tidu_index *x)
{
    return x->result->n;
}

const char *tidu_index_code(const tidu_index *x, size_t company)
{
    return panel_code(x->data.panel, (uint32_t)company);
}

const double *tidu_index_score(const tidu_index *x)
{
    return x->result->score;
}

const double *tidu_index_score_lo(const tidu_index *x)
{
    return x->result->low;
}

const double *tidu_index_score_hi(const tidu_index *x)
{
    return x->result->high;
}

/* The node of a member of the root; INDEX_NONE beyond the last one. */
static size_t member_node(const tidu_index *x, size_t group)
{
    const index_node *root = &x->model->nodes[0];

    return group < root->n_children ? root->first_child + group : INDEX_NONE;
}

const char *tidu_index_group(const tidu_index *x, size_t group)
{
    size_t node = member_node(x, group);

    return node == INDEX_NONE ? NULL : x->model->nodes[node].id;
}

double tidu_index_weight(const tidu_index *x, size_t group)
{
    size_t node = member_node(x, group);

    return node == INDEX_NONE || x->result->n_weights > 1 ? NAN : x->result->weights->node[node];
}

double tidu_index_company_weight(const tidu_index *x, size_t company, size_t group)
{
    size_t node = member_node(x, group);

    return node == INDEX_NONE || company >= x->result->n ? NAN : index_weights_of(x->result, x->place[company])->node[node];
}

double tidu_index_points(const tidu_index *x, size_t company, size_t group)
{
    size_t node = member_node(x, group);
    index_parts parts;

    if (node == INDEX_NONE || company >= x->result->n || !index_result_parts(x->result, x->place[company], &parts))
        return NAN;
    return index_points(x->model, parts.node[node]);
}
