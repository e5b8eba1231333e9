#include "report/work_text.h"

#include <math.h>

#include "report/next_step_text.h"
#include "report/reach_report.h"

static bool can_file(const work_list *l, uint32_t company)
{
    tier t;

    return !work_list_row(l, company) && work_list_tier(l, company, &t);
}

const char *work_tier_text(const work_list *l, uint32_t company, bool is_for_people)
{
    tier t;

    if (!work_list_tier(l, company, &t))
        return NULL;
    return is_for_people ? tier_word(t) : tier_name(t);
}

const char *work_state_text(const work_list *l, uint32_t company)
{
    const reach_row *r = work_list_row(l, company);

    return r ? reach_kind_name(r->kind) : can_file(l, company) ? reach_kind_name(REACH_NOW) : NULL;
}

double work_years(const work_list *l, uint32_t company, int year)
{
    const reach_row *r = work_list_row(l, company);

    return r && r->year ? r->year - year : can_file(l, company) ? 0 : NAN;
}

double work_cost(const work_list *l, uint32_t company)
{
    const reach_row *r = work_list_row(l, company);

    return r ? r->cost : can_file(l, company) ? 0 : NAN;
}

double work_application(const work_list *l, uint32_t company)
{
    const reach_row *r = work_list_row(l, company);

    return r && r->year ? r->year : NAN;
}

double work_proven(const work_list *l, uint32_t company)
{
    const reach_row *r = work_list_row(l, company);

    return r ? r->is_proven : can_file(l, company) ? 1 : NAN;
}

const char *work_cost_text(const work_list *l, uint32_t company, bool zh, char text[VALUE_TEXT_SIZE])
{
    const reach_row *r = work_list_row(l, company);

    if (!r || !(r->cost > 0))
        return NULL;
    reach_cost_text(r->cost, zh, text);
    return text;
}

const char *work_next_text(const work_list *l, const advice_basis *today, uint32_t company, bool zh, text_buffer *out)
{
    const reach_row *r = work_list_row(l, company);

    if (!r && !can_file(l, company))
        return NULL;
    reach_next_text(l->ways, r, today, company, zh, out);
    return text_buffer_string(out);
}
