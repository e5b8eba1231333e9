#include "model/ladder.h"

#include <string.h>

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/ladder_internal.h"

tidu_status ladder_id_read(rule_reader *r, const yaml_node *n, const char **out)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-@";
    tidu_status status = field_text(r, n, out);

    if (!status && (!n->length || strspn(n->text, letters) != n->length))
        status = yaml_error(r->tree, n, r->err, _("an id is made of a-z, 0-9, '-' and '@', not '%s'"),
                            n->text);
    return status;
}

tidu_status ladder_model_read(rule_reader *r, const yaml_node *n, const char **out)
{
    tidu_status status = field_text(r, n, out);
    const char *near;

    if (status || catalogue_has(r->models, *out))
        return status;
    near = catalogue_suggest(r->models, *out);
    return near ? yaml_error(r->tree, n, r->err, _("unknown model '%s'; did you mean '%s'?"), *out, near)
                : yaml_error(r->tree, n, r->err, _("unknown model '%s'; 'tidu models list' shows all"), *out);
}

tidu_status ladder_rung_read(rule_reader *r, const yaml_node *n, size_t *out)
{
    ladder *l = r->subject;
    suggestion best;
    int rung;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("the id of one of the ladder's rungs is expected here"));
    best = suggestion_begin(n->text);
    rung = ladder_find(l, n->text);
    if (rung != LADDER_NO_RUNG) {
        *out = (size_t)rung;
        return TIDU_OK;
    }
    for (size_t i = 0; i < l->n_rungs; i++)
        suggestion_offer(&best, l->rungs[i].id);
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("'%s' is no rung of this ladder; did you mean '%s'?"),
                          n->text, best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is no rung of this ladder"), n->text);
}

/* --- rungs ------------------------------------------------------------------------------- */

static tidu_status read_certificates(rule_reader *r, const yaml_node *list, ladder_rung *out)
{
    size_t n = list ? list->n : 1;
    tidu_status status = field_array(r, n, sizeof *out->certificates, (void **)&out->certificates);

    if (!status && !n)
        return yaml_error(r->tree, list, r->err, _("name one kind of certificate at least, or leave the key out"));
    if (!status && !list)
        out->certificates[out->n_certificates++] = out->id;
    for (const yaml_node *m = list ? list->first : NULL; m && !status; m = m->next)
        status = ladder_id_read(r, m, &out->certificates[out->n_certificates++]);
    return status;
}

/* ID, or {id: ID, name: ..., certificates: [...]} */
static tidu_status read_rung(rule_reader *r, const yaml_node *n, size_t track)
{
    ladder *l = r->subject;
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, false},
                                        {"certificates", YAML_IS_SEQUENCE, false},
                                        {.key = NULL}};
    const yaml_node *id = n->kind == YAML_MAPPING ? yaml_find(n, "id") : n;
    ladder_rung rung = {.track = track};
    tidu_status status = TIDU_OK;

    if (n->kind == YAML_SEQUENCE)
        return yaml_error(r->tree, n, r->err, _("a rung is the id of a model, or {id, name, certificates}"));
    if (l->n_rungs == LADDER_MOST_RUNGS)
        return yaml_error(r->tree, n, r->err, _("a ladder has at most %d rungs"), LADDER_MOST_RUNGS);
    if (n->kind == YAML_MAPPING)
        status = yaml_check_keys(r->tree, n, fields, r->err);
    if (!status)
        status = ladder_id_read(r, id, &rung.id);
    if (!status && ladder_find(l, rung.id) != LADDER_NO_RUNG)
        status = yaml_error(r->tree, id, r->err, _("the rung '%s' stands twice on this ladder"), rung.id);
    if (!status && yaml_find(n, "name"))
        status = field_bilingual(r, yaml_find(n, "name"), &rung.name);
    else if (!status) /* without a name of its own it has that of a model */
        status = ladder_model_read(r, id, &rung.id);
    if (!status)
        status = read_certificates(r, yaml_find(n, "certificates"), &rung);
    rung.has_model = !status && catalogue_has(r->models, rung.id);
    if (!status)
        l->rungs[l->n_rungs++] = rung;
    return status;
}

static tidu_status read_track(rule_reader *r, const yaml_node *list, const char *id, model_text name)
{
    ladder *l = r->subject;
    size_t track = l->n_tracks++;
    tidu_status status = TIDU_OK;

    l->tracks[track] = (ladder_track){id, name, l->n_rungs, list->n};
    if (!list->n)
        return yaml_error(r->tree, list, r->err, _("a ladder has one rung at least"));
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_rung(r, n, track);
    return status;
}

static tidu_status read_rungs(rule_reader *r, const yaml_node *list)
{
    ladder *l = r->subject;

    return read_track(r, list, "main", l->name);
}

static tidu_status read_tracks(rule_reader *r, const yaml_node *list)
{
    ladder *l = r->subject;
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"rungs", YAML_IS_SEQUENCE, true},
                                        {.key = NULL}};
    tidu_status status = TIDU_OK;

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        model_text name = {0};
        const char *id = NULL;

        if (n->kind != YAML_MAPPING)
            return yaml_error(r->tree, n, r->err, _("a track has id, name and rungs"));
        if (l->n_tracks == LADDER_MOST_TRACKS)
            return yaml_error(r->tree, n, r->err, _("a ladder has at most %d tracks"), LADDER_MOST_TRACKS - 1);
        status = yaml_check_keys(r->tree, n, fields, r->err);
        if (!status)
            status = ladder_id_read(r, yaml_find(n, "id"), &id);
        if (!status)
            status = field_bilingual(r, yaml_find(n, "name"), &name);
        if (!status)
            status = read_track(r, yaml_find(n, "rungs"), id, name);
    }
    return status;
}

