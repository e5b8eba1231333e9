#include "model/select_rules.h"

#include <math.h>

#include "base/message.h"
#include "model/file_tables.h"

/* Numbers above 0 and at most `greatest`, each above the one before. */
typedef struct rising {
    double greatest;
    size_t most; /* numbers */
} rising;

static tidu_status check_number(rule_reader *r, const yaml_node *n, const rising *of, double before, double x)
{
    if (!(x > 0))
        return yaml_error(r->tree, n, r->err, _("a number above 0 is expected here"));
    if (x > of->greatest)
        return yaml_error(r->tree, n, r->err, _("a number of at most %g is expected here"), of->greatest);
    if (x <= before)
        return yaml_error(r->tree, n, r->err, _("the numbers of this list rise: each is above the one before it"));
    return TIDU_OK;
}

static tidu_status read_rising(rule_reader *r, const yaml_node *list, const rising *of, double *out, size_t *count)
{
    tidu_status status = TIDU_OK;
    double before = 0;

    if (!list->n || list->n > of->most)
        return yaml_error(r->tree, list, r->err, _("one to %zu numbers are expected here"), of->most);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        double *x = &out[(*count)++];

        status = field_number(r, n, x);
        if (!status)
            status = check_number(r, n, of, before, *x);
        before = *x;
    }
    return status;
}

static tidu_status read_chances(rule_reader *r, const yaml_node *n, void *out)
{
    static const rising chances = {1, SELECT_MOST_CHANCES};
    select_rules *s = out;

    return read_rising(r, n, &chances, s->chances, &s->n_chances);
}

static tidu_status read_budgets(rule_reader *r, const yaml_node *n, void *out)
{
    static const rising shares = {INFINITY, SELECT_MOST_BUDGETS};
    select_rules *s = out;

    return read_rising(r, n, &shares, s->budgets, &s->n_budgets);
}

static const field_row rows[] = {
    FIELD_PART(FIELD_ABOUT("chances", "packages are the cheapest ways to these; rising"), REQUIRED, YAML_IS_SEQUENCE,
               read_chances, FIELD_LIST_LIKE(&field_chance_form)),
    FIELD_PART(FIELD_ABOUT("budgets", "shares of the budget asked for, with which the choice is made again; rising"),
               REQUIRED, YAML_IS_SEQUENCE, read_budgets, FIELD_LIST_LIKE(&field_magnitude_form)),
    FIELD_END};

const field_table selection_file = {.rows = rows};

tidu_status select_rules_load(const char *path, select_rules *out, tidu_error *err)
{
    *out = (select_rules){.n_chances = 0};
    return fields_read_file(path, &selection_file, out, err);
}
