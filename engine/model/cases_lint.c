/*
 * Worked examples test a model only if what they expect comes from somewhere else than the model: each names the document
 * that its expected values were taken from, itself or for the whole file.
 */
#include "base/message.h"
#include "model/model_lint.h"

typedef struct cases_linter {
    const model *model;
    lint_report report;
    void *context;
} cases_linter;

static void say(const cases_linter *l, const yaml_node *at, const char *text)
{
    l->report(l->context, &(lint_finding){at->file, at->line, at->column, text});
}

/* One citation or a list of them. */
static void check_cite(const cases_linter *l, const yaml_node *n)
{
    for (const yaml_node *x = n->kind == YAML_SEQUENCE ? n->first : n; x; x = n->kind == YAML_SEQUENCE ? x->next : NULL) {
        if (x->kind != YAML_SCALAR || !rule_head_document(&l->model->head, x->text))
            say(l, x, _("this names none of the model's documents"));
    }
}

tidu_status lint_cases(const char *path, const model *m, lint_report report, void *context, tidu_error *err)
{
    const cases_linter l = {m, report, context};
    const yaml_node *whole, *cases;
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    whole = yaml_find(tree->root, "cite");
    cases = yaml_find(tree->root, "cases");
    if (whole)
        check_cite(&l, whole);
    for (const yaml_node *n = cases ? cases->first : NULL; n; n = n->next) {
        const yaml_node *cite = yaml_find(n, "cite");

        if (cite)
            check_cite(&l, cite);
        else if (!whole)
            say(&l, n, _("nothing says which document the expected values come from; give the case, or the file, a cite"));
    }
    yaml_free(tree);
    return TIDU_OK;
}