/* --- groups --------------------------------------------------------------------------------- */

static tidu_status read_group(rule_reader *r, const yaml_node *n, ladder_group *g)
{
    static const yaml_field fields[] = {{"id", YAML_IS_SCALAR, true},
                                        {"name", YAML_IS_MAPPING, true},
                                        {"rungs", YAML_IS_SEQUENCE, true},
                                        {.key = NULL}};
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);

    if (!status)
        status = ladder_id_read(r, yaml_find(n, "id"), &g->id);
    if (!status)
        status = field_bilingual(r, yaml_find(n, "name"), &g->name);
    for (const yaml_node *m = status ? NULL : yaml_find(n, "rungs")->first; m && !status; m = m->next) {
        size_t rung;

        status = ladder_rung_read(r, m, &rung);
        if (!status)
            g->rungs |= (rung_set)1 << rung;
    }
    return status;
}

static tidu_status read_groups(rule_reader *r, const yaml_node *list)
{
    ladder *l = r->subject;
    tidu_status status = TIDU_OK;

    if (list->n > LADDER_MOST_GROUPS)
        return yaml_error(r->tree, list, r->err, _("a ladder has at most %d groups"), LADDER_MOST_GROUPS);
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = n->kind == YAML_MAPPING ? read_group(r, n, &l->groups[l->n_groups++])
                                         : yaml_error(r->tree, n, r->err, _("a group has id, name and rungs"));
    return status;
}

/* --- the line that small companies cross --------------------------------------------------------- */

static tidu_status read_crossing(rule_reader *r, const yaml_node *n)
{
    ladder *l = r->subject;
    static const yaml_field fields[] = {{"model", YAML_IS_SCALAR, true},
                                        {"value", YAML_IS_SCALAR, true},
                                        {"line", YAML_IS_SCALAR, true},
                                        {"near", YAML_IS_SCALAR, true},
                                        {"entries", YAML_IS_SEQUENCE, false},
                                        {.key = NULL}};
    ladder_crossing *c = &l->crossing;
    tidu_status status = yaml_check_keys(r->tree, n, fields, r->err);
    const yaml_node *entries = yaml_find(n, "entries");
    const char *model_id = NULL;

    if (!status)
        status = ladder_model_read(r, yaml_find(n, "model"), &model_id);
    if (!status)
        status = field_id(r, yaml_find(n, "value"), &c->value);
    if (!status)
        status = field_id(r, yaml_find(n, "line"), &c->line);
    if (!status)
        status = field_chance(r, yaml_find(n, "near"), &c->near);
    if (!status && entries)
        status = field_array(r, entries->n, sizeof *c->entries, (void **)&c->entries);
    for (const yaml_node *m = entries ? entries->first : NULL; m && !status; m = m->next)
        status = field_id(r, m, &c->entries[c->n_entries++]);
    if (!status)
        c->model = model_id;
    return status;
}

/* --- the whole --------------------------------------------------------------------------------- */

static tidu_status read_id(rule_reader *r, const yaml_node *n)
{
    ladder *l = r->subject;

    return ladder_id_read(r, n, &l->id);
}

static tidu_status read_name(rule_reader *r, const yaml_node *n)
{
    ladder *l = r->subject;

    return field_bilingual(r, n, &l->name);
}

static tidu_status read_note(rule_reader *r, const yaml_node *n)
{
    ladder *l = r->subject;

    return field_bilingual(r, n, &l->note);
}

static tidu_status read_cite(rule_reader *r, const yaml_node *n)
{
    ladder *l = r->subject;

    (void)n;
    return field_cite(r, r->tree->root, &l->cite);
}

static tidu_status read_pools(rule_reader *r, const yaml_node *list)
{
    return ladder_pools_read(r, list);
}

/* Parts in the order in which they are read: later ones use earlier ones. */
static const model_part parts[] = {
    {{"ladder", YAML_IS_SCALAR, true}, read_id},
    {{"name", YAML_IS_MAPPING, true}, read_name},
    {{"note", YAML_IS_MAPPING, false}, read_note},
    {{"documents", YAML_IS_MAPPING, false}, documents_read},
    {{"cite", YAML_IS_SCALAR, false}, read_cite},
    {{"rungs", YAML_IS_SEQUENCE, true}, read_rungs},
    {{"tracks", YAML_IS_SEQUENCE, false}, read_tracks},
    {{"groups", YAML_IS_SEQUENCE, false}, read_groups},
    {{"pools", YAML_IS_SEQUENCE, false}, read_pools},
    {{"crossing", YAML_IS_MAPPING, false}, read_crossing},
    {.field = {.key = NULL}},
};

static tidu_status finish_load(yaml_tree *tree, const catalogue *models, ladder **out, tidu_error *err)
{
    ladder *l = allocate_array(1, sizeof *l);
    rule_reader r;
    tidu_status status;

    if (!l) {
        yaml_free(tree);
        return error_memory(err);
    }
    status = rule_head_open(&l->head, tree, err);
    r = reader_of(&l->head, l, NULL, err);
    r.models = models;
    if (!status)
        status = parts_read(&r, parts, "ladder");
    if (status)
        ladder_free(l);
    else
        *out = l;
    return status;
}

tidu_status ladder_load(const char *path, const catalogue *models, ladder **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_load(path, &tree, err);

    return status ? status : finish_load(tree, models, out, err);
}

tidu_status ladder_parse(const char *text, size_t length, const char *file, const catalogue *models,
                         ladder **out, tidu_error *err)
{
    yaml_tree *tree;
    tidu_status status = yaml_parse(text, length, file, &tree, err);

    return status ? status : finish_load(tree, models, out, err);
}

void ladder_free(ladder *l)
{
    if (!l)
        return;
    rule_head_close(&l->head);
    release(l);
}
