/*
 * Reads actions.yaml. An entry for several indicators is expanded into one row each, so that look-up is by indicator.
 */
#include "model/action.h"

#include "base/message.h"
#include "model/file_tables.h"
#include "model/model_internal.h"

static tidu_status read_indicator(rule_reader *r, const yaml_node *n, int *out)
{
    const char *name;
    tidu_status status = field_text(r, n, &name);

    return status ? status : field_indicator(r, n, out);
}

static size_t count_members(const yaml_node *list, const char *key)
{
    size_t n = 0;

    for (const yaml_node *m = list->first; m; m = m->next) {
        const yaml_node *members = yaml_find(m, key);

        n += members ? members->n : 0;
    }
    return n;
}

/* Expand an entry into one row for each of its indicators. */
static tidu_status spread_action(rule_reader *r, const yaml_node *list, void *out)
{
    const action *said = out;
    actions *a = r->subject;
    tidu_status status = TIDU_OK;

    for (const yaml_node *m = list->first; m && !status; m = m->next) {
        action *row = &a->action[a->n_actions++];

        *row = *said;
        status = read_indicator(r, m, &row->indicator);
    }
    return status;
}

static tidu_status spread_holder(rule_reader *r, const yaml_node *list, void *out)
{
    const holder *said = out;
    actions *a = r->subject;
    tidu_status status = TIDU_OK;

    for (const yaml_node *m = list->first; m && !status; m = m->next) {
        holder *row = &a->holder[a->n_holders++];

        *row = *said;
        status = read_indicator(r, m, &row->indicator);
    }
    return status;
}

static const field_row action_rows[] = {
    FIELD("what", REQUIRED, bilingual, action, what),
    FIELD("takes", REQUIRED, bilingual, action, takes),
    FIELD("helps", REQUIRED, bilingual, action, helps),
    FIELD_PART("for", REQUIRED, YAML_IS_SEQUENCE, spread_action, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};

static const field_row holder_rows[] = {
    FIELD("who", REQUIRED, bilingual, holder, who),
    FIELD_PART("data", REQUIRED, YAML_IS_SEQUENCE, spread_holder, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};

static const field_table action_table = {.rows = action_rows, .form = N_("an action has for, what, takes and helps")};
static const field_table holder_table = {.rows = holder_rows, .form = N_("a holder has data and who")};

static tidu_status read_actions(rule_reader *r, const yaml_node *list, void *out)
{
    actions *a = out;
    tidu_status status = field_array(r, count_members(list, "for"), sizeof *a->action, (void **)&a->action);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = fields_read(r, n, &action_table, &(action){.indicator = INDICATOR_NONE});
    return status;
}

static tidu_status read_holders(rule_reader *r, const yaml_node *list, void *out)
{
    actions *a = out;
    tidu_status status = field_array(r, count_members(list, "data"), sizeof *a->holder, (void **)&a->holder);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = fields_read(r, n, &holder_table, &(holder){.indicator = INDICATOR_NONE});
    return status;
}

static tidu_status read_kept(rule_reader *r, const yaml_node *list, void *out)
{
    actions *a = out;
    tidu_status status = field_array(r, list->n, sizeof *a->kept, (void **)&a->kept);

    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_indicator(r, n, &a->kept[a->n_kept++]);
    return status;
}

static const field_row rows[] = {
    FIELD_PART("actions", REQUIRED, YAML_IS_SEQUENCE, read_actions, FIELD_LIST_LIKE(&action_table)),
    FIELD_PART("holders", REQUIRED, YAML_IS_SEQUENCE, read_holders, FIELD_LIST_LIKE(&holder_table)),
    FIELD_PART("keep", OPTIONAL, YAML_IS_SEQUENCE, read_kept, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};

const field_table actions_file = {.rows = rows, .form = N_("a file of actions has 'actions' and 'holders'")};

tidu_status actions_load(const char *path, dictionary *d, actions **out, tidu_error *err)
{
    void *file;
    tidu_status status = file_object_load(path, &actions_file, sizeof **out, d, &file, err);

    if (!status)
        *out = file;
    return status;
}

void actions_free(actions *a)
{
    file_object_free(a);
}

const action *actions_find(const actions *a, int indicator)
{
    for (size_t i = 0; i < a->n_actions; i++) {
        if (a->action[i].indicator == indicator)
            return &a->action[i];
    }
    return NULL;
}

bool actions_keep(const actions *a, int indicator)
{
    return indicator_is_among(indicator, a->kept, a->n_kept);
}

const model_text *actions_find_holder(const actions *a, int indicator)
{
    for (size_t i = 0; i < a->n_holders; i++) {
        if (a->holder[i].indicator == indicator)
            return &a->holder[i].who;
    }
    return NULL;
}
