/*
 * The ranking of all companies without the certificate by readiness, cached beside a large database (rank_cache). Its
 * key is a text with everything it depends on: version of the program, model digest, year, date and settings.
 */
#include "question/list_order.h"

#include "base/allocate.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text_buffer.h"
#include "store/rank_cache.h"

/* Increase this when a change of the program changes the readiness for the same model and data. */
enum { READING = 2 };

static bool question_text(const binding *b, const model *m, text_buffer *out)
{
    char on[11];

    date_format(b->on, on);
    text_buffer_print(out, "readiness by tidu %s, %d\n%s %s %s\n%d %s\nwithout holders\n", TIDU_VERSION,
                      READING, m->id, m->version, m->digest, b->year, on);
    text_buffer_print(out, "%.17g %.17g %.17g %.17g %.17g\n", m->judging.correlation, m->judging.shift, m->judging.survival,
                      m->judging.slope, m->judging.intercept);
    text_buffer_print(out, "%s\n", m->calibration.digest);
    for (size_t i = 0; i < m->n_settings; i++)
        text_buffer_print(out, "%s=%.17g\n", m->settings[i].value.name, m->settings[i].value.value);
    return !out->failed;
}

tidu_status list_order_companies(const binding *b, const model *m, uint8_t **out, tidu_error *err)
{
    size_t n = panel_count(b->panel);
    uint8_t *is_in = allocate_array(n, 1);

    if (!is_in)
        return error_memory(err);
    for (size_t i = 0; i < n; i++)
        is_in[i] = !credentials_find(b->credentials, panel_code(b->panel, (uint32_t)i), m->id, b->on);
    *out = is_in;
    return TIDU_OK;
}

static bool read_ranks(rank_cache *o, double before, double after, list_ranks *out)
{
    uint64_t ranks[2];

    if (!rank_cache_rank_instead(o, before, before, &ranks[0]) || !rank_cache_rank_instead(o, before, after, &ranks[1]))
        return false;
    *out = (list_ranks){(size_t)ranks[0], (size_t)ranks[1], (size_t)rank_cache_count(o)};
    return true;
}

bool list_order_ranks(const loaded_data *data, const binding *b, const model *m, double before, double after,
                      list_ranks *out)
{
    const cache_place *place;
    rank_cache *o = NULL;
    text_buffer question;
    bool ok;

    if (!data->is_of_store || !(place = store_cache_place(data->store)))
        return false;
    text_buffer_init(&question);
    if (question_text(b, m, &question))
        o = rank_cache_open(place, text_buffer_string(&question));
    text_buffer_clear(&question);
    ok = o && read_ranks(o, before, after, out);
    rank_cache_close(o);
    return ok;
}

static bool is_kept(const cache_place *place, const char *question)
{
    rank_cache *o = rank_cache_open(place, question);

    rank_cache_close(o);
    return o != NULL;
}

void list_order_keep(const loaded_data *data, const binding *b, const model *m, const double *readiness,
                     const uint8_t *is_in)
{
    size_t n = panel_count(b->panel);
    const cache_place *place;
    text_buffer question;
    ranked_keys keys;

    if (!data->is_of_store || !data->store || !store_is_large(data->store, n) ||
        !(place = store_cache_place(data->store)))
        return;
    text_buffer_init(&question);
    if (question_text(b, m, &question) && !is_kept(place, text_buffer_string(&question)) &&
        ranked_keys_init(&keys, readiness, n, is_in)) {
        rank_cache_save(place, text_buffer_string(&question), &keys);
        ranked_keys_clear(&keys);
    }
    text_buffer_clear(&question);
}
