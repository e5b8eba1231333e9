#include "model/class_rule.h"

#include <math.h>
#include <string.h>

#include "base/message.h"

static const class_grade usual_grade = {.bound = NAN};

static const field_row grade_rows[] = {
    FIELD(FIELD_ABOUT("name", "as it may stand in a cell"), REQUIRED, bilingual, class_grade, name),
    FIELD(FIELD_ABOUT("bound", "rank, difficulty: up to this; completion: from this on; without: all others"), OPTIONAL, number, class_grade,
          bound),
    FIELD_END};

static const field_table grade_table = {.rows = grade_rows, .usual = &usual_grade, .form = N_("a grade has a name")};

static tidu_status read_scale(rule_reader *r, const yaml_node *list, void *out)
{
    class_scale *s = out;
    tidu_status status = field_array(r, list->n, sizeof *s->grades, (void **)&s->grades);

    return status ? status : members_read(r, list, &grade_table, s->grades, sizeof *s->grades, &s->n);
}

#define SCALE(key, part, help)                                                                            \
    {FIELD_ROW(YAML_IS_SEQUENCE, REQUIRED, FIELD_ABOUT(key, help)), .read = read_scale,                   \
     .offset = offsetof(class_rule, scales) + (part) * sizeof(class_scale), .table = &(const field_table){.members = &grade_table}}

static const field_row class_rows[] = {
    FIELD("name", REQUIRED, bilingual, class_row, name),
    FIELD(FIELD_ABOUT("rank", "zh of the grade that it needs"), OPTIONAL, text, class_row, wanted[CLASS_RANK]),
    FIELD(FIELD_ABOUT("completion", "zh of the grade that it needs"), OPTIONAL, text, class_row, wanted[CLASS_COMPLETION]),
    FIELD(FIELD_ABOUT("difficulty", "zh of the grade that it needs"), OPTIONAL, text, class_row, wanted[CLASS_DIFFICULTY]),
    FIELD(FIELD_ABOUT("reason", "what is said of an indicator of this class"), REQUIRED, bilingual, class_row, reason),
    FIELD_END};

static const field_table class_table = {.rows = class_rows, .form = N_("a class has name and reason")};

static bool has_grade(const class_scale *s, const char *zh)
{
    for (size_t i = 0; i < s->n; i++) {
        if (!strcmp(s->grades[i].name.zh, zh))
            return true;
    }
    return false;
}

static tidu_status check_sorting(rule_reader *r, const yaml_node *n, void *out)
{
    static const char *const keys[CLASS_PARTS] = {"rank", "completion", "difficulty"};
    class_rule *rule = out;
    const yaml_node *list = yaml_find(n, "classes"), *c = list->first;

    rule->line = n->line;
    if (!rule->n_classes)
        return yaml_error(r->tree, list, r->err, _("a rule of classes has one class at least"));
    for (size_t i = 0; i < rule->n_classes; i++, c = c->next) {
        for (size_t p = 0; p < CLASS_PARTS; p++) {
            const char *wanted = rule->classes[i].wanted[p];

            if (wanted && !has_grade(&rule->scales[p], wanted))
                return yaml_error(r->tree, yaml_find(c, keys[p]), r->err, _("'%s' is no grade of '%s'"), wanted, keys[p]);
        }
    }
    return TIDU_OK;
}

static const field_row sorting_rows[] = {
    FIELD(FIELD_ABOUT("id", "place and year"), REQUIRED, text, class_rule, id),
    FIELD("name", REQUIRED, bilingual, class_rule, name),
    SCALE("rank", CLASS_RANK, "grades of the rank among peers, the best first"),
    SCALE("completion", CLASS_COMPLETION, "grades of the completion in per cent, the best first"),
    SCALE("difficulty", CLASS_DIFFICULTY, "grades of the growth that the target needs in per cent, the easiest first"),
    FIELD_LIST(FIELD_ABOUT("classes", "the first whose needs are met is taken"), REQUIRED, &class_table, class_rule, classes, n_classes),
    FIELD("note", OPTIONAL, bilingual, class_rule, note),
    FIELD_CITATION(REQUIRED, class_rule, cite),
    FIELD_END};

const field_table class_rule_table = {.rows = sorting_rows, .check = check_sorting,
                                      .form = N_("a rule of classes has id, name, rank, completion, difficulty, classes and cite")};
