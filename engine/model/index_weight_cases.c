/*
 * Given weights that depend on the stratum:
 *
 *   weight: {seed: 20, growth: 30, mature: 25}     every stage of the strata
 *   weight: {"39": 30, "65": 20, other: 25}        strata by a text: some, and all others
 *
 * A case is one of these: a stage, or one of the texts that weights of the file name, and behind them all others.
 */
#include <string.h>

#include "base/message.h"
#include "base/suggest.h"
#include "model/index_model_internal.h"

static const char others[] = "other";

const char *index_stratum_key(const index_strata *s, const char *text, size_t *length)
{
    bool is_letter = (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z');

    if (is_letter && text[1] >= '0' && text[1] <= '9')
        text++;
    *length = strlen(text);
    if (s->letters && s->letters < *length)
        *length = s->letters;
    return text;
}

/* --- cases ------------------------------------------------------------------------------------------ */

static size_t count_cases(const index_strata *s)
{
    return s->n_stages ? s->n_stages : s->n_texts + 1;
}

size_t index_weight_cases(const index_model *m)
{
    bool any = false;

    for (size_t i = 0; i < m->n_nodes && !any; i++)
        any = m->nodes[i].given_by != NULL;
    return any ? count_cases(&m->strata) : 1;
}

/* Of a stage or a text of the strata; for a text that no weight names that of all others. */
static size_t find_case(const index_strata *s, const char *name)
{
    size_t i = 0;

    if (s->n_stages) {
        while (i < s->n_stages && strcmp(s->stages[i].id, name))
            i++;
    } else {
        while (i < s->n_texts && strcmp(s->texts[i], name))
            i++;
    }
    return i;
}

size_t index_weight_case(const index_model *m, const char *stratum)
{
    size_t n = index_weight_cases(m);

    return n == 1 ? 0 : stratum ? find_case(&m->strata, stratum) : n - 1;
}

const char *index_weight_case_name(const index_model *m, size_t which)
{
    const index_strata *s = &m->strata;

    return index_weight_cases(m) == 1 ? NULL : s->n_stages ? s->stages[which].id : which < s->n_texts ? s->texts[which] : NULL;
}

bool index_weighs_by_stratum(const index_model *m)
{
    bool any = false;

    for (size_t i = 0; i < m->n_nodes && !any; i++)
        any = m->nodes[i].given_by || m->nodes[i].weighting.within_strata;
    return any;
}

/* --- the texts that weights name ---------------------------------------------------------------------- */

static bool is_text(const yaml_node *n)
{
    return strcmp(n->key, others) != 0;
}

static tidu_status add_text(rule_reader *r, const yaml_node *n, index_strata *s)
{
    size_t length;
    const char *key = index_stratum_key(s, n->key, &length);

    if (key[length])
        return yaml_error(r->tree, n, r->err, _("strata are told by the first %zu letters: %.*s instead of %s"), s->letters, (int)length, key,
                          n->key);
    if (find_case(s, key) < s->n_texts)
        return TIDU_OK;
    if (s->n_texts == INDEX_MOST_TEXTS)
        return yaml_error(r->tree, n, r->err, _("weights name at most %d strata; the rest is '%s'"), INDEX_MOST_TEXTS, others);
    s->texts[s->n_texts++] = key;
    return TIDU_OK;
}

static tidu_status add_texts(rule_reader *r, const yaml_node *group, index_strata *s)
{
    static const char *const lists[] = {"groups", "indicators"};
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < 2 && !status; i++) {
        const yaml_node *list = yaml_find(group, lists[i]);

        for (const yaml_node *n = list && list->kind == YAML_SEQUENCE ? list->first : NULL; n && !status; n = n->next) {
            const yaml_node *weight = yaml_find(n, "weight");

            for (const yaml_node *x = weight && weight->kind == YAML_MAPPING ? weight->first : NULL; x && !status; x = x->next)
                status = is_text(x) ? add_text(r, x, s) : TIDU_OK;
            if (!status)
                status = add_texts(r, n, s);
        }
    }
    return status;
}

