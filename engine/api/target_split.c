/* A target divided among towns. */
#include <math.h>
#include <string.h>

#include "api/target_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/number_text.h"
#include "intake/cell_list.h"
#include "report/target_split_report.h"
#include "target/target_split.h"

enum { TOWN, WEIGHT, PARTS };

static const list_part parts[PARTS] = {
    [TOWN] = {"town", {"to", "镇街", "所属镇街", "街道", "乡镇", "属地", "所在镇街", "镇(街道)"}},
    [WEIGHT] = {"weight", {"权重", "基数", "企业数", "能力", "上年完成数"}},
};

static const cell_list_form form = {parts, PARTS, 1, N_("the towns (town or 镇街), and their weights (weight or 权重) unless they share equally")};

typedef struct splitting {
    const tidu_target_options *o;
    target_asked asked;
    cell_list file;   /* of weights */
    const char **towns; /* [n] */
    double *weights;
    size_t *steps;
    size_t n, capacity;
    tidu_error *err;
} splitting;

static tidu_status add_town(splitting *s, const char *town)
{
    for (size_t i = 0; i < s->n; i++) {
        if (!strcmp(s->towns[i], town))
            return TIDU_OK;
    }
    if (!allocate_room((void **)&s->towns, &s->capacity, s->n + 1, sizeof *s->towns))
        return error_memory(s->err);
    s->towns[s->n++] = town;
    return TIDU_OK;
}

static tidu_status find_towns(splitting *s, const target *t)
{
    const loaded_data *data = target_values_data(s->asked.study->values);
    tidu_status status = TIDU_OK;

    for (size_t i = 0; i < s->file.n && !status; i++)
        status = add_town(s, s->file.rows[i].text[TOWN]);
    for (size_t i = 0; i < t->n_split && !s->file.n && !status; i++)
        status = add_town(s, t->split[i].to);
    for (uint32_t i = 0; data && !s->file.n && !t->n_split && !status && i < panel_count(data->panel); i++) {
        const char *town = panel_text(data->panel, i, dictionary_find(panel_dictionary(data->panel), "town"));

        status = town ? add_town(s, town) : TIDU_OK;
    }
    return status || s->n ? status : error_set(s->err, TIDU_EUSAGE, _("nothing says among which towns: give them with --weights FILE (town,weight)"));
}

static tidu_status read_weight(splitting *s, const cell_list_row *row, double *out)
{
    bool is_short;

    if (number_parse(row->text[WEIGHT], strlen(row->text[WEIGHT]), 0, out, &is_short) && *out >= 0)
        return TIDU_OK;
    return error_at(s->err, TIDU_EDATA, s->file.file, row->line, s->file.columns[WEIGHT], _("a weight is a number of 0 or more, not '%s'"),
                    row->text[WEIGHT]);
}

/* By the file, if it has weights; else each the same, or what it brought in the year before. */
static tidu_status find_weight(splitting *s, const target *t, size_t i)
{
    target_reading before;
    tidu_status status;

    s->weights[i] = 1;
    if (!strcmp(s->o->method, "equal"))
        return TIDU_OK;
    if (s->file.n && s->file.columns[WEIGHT])
        return read_weight(s, &s->file.rows[i], &s->weights[i]);
    if (!strcmp(s->o->method, "ability"))
        return error_set(s->err, TIDU_EUSAGE, _("a split by ability needs the weights of the towns: --weights FILE (town,weight)"));
    status = target_values_year_before(s->asked.study->values, t, s->towns[i], s->asked.study->options.day, &before, s->err);
    s->weights[i] = isnan(before.value) ? 0 : before.value;
    return status;
}

static tidu_status divide(splitting *s, const target *t, int decimals)
{
    double sum = 0;
    tidu_status status = TIDU_OK;

    s->weights = allocate_array(s->n, sizeof *s->weights);
    s->steps = allocate_array(s->n, sizeof *s->steps);
    if (!s->weights || !s->steps)
        return error_memory(s->err);
    if (s->file.n && s->file.n != s->n)
        return error_at(s->err, TIDU_EDATA, s->file.file, 0, 0, _("a town stands twice in the list of weights"));
    for (size_t i = 0; i < s->n && !status; i++) {
        status = find_weight(s, t, i);
        sum += s->weights[i];
    }
    if (status)
        return status;
    if (!(sum > 0))
        return error_set(s->err, TIDU_EDATA, _("all weights are 0, so that nothing says who gets what"));
    return target_split_steps(s->weights, s->n, (size_t)llround(t->aim * pow(10, decimals)), s->steps) ? TIDU_OK : error_memory(s->err);
}

static tidu_status run(tidu_session *session, splitting *s, document **out)
{
    const data_source source = {.encoding = s->o->encoding, .sheet = s->o->sheet};
    intake_options options;
    const target *t;
    int decimals;
    problems *found = s->asked.found ? s->asked.found : (s->asked.found = problems_new());
    tidu_status status = found ? data_options(&session->env, &source, &options, s->err) : error_memory(s->err);

    if (!status && s->o->weights)
        status = cell_list_read(s->o->weights, &options, &form, found, &s->file, s->err);
    if (status)
        return status;
    t = s->asked.study->rows[0].target;
    decimals = target_split_decimals(t);
    if (decimals < 0)
        return error_at(s->err, TIDU_EUSAGE, t->plan->file, t->line, 1, _("'%s' is no number of things that could be divided"), model_text_in(t->name, session->env.is_chinese));
    status = find_towns(s, t);
    if (!status)
        status = divide(s, t, decimals);
    if (!status && !(*out = target_split_document(&(proposed_split){t, s->o->method, s->towns, s->weights, s->steps, s->n, decimals}, session->env.is_chinese)))
        status = error_memory(s->err);
    return status;
}

static tidu_status check(const tidu_target_options *o, tidu_error *err)
{
    if (!o->item)
        return error_set(err, TIDU_EUSAGE, _("name the target that is divided: PLAN/ID"));
    if (!o->method || (strcmp(o->method, "equal") != 0 && strcmp(o->method, "ability") != 0 && strcmp(o->method, "last_year") != 0))
        return error_set(err, TIDU_EUSAGE, _("a target is divided equal, by ability, or as last_year: --method"));
    return TIDU_OK;
}

tidu_status tidu_target_split(tidu_session *session, const tidu_target_options *given, tidu_report **out, tidu_problems **problems, tidu_error *err)
{
    tidu_target_options o;
    splitting s = {.o = &o, .err = err};
    document *d = NULL;
    tidu_status status;

    if (problems)
        *problems = NULL;
    ARGUMENT_TAKE(o, given);
    o.without_chances = true;
    status = check(&o, err);
    if (!status)
        status = target_asked_make(session, &o, &s.asked, err);
    if (!status)
        status = run(session, &s, &d);
    status = target_asked_end(&s.asked, status, problems, err);
    cell_list_clear(&s.file);
    release(s.towns);
    release(s.weights);
    release(s.steps);
    return report_end(&session->env, status, d, out, err);
}
