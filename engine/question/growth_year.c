#include "question/growth_year.h"

#include <math.h>

#include "base/allocate.h"
#include "base/cell.h"
#include "base/error.h"
#include "rules/machine.h"

struct growth_figures {
    const growth_rules *rules;
    program *program;
    size_t outputs[GROWTH_MOST_FEATURES];
};

growth_figures *growth_figures_new(const growth_rules *rules)
{
    growth_figures *f = allocate_array(1, sizeof *f);
    bool ok = f && (f->program = program_new(false));

    if (f)
        f->rules = rules;
    for (size_t i = 0; i < rules->n_features && ok; i++)
        ok = program_add(f->program, rules->features[i].value, &f->outputs[i]);
    if (ok && program_finish(f->program))
        return f;
    growth_figures_free(f);
    return NULL;
}

void growth_figures_free(growth_figures *f)
{
    if (!f)
        return;
    program_free(f->program);
    release(f);
}

bool growth_figures_want(const growth_figures *f, panel *into)
{
    return binding_want(f->program, 0, into);
}

static double limited(const growth_feature *f, double x)
{
    if (!cell_is_value(x))
        return NAN;
    x = fmin(fmax(x, f->least), f->most);
    if (!f->is_log)
        return x;
    return x > 0 ? log(x) : NAN;
}

static bool read_figures(const growth_figures *f, const binding *b, growth_year *y)
{
    size_t k = f->rules->n_features;
    machine *m = machine_new(f->program, b);

    for (size_t first = 0; m && first < y->n; first += MACHINE_BATCH) {
        size_t n = y->n - first < MACHINE_BATCH ? y->n - first : MACHINE_BATCH;

        machine_run(m, first, n);
        for (size_t j = 0; j < k; j++) {
            const double *out = machine_number(m, f->outputs[j]);

            for (size_t i = 0; i < n; i++)
                y->x[(first + i) * k + j] = limited(&f->rules->features[j], out[i]);
        }
    }
    machine_free(m);
    return m != NULL;
}

tidu_status growth_year_read(const study *s, const growth_figures *f, size_t gate, int year, growth_year *out, tidu_error *err)
{
    binding b = {s->data.panel, s->data.credentials, year, year == s->binding.year ? s->binding.on : binding_default_date(year)};
    growth_year y = {.year = year, .n = panel_count(s->data.panel)};
    assessment *a = NULL;
    tidu_status status = assessor_run(s->assessor, &b, s->env->threads, &a, err);

    if (status)
        return status;
    y.x = allocate_array(y.n * f->rules->n_features + 1, sizeof *y.x);
    y.gate = allocate_array(y.n + 1, 1);
    for (size_t i = 0; y.gate && i < y.n; i++)
        y.gate[i] = (uint8_t)assessment_gate(a, gate, i);
    assessment_free(a);
    if (!y.x || !y.gate || !read_figures(f, &b, &y)) {
        growth_year_clear(&y);
        return error_memory(err);
    }
    *out = y;
    return TIDU_OK;
}

void growth_year_clear(growth_year *y)
{
    release(y->x);
    release(y->gate);
    *y = (growth_year){0};
}