tidu_status index_weight_texts_read(rule_reader *r)
{
    index_model *m = r->subject;
    tidu_status status;

    if (m->strata.by == INDICATOR_NONE)
        return TIDU_OK;
    status = field_array(r, INDEX_MOST_TEXTS, sizeof *m->strata.texts, (void **)&m->strata.texts);
    return status ? status : add_texts(r, r->owner, &m->strata);
}

/* --- one weight ---------------------------------------------------------------------------------------- */

static tidu_status refuse_stage(rule_reader *r, const yaml_node *n, const index_strata *s)
{
    suggestion best = suggestion_begin(n->key);

    for (size_t i = 0; i < s->n_stages; i++)
        suggestion_offer(&best, s->stages[i].id);
    return best.nearest ? yaml_error(r->tree, n, r->err, _("there is no stage '%s'; did you mean '%s'?"), n->key, best.nearest)
                        : yaml_error(r->tree, n, r->err, _("there is no stage '%s'"), n->key);
}

/* A case that has no weight: of texts that of all others, which must be there. */
static tidu_status fill_case(rule_reader *r, const yaml_node *n, const index_strata *s, size_t which, double *by)
{
    size_t last = count_cases(s) - 1;

    if (s->n_stages)
        return yaml_error(r->tree, n, r->err, _("the weight for the stage '%s' is missing"), s->stages[which].id);
    if (which == last)
        return yaml_error(r->tree, n, r->err, _("the weight for all other strata is missing: other: 25"));
    by[which] = by[last];
    return TIDU_OK;
}

static tidu_status read_case(rule_reader *r, const yaml_node *n, const index_weighting *w, double *by, bool *is_known)
{
    const index_strata *s = &((const index_model *)r->subject)->strata;
    size_t length, which = s->n_stages || is_text(n) ? find_case(s, s->n_stages ? n->key : index_stratum_key(s, n->key, &length)) : s->n_texts;

    if (s->n_stages && which == s->n_stages)
        return refuse_stage(r, n, s);
    if (is_known[which])
        return yaml_error(r->tree, n, r->err, _("'%s' has two weights"), n->key);
    is_known[which] = true;
    return index_given_read(r, n, w, &by[which]);
}

tidu_status index_given_by_read(rule_reader *r, const yaml_node *n, const index_weighting *w, index_node *out)
{
    const index_strata *s = &((const index_model *)r->subject)->strata;
    bool is_known[INDEX_MOST_STAGES + INDEX_MOST_TEXTS + 1] = {false};
    size_t cases = count_cases(s);
    double *by;
    tidu_status status = field_array(r, cases, sizeof *by, (void **)&by);

    if (!s->n_stages && s->by == INDICATOR_NONE)
        return yaml_error(r->tree, n, r->err, _("weights by stratum need 'strata': stages, or strata by a text"));
    for (const yaml_node *x = n->first; x && !status; x = x->next)
        status = read_case(r, x, w, by, is_known);
    for (size_t i = cases; i-- > 0 && !status;)
        status = is_known[i] ? TIDU_OK : fill_case(r, n, s, i, by);
    out->given_by = by;
    return status;
}

/* --- those of a group ------------------------------------------------------------------------------------ */

tidu_status index_given_check(rule_reader *r, const yaml_node *at, const index_model *m, size_t group)
{
    const index_node *x = &m->nodes[group];
    bool is_given = index_takes_given(&x->weighting), any = false;
    size_t cases;

    for (size_t j = 0; j < x->n_children; j++)
        any |= m->nodes[x->first_child + j].given_by != NULL;
    cases = any ? count_cases(&m->strata) : 1;
    for (size_t c = 0; c < cases && is_given; c++) {
        double sum = 0;

        for (size_t j = 0; j < x->n_children; j++)
            sum += index_given(&m->nodes[x->first_child + j], c);
        if (!(sum > 0) && any)
            return yaml_error(r->tree, at, r->err, _("for '%s' the weights of the members of '%s' add up to 0, so that nothing would count"),
                              m->strata.n_stages ? m->strata.stages[c].id : c < m->strata.n_texts ? m->strata.texts[c] : others, x->id);
        if (!(sum > 0))
            return yaml_error(r->tree, at, r->err, _("the weights of the members of '%s' add up to 0, so that nothing would count"), x->id);
    }
    return TIDU_OK;
}
