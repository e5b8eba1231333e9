#include "model/company_condition.h"

#include "base/message.h"
#include "model/model_internal.h"

static tidu_status read_states(rule_reader *r, const yaml_node *n, void *out)
{
    int *indicator = out;
    tidu_status status = field_indicator(r, n, indicator);
    indicator_type type = status ? INDICATOR_FLAG : dictionary_get(r->dictionary, *indicator)->type;

    if (!status && (type == INDICATOR_TEXT || type == INDICATOR_DATE))
        return yaml_error(r->tree, n, r->err, _("'states' names a figure that can be above 0, not '%s'"), n->text);
    return status;
}

static tidu_status check_condition(rule_reader *r, const yaml_node *n, void *out)
{
    company_condition *c = out;
    int given = !!c->need + !!c->meets + !!c->can_file + !!c->filed + !!c->ever_filed;

    if (given > 1 || (!given && c->states == INDICATOR_NONE))
        return yaml_error(r->tree, n, r->err, _("a condition has one of 'need', 'meets', 'can_file', 'filed' and 'ever_filed', or 'states' before or without it"));
    c->asks_certificates = expression_asks_credentials(c->need);
    return TIDU_OK;
}

static const company_condition usual_condition = {.states = INDICATOR_NONE};

static const field_row condition_rows[] = {
    FIELD("name", REQUIRED, bilingual, company_condition, name),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("states", "an indicator whose own figure of the year before is above 0; without one the next key decides"), OPTIONAL,
                      YAML_IS_SCALAR, read_states, int, company_condition, states, &field_text_form),
    FIELD(FIELD_ABOUT("need", "an expression that must be true"), OPTIONAL, truth, company_condition, need),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("meets", "a model: its verdict is yes"), OPTIONAL, YAML_IS_SCALAR, model_id_read, const char *, company_condition,
                      meets, &field_text_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("can_file", "a model: likely enough to pass that lists say apply (practice/tiers.yaml)"), OPTIONAL, YAML_IS_SCALAR,
                      model_id_read, const char *, company_condition, can_file, &field_text_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("filed", "a model: applied for in the application year"), OPTIONAL, YAML_IS_SCALAR, model_id_read, const char *,
                      company_condition, filed, &field_text_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("ever_filed", "a model: applied for or held at any time"), OPTIONAL, YAML_IS_SCALAR, model_id_read, const char *,
                      company_condition, ever_filed, &field_text_form),
    FIELD_END};

const field_table company_condition_table = {.rows = condition_rows, .usual = &usual_condition, .check = check_condition,
                                                     .form = N_("a condition has name and need, or states, meets, can_file, filed or ever_filed")};

tidu_status company_conditions_check(rule_reader *r, const yaml_node *list)
{
    return list->n && list->n <= COMPANY_CONDITIONS_MOST ? TIDU_OK : yaml_error(r->tree, list, r->err, _("1 to %d conditions can stand here"), COMPANY_CONDITIONS_MOST);
}
