/*
 * One fact has one prior: conditions of any models that say the same, word by word after parsing, hold with the same chance where
 * their data are missing. Conditions that use definitions are left alone, as a name may stand for something else in another model, and
 * so are those that read no data.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text_buffer.h"
#include "model/model_lint.h"
#include "rules/print.h"

typedef struct fact {
    const model *model;
    const model_condition *condition;
    char *text; /* of the parsed expression */
} fact;

typedef struct reading {
    bool reads, names;
} reading;

static bool look(void *context, const node *n)
{
    reading *r = context;

    r->names |= n->kind == NODE_NAME;
    r->reads |= n->kind == NODE_INDICATOR || n->kind == NODE_CALL;
    return true;
}

static bool is_comparable(const model_condition *c)
{
    reading r = {false, false};

    if (!c->need || c->n_paths)
        return false;
    node_walk(c->need, look, &r);
    return r.reads && !r.names;
}

static int by_text(const void *x, const void *y)
{
    const fact *a = x, *b = y;
    int order = strcmp(a->text, b->text);

    return order ? order : strcmp(a->model->file, b->model->file);
}

static bool take(const model *m, const model_condition *c, fact *out)
{
    text_buffer text;
    bool ok;

    text_buffer_init(&text);
    expression_print(c->need, &text);
    *out = (fact){m, c, NULL};
    ok = !text.failed && (out->text = allocate(text.length + 1));
    if (ok)
        strcpy(out->text, text_buffer_string(&text));
    text_buffer_clear(&text);
    return ok;
}

static void tell(const fact *f, const fact *first, lint_report report, void *context)
{
    char text[512];

    snprintf(text, sizeof text, _("'%s' has the prior %g where its data are missing, but %g in %s (%s): one fact has one prior"), f->condition->id,
             f->condition->prior, first->condition->prior, first->model->id, first->condition->id);
    report(context, &(lint_finding){f->model->file, 0, 0, text});
}

tidu_status lint_priors(const model *const *models, size_t n, lint_report report, void *context, tidu_error *err)
{
    size_t most = 0, facts = 0, first = 0;
    fact *list;
    bool ok = true;

    for (size_t i = 0; i < n; i++)
        most += models[i]->n_gates + models[i]->n_directs;
    list = allocate_array(most + 1, sizeof *list);
    if (!list)
        return error_memory(err);
    for (size_t i = 0; i < n && ok; i++) {
        const model *m = models[i];

        for (size_t k = 0; k < m->n_gates + m->n_directs && ok; k++) {
            const model_condition *c = k < m->n_gates ? &m->gates[k] : &m->directs[k - m->n_gates];

            if (is_comparable(c))
                ok = take(m, c, &list[facts++]);
        }
    }
    if (ok)
        qsort(list, facts, sizeof *list, by_text);
    for (size_t i = 1; ok && i < facts; i++) {
        first = strcmp(list[i].text, list[first].text) ? i : first;
        if (list[i].condition->prior != list[first].condition->prior)
            tell(&list[i], &list[first], report, context);
    }
    for (size_t i = 0; i < facts; i++)
        release(list[i].text);
    release(list);
    return ok ? TIDU_OK : error_memory(err);
}
