#include "report/assessments_report.h"

#include "base/message.h"
#include "report/assessment_report.h"

typedef struct view {
    assessments a;
    company_rows of;
    int name;
} view;

static void cell(void *context, size_t row, size_t column, table_cell *out)
{
    const view *v = context;
    size_t i = row / v->a.n;

    assessment_fixed_cell(v->a.list[row % v->a.n], &v->a.b, v->name, v->of.rows ? v->of.rows[i] : i, column, out);
}

document *assessments_document(const assessments *a)
{
    document *d = document_new();
    view *v = d ? arena_take(document_memory(d), sizeof *v) : NULL;
    company_rows of;
    table t;

    if (!v || !company_rows_find(a->is_in, panel_count(a->b.panel), document_memory(d), &of)) {
        document_free(d);
        return NULL;
    }
    *v = (view){*a, of, dictionary_find(panel_dictionary(a->b.panel), "name")};
    t = (table){.columns = assessment_fixed_columns,
                .n_columns = ASSESSMENT_FIXED_COLUMNS,
                .n_rows = a->n * of.n,
                .cell = cell,
                .context = v};
    document_table(d, "assessments", NULL, &t);
    return d;
}

enum { S_MODEL, S_NAME, S_VERSION, S_YES, S_OPEN, S_LIKELY, S_NO, S_COLUMNS };

static const table_column columns[S_COLUMNS] = {
    [S_MODEL] = {"model", N_("model"), TABLE_TEXT, 0},
    [S_NAME] = {"name", N_("name"), TABLE_TEXT, 0},
    [S_VERSION] = {"version", N_("version"), TABLE_CODE, 0},
    [S_YES] = {"yes", N_("qualify"), TABLE_NUMBER, 0},
    [S_OPEN] = {"open", N_("open"), TABLE_NUMBER, 0},
    [S_LIKELY] = {"expected", N_("of these expected to pass"), TABLE_NUMBER, 1},
    [S_NO] = {"no", N_("fail"), TABLE_NUMBER, 0},
};

document *assessments_summary(const assessments *a, bool is_chinese)
{
    document *d = document_new();
    grid *g = d ? document_grid(d, "models", NULL, columns, S_COLUMNS) : NULL;

    for (size_t k = 0; g && k < a->n; k++) {
        const assessment *x = a->list[k];
        size_t verdicts[3] = {0};
        double expected = 0;

        for (size_t i = 0; i < x->n; i++) {
            if (a->is_in && !a->is_in[i])
                continue;
            verdicts[x->verdicts[i]]++;
            expected += x->verdicts[i] == TRUTH_UNKNOWN ? x->readiness[i] : 0;
        }
        grid_row(g);
        grid_text(g, S_MODEL, x->model->id, TABLE_PLAIN);
        grid_text(g, S_NAME, model_text_in(x->model->name, is_chinese), TABLE_PLAIN);
        grid_text(g, S_VERSION, x->model->version, TABLE_FAINT);
        grid_number(g, S_YES, (double)verdicts[TRUTH_TRUE]);
        grid_number(g, S_OPEN, (double)verdicts[TRUTH_UNKNOWN]);
        grid_number(g, S_LIKELY, expected);
        grid_number(g, S_NO, (double)verdicts[TRUTH_FALSE]);
    }
    return d;
}
