/*
 * Reads the bands of a scale, from the best to the worst or the other way round; one without a limit takes the rest:
 *
 *   normalise: {bands: [{from: 5%, points: 100}, {from: 3%, points: 60}, {points: 20}]}   `to` where less is better
 *
 * A value on a limit belongs to the band, compared exactly (composite/scale.h).
 */
#include <string.h>

#include "base/message.h"
#include "model/index_model_internal.h"

typedef struct band_draft {
    double limit, points;
    bool has_limit;
} band_draft;

static tidu_status read_limit(rule_reader *r, const yaml_node *n, void *out)
{
    const index_indicator *x = r->subject;
    band_draft *b = out;

    if (!strcmp(n->key, x->is_up ? "to" : "from"))
        return yaml_error(r->tree, n, r->err, _("bands have 'from' where more is better, and 'to' where less is"));
    b->has_limit = true;
    return index_limit_read(r, n, x->value->money, &b->limit);
}

static const field_row band_rows[] = {
    FIELD_PART("from", OPTIONAL, YAML_IS_SCALAR, read_limit, FIELD_LIKE(&field_literal_form)),
    FIELD_PART("to", OPTIONAL, YAML_IS_SCALAR, read_limit, FIELD_LIKE(&field_literal_form)),
    FIELD("points", REQUIRED, magnitude, band_draft, points),
    FIELD_END};

const field_table index_scale_band_table = {.rows = band_rows, .form = N_("a band has points, and a limit: {from: 5%, points: 100}")};

/* Put in order, the worst first, which `steps` has room for. False: the limits neither rise nor fall. */
static bool order_bands(const band_draft *drafts, size_t n, bool is_up, scale_rule *s, scale_step *steps)
{
    size_t count = 0;
    bool falls;

    s->from = 0;
    for (size_t i = 0; i < n; i++) {
        if (drafts[i].has_limit)
            steps[count++] = (scale_step){drafts[i].limit, drafts[i].points / 100};
        else if (i == 0 || i == n - 1)
            s->from = drafts[i].points / 100;
        else
            return false;
    }
    falls = count > 1 && (steps[0].limit > steps[1].limit) == is_up;
    for (size_t i = 0; falls && i < count / 2; i++) {
        scale_step kept = steps[i];

        steps[i] = steps[count - 1 - i];
        steps[count - 1 - i] = kept;
    }
    s->steps = steps;
    s->n_steps = count;
    for (size_t i = 1; i < count; i++) {
        if (!(is_up ? steps[i].limit > steps[i - 1].limit : steps[i].limit < steps[i - 1].limit))
            return false;
    }
    return count > 0;
}

tidu_status index_bands_read(rule_reader *r, const yaml_node *n, void *out)
{
    index_indicator *x = out;
    void *subject = r->subject;
    band_draft *drafts = NULL;
    scale_step *steps = NULL;
    size_t count = 0;
    tidu_status status = field_array(r, n->n + 1, sizeof *drafts, (void **)&drafts);

    if (!status)
        status = field_array(r, n->n + 1, sizeof *steps, (void **)&steps);
    r->subject = x;
    if (!status)
        status = members_read(r, n, &index_scale_band_table, drafts, sizeof *drafts, &count);
    r->subject = subject;
    if (!status && !order_bands(drafts, count, x->is_up, &x->scale, steps))
        status = yaml_error(r->tree, n, r->err, _("bands go from the best to the worst or the other way round, each limit once, and the rest at the end"));
    return status;
}
