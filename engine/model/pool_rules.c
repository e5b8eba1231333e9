/*
 *   pool: hnte
 *   name: {zh: ..., en: ...}
 *   leads_to: hnte
 *   visits: 90                     # days
 *   enter:
 *     - {id: near, name: {...}, reserve: national/hnte, tiers: [key, next]}
 *   leave:
 *     - {id: passed, name: {...}, certificate: hnte}
 *     - {id: late, name: {...}, years: 3}
 *     - {id: moved, name: {...}, moved: yes}
 *     - {id: dishonest, name: {...}, need: "serious_dishonesty[Y-1] = 1"}
 */
#include "model/pool_rules.h"

#include <math.h>
#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "model/file_tables.h"
#include "model/ladder.h"
#include "model/model_internal.h"
#include "model/named_file.h"

enum { MOST_DAYS = 3660, MOST_YEARS = 50 };

/* --- entering --------------------------------------------------------------------------------------------------------- */

/* LADDER/RESERVE */
static tidu_status read_reserve(rule_reader *r, const yaml_node *n, void *out)
{
    pool_entry *e = out;
    const char *slash = strchr(n->text, '/');

    if (!slash || slash == n->text || !slash[1])
        return yaml_error(r->tree, n, r->err, _("a reserve is one of a ladder: LADDER/RESERVE, such as national/hnte"));
    e->ladder = arena_copy(r->memory, n->text, (size_t)(slash - n->text));
    e->reserve = slash + 1;
    return e->ladder ? TIDU_OK : error_memory(r->err);
}

static tidu_status read_tiers(rule_reader *r, const yaml_node *list, void *out)
{
    pool_entry *e = out;
    tidu_status status = field_array(r, list->n, sizeof *e->tiers, (void **)&e->tiers);

    if (!status && (!list->n || list->n > POOL_MOST_TIERS))
        return yaml_error(r->tree, list, r->err, _("1 to %d tiers can stand here"), POOL_MOST_TIERS);
    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        if (n->kind != YAML_SCALAR)
            return yaml_error(r->tree, n, r->err, _("the id of a tier is expected here"));
        e->tiers[e->n_tiers++] = n->text;
    }
    return status;
}

static bool has_tier(const ladder_pool *p, const char *id)
{
    for (size_t i = 0; i < p->n_tiers; i++) {
        if (!strcmp(p->tiers[i].id, id))
            return true;
    }
    return false;
}

static const ladder_pool *find_reserve(const ladder *l, const char *id)
{
    for (size_t i = 0; i < l->n_pools; i++) {
        if (!strcmp(l->pools[i].id, id))
            return &l->pools[i];
    }
    return NULL;
}

static tidu_status check_tiers(rule_reader *r, const yaml_node *n, const pool_entry *e, const ladder *l)
{
    const pool_rules *p = r->subject;
    const ladder_pool *reserve = find_reserve(l, e->reserve);
    const yaml_node *tier = yaml_find(n, "tiers")->first;

    if (!reserve)
        return yaml_error(r->tree, yaml_find(n, "reserve"), r->err, _("the ladder '%s' has no reserve '%s'"), e->ladder, e->reserve);
    if (strcmp(l->rungs[reserve->rung].id, p->leads_to) != 0)
        return yaml_error(r->tree, yaml_find(n, "reserve"), r->err, _("this reserve is one for '%s', and the pool leads to '%s'"),
                          l->rungs[reserve->rung].id, p->leads_to);
    for (size_t i = 0; i < e->n_tiers; i++, tier = tier->next) {
        if (!has_tier(reserve, e->tiers[i]))
            return yaml_error(r->tree, tier, r->err, _("the reserve '%s' has no tier '%s'"), e->reserve, e->tiers[i]);
    }
    return TIDU_OK;
}

static tidu_status check_reserve(rule_reader *r, const yaml_node *n, const pool_entry *e)
{
    char path[NAMED_FILE_SIZE];
    ladder *l;
    tidu_error why;
    tidu_status status = named_file_find(r->models->folders, "ladders", e->ladder, path, &why);

    if (!status)
        status = ladder_load(path, r->models, &l, &why);
    if (status == TIDU_ENOMEM)
        return error_memory(r->err);
    if (status)
        return yaml_error(r->tree, yaml_find(n, "reserve"), r->err, _("the ladder '%s' cannot be read: %s"), e->ladder, why.message);
    status = check_tiers(r, n, e, l);
    ladder_free(l);
    return status;
}

static tidu_status check_entry(rule_reader *r, const yaml_node *n, void *out)
{
    pool_entry *e = out;

    if (!e->asks.need && isnan(e->chance) && !e->ladder)
        return yaml_error(r->tree, n, r->err, _("a rule of entering asks for something: need, chance, or reserve with tiers"));
    if (!e->ladder != !e->tiers)
        return yaml_error(r->tree, n, r->err, _("'reserve' and 'tiers' go together"));
    e->asks.name = e->rule.name = e->name;
    e->asks.states = e->rule.states = INDICATOR_NONE;
    e->asks.asks_certificates = expression_asks_credentials(e->asks.need);
    e->rule.meets = isnan(e->chance) ? NULL : ((const pool_rules *)r->subject)->leads_to;
    return e->ladder ? check_reserve(r, n, e) : TIDU_OK;
}

