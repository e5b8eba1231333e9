#include "model/research_rules.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "model/file_tables.h"

static tidu_status check_source(rule_reader *r, const yaml_node *n, void *out)
{
    const research_rules *rules = r->subject;
    const research_source *s = out;
    const indicator *i = dictionary_get(r->dictionary, s->indicator);

    if (i->type != INDICATOR_MONEY || i->kind != INDICATOR_ANNUAL)
        return yaml_error(r->tree, yaml_find(n, "of"), r->err, _("figures of R&D are sums of money of a year"));
    for (const research_source *x = rules->sources; x < s; x++) {
        if (!strcmp(x->id, s->id) || x->indicator == s->indicator)
            return yaml_error(r->tree, n, r->err, _("this source stands twice here"));
    }
    return TIDU_OK;
}

static const field_row source_rows[] = {
    FIELD("id", REQUIRED, id, research_source, id),
    FIELD(FIELD_ABOUT("of", "an indicator, read without its fallbacks"), REQUIRED, indicator, research_source, indicator),
    FIELD(FIELD_ABOUT("from", "who states it"), REQUIRED, bilingual, research_source, from),
    FIELD(FIELD_ABOUT("ask", "who is asked where it is missing"), OPTIONAL, bilingual, research_source, ask),
    FIELD_END};

static const field_table source_table = {.rows = source_rows, .check = check_source, .form = N_("a source has id, of and from")};

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const research_rules *rules = out;
    const yaml_node *among = yaml_find(root, "among");

    if (rules->n < 2 || rules->n > RESEARCH_MOST_SOURCES)
        return yaml_error(r->tree, yaml_find(root, "sources"), r->err, _("2 to %d sources can stand here"), RESEARCH_MOST_SOURCES);
    return among ? company_conditions_check(r, among) : TIDU_OK;
}

static const field_row rows[] = {
    FIELD_LIST(FIELD_ABOUT("sources", "the books first"), REQUIRED, &source_table, research_rules, sources, n),
    FIELD(FIELD_ABOUT("apart", "share of the greater figure"), REQUIRED, chance, research_rules, apart),
    FIELD_LIST(FIELD_ABOUT("among", "who is compared; left out: whoever has a figure"), OPTIONAL, &company_condition_table, research_rules, among, n_among),
    FIELD_END};

const field_table research_file = {.rows = rows, .check = check_file};

tidu_status research_rules_load(const char *path, const catalogue *models, dictionary *d, research_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    research_rules *x;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    x = allocate_array(1, sizeof *x);
    status = rule_head_open(x ? &x->head : NULL, tree, err);
    if (!status) {
        rule_reader r = reader_of(&x->head, x, d, err);

        r.models = models;
        status = file_read(&r, &research_file, x);
    }
    if (status)
        research_rules_free(x);
    else
        *out = x;
    return status;
}

void research_rules_free(research_rules *r)
{
    file_object_free(r);
}

bool research_rules_are_apart(const research_rules *r, const double *figures)
{
    for (size_t i = 0; i < r->n; i++) {
        for (size_t k = i + 1; k < r->n; k++) {
            if (fabs(figures[i] - figures[k]) > r->apart * fmax(figures[i], figures[k])) /* false where one is missing */
                return true;
        }
    }
    return false;
}
