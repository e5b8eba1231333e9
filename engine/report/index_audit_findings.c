/*
 * The limits are those of practice (model/audit_rules.h). Of weights the greatest differences come first; what is constant is said once,
 * not with every correlation that it has not.
 */
#include <math.h>
#include <stdlib.h>

#include "base/cell.h"
#include "base/message.h"
#include "base/number_text.h"
#include "report/index_audit_report_internal.h"

enum { F_STEP, F_KIND, F_ABOUT, F_NAME, F_TEXT, F_FIGURE, F_LIMIT, F_COLUMNS };

static const table_column columns[F_COLUMNS] = {
    [F_STEP] = {"step", N_("stage of the audit"), TABLE_TEXT, 0},
    [F_KIND] = {"finding", NULL, TABLE_TEXT, 0},
    [F_ABOUT] = {"node", NULL, TABLE_TEXT, 0},
    [F_NAME] = {"name", N_("indicator or group"), TABLE_TEXT, 0},
    [F_TEXT] = {"words", N_("finding"), TABLE_TEXT, 0},
    [F_FIGURE] = {"figure", NULL, TABLE_NUMBER, 6},
    [F_LIMIT] = {"limit", NULL, TABLE_NUMBER, 6},
};

enum { SHORT = 32 };

typedef struct finder {
    const audit_writer *w;
    grid *g;
    text_buffer text;
} finder;

typedef struct finding {
    const char *step, *kind;
    size_t node; /* INDEX_NONE: of the whole */
    double figure, limit;
    table_tone tone;
} finding;

/* Takes the text. */
static void add(finder *f, finding x)
{
    const index_node *n = x.node == INDEX_NONE ? NULL : &f->w->m->nodes[x.node];

    grid_row(f->g);
    grid_text(f->g, F_STEP, x.step, x.tone);
    grid_text(f->g, F_KIND, x.kind, TABLE_PLAIN);
    grid_text(f->g, F_ABOUT, n ? n->id : "", TABLE_FAINT);
    grid_text(f->g, F_NAME, n ? audit_node_name(f->w, x.node) : "", TABLE_PLAIN);
    grid_buffer(f->g, F_TEXT, &f->text, TABLE_PLAIN);
    grid_number(f->g, F_FIGURE, x.figure);
    grid_number(f->g, F_LIMIT, x.limit);
}

/* "17.0" of 0.17 */
static const char *percent(double share, char text[SHORT])
{
    number_format_fixed(100 * share, 1, text, SHORT);
    return text;
}

static const char *two(double x, char text[SHORT])
{
    number_format_fixed(fabs(x), 2, text, SHORT);
    return text;
}

/* --- data ----------------------------------------------------------------------------------------------- */

static double share_of(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : 0;
}

static void look_at_ends(finder *f, size_t k)
{
    const audit_column *c = &f->w->x->a->columns[k];
    double limit = f->w->x->rules->at_end, low = share_of(c->n_low, c->n_known), high = share_of(c->n_high, c->n_known);
    size_t node = f->w->m->indicators[k].node;
    char text[SHORT];

    if (low > limit) {
        text_buffer_print(&f->text, _("%s%% of the companies stand at the lowest end of the scale, which does not tell them apart"), percent(low, text));
        add(f, (finding){_("data"), "at_low", node, low, limit, TABLE_OPEN});
    }
    if (high > limit) {
        text_buffer_print(&f->text, _("%s%% of the companies stand at the highest end of the scale, which does not tell them apart"), percent(high, text));
        add(f, (finding){_("data"), "at_high", node, high, limit, TABLE_OPEN});
    }
}

static void look_at_shape(finder *f, size_t k)
{
    const audit_column *c = &f->w->x->a->columns[k];
    const audit_rules *rules = f->w->x->rules;
    char skewness[SHORT], kurtosis[SHORT];

    if (!(fabs(c->skewness_after) >= rules->skewness && c->kurtosis_after >= rules->kurtosis))
        return;
    text_buffer_print(&f->text, _("single values lie far out: skewness %s%s, kurtosis %s"), c->skewness_after < 0 ? "-" : "", two(c->skewness_after, skewness),
                      two(c->kurtosis_after, kurtosis));
    add(f, (finding){_("data"), "far_out", f->w->m->indicators[k].node, c->skewness_after, rules->skewness, TABLE_OPEN});
}

static void look_at_column(finder *f, size_t k)
{
    const audit_column *c = &f->w->x->a->columns[k];
    const audit_rules *rules = f->w->x->rules;
    double known = share_of(c->n_known, c->n_known + c->n_missing), common = share_of(c->n_common, c->n_known);
    size_t node = f->w->m->indicators[k].node;
    char text[SHORT];

    if (!c->n_known) {
        text_buffer_append_string(&f->text, _("no company has a value"));
        add(f, (finding){_("data"), "unknown", node, 0, rules->known, TABLE_BAD});
        return;
    }
    if (known < rules->known) {
        text_buffer_print(&f->text, _("known of only %s%% of the companies that it applies to"), percent(known, text));
        add(f, (finding){_("data"), "little_known", node, known, rules->known, TABLE_OPEN});
    }
    if (c->n_common == c->n_known) {
        text_buffer_append_string(&f->text, _("constant: all companies have the same value, so it tells nobody apart"));
        add(f, (finding){_("data"), "constant", node, 1, rules->same, TABLE_BAD});
        return;
    }
    if (common > rules->same) {
        text_buffer_print(&f->text, _("%s%% of the companies have one and the same value"), percent(common, text));
        add(f, (finding){_("data"), "nearly_constant", node, common, rules->same, TABLE_OPEN});
    }
    look_at_ends(f, k);
    look_at_shape(f, k);
}

