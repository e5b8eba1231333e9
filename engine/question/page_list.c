#include "question/page_list.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

static tidu_status take_named(study *s, reach_study *ways, size_t top, page_list *l, tidu_error *err)
{
    uint8_t *is_named;
    tidu_status status = selection_members(s->selection, &s->binding, &is_named, err);

    if (status)
        return status;
    status = work_list_make_named(s, ways, l->is_in, is_named, &l->list, err);
    release(is_named);
    if (top && l->list.n_places > top)
        l->list.n_places = top;
    return status;
}

tidu_status page_list_make(study *s, reach_study *ways, const page_options *o, page_list *l, tidu_error *err)
{
    bool is_recheck = s->question->is_recheck; /* nobody is on a way */
    work_options first = {.by = is_recheck ? RANK_BY_READINESS : RANK_BY_WORK,
                          .top = o->top,
                          .tiers = o->tiers,
                          .slots = o->slots,
                          .without_ways = is_recheck};
    size_t others;
    tidu_status status;

    *l = (page_list){.pages = NULL};
    if ((o->tiers || o->slots) && selection_has_names(s->selection))
        return error_set(err, TIDU_EUSAGE, _("companies given by code have their pages whatever their tier; leave --tier and --slots out"));
    status = study_whole_list(s, o->with_holders, &others, &l->is_in, err);
    if (status)
        return status;
    for (size_t i = 0; i < panel_count(s->data.panel); i++)
        l->n_whole += l->is_in[i] != 0;
    status = selection_has_names(s->selection) ? take_named(s, ways, o->top, l, err)
                                               : work_list_make(s, ways, &first, l->is_in, &l->list, err);
    if (status)
        return status;
    l->pages = l->list.places ? ranking_part(l->list.order, l->list.places, l->list.n_places) : ranking_copy(l->list.order);
    if (!l->pages)
        return error_memory(err);
    return l->pages->n ? TIDU_OK : error_set(err, TIDU_ENOTFOUND, _("the list is empty, so there is nothing to write"));
}

void page_list_clear(page_list *l)
{
    work_list_clear(&l->list);
    ranking_free(l->pages);
    release(l->is_in);
    *l = (page_list){.pages = NULL};
}
