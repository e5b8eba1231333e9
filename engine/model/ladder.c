/*
 * Reads ladder files. A rung that is only an id is a model; a rung without certificates is held by the certificate
 * with its own id. Rungs of all tracks are numbered in one sequence, so that a set of them is a bit mask.
 */
#include "model/ladder.h"

#include <string.h>

#include "base/allocate.h"
#include "base/message.h"
#include "base/suggest.h"
#include "model/file_tables.h"
#include "model/ladder_internal.h"

tidu_status ladder_id_read(rule_reader *r, const yaml_node *n, void *out)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-@";
    tidu_status status = field_text(r, n, out);

    if (!status && (!n->length || strspn(n->text, letters) != n->length))
        status = yaml_error(r->tree, n, r->err, _("an id is made of a-z, 0-9, '-' and '@', not '%s'"),
                            n->text);
    return status;
}

tidu_status ladder_rung_read(rule_reader *r, const yaml_node *n, void *out)
{
    const ladder *l = r->subject;
    size_t *found = out;
    suggestion best;
    int rung;

    if (n->kind != YAML_SCALAR)
        return yaml_error(r->tree, n, r->err, _("the id of one of the ladder's rungs is expected here"));
    best = suggestion_begin(n->text);
    rung = ladder_find(l, n->text);
    if (rung != LADDER_NO_RUNG) {
        *found = (size_t)rung;
        return TIDU_OK;
    }
    for (size_t i = 0; i < l->n_rungs; i++)
        suggestion_offer(&best, l->rungs[i].id);
    if (best.nearest)
        return yaml_error(r->tree, n, r->err, _("'%s' is not a rung of this ladder; did you mean '%s'?"),
                          n->text, best.nearest);
    return yaml_error(r->tree, n, r->err, _("'%s' is not a rung of this ladder"), n->text);
}

/* --- rungs ------------------------------------------------------------------------------- */

static tidu_status check_twice(rule_reader *r, const yaml_node *n, void *out)
{
    (void)out;
    return ladder_find(r->subject, n->text) == LADDER_NO_RUNG
               ? TIDU_OK
               : yaml_error(r->tree, n, r->err, _("the rung '%s' stands twice on this ladder"), n->text);
}

/* A rung without a name must be a model and has its name. */
static tidu_status read_rung_name(rule_reader *r, const yaml_node *n, void *out)
{
    ladder_rung *rung = out;

    rung->has_model = catalogue_has(r->models, rung->id);
    return n ? field_bilingual(r, n, &rung->name) : model_id_read(r, yaml_find(r->owner, "id"), &rung->id);
}

/* By default the certificate has the id of the rung. */
static tidu_status check_certificates(rule_reader *r, const yaml_node *n, void *out)
{
    ladder_rung *rung = out;
    tidu_status status;

    if (n)
        return n->n ? TIDU_OK
                    : yaml_error(r->tree, n, r->err, _("name one kind of certificate at least, or leave the key out"));
    status = field_array(r, 1, sizeof *rung->certificates, (void **)&rung->certificates);
    if (!status)
        rung->certificates[rung->n_certificates++] = rung->id;
    return status;
}

static const field_table certificate_table = {.read = ladder_id_read};

static const field_row rung_rows[] = {
    FIELD_MEMBER("id", REQUIRED, YAML_IS_SCALAR, ladder_id_read, const char *, ladder_rung, id),
    FIELD_PART("id", REQUIRED, YAML_IS_SCALAR, check_twice),
    FIELD_PART("name", ALWAYS, YAML_IS_MAPPING, read_rung_name, FIELD_LIKE(&field_bilingual_form)),
    FIELD_PART("certificates", ALWAYS, YAML_IS_SEQUENCE, check_certificates),
    FIELD_LIST("certificates", OPTIONAL, &certificate_table, ladder_rung, certificates, n_certificates),
    FIELD_END};

static const field_table rung_table = {.rows = rung_rows, .kinds = YAML_IS_SCALAR | YAML_IS_MAPPING};

/* ID, or {id: ID, name: ..., certificates: [...]} */
static tidu_status read_rung(rule_reader *r, const yaml_node *n, size_t track)
{
    ladder *l = r->subject;
    ladder_rung rung = {.track = track};
    tidu_status status;

    if (n->kind == YAML_SEQUENCE)
        return yaml_error(r->tree, n, r->err, _("a rung is the id of a model, or {id, name, certificates}"));
    if (l->n_rungs == LADDER_MOST_RUNGS)
        return yaml_error(r->tree, n, r->err, _("a ladder has at most %d rungs"), LADDER_MOST_RUNGS);
    if (n->kind == YAML_MAPPING) {
        status = fields_read(r, n, &rung_table, &rung);
    } else {
        rung.has_model = true;
        status = ladder_id_read(r, n, &rung.id);
        if (!status)
            status = check_twice(r, n, &rung);
        if (!status)
            status = model_id_read(r, n, &rung.id);
        if (!status)
            status = check_certificates(r, NULL, &rung);
    }
    if (!status)
        l->rungs[l->n_rungs++] = rung;
    return status;
}

static tidu_status read_track_rungs(rule_reader *r, const yaml_node *list, void *out)
{
    const ladder *l = r->subject;
    ladder_track *t = out;
    tidu_status status = TIDU_OK;

    t->first = l->n_rungs;
    t->n = list->n;
    if (!list->n)
        return yaml_error(r->tree, list, r->err, _("a ladder has one rung at least"));
    for (const yaml_node *n = list->first; n && !status; n = n->next)
        status = read_rung(r, n, (size_t)(t - l->tracks));
    return status;
}