/* --- correlations ------------------------------------------------------------------------------------------- */

static void look_at_pairs(finder *f)
{
    const audit_correlations *c = &f->w->x->a->pairs;

    for (size_t i = 0; i < c->n_flagged; i++) {
        const audit_pair *p = &c->flagged[i];
        size_t node = f->w->m->indicators[p->i].node;
        const char *name = audit_name(f->w, p->j);
        char r[SHORT];

        if (p->is_duplicate) {
            text_buffer_print(&f->text, _("the same as %s in every company: it counts twice"), name);
            add(f, (finding){_("correlation"), "duplicate", node, p->r, 1, TABLE_BAD});
            continue;
        }
        if (p->r > 0)
            text_buffer_print(&f->text, _("r = +%s with %s: the two say nearly the same"), two(p->r, r), name);
        else
            text_buffer_print(&f->text, _("r = -%s with %s: the two say nearly the same, the other way round, and cancel out"), two(p->r, r), name);
        add(f, (finding){_("correlation"), "redundant", node, p->r, f->w->x->rules->redundant, TABLE_OPEN});
    }
}

static void look_at_group_of(finder *f, size_t k)
{
    double r = f->w->x->a->columns[k].with_group, limit = f->w->x->rules->against;
    size_t node = f->w->m->indicators[k].node;
    char text[SHORT];

    if (!(r < limit))
        return;
    text_buffer_print(&f->text, _("r = -%s with the others of '%s': it works against them"), two(r, text), audit_node_name(f->w, f->w->m->nodes[node].parent));
    add(f, (finding){_("correlation"), "against_group", node, r, limit, TABLE_BAD});
}

static void look_at_alpha(finder *f, size_t node, double alpha)
{
    double limit = f->w->x->rules->alpha;
    char text[SHORT];

    if (!(alpha < limit))
        return;
    text_buffer_print(&f->text, _("Cronbach's alpha %s%s: its indicators hang together little, so one score hides different things"), alpha < 0 ? "-" : "", two(alpha, text));
    add(f, (finding){_("group"), "alpha", node, alpha, limit, TABLE_OPEN});
}

/* --- weights -------------------------------------------------------------------------------------------------- */

typedef struct gap {
    size_t node;
    double stated, effective;
} gap;

static int by_difference(const void *a, const void *b)
{
    const gap *x = a, *y = b;
    double of_x = fabs(x->effective - x->stated), of_y = fabs(y->effective - y->stated);

    if (of_x != of_y)
        return of_x > of_y ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

static void say_gaps(finder *f, gap *gaps, size_t n)
{
    double limit = f->w->x->rules->difference;
    char stated[SHORT], effective[SHORT];

    qsort(gaps, n, sizeof *gaps, by_difference);
    for (size_t i = 0; i < n; i++) {
        double difference = gaps[i].effective - gaps[i].stated;

        if (!(fabs(difference) > limit))
            continue;
        text_buffer_print(&f->text, _("stated %s%%, in effect %s%%"), percent(gaps[i].stated, stated), percent(gaps[i].effective, effective));
        add(f, (finding){_("weight"), "effective_weight", gaps[i].node, difference, limit, TABLE_OPEN});
    }
}

static void look_at_weights(finder *f)
{
    const index_audit *a = f->w->x->a;
    gap gaps[INDEX_MOST_NODES];
    size_t n = 0;

    for (size_t g = 0; g < a->n_groups; g++) {
        if (cell_is_value(a->groups[g].effective))
            gaps[n++] = (gap){a->groups[g].node, audit_stated(f->w->x->r, a->groups[g].node), a->groups[g].effective};
    }
    say_gaps(f, gaps, n);
    n = 0;
    for (size_t k = 0; k < f->w->m->n_indicators; k++) {
        size_t node = f->w->m->indicators[k].node;

        if (cell_is_value(a->columns[k].effective))
            gaps[n++] = (gap){node, audit_stated(f->w->x->r, node), a->columns[k].effective};
    }
    say_gaps(f, gaps, n);
}

static void look_at_gaps(finder *f)
{
    const index_audit *a = f->w->x->a;

    if (!a->gaps.n_possible)
        return;
    text_buffer_print(&f->text, PLURAL("%zu company may or may not be among the first %lu, as data are missing", "%zu companies may or may not be among the first %lu, as data are missing",
                                       a->gaps.n_possible),
                      a->gaps.n_possible, (unsigned long)a->first);
    add(f, (finding){_("missing data"), "open_rank", INDEX_NONE, (double)a->gaps.n_possible, 0, TABLE_OPEN});
}

void audit_findings(const audit_writer *w)
{
    finder f = {.w = w};

    if (!audit_is_asked(w, "findings"))
        return;
    f.g = audit_grid(w, "findings", _("Worth a second look"), columns, F_COLUMNS);
    if (!f.g)
        return;
    text_buffer_init(&f.text);
    for (size_t k = 0; k < w->m->n_indicators; k++)
        look_at_column(&f, k);
    look_at_pairs(&f);
    for (size_t k = 0; k < w->m->n_indicators; k++)
        look_at_group_of(&f, k);
    for (size_t g = 0; g < w->x->a->n_groups; g++)
        look_at_alpha(&f, w->x->a->groups[g].node, w->x->a->groups[g].alpha);
    look_at_weights(&f);
    look_at_gaps(&f);
    text_buffer_clear(&f.text);
    if (!grid_rows(f.g) && !w->x->table)
        document_note(w->d, _("nothing passes the limits of models/practice/audit.yaml"));
}
