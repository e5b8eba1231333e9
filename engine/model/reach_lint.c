/*
 * Conditions that come out the same for every company: decided by the limits of the dictionary (rules/interval.h) for a
 * company of which nothing is known. A condition that asks for certificates is left out, for nothing limits these.
 */
#include "base/date.h"
#include "base/error.h"
#include "base/message.h"
#include "model/model_internal.h"
#include "model/model_lint.h"
#include "rules/interval.h"

typedef struct reach_linter {
    const yaml_tree *tree;
    const binding *b;
    lint_report report;
    void *context;
    bool failed; /* memory is exhausted */
} reach_linter;

static truth decide(reach_linter *l, const node *need)
{
    interval *x;
    truth found;

    if (expression_asks_credentials(need))
        return TRUTH_UNKNOWN;
    x = interval_new(need, l->b);
    if (!x) {
        l->failed = true;
        return TRUTH_UNKNOWN;
    }
    found = interval_decide(x, 0);
    interval_free(x);
    return found;
}

static void check_list(reach_linter *l, const char *key, const model_condition *list, size_t n)
{
    const yaml_node *part = yaml_find(l->tree->root, key);
    const yaml_node *at = part ? part->first : NULL;

    for (size_t i = 0; i < n && at; i++, at = at->next) {
        truth found = list[i].is_judged ? TRUTH_UNKNOWN : decide(l, list[i].need);

        if (at->file == l->tree->file && found != TRUTH_UNKNOWN)
            l->report(l->context, &(lint_finding){at->file, at->line, at->column,
                                                  found == TRUTH_FALSE ? _("no company can meet this condition")
                                                                       : _("every company meets this condition")});
    }
}

tidu_status lint_reach(const model *m, dictionary *d, lint_report report, void *context, tidu_error *err)
{
    panel *p = panel_new(d);
    reach_linter l = {.tree = m->files.trees[0], .report = report, .context = context};
    binding nothing = {.panel = p, .year = date_from_days(m->from).year, .on = m->from};

    l.b = &nothing;
    l.failed = !p || panel_add_company(p, "A", 1) == PANEL_NO_COMPANY;
    if (!l.failed) {
        check_list(&l, "gates", m->gates, m->n_gates);
        check_list(&l, "direct", m->directs, m->n_directs);
    }
    panel_free(p);
    return l.failed ? error_memory(err) : TIDU_OK;
}
