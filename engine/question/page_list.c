#include "question/page_list.h"

#include "base/allocate.h"
#include "base/error.h"
#include "base/message.h"

/* Rank the list without regard to names. *is_in becomes its companies, the caller's also on failure. */
static tidu_status make_whole(study *s, bool with_holders, size_t top, uint8_t **is_in, page_list *l, tidu_error *err)
{
    size_t others;
    tidu_status status = study_whole_list(s, with_holders, &others, is_in, err);

    if (status)
        return status;
    for (size_t i = 0; i < panel_count(s->data.panel); i++)
        l->n_whole += (*is_in)[i] != 0;
    return study_list(s, RANK_BY_READINESS, *is_in, top, &l->whole, err);
}

/* Append companies, by code and with rank 0; they have no potential yet. */
static tidu_status append(study *s, const uint8_t *is_apart, ranking *whole, tidu_error *err)
{
    ranking *apart = ranking_by_keys(NULL, panel_count(s->data.panel), s->data.panel, is_apart, 0);
    uint32_t *company = apart ? reallocate_array(whole->company, whole->n + apart->n + 1, sizeof *company) : NULL;
    uint32_t *rank;

    whole->company = company ? company : whole->company;
    rank = company ? reallocate_array(whole->rank, whole->n + apart->n + 1, sizeof *rank) : NULL;
    whole->rank = rank ? rank : whole->rank;
    for (size_t i = 0; rank && i < apart->n; i++) {
        company[whole->n] = apart->company[i];
        rank[whole->n++] = 0;
    }
    ranking_free(apart);
    return rank ? potential_score(s->potential, &s->binding, s->env->threads, is_apart, s->assessment, err) : error_memory(err);
}

static tidu_status take_named(study *s, const uint8_t *in_whole, const uint8_t *is_named, page_list *l, tidu_error *err)
{
    size_t n = panel_count(s->data.panel);
    uint8_t *is_apart = allocate_array(n, 1);
    tidu_status status;

    for (size_t i = 0; is_apart && i < n; i++)
        is_apart[i] = is_named[i] && !in_whole[i];
    status = is_apart ? append(s, is_apart, l->whole, err) : error_memory(err);
    release(is_apart);
    if (!status && !(l->places.at = allocate_array(l->whole->n + 1, sizeof *l->places.at)))
        status = error_memory(err);
    for (size_t i = 0; !status && i < l->whole->n; i++) {
        if (is_named[l->whole->company[i]])
            l->places.at[l->places.n++] = (uint32_t)i;
    }
    return status;
}

static tidu_status choose(study *s, const uint8_t *in_whole, size_t top, page_list *l, tidu_error *err)
{
    uint8_t *is_named;
    tidu_status status = selection_members(s->selection, &s->binding, &is_named, err);

    if (status)
        return status;
    status = take_named(s, in_whole, is_named, l, err);
    release(is_named);
    if (top && l->places.n > top)
        l->places.n = top;
    return status;
}

tidu_status page_list_make(study *s, bool with_holders, size_t top, page_list *l, tidu_error *err)
{
    bool is_named = selection_has_names(s->selection);
    uint8_t *in_whole = NULL;
    tidu_status status;

    *l = (page_list){.whole = NULL};
    status = make_whole(s, with_holders, is_named ? 0 : top, &in_whole, l, err);
    if (!status && is_named)
        status = choose(s, in_whole, top, l, err);
    release(in_whole);
    if (status)
        return status;
    l->pages = l->places.at ? ranking_part(l->whole, l->places.at, l->places.n) : ranking_copy(l->whole);
    if (!l->pages)
        return error_memory(err);
    return l->pages->n ? TIDU_OK : error_set(err, TIDU_ENOTFOUND, _("the list is empty, so there are no plans to write"));
}

void page_list_clear(page_list *l)
{
    ranking_free(l->whole);
    ranking_free(l->pages);
    release(l->places.at);
    *l = (page_list){.whole = NULL};
}