static const pool_entry usual_entry = {.chance = NAN};

static const field_row entry_rows[] = {
    FIELD("id", REQUIRED, id, pool_entry, id),
    FIELD("name", REQUIRED, bilingual, pool_entry, name),
    FIELD_CITATION(OPTIONAL, pool_entry, cite),
    FIELD(FIELD_ABOUT("need", "an expression that must be true"), OPTIONAL, truth, pool_entry, asks.need),
    FIELD(FIELD_ABOUT("chance", "of the pool's model, at least"), OPTIONAL, chance, pool_entry, chance),
    FIELD_PART(FIELD_ABOUT("reserve", "LADDER/RESERVE"), OPTIONAL, YAML_IS_SCALAR, read_reserve, FIELD_LIKE(&field_text_form)),
    FIELD_PART(FIELD_ABOUT("tiers", "of the reserve: in one of these"), OPTIONAL, YAML_IS_SEQUENCE, read_tiers, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};

static const field_table entry_table = {.rows = entry_rows, .usual = &usual_entry, .check = check_entry,
                                        .form = N_("a rule of entering has id, name and need, chance, or reserve with tiers")};

/* --- leaving ------------------------------------------------------------------------------------------------------------ */

static tidu_status read_years(rule_reader *r, const yaml_node *n, void *out)
{
    int *years = out;
    double number;
    tidu_status status = field_number(r, n, &number);

    if (!status && !(number >= 1 && number <= MOST_YEARS && number == floor(number)))
        return yaml_error(r->tree, n, r->err, _("whole years from 1 to %d are expected here"), MOST_YEARS);
    if (!status)
        *years = (int)number;
    return status;
}

static tidu_status read_moved(rule_reader *r, const yaml_node *n, void *out)
{
    bool *is_moved = out;

    if (strcmp(n->text, "yes") != 0)
        return yaml_error(r->tree, n, r->err, _("'moved' is yes, or it is left out"));
    *is_moved = true;
    return TIDU_OK;
}

/* How it is written: a kind is told by the key that is there. */
typedef struct exit_form {
    pool_exit rule;
    bool is_moved;
} exit_form;

static tidu_status check_exit(rule_reader *r, const yaml_node *n, void *out)
{
    pool_exit *e = &((exit_form *)out)->rule;
    bool is_moved = ((exit_form *)out)->is_moved;

    if (!!e->certificate + !!e->years + is_moved + !!e->asks.need != 1)
        return yaml_error(r->tree, n, r->err, _("a rule of leaving has one of 'certificate', 'years', 'moved' and 'need'"));
    e->kind = e->certificate ? POOL_EXIT_CERTIFICATE : e->years ? POOL_EXIT_YEARS : is_moved ? POOL_EXIT_MOVED : POOL_EXIT_NEED;
    e->asks.name = e->name;
    e->asks.states = INDICATOR_NONE;
    e->asks.asks_certificates = expression_asks_credentials(e->asks.need);
    return TIDU_OK;
}

static const field_row exit_rows[] = {
    FIELD("id", REQUIRED, id, exit_form, rule.id),
    FIELD("name", REQUIRED, bilingual, exit_form, rule.name),
    FIELD_CITATION(OPTIONAL, exit_form, rule.cite),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("certificate", "the title that was granted since the entry: left on that day"), OPTIONAL, YAML_IS_SCALAR, model_id_read,
                      const char *, exit_form, rule.certificate, &field_text_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("years", "so many years after the entry without the title of the pool"), OPTIONAL, YAML_IS_SCALAR, read_years, int,
                      exit_form, rule.years, &field_number_form),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("moved", "yes: its region lies outside the pool's own"), OPTIONAL, YAML_IS_SCALAR, read_moved, bool, exit_form, is_moved,
                      &field_text_form),
    FIELD(FIELD_ABOUT("need", "an expression that must be true"), OPTIONAL, truth, exit_form, rule.asks.need),
    FIELD_END};

static const field_table exit_table = {.rows = exit_rows, .check = check_exit,
                                       .form = N_("a rule of leaving has id, name and certificate, years, moved or need")};

static tidu_status read_exits(rule_reader *r, const yaml_node *list, void *out)
{
    pool_rules *p = out;
    exit_form forms[POOL_MOST_RULES] = {{.is_moved = false}};
    tidu_status status = TIDU_OK;

    if (list->n > POOL_MOST_RULES)
        return yaml_error(r->tree, list, r->err, _("at most %d rules can stand here"), POOL_MOST_RULES);
    status = members_read(r, list, &exit_table, forms, sizeof *forms, &p->n_exits);
    if (!status)
        status = field_array(r, p->n_exits, sizeof *p->exits, (void **)&p->exits);
    for (size_t i = 0; i < p->n_exits && !status; i++)
        p->exits[i] = forms[i].rule;
    return status;
}

