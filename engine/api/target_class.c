/* Indicators sorted into classes. */
#include <string.h>

#include "api/api_internal.h"
#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "intake/cell_list.h"
#include "report/target_class_report.h"

enum { INDICATOR, RANK, OF, COMPLETION, DIFFICULTY, PARTS };

static const list_part parts[PARTS] = {
    [INDICATOR] = {"indicator", {"指标", "指标名称", "考核指标"}},
    [RANK] = {"rank", {"排名", "位次", "全市排名", "名次"}},
    [OF] = {"of", {"参评数", "总数", "参评单位数"}},
    [COMPLETION] = {"completion", {"完成率", "目标完成率"}},
    [DIFFICULTY] = {"difficulty", {"growth", "需增长", "难度", "目标难度", "目标增幅"}},
};

static const cell_list_form form = {parts, PARTS, 2, N_("the indicators (indicator or 指标) and their ranks (rank or 排名)")};

static tidu_status find_rule(const light_rules *all, const char *id, const class_rule **out, tidu_error *err)
{
    suggestion best = suggestion_begin(id ? id : "");

    for (size_t i = 0; i < all->n_sorting; i++) {
        suggestion_offer(&best, all->sorting[i].id);
        if (!id || !strcmp(all->sorting[i].id, id)) {
            *out = &all->sorting[i];
            return TIDU_OK;
        }
    }
    return best.nearest ? error_set(err, TIDU_ENOTFOUND, _("there is no rule of classes '%s'; did you mean '%s'?"), id, best.nearest)
                        : error_set(err, TIDU_ENOTFOUND, _("there is no rule of classes '%s'; they stand in models/practice/lights.yaml"), id ? id : "");
}

static tidu_status grade(const class_rule *rule, const cell_list *peers, const cell_list_row *row, class_line *line, tidu_error *err)
{
    static const int columns[CLASS_PARTS] = {[CLASS_RANK] = RANK, [CLASS_COMPLETION] = COMPLETION, [CLASS_DIFFICULTY] = DIFFICULTY};

    *line = (class_line){row->text[INDICATOR], row->text[RANK], row->text[OF], row->text[COMPLETION], row->text[DIFFICULTY], {.found = NULL}};
    for (int p = 0; p < CLASS_PARTS; p++) {
        if (!target_class_grade(rule, (class_part)p, row->text[columns[p]], &line->answer.grades[p], &line->answer.is_on_line[p]))
            return error_at(err, TIDU_EDATA, peers->file, row->line, peers->columns[columns[p]],
                            _("'%s' is neither a number nor a grade of the rule '%s'"), row->text[columns[p]], rule->id);
    }
    target_class_find(rule, &line->answer);
    return TIDU_OK;
}

static tidu_status sort(tidu_session *s, const light_rules *all, const char *id, const cell_list *peers, document **out, tidu_error *err)
{
    class_line *lines = allocate_array(peers->n + 1, sizeof *lines);
    const class_rule *rule = NULL;
    tidu_status status = lines ? find_rule(all, id, &rule, err) : error_memory(err);

    for (size_t i = 0; i < peers->n && !status; i++)
        status = grade(rule, peers, &peers->rows[i], &lines[i], err);
    if (!status && !(*out = target_class_document(all, rule, lines, peers->n, s->env.is_chinese)))
        status = error_memory(err);
    release(lines);
    return status;
}

tidu_status tidu_target_classes(tidu_session *s, const tidu_target_options *given, tidu_report **out, tidu_problems **found, tidu_error *err)
{
    tidu_target_options o;
    problems *noted = problems_new();
    light_rules *all = NULL;
    cell_list peers = {0};
    intake_options options;
    document *d = NULL;
    tidu_status status;

    if (found)
        *found = NULL;
    ARGUMENT_TAKE(o, given);
    status = noted ? data_options(&s->env, &(data_source){.encoding = o.encoding, .sheet = o.sheet}, &options, err) : error_memory(err);
    if (!status && !o.peers)
        status = error_set(err, TIDU_EUSAGE, _("give the table of indicators with their ranks among peers: --peers FILE"));
    if (!status)
        status = environment_lights(&s->env, &all, err);
    if (!status)
        status = cell_list_read(o.peers, &options, &form, noted, &peers, err);
    if (!status)
        status = sort(s, all, o.rule, &peers, &d, err);
    cell_list_clear(&peers);
    light_rules_free(all);
    status = problems_end(status, noted, found, err);
    return report_end(&s->env, status, d, out, err);
}
