/*
 * Reads one word of several, and the strata of an index.
 */
#include <string.h>

#include "base/message.h"
#include "base/suggest.h"
#include "model/index_model_internal.h"

tidu_status index_choice(rule_reader *r, const yaml_node *n, const char *const *words, size_t *out)
{
    char all[256] = "";
    suggestion best;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("one word is expected here"));
    best = suggestion_begin(n->text);
    for (size_t i = 0; words[i]; i++) {
        if (!strcmp(words[i], n->text)) {
            *out = i;
            return TIDU_OK;
        }
        suggestion_offer(&best, words[i]);
        strcat(strcat(all, *all ? ", " : ""), words[i]); /* all words are constants of this program, so that they fit */
    }
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("'%s' is none of %s; did you mean '%s'?"), n->text, all,
                          best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is none of %s"), n->text, all);
}

/* --- strata: none | {by: industry, letters: 2, least: 30} | [{id, name, when}, ..., {id, name}] --- */

static tidu_status check_text(rule_reader *r, const yaml_node *n, void *out)
{
    const index_strata *s = out;
    const indicator *x = dictionary_get(r->dictionary, s->by);

    return x->type == INDICATOR_TEXT && x->kind == INDICATOR_ATTRIBUTE
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("strata go by a text such as industry or town"));
}

static tidu_status read_letters(rule_reader *r, const yaml_node *n, void *out)
{
    index_strata *s = out;
    double letters = 0;
    tidu_status status = field_magnitude(r, n, &letters);

    s->letters = letters < 64 ? (size_t)letters : 0;
    return status;
}

static tidu_status read_least(rule_reader *r, const yaml_node *n, void *out)
{
    index_strata *s = out;
    double least = 1;
    tidu_status status = n ? field_magnitude(r, n, &least) : TIDU_OK;

    s->least = least < 1e9 ? (size_t)least : (size_t)1e9;
    return status;
}

static const field_row by_rows[] = {
    FIELD("by", REQUIRED, indicator, index_strata, by),
    FIELD_PART("by", REQUIRED, YAML_IS_SCALAR, check_text),
    FIELD_PART("letters", OPTIONAL, YAML_IS_SCALAR, read_letters, FIELD_LIKE(&field_magnitude_form)),
    FIELD_PART("least", ALWAYS, YAML_IS_SCALAR, read_least, FIELD_LIKE(&field_magnitude_form)),
    FIELD_END};

static tidu_status read_when(rule_reader *r, const yaml_node *n, void *out)
{
    index_stage *s = out;

    if ((n != NULL) != (r->owner->next != NULL))
        return yaml_error(r->tree, r->owner, r->err,
                          _("every stage has 'when' but the last, which takes everybody else"));
    return n ? field_truth(r, n, &s->when) : TIDU_OK;
}

static const field_row stage_rows[] = {
    FIELD("id", REQUIRED, id, index_stage, id),
    FIELD("name", REQUIRED, bilingual, index_stage, name),
    FIELD_PART("when", ALWAYS, YAML_IS_SCALAR, read_when, FIELD_LIKE(&field_truth_form)),
    FIELD_END};

static const field_table stage_table = {.rows = stage_rows, .form = N_("a stage has id, name and when")};

static tidu_status read_stages(rule_reader *r, const yaml_node *n, index_strata *out)
{
    tidu_status status;

    if (n->n < 2 || n->n > INDEX_MOST_STAGES)
        return yaml_error(r->tree, n, r->err, _("there are 2 to %d stages"), INDEX_MOST_STAGES);
    status = field_array(r, n->n, sizeof *out->stages, (void **)&out->stages);
    return status ? status : members_read(r, n, &stage_table, out->stages, sizeof *out->stages, &out->n_stages);
}

static const char *const strata_words[] = {"none", NULL};

const field_table index_strata_form = {.rows = by_rows, .words = strata_words, .members = &stage_table};

tidu_status index_strata_read(rule_reader *r, const yaml_node *n, void *out)
{
    size_t word;

    if (n->kind == YAML_SCALAR)
        return index_choice(r, n, strata_words, &word);
    return n->kind == YAML_MAPPING ? fields_read(r, n, &index_strata_form, out) : read_stages(r, n, out);
}