/* --- the file --------------------------------------------------------------------------------------------------------------- */

static tidu_status begin(rule_reader *r, const yaml_node *n, void *out)
{
    pool_rules *p = out;

    (void)r;
    p->id = n->text;
    p->region = "";
    return TIDU_OK;
}

static tidu_status read_days(rule_reader *r, const yaml_node *n, void *out)
{
    int *days = out;
    double number;
    tidu_status status = field_number(r, n, &number);

    if (!status && !(number >= 1 && number <= MOST_DAYS && number == floor(number)))
        return yaml_error(r->tree, n, r->err, _("whole days from 1 to %d are expected here"), MOST_DAYS);
    if (!status)
        *days = (int)number;
    return status;
}

static const char *id_at(const pool_rules *p, size_t i)
{
    return i < p->n_entries ? p->entries[i].id : p->exits[i - p->n_entries].id;
}

static tidu_status check_file(rule_reader *r, const yaml_node *root, void *out)
{
    const pool_rules *p = out;

    if (p->n_entries > POOL_MOST_RULES)
        return yaml_error(r->tree, yaml_find(root, "enter"), r->err, _("at most %d rules can stand here"), POOL_MOST_RULES);
    for (size_t i = 0; i < p->n_entries + p->n_exits; i++) {
        for (size_t k = 0; k < i; k++) {
            if (!strcmp(id_at(p, i), id_at(p, k)))
                return yaml_error(r->tree, root, r->err, _("two rules of the pool have the id '%s'"), id_at(p, i));
        }
    }
    return TIDU_OK;
}

static const field_row rows[] = {
    FIELD_PART("pool", REQUIRED, YAML_IS_SCALAR, begin, FIELD_LIKE(&field_text_form)),
    FIELD("name", REQUIRED, bilingual, pool_rules, name),
    FIELD_UNREAD("use", OPTIONAL, YAML_IS_SEQUENCE, "read by composition_build", FIELD_LIST_LIKE(&field_text_form)),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, pool_rules, documents, n_documents),
    FIELD_CITATION(OPTIONAL, pool_rules, cite),
    FIELD(FIELD_ABOUT("note", "what is law and what is practice"), REQUIRED, bilingual, pool_rules, note),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("leads_to", "a model: the title that it leads to"), REQUIRED, YAML_IS_SCALAR, model_id_read, const char *, pool_rules, leads_to,
                      &field_text_form),
    FIELD(FIELD_ABOUT("region", "the beginning of the division codes of its companies, for 'moved'"), OPTIONAL, region, pool_rules, region),
    FIELD_MEMBER_LIKE(FIELD_ABOUT("visits", "a member is called on once in so many days"), OPTIONAL, YAML_IS_SCALAR, read_days, int, pool_rules, visit_days,
                      &field_number_form),
    FIELD_PART("define", OPTIONAL, YAML_IS_MAPPING, definitions_read, FIELD_LIST_LIKE(&definition_table)),
    FIELD_LIST(FIELD_ABOUT("enter", "who enters by rule: one of these is enough"), OPTIONAL, &entry_table, pool_rules, entries, n_entries),
    FIELD_PART(FIELD_ABOUT("leave", "who leaves by rule: the first of these"), OPTIONAL, YAML_IS_SEQUENCE, read_exits, FIELD_LIST_LIKE(&exit_table)),
    FIELD_END};

const field_table pool_file = {.rows = rows, .form = N_("a pool file begins with 'pool: ID'"), .check = check_file};

tidu_status pool_rules_load(const char *path, const catalogue *models, dictionary *d, pool_rules **out, tidu_error *err)
{
    yaml_tree *tree;
    pool_rules *p;
    tidu_status status = yaml_load(path, &tree, err);

    if (status)
        return status;
    p = allocate_array(1, sizeof *p);
    status = rule_head_compose(p ? &p->head : NULL, tree, models->folders, err);
    if (!status) {
        rule_reader r = reader_of(&p->head, p, d, err);

        r.models = models;
        status = file_read(&r, &pool_file, p);
    }
    if (status)
        pool_rules_free(p);
    else
        *out = p;
    return status;
}

void pool_rules_free(pool_rules *p)
{
    file_object_free(p);
}

bool pool_rules_name(const pool_rules *p, const char *id, model_text *out)
{
    for (size_t i = 0; i < p->n_entries; i++) {
        if (!strcmp(p->entries[i].id, id)) {
            *out = p->entries[i].name;
            return true;
        }
    }
    for (size_t i = 0; i < p->n_exits; i++) {
        if (!strcmp(p->exits[i].id, id)) {
            *out = p->exits[i].name;
            return true;
        }
    }
    return false;
}
