#include "report/expression_words.h"
#include "report/ladder_text.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "report/certificate_text.h"
#include "report/assessment_report.h"
#include "report/reason_text.h"
#include "report/value_text.h"

bool ladder_wants(const ladder_style *style, const char *table)
{
    return !style->only || !strcmp(style->only, table);
}

grid *ladder_grid(document *d, const char *name, const char *heading, const table_column *columns, size_t n,
                  const ladder_style *style)
{
    table_column shown[LADDER_MOST_COLUMNS];

    assert(n <= LADDER_MOST_COLUMNS);
    for (size_t i = 0; i < n; i++) {
        shown[i] = columns[i];
        if (style->is_for_people && columns[i].kind == TABLE_SHARE)
            shown[i].decimals = 1;
    }
    return document_grid(d, name, heading, shown, n);
}

const char *ladder_rung_text(const ladder_state *s, int rung, const ladder_style *style)
{
    const ladder_rung *r;

    if (rung == LADDER_NO_RUNG)
        return style->is_for_people ? _("none") : "none";
    r = &s->ladder->rungs[rung];
    if (!style->is_for_people)
        return r->id;
    if (r->name.zh)
        return model_text_in(r->name, style->is_chinese);
    return s->models[rung] ? model_text_in(s->models[rung]->name, style->is_chinese) : r->id;
}

const char *ladder_track_text(const ladder_state *s, size_t track, const ladder_style *style)
{
    if (!style->is_for_people)
        return s->ladder->tracks[track].id;
    return track ? model_text_in(s->ladder->tracks[track].name, style->is_chinese) : _("main ladder");
}

void ladder_labels_text(const ladder_state *s, uint32_t company, rung_set set, bool with_days,
                        const ladder_style *style, char out[LADDER_CELL])
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t r = 0; r < s->ladder->n_rungs && used < LADDER_CELL; r++) {
        const credential *c;
        char day[CERTIFICATE_DAY];

        if (!(set >> r & 1))
            continue;
        used += (size_t)snprintf(out + used, LADDER_CELL - used, "%s%s",
                                 !used ? "" : style->is_for_people ? "; " : ";", ladder_rung_text(s, (int)r, style));
        c = with_days && style->is_for_people ? ladder_held_by(s, r, company, s->b->on) : NULL;
        if (!c || c->expires_on == CREDENTIAL_FOR_EVER || used >= LADDER_CELL)
            continue;
        used += (size_t)snprintf(out + used, LADDER_CELL - used, _(" (to %s)"), certificate_last_day(c, false, day));
    }
}

const char *ladder_attribute(const ladder_state *s, uint32_t company, const char *indicator)
{
    return panel_text(s->b->panel, company, dictionary_find(panel_dictionary(s->b->panel), indicator));
}

bool ladder_has_towns(const ladder_state *s)
{
    return panel_text_column(s->b->panel, dictionary_find(panel_dictionary(s->b->panel), "town")) != NULL;
}

static reason_style reasons(const ladder_style *style)
{
    return (reason_style){.is_chinese = style->is_chinese, .is_for_people = style->is_for_people};
}

void ladder_unmet_text(const assessment *a, uint32_t company, const ladder_style *style, char out[LADDER_CELL])
{
    char range[VALUE_TEXT_SIZE], pass[PASS_WORDS_SIZE];

    reasons_unmet(a, company, reasons(style), out, LADDER_CELL);
    if (*out || a->verdicts[company] != TRUTH_FALSE || !a->greatest)
        return;
    interval_text(a->least[company], a->greatest[company], range);
    if (style->is_for_people)
        snprintf(out, LADDER_CELL, _("points %s, needed %s"), range, pass_words(a->model, style->is_chinese, pass));
    else
        snprintf(out, LADDER_CELL, "score");
}

void ladder_missing_text(const assessment *a, uint32_t company, const ladder_style *style, char out[LADDER_CELL])
{
    reasons_missing(a, company, reasons(style), out, LADDER_CELL);
    if (!*out && a->verdicts[company] == TRUTH_UNKNOWN)
        snprintf(out, LADDER_CELL, "%s", style->is_for_people ? _("nothing: experts decide") : "judged");
}

void ladder_standing_cells(grid *g, size_t first, const ladder_state *s, size_t rung, uint32_t company,
                           const ladder_style *style)
{
    const assessment *a = s->rungs[rung];
    char text[LADDER_CELL];

    if (!a)
        return;
    grid_text(g, first, assessment_verdict_text(a, company, style->is_for_people), verdict_tone((truth)a->verdicts[company]));
    grid_number(g, first + 1, a->readiness[company]);
    ladder_unmet_text(a, company, style, text);
    grid_text(g, first + 2, text, TABLE_PLAIN);
    ladder_missing_text(a, company, style, text);
    grid_text(g, first + 3, text, TABLE_PLAIN);
}