static tidu_status read_rungs(rule_reader *r, const yaml_node *list, void *out)
{
    ladder *l = out;

    l->tracks[0].id = "main";
    l->tracks[0].name = l->name;
    l->n_tracks = 1;
    return read_track_rungs(r, list, &l->tracks[0]);
}

static const field_row track_rows[] = {
    FIELD_MEMBER("id", REQUIRED, YAML_IS_SCALAR, ladder_id_read, const char *, ladder_track, id),
    FIELD("name", REQUIRED, bilingual, ladder_track, name),
    FIELD_PART("rungs", REQUIRED, YAML_IS_SEQUENCE, read_track_rungs, FIELD_LIST_LIKE(&rung_table)),
    FIELD_END};

static const field_table track_table = {.rows = track_rows, .form = N_("a track has id, name and rungs")};

static tidu_status read_tracks(rule_reader *r, const yaml_node *list, void *out)
{
    ladder *l = out;
    tidu_status status = TIDU_OK;

    for (const yaml_node *n = list->first; n && !status; n = n->next) {
        if (l->n_tracks == LADDER_MOST_TRACKS && n->kind == YAML_MAPPING)
            return yaml_error(r->tree, n, r->err, _("a ladder has at most %d tracks"), LADDER_MOST_TRACKS - 1);
        status = fields_read(r, n, &track_table, &l->tracks[l->n_tracks++]);
    }
    return status;
}

/* --- groups --------------------------------------------------------------------------------- */

static tidu_status read_group_rungs(rule_reader *r, const yaml_node *list, void *out)
{
    ladder_group *g = out;
    tidu_status status = TIDU_OK;

    for (const yaml_node *m = list->first; m && !status; m = m->next) {
        size_t rung = 0;

        status = ladder_rung_read(r, m, &rung);
        if (!status)
            g->rungs |= (rung_set)1 << rung;
    }
    return status;
}

static const field_row group_rows[] = {
    FIELD_MEMBER("id", REQUIRED, YAML_IS_SCALAR, ladder_id_read, const char *, ladder_group, id),
    FIELD("name", REQUIRED, bilingual, ladder_group, name),
    FIELD_PART("rungs", REQUIRED, YAML_IS_SEQUENCE, read_group_rungs, FIELD_LIST_LIKE(&field_text_form)),
    FIELD_END};

static const field_table group_table = {.rows = group_rows, .form = N_("a group has id, name and rungs")};

static tidu_status read_groups(rule_reader *r, const yaml_node *list, void *out)
{
    ladder *l = out;

    if (list->n > LADDER_MOST_GROUPS)
        return yaml_error(r->tree, list, r->err, _("a ladder has at most %d groups"), LADDER_MOST_GROUPS);
    return members_read(r, list, &group_table, l->groups, sizeof *l->groups, &l->n_groups);
}

/* --- the threshold that growing companies cross ---------------------------------------------- */

static const field_table entry_table = {.read = field_id_row};

static const field_row crossing_rows[] = {
    FIELD_MEMBER("model", REQUIRED, YAML_IS_SCALAR, model_id_read, const char *, ladder_crossing, model),
    FIELD("value", REQUIRED, id, ladder_crossing, value),
    FIELD("line", REQUIRED, id, ladder_crossing, line),
    FIELD("near", REQUIRED, chance, ladder_crossing, near),
    FIELD_LIST("entries", OPTIONAL, &entry_table, ladder_crossing, entries, n_entries),
    FIELD(FIELD_ABOUT("registered", "an indicator: who has it above 0 is above the line already, whatever its figures say"), OPTIONAL, id, ladder_crossing, registered),
    FIELD_END};

static const field_table crossing_table = {.rows = crossing_rows};

/* --- the file ---------------------------------------------------------------------------------- */

static const field_row rows[] = {
    FIELD_MEMBER("ladder", REQUIRED, YAML_IS_SCALAR, ladder_id_read, const char *, ladder, id),
    FIELD("name", REQUIRED, bilingual, ladder, name),
    FIELD("note", OPTIONAL, bilingual, ladder, note),
    FIELD_LIST_OF("documents", OPTIONAL, YAML_IS_MAPPING, &cited_documents, ladder, documents, n_documents),
    FIELD_CITATION(OPTIONAL, ladder, cite),
    FIELD_PART("rungs", REQUIRED, YAML_IS_SEQUENCE, read_rungs, FIELD_LIST_LIKE(&rung_table)),
    FIELD_PART("tracks", OPTIONAL, YAML_IS_SEQUENCE, read_tracks, FIELD_LIST_LIKE(&track_table)),
    FIELD_PART("groups", OPTIONAL, YAML_IS_SEQUENCE, read_groups, FIELD_LIST_LIKE(&group_table)),
    FIELD_PART("pools", OPTIONAL, YAML_IS_SEQUENCE, ladder_pools_read, FIELD_LIST_LIKE(&ladder_pool_table)),
    FIELD_STRUCT("crossing", OPTIONAL, &crossing_table, ladder, crossing),
    FIELD_END};

const field_table ladder_file = {.rows = rows};

static tidu_status finish_load(yaml_tree *tree, const catalogue *models, ladder **out, tidu_error *err)
{
    ladder *l = allocate_array(1, sizeof *l);
    tidu_status status = rule_head_open(l ? &l->head : NULL, tree, err);

    if (!status) {
        rule_reader r = reader_of(&l->head, l, NULL, err);

        r.models = models;
        status = file_read(&r, &ladder_file, l);
    }
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
